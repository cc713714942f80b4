import { diffFacts, type FactChange } from '#cases/diff/diff-facts.ts'
import { diffSections } from '#cases/diff/diff-sections.ts'
import { diffWords, type Run } from '#cases/diff/diff-words.ts'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { Json } from '#cases/edit/json.ts'
import { splitFrontMatter } from '#cases/front-matter.ts'
import { listFileDigests, listHistory, type RevisionRecord } from '#db/repositories/revision-history.ts'
import type { Db } from '#db/schema.ts'
import { currentSide } from '#scoring/changes/method.ts'
import { scoreChange, type ScoreChange } from '#scoring/changes/score-change.ts'
import { scored, unscorable, type Scored } from '#scoring/result.ts'
import type { CarbonPrice } from '#scoring/vocabulary.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { ChangesView, ComparedRevision, FactChangeView, ScoreChangesView, TextChanges } from '../../components/history/changes-view.ts' // prettier-ignore
import { fieldWords, valueAt } from '../../components/history/field-words.ts'
import { valueLines } from '../../components/history/value-words.ts'
import { dictionaryOf } from '../../i18n/dictionaries.ts'
import type { Language } from '../../i18n/languages.ts'
import { translator, type Speech } from '../../i18n/translate.ts'
import { BUILD_KEY } from '../library-derive.server.ts'
import { library, type LibraryCase } from '../library.server.ts'
import { LIBRARY_SEED } from '../library-seed.ts'
import { missingCase } from '../missing-case.server.ts'
import type { CaseTexts } from './case-texts.ts'
import { mayReadDrafts, newestVisible, revisionNumber, visibleCase } from './revision-access.server.ts'
import { revisionMessage } from './revision-message.ts'
import { computedRevision, soughtRevision } from './revision-page.server.ts'
import { textsOfRevision } from './working-copy.server.ts'

/** The two prices of the headline; `cn-ets` unless the address says otherwise. */
const HEADLINE_PRICES: readonly CarbonPrice[] = ['cn-ets', 'epa-2.0']

/**
 * What changed between two revisions of a case. Who may not see one of them gets the answer for a revision that is not
 * there.
 * @param query `from` and `to`, numbers; left out: the newest that the visitor may see, and the one before it
 * @throws Response 404, or 410 for a case that was withdrawn
 */
export async function changesPage(
  db: Db,
  visitor: Visitor | undefined,
  slug: string,
  query: URLSearchParams,
  language: Language,
): Promise<ChangesView> {
  const standing = await visibleCase(db, visitor, slug)
  if (!standing) throw await missingCase(db, await library(), slug, language)
  const mayWrite = mayReadDrafts(visitor)
  const leftOut: { name: string; value: string }[] = []
  const asked = (name: 'from' | 'to') => {
    const value = query.get(name)
    const number = revisionNumber(value)
    if (value !== null && number === undefined) leftOut.push({ name, value })
    return number
  }
  const [askedFrom, askedTo] = [asked('from'), asked('to')]
  const toNumber = askedTo ?? newestVisible(standing, visitor)
  const fromNumber = askedFrom ?? (await numberBefore(db, slug, toNumber, !mayWrite)) ?? toNumber
  const [before, after] = [
    (await soughtRevision(db, visitor, slug, String(fromNumber), language)).record,
    (await soughtRevision(db, visitor, slug, String(toNumber), language)).record,
  ]
  const [oldSide, newSide] = [await sideOf(db, before), await sideOf(db, after)]
  const speech: Speech = { language, t: translator(dictionaryOf(language)) }
  const titled = newSide.entry ?? oldSide.entry
  return {
    id: slug,
    slug: (await library()).addresses.slugOf(slug),
    title: titled?.case.title[language] ?? slug,
    from: comparedRevision(before, oldSide, language),
    to: comparedRevision(after, newSide, language),
    mayWrite,
    ...comparedTexts(oldSide.texts, newSide.texts, speech),
    attachments: await attachmentChanges(db, before.revision.id, after.revision.id),
    scores: scoreChanges(before, after, oldSide, newSide, query.get('carbon'), language),
    leftOut,
  }
}

async function numberBefore(db: Db, slug: string, number: number, seenOnly: boolean): Promise<number | undefined> {
  const [entry] = await listHistory(db, slug, { seenOnly, before: number, limit: 1 })
  return entry?.revision.number
}

interface Side {
  readonly texts: CaseTexts
  readonly entry: LibraryCase | undefined
}

async function sideOf(db: Db, record: RevisionRecord): Promise<Side> {
  const computed = await computedRevision(db, record)
  return {
    texts: await textsOfRevision(db, record.revision.id),
    entry: 'entry' in computed ? computed.entry : undefined,
  }
}

function comparedRevision(
  { revision, publishedAt }: RevisionRecord,
  { entry }: Side,
  language: Language,
): ComparedRevision {
  const { number, createdAt: at } = revision
  const message = revisionMessage(revision, language)
  return { number, at, publishedAt: publishedAt ?? null, message, ok: entry !== undefined }
}

/** What differs between the facts and the texts of two versions of a case, in the reader's language. */
export function comparedTexts(
  before: CaseTexts,
  after: CaseTexts,
  speech: Speech,
): Pick<ChangesView, 'facts' | 'text' | 'english'> {
  return {
    facts: factChanges(before, after, speech),
    text: textChanges(before.text, after.text),
    english: englishChanges(before, after),
  }
}

