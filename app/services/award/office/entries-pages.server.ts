import type { EntryContent, EntryRevision } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { casePath } from '../../../case-path.ts'
import type { EntriesView, EntryRow, EntryView, ImportPreview } from '../../../components/award/office/entries/entries-view.ts' // prettier-ignore
import type { EntriesNotice, EntriesQuery } from '../../../forms/award/entries-query.ts'
import type { Language } from '../../../i18n/languages.ts'
import { fold } from '../../../search/fold.ts'
import type { Library } from '../../library.server.ts'
import { alikeValues } from '../alike/alike-values.ts'
import { attributesCounted } from '../alike/attributes-counted.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { withFiles } from '../entering/draft-content.ts'
import { entryOf, listEntries, type ListedEntry } from '../entries/entries.server.ts'
import { plainContent } from '../entries/entry-content.ts'
import { previewImport } from '../entries/entry-import.server.ts'
import { columnNames, neededColumns, type TableProblem } from '../entries/entry-table.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { officeName } from './office-name.server.ts'
import { entryVetoes } from '../judging/vetoes.server.ts'

const ROWS_A_PAGE = 100
/** Of the library, on one page. */
const MOST_CASES = 20

/** Which entries and cases a page shows, and what was done a moment ago. */
export interface AskedEntries {
  readonly query: EntriesQuery
  readonly caseWords: string
  readonly notice: EntriesNotice | null
}

/**
 * A page of the entries of an award, for who runs or watches it.
 * @throws ForbiddenError
 */
export async function entriesPage(
  db: Db,
  { visitor, now }: Pick<AwardVisit, 'visitor' | 'now'>,
  shelf: Pick<Library, 'cases'>,
  id: string,
  asked: AskedEntries,
  language: Language,
): Promise<EntriesView | undefined> {
  const { isBlind } = await watcherOf(db, visitor, id)
  const award = await awardOf(db, visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const all = await listEntries(db, visitor, id)
  const { query } = asked
  const words = wordsIn(query.words)
  const chosen = all
    .filter(({ category }) => query.category === '' || category === query.category)
    .filter((entry) => holds(`${entry.id} ${entry.title['zh-CN']} ${entry.title.en} ${entry.organisation}`, words))
  const pages = Math.max(1, Math.ceil(chosen.length / ROWS_A_PAGE))
  const page = Math.min(query.page, pages)
  const takesEntries = award.state === 'draft' || award.state === 'open'
  return {
    award: await officeName(db, award, now),
    mayRun: award.powers.run,
    isBlind,
    takesEntries,
    categories: rules.categories.map(({ id: category, title }) => ({ id: category, title })),
    query: { ...query, page },
    entries: chosen.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE).map(rowOf),
    count: chosen.length,
    all: all.length,
    pages,
    waiting: all.filter(({ state }) => state === 'submitted').length,
    notice: asked.notice,
    alikeValues: takesEntries && award.powers.run ? alikeValues(rules.gates.caps, await attributesCounted(db, id, rules.gates.caps)) : [], // prettier-ignore
    columns: columnsIn(language),
    // Which cases are in no entry tells which are: nobody else's business than of who can enter them.
    library: award.powers.run ? freeCases(shelf, all, asked.caseWords, language) : { words: '', cases: [], more: 0 },
  }
}

const wordsIn = (text: string): readonly string[] => fold(text).split(/\s+/).filter(Boolean)

function holds(text: string, words: readonly string[]): boolean {
  const folded = fold(text)
  return words.every((word) => folded.includes(word))
}

function rowOf({ id, title, organisation, category, state, caseId, faults, twins }: ListedEntry): EntryRow {
  const shown = state === 'ineligible' && faults.length === 0 ? (['office'] as const) : faults
  return { id, title, organisation, category, state, isCase: caseId !== undefined, faults: shown, twins }
}

/** The columns of a table as a reader of the language may write them. */
function columnsIn(language: Language): EntriesView['columns'] {
  const comma = language === 'en' ? ', ' : '、'
  return { all: columnNames(language).join(comma), required: neededColumns(language).join(comma) }
}

/** Published cases that are in no entry, those that were searched for. */
function freeCases(
  shelf: Pick<Library, 'cases'>,
  entries: readonly ListedEntry[],
  asked: string,
  language: Language,
): EntriesView['library'] {
  const entered = new Set(entries.flatMap(({ caseId, state }) => (state === 'withdrawn' ? [] : (caseId ?? []))))
  const words = wordsIn(asked)
  const free = shelf.cases
    .filter(({ id }) => !entered.has(id))
    .map(({ id, slug, case: facts }) => ({ id, slug, title: facts.title, organisation: facts.organisation.name }))
    .filter(({ id, title, organisation }) => holds([id, ...Object.values(title), ...Object.values(organisation)].join(' '), words)) // prettier-ignore
  return {
    words: asked,
    cases: free
      .slice(0, MOST_CASES)
      .map(({ id, slug, title, organisation }) => ({ id, path: casePath(slug), title: title[language], organisation: organisation[language] })), // prettier-ignore
    more: Math.max(0, free.length - MOST_CASES),
  }
}

