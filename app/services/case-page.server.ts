import { renderText } from '#cases/render.server.ts'
import { provinceName } from '#cases/provinces.ts'
import type { Db } from '#db/schema.ts'
import type { LocalText } from '#scoring/facts.ts'
import { factorById } from '#scoring/net-value/factors/library.ts'
import type { NetValue } from '#scoring/net-value/net-value.ts'
import type { NetValueRow } from '#scoring/net-value/row.ts'
import { scenarioEnds } from '#scoring/net-value/scenario-ends.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { nextBestEvidence } from '#scoring/social-value/next-evidence.ts'
import { DIMENSIONS, INDICATORS } from '#scoring/vocabulary.ts'
import type { CaseView, EditionView, EvidenceView, NetChoiceView, NetRowView, NetView } from '../components/case/case-view.ts' // prettier-ignore
import { casePath } from '../case-path.ts'
import { database } from '../database.server.ts'
import type { Language } from '../i18n/languages.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type Library, type LibraryCase } from './library.server.ts'
import { missingCase } from './missing-case.server.ts'
import { NO_PICTURES, revisionPictures, type PictureSizes } from './picture-sizes.server.ts'
import { relatedCases } from './related-cases.ts'
import { replyView, sentInLines } from './sent-in/public-sent-in.ts'

/** Rendered texts by revision and language: markdown is turned into HTML once, not once a request. */
const texts = new Map<string, ReturnType<typeof renderText>>()
const MOST_TEXTS = 1_000

const keptView = keptPerLibrary<CaseView>(500)

/** Everything the page of one case shows, in one language. An unknown slug is a 404, a withdrawn one a 410. */
export async function casePage(slug: string, language: Language): Promise<CaseView> {
  const shelf = await library()
  const entry = shelf.byId.get(slug)
  if (!entry) throw await missingCase((await database()).db, shelf, slug, language)
  const pictures = await picturesOf((await database()).db, entry)
  return keptView(shelf, `${language} ${slug}`, () => caseView(entry, shelf, language, null, pictures))
}

/**
 * What a page shows of a case of the library or of one of its revisions.
 * @param edition where it is a revision at an address of its own
 * @param pictures how large the pictures of its texts are shown
 */