function factChanges(before: CaseTexts, after: CaseTexts, speech: Speech): readonly FactChangeView[] | undefined {
  const [old, now] = [frontMatterValue(before.text), frontMatterValue(after.text)]
  if (!old.ok || !now.ok) return undefined
  return folded(diffFacts(old.value, now.value), old.value, now.value).map((change): FactChangeView => {
    const { path, kind } = change
    const texts = typeof change.before === 'string' && typeof change.after === 'string'
    const roots: readonly Json[] = kind === 'removed' ? [old.value, now.value] : [now.value, old.value]
    // Where it was moved from and to: places counted from 1, as people count.
    const value = (one: Json | undefined) =>
      one === undefined ? null : valueLines(path, kind === 'moved' ? Number(one) + 1 : one, speech)
    return {
      words: fieldWords(path, roots, speech.language),
      kind,
      before: value(change.before),
      after: value(change.after),
      runs: texts && isProse(change.before) ? diffWords(change.before as string, change.after as string) : null,
    }
  })
}

/** Small maps that say one thing: a reader wants to see them whole. */
const WHOLE = ['level', 'period', 'basis', 'search', 'confirmed', 'partOf', 'deadweight', 'displacement', 'attribution', 'dropoff'] // prettier-ignore

/** Several changes within one small map as a change of it. */
function folded(changes: readonly FactChange[], old: Json, now: Json): FactChange[] {
  const result: FactChange[] = []
  const seen = new Set<string>()
  for (const change of changes) {
    const place = change.path.findIndex((step, index) => index < change.path.length - 1 && WHOLE.includes(String(step)))
    const path = change.path.slice(0, place + 1)
    const [before, after] = [valueAt(old, path), valueAt(now, path)]
    if (place === -1 || before === undefined || after === undefined) {
      result.push(change)
      continue
    }
    const key = JSON.stringify(path)
    if (!seen.has(key)) result.push({ path, kind: 'changed', before, after })
    seen.add(key)
  }
  return result
}

/** A sentence, of which it helps to see what changed; a word or a date is shown whole. */
const isProse = (value: Json | undefined): boolean =>
  typeof value === 'string' && (/\s/.test(value) || /\p{Script=Han}{4}/u.test(value))

function textChanges(before: string, after: string): TextChanges {
  const sections = diffSections(bodyOf(before), bodyOf(after))
  const changed = sections.filter(({ kind, moved }) => kind !== 'kept' || moved)
  return {
    kept: sections.length - changed.length,
    sections: changed.map(({ kind, heading, headingBefore, moved, runs }) => ({
      kind,
      heading,
      headingBefore: headingBefore ?? null,
      moved,
      runs: kind === 'kept' ? [] : shortened(runs),
    })),
  }
}

/** The text without its front matter; all of it where the fences are broken. */
function bodyOf(text: string): string {
  const parts = splitFrontMatter(text, 'case.md')
  return parts.ok ? parts.value.body : text
}

function englishChanges(before: CaseTexts, after: CaseTexts): TextChanges | null {
  if (before.english === undefined && after.english === undefined) return null
  return textChanges(before.english ?? '', after.english ?? '')
}

/** How much of what stayed is shown on either side of a change. */
const CONTEXT = 90

/** The changes with a little of what stands around them. */
function shortened(runs: readonly Run[]): Run[] {
  return runs.map((run, place) => {
    if (run.kind !== 'kept' || run.text.length <= 2 * CONTEXT + 20) return run
    const head = place === 0 ? '' : run.text.slice(0, CONTEXT)
    const tail = place === runs.length - 1 ? '' : run.text.slice(-CONTEXT)
    return { ...run, text: `${head} […] ${tail}` }
  })
}

async function attachmentChanges(db: Db, beforeId: string, afterId: string): Promise<ChangesView['attachments']> {
  const digests = await listFileDigests(db, [beforeId, afterId])
  const of = (id: string) => new Map([...(digests.get(id) ?? [])].filter(([path]) => !/^(?:case|en)\.md$/.test(path)))
  const [old, now] = [of(beforeId), of(afterId)]
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path) => {
    if (old.get(path) === now.get(path)) return []
    return [{ path, kind: !old.has(path) ? 'added' : !now.has(path) ? 'removed' : 'changed' } as const]
  })
}

/** Changes of scores by what they are computed from: revisions never change, and few pairs are ever asked for. */
const kept = new Map<string, Scored<ScoreChange>>()
const MOST_KEPT = 100

function scoreChanges(
  before: RevisionRecord,
  after: RevisionRecord,
  oldSide: Side,
  newSide: Side,
  askedPrice: string | null,
  language: Language,
): ScoreChangesView {
  const usesCarbon = [oldSide, newSide].some(({ entry }) =>
    entry?.net['cn-ets'].rows.some(({ usesCarbonPrice }) => usesCarbonPrice),
  )
  const carbonPrices = usesCarbon ? HEADLINE_PRICES : HEADLINE_PRICES.slice(0, 1)
  const carbonPrice = carbonPrices.find((price) => price === askedPrice) ?? HEADLINE_PRICES[0]!
  const key = `${BUILD_KEY} ${before.revision.digest} ${after.revision.digest} ${carbonPrice}`
  const side = ({ entry }: Side) => (entry ? scored(currentSide(entry.case)) : unscorable('no-case'))
  const change = kept.get(key) ?? scoreChange(side(oldSide), side(newSide), { carbonPrice, seed: LIBRARY_SEED })
  kept.set(key, change)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  return { carbonPrice, carbonPrices, change, names: namesOf([oldSide, newSide], language) }
}

function namesOf(sides: readonly Side[], language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sides.flatMap(({ entry }) => {
      if (!entry) return []
      const { outcomes, harms } = entry.case
      const items = [...outcomes, ...(harms.state === 'listed' ? harms.items : [])]
      return items.map(({ id, label }) => [id, label[language]])
    }),
  )
}