/**
 * One entry with what its form holds.
 * @throws ForbiddenError
 */
export async function entryPage(
  db: Db,
  visitor: Visitor | undefined,
  { addresses }: Pick<Library, 'addresses'>,
  id: string,
  entryId: string,
  { now, saved }: { readonly now: string; readonly saved: boolean },
): Promise<EntryView | undefined> {
  demandRight(visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visitor, id)
  const rules = award && (await rulesInForce(db, id))
  const one = (await listEntries(db, visitor, id)).find((entry) => entry.id === entryId)
  const found = one && (await entryOf(db, visitor, id, entryId))
  if (!rules || !found) return undefined
  const { content, redacted } = found.revision
  return {
    award: await officeName(db, award, now),
    categories: rules.categories.map(({ id: category, title }) => ({ id: category, title })),
    entry: {
      ...rowOf(one),
      tag: one.tag,
      revision: one.revision,
      casePath: one.caseId === undefined ? null : casePath(addresses.slugOf(one.caseId)),
    },
    fields: {
      category: one.category,
      titleZh: content.title['zh-CN'],
      titleEn: content.title.en,
      organisation: content.organisation,
      summaryZh: content.summary['zh-CN'],
      summaryEn: content.summary.en,
      region: content.attributes['region'] ?? '',
      ownership: content.attributes['ownership'] ?? '',
      industry: content.attributes['industry'] ?? '',
      source: content.source,
      redactedTitle: redacted?.title['zh-CN'] ?? '',
      redactedSummary: redacted?.summary['zh-CN'] ?? '',
    },
    files: (content.attachments ?? []).map(({ name, bytes, sha256 }) => ({
      name,
      bytes,
      address: `/awards/${id}/office/entries/${entryId}/files/${name}`,
      isCleared: redacted?.attachments?.some((file) => file.name === name && file.sha256 === sha256) ?? false,
    })),
    canChange: one.state !== 'withdrawn' && (award.state === 'draft' || award.state === 'open'),
    veto: (await entryVetoes(db, visitor, { award: id, entry: entryId, now })) ?? null,
    saved,
  }
}

/**
 * A table as it was read, with its text, which is sent back and imported once it was looked at.
 * @throws ForbiddenError
 */
export async function tablePreview(
  db: Db,
  visitor: Visitor | undefined,
  id: string,
  csv: string,
): Promise<ImportPreview | undefined> {
  const preview = await previewImport(db, visitor, { award: id, text: csv })
  if (!preview) return undefined
  return {
    csv,
    digest: preview.digest,
    sheet: preview.sheet ?? null,
    rows: preview.rows.map(({ line, category, content, redacted }) => ({
      line,
      title: content.title,
      organisation: content.organisation,
      category,
      isBlindReady: redacted !== null,
      known: preview.known.get(line) ?? null,
    })),
    problems: preview.problems.map(shownProblem),
  }
}

const shownProblem = ({ code, line, column, values }: TableProblem) => ({
  code,
  line: line ?? null,
  cell: column === undefined ? null : `${column}${line ?? ''}`,
  values,
})

/** What keeps a spreadsheet from being read at all, as a preview. */
export const sheetRefused = (problems: readonly TableProblem[]): ImportPreview => ({
  csv: '',
  digest: '',
  sheet: null,
  rows: [],
  problems: problems.map(shownProblem),
})

/** What stands in the form of an entry. */
export interface EntryFormContent {
  readonly titleZh: string
  readonly titleEn: string
  readonly organisation: string
  readonly summaryZh: string
  readonly summaryEn: string
  readonly region: string
  readonly ownership: string
  readonly industry: string
  readonly source: string
  readonly redactedTitle: string
  readonly redactedSummary: string
  /** Names of files that judges of the copy without names may open. */
  readonly cleared: readonly string[]
}

/** An entry as its form has it; what no form shows, such as its evidence, stays. */
export function revisedContent(
  before: EntryRevision,
  form: EntryFormContent,
): { readonly content: EntryContent; readonly redacted: EntryContent | null } {
  const attributes = { ...before.content.attributes, region: form.region, ownership: form.ownership, industry: form.industry } // prettier-ignore
  return {
    content: {
      ...before.content,
      title: { 'zh-CN': form.titleZh, en: form.titleEn || form.titleZh },
      organisation: form.organisation,
      summary: { 'zh-CN': form.summaryZh, en: form.summaryEn || form.summaryZh },
      attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
      source: form.source,
    },
    redacted: form.redactedTitle === '' ? null : redactedContent(before, form),
  }
}

/** Which files may be opened is chosen anew each time: one of an earlier revision is none of this. */
function redactedContent({ content, redacted }: EntryRevision, form: EntryFormContent): EntryContent {
  const both = (words: string) => ({ 'zh-CN': words, en: words })
  const { attachments: _, ...rest } = redacted ?? plainContent({ title: both(''), organisation: '' })
  const cleared = (content.attachments ?? []).filter(({ name }) => form.cleared.includes(name))
  return { ...rest, title: both(form.redactedTitle), summary: both(form.redactedSummary), ...withFiles(cleared) }
}