export function caseView(
  entry: LibraryCase,
  shelf: Library,
  language: Language,
  edition: EditionView | null,
  pictures: PictureSizes = NO_PICTURES,
): CaseView {
  const { case: facts, index } = entry
  const slug = shelf.addresses.slugOf(entry.id)
  const say = (text: LocalText) => text[language]
  const maybe = (text: LocalText | undefined) => (text ? text[language] : null)
  const translated = language === 'en' && entry.translation !== null
  const text = renderedText(entry, translated, slug, pictures)
  const sentIn = shelf.sentIn.get(entry.id) ?? []
  const labels = new Map(
    [...facts.outcomes, ...(facts.harms.state === 'listed' ? facts.harms.items : [])].map((item) => [
      item.id,
      say(item.label),
    ]),
  )
  return {
    id: entry.id,
    slug,
    kind: facts.kind,
    title: say(facts.title),
    otherTitle: facts.title[language === 'en' ? 'zh-CN' : 'en'],
    summary: say(facts.summary),
    organisation: say(facts.organisation.name),
    affiliates: facts.organisation.affiliates.map(say),
    industry: facts.organisation.industry,
    issue: facts.socialIssue,
    sdgs: facts.sdgs,
    trigger: facts.trigger,
    innovations: facts.innovationPoints.map(({ point, mechanism, assignedBy }) => ({
      point: say(point),
      mechanism,
      assignedBy,
    })),
    asOf: facts.asOf,
    status: facts.status,
    period: {
      start: facts.period.start ?? null,
      end: facts.period.end ?? null,
      evidence: facts.period.evidence,
    },
    regions: facts.regions.map((region) => ({
      scope: region.scope,
      provinces: region.provinces.map((code) => provinceName(code)[language]),
      provinceCount: region.provinceCount ?? null,
      cityCount: region.cityCount ?? (region.cities.length > 0 ? region.cities.length : null),
      evidence: region.evidence,
    })),
    levels: facts.levels.map(({ level }) => level),
    components: facts.components.map((component) => ({
      id: component.id,
      name: say(component.name),
      period: component.period ? { start: component.period.start ?? null, end: component.period.end ?? null } : null,
      note: maybe(component.note),
      evidence: component.evidence,
    })),
    partners: facts.partners.map((partner) => ({
      name: say((partner.name ?? partner.group)!),
      isGroup: partner.name === undefined,
      count: partner.count ?? null,
      sector: partner.sector,
      affiliate: partner.affiliate,
      role: say(partner.role),
      agreement: partner.agreement
        ? { signed: partner.agreement.signed, parties: say(partner.agreement.parties) }
        : null,
      evidence: partner.evidence,
    })),
    funding: facts.funding.map((item) => ({
      label: say(item.label),
      scope: item.scope,
      amountCny: item.amountCny ?? null,
      qualifier: item.qualifier ?? 'exact',
      payer: say(item.payer),
      year: item.year ?? null,
      evidence: item.evidence,
    })),
    spending: facts.spending.map((item) => ({
      detail: item.detail,
      statement: say(item.statement),
      evidence: item.evidence,
    })),
    foundations: facts.foundations.map((item) => ({
      name: say(item.name),
      role: item.role,
      amountCny: item.amountCny ?? null,
      statement: maybe(item.statement),
      evidence: item.evidence,
    })),
    assets: facts.assets.map((item) => ({ kind: item.kind, label: say(item.label), evidence: item.evidence })),
    accounts: facts.accounts.map((item) => ({
      label: say(item.label),
      own: item.own,
      followers: item.followers ?? null,
      reads: item.reads ?? null,
      evidence: item.evidence,
    })),
    newsLog: facts.newsLog.map(({ query, date, scope, distinctDomains }) => ({ query, date, scope, distinctDomains })),
    index: {
      lower: index.lower,
      upper: index.upper,
      known: index.known,
      coverage: index.coverage,
      band: index.band,
      rank: entry.rank,
      casesInLibrary: shelf.cases.length,
      dimensions: DIMENSIONS.map((dimension) => {
        const { lower, upper, coverage } = index.dimensions[dimension]
        return { dimension, lower, upper, coverage }
      }),
      indicators: INDICATORS.map((id) => {
        const scored = index.indicators[id]
        const stated = facts.indicators[id]
        const words = INDICATOR_TEXTS[id]
        return {
          id,
          dimension: scored.dimension,
          name: say(words.name),
          asks: say(words.asks),
          state: scored.state,
          counted: scored.counted,
          level: scored.level,
          anchors: words.anchors.map(say),
          evidence: scored.evidence,
          confirmed: stated.confirmed ?? null,
          override: maybe(stated.override),
          note: maybe(stated.note),
        }
      }),
    },
    net: netView(entry, labels, language),
    harms:
      facts.harms.state === 'listed'
        ? facts.harms.items.map((harm) => ({
            id: harm.id,
            label: say(harm.label),
            reason: harm.notPriced ? say(harm.notPriced.reason) : null,
            code: harm.notPriced?.code ?? null,
            note: maybe(harm.note),
            evidence: [...new Set([...harm.evidence, ...harm.observations.flatMap(({ evidence }) => evidence)])],
          }))
        : [],
    next: nextBestEvidence(index).map(({ indicator, expectedNarrowing, maxNarrowing, settledBy }) => ({
      indicator,
      name: say(INDICATOR_TEXTS[indicator].name),
      expected: expectedNarrowing,
      max: maxNarrowing,
      settledBy: say(settledBy),
    })),
    openQuestions: facts.openQuestions.map(({ question, settles, where }) => ({
      question: say(question),
      settles: settledNames(entry, settles, language),
      where: maybe(where),
    })),
    contradictions: facts.contradictions.map(({ id, about, chosen, reason, values }) => ({
      id,
      about: say(about),
      chosen,
      reason: say(reason),
      values: values.map(({ value, evidence }) => ({ value: say(value), evidence })),
    })),
    series: [...facts.outcomes, ...(facts.harms.state === 'listed' ? facts.harms.items : [])]
      .filter(({ observations }) => observations.length > 0)
      .map((outcome) => ({
        id: outcome.id,
        label: say(outcome.label),
        unit: outcome.unit,
        kind: outcome.kind,
        sign: outcome.sign,
        population: maybe(outcome.population),
        partOf: outcome.partOf
          ? { label: labels.get(outcome.partOf.id) ?? outcome.partOf.id, relation: outcome.partOf.relation }
          : null,
        note: maybe(outcome.note),
        observations: outcome.observations.map(({ asOf, basis, value, qualifier, note, evidence }) => ({
          asOf,
          basis: basis.kind,
          value,
          qualifier,
          note: maybe(note),
          evidence,
        })),
        parts: (outcome.breakdown?.parts ?? []).map(({ id, label, value, evidence }) => ({
          id,
          label: say(label),
          value,
          evidence,
        })),
      })),
    facts: facts.facts.map((fact) => ({
      id: fact.id,
      label: say(fact.label),
      value: fact.value,
      unit: fact.unit,
      qualifier: fact.qualifier,
      context: fact.context,
      asOf: fact.asOf ?? null,
      note: maybe(fact.note),
      evidence: fact.evidence,
    })),
    textHtml: text.html,
    textSections: text.sections,
    textLanguage: translated ? 'en' : 'zh-CN',
    translationOutdated: translated && entry.translationOutdated,
    evidence: evidenceViews(entry, text.cited, language),
    sourceCount: facts.sources.length,
    related: relatedCases(shelf, entry, language),
    ownClaimShare: facts.evidence.filter(({ grade }) => grade === 'C').length / facts.evidence.length,
    revision: {
      number: entry.revision.number,
      digest: entry.revision.digest,
      createdAt: entry.revision.createdAt,
    },
    reply: edition ? null : replyView(sentIn),
    sentIn: edition ? [] : sentInLines(sentIn, language),
    edition,
  }
}

/** How large the pictures of its texts are shown. */
export const picturesOf = (db: Db, { revision, case: facts, translation }: LibraryCase): Promise<PictureSizes> =>
  revisionPictures(db, revision.id, [facts.body, translation?.body ?? ''])

function renderedText(entry: LibraryCase, translated: boolean, slug: string, pictures: PictureSizes) {
  const key = `${entry.revision.id} ${translated} ${slug}`
  const ready = texts.get(key)
  if (ready) return ready
  const body = translated && entry.translation ? entry.translation.body : entry.case.body
  const word = translated ? 'Evidence' : '证据'
  const { number } = entry.revision
  const rendered = renderText(body, {
    citationLabel: (place) => `${word} ${place}`,
    // By the revision: what is kept of it stays true, and is kept for good.
    attachmentUrl: (name) => casePath(slug, `/r/${number}/files/${name}`),
    pictureSize: (name) => pictures.get(name),
  })
  texts.set(key, rendered)
  if (texts.size > MOST_TEXTS) texts.delete(texts.keys().next().value ?? '')
  return rendered
}

/** Evidence in the order the text cites it, so that its numbers are the footnotes' numbers; then the rest. */
function evidenceViews(entry: LibraryCase, cited: readonly string[], language: Language): EvidenceView[] {
  const sources = new Map(entry.case.sources.map((source) => [source.id, source]))
  const place = new Map(cited.map((id, index) => [id, index]))
  const ordered = [...entry.case.evidence].sort(
    (left, right) => (place.get(left.id) ?? cited.length) - (place.get(right.id) ?? cited.length),
  )
  return ordered.map((item, index) => {
    const source = sources.get(item.source)!
    return {
      id: item.id,
      number: index + 1,
      inText: place.has(item.id),
      locator: item.locator[language],
      who: item.claimedBy.who[language],
      whoKind: item.claimedBy.kind,
      grade: item.grade,
      weak: item.weak,
      quote: item.quote ?? null,
      note: item.note?.[language] ?? null,
      source: {
        title: source.title,
        publisher: source.publisher,
        date: source.date ?? null,
        url: source.url ?? null,
        accessed: source.accessed ?? null,
        archived: source.archived ?? null,
        kind: source.kind,
        note: source.note?.[language] ?? null,
      },
    }
  })
}

function netView(entry: LibraryCase, labels: ReadonlyMap<string, string>, language: Language): NetView {
  const market = entry.net['cn-ets']
  const usesCarbonPrice = market.rows.some((row) => row.usesCarbonPrice)
  const { harms } = entry.case
  return {
    harms: harms.state,
    harmsDate: harms.state === 'searched-none' ? harms.date : null,
    counts: market.counts,
    choices: (usesCarbonPrice ? [market, entry.net['epa-2.0']] : [market]).map((net) =>
      choiceView(net, labels, language),
    ),
    usesCarbonPrice,
    carbonRatio: market.carbonChoices.ratio,
    sroi: market.sroi,
    sobol: market.sobol,
    warnings: withLabels(dedupe([...market.warnings, ...(usesCarbonPrice ? entry.net['epa-2.0'].warnings : [])]), labels, language), // prettier-ignore
    discountRate: market.discountRate,
    draws: market.draws,
    seed: market.seed,
  }
}

function choiceView(net: NetValue, labels: ReadonlyMap<string, string>, language: Language): NetChoiceView {
  return {
    carbonPrice: net.carbonPrice,
    status: net.status,
    median: net.median,
    p05: net.p05,
    p95: net.p95,
    bounds: net.bounds,
    scenario: scenarioEnds(net),
    rows: net.rows.map((row) => rowView(row, labels, language)),
  }
}

function rowView(row: NetValueRow, labels: ReadonlyMap<string, string>, language: Language): NetRowView {
  return {
    id: row.id,
    label: row.label[language],
    side: row.side,
    sign: row.sign,
    kind: row.kind,
    status: row.status,
    code: row.code,
    reason: row.notPricedReason?.[language] ?? null,
    usesCarbonPrice: row.usesCarbonPrice,
    quantity: row.quantity,
    physical: row.physical ? { low: row.physical.low, high: row.physical.high, unit: row.physical.unit } : null,
    chain: row.chain.map((step) => {
      const factor = factorById(step.factorId)
      return {
        factorId: step.factorId,
        name: factor ? factor.indicator[language] : step.factorId,
        source: factor ? [factor.source.title, factor.source.publisher].filter(Boolean).join(', ') : '',
        low: step.low,
        central: step.central,
        high: step.high,
        unitFrom: step.unitFrom,
        unitTo: step.unitTo,
        verified: step.verified,
        currency: step.currency,
      }
    }),
    filters: row.filters
      ? (['deadweight', 'displacement', 'attribution'] as const).map((name) => {
          const { state, low, high, who } = row.filters![name]
          return { name, state, low, high, who }
        })
      : [],
    gross: row.grossCny2023,
    net: row.netCny2023,
    overTime: row.overTime ? { years: row.overTime.years, byRate: row.overTime.byRate } : null,
    evidence: row.evidence,
    reasons: withLabels(row.reasons, labels, language),
  }
}

function dedupe<T>(items: readonly T[]): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = JSON.stringify(item)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Puts words where a refusal names a row or a factor by its id. */
function withLabels(
  refusals: NetRowView['reasons'],
  labels: ReadonlyMap<string, string>,
  language: Language,
): NetRowView['reasons'] {
  return refusals.map(({ code, detail }) => ({
    code,
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => {
        if (name === 'factor') return [name, factorById(String(value))?.indicator[language] ?? value]
        return [name, name === 'row' || name === 'of' ? (labels.get(String(value)) ?? value) : value]
      }),
    ),
  }))
}

const FIELD_NAMES: Readonly<Record<string, LocalText>> = {
  harms: { 'zh-CN': '损害', en: 'harms' },
  investments: { 'zh-CN': '投入', en: 'investment' },
}

/** What an open question would settle, in words: an indicator, an outcome, a figure or a field. */
function settledNames(entry: LibraryCase, settles: readonly string[], language: Language): string[] {
  const { facts, outcomes, harms } = entry.case
  const named = [...outcomes, ...(harms.state === 'listed' ? harms.items : []), ...facts]
  return settles.flatMap((id) => {
    const indicator = INDICATORS.find((name) => name === id)
    if (indicator) return [`${id} ${INDICATOR_TEXTS[indicator].name[language]}`]
    const label = FIELD_NAMES[id] ?? named.find((item) => item.id === id)?.label
    return label ? [label[language]] : []
  })
}
