import { listSourceChecks, type SourceCheck } from '#db/repositories/desk/source-check.ts'
import { EVIDENCE_GRADES } from '#scoring/vocabulary.ts'
import { demandRight } from '../../access/need.ts'
import type { SourceAddress, SourceRow, SourcesView } from '../../components/desk/sources/sources-view.ts'
import { sourcesAddress, type SourceFilter, type SourceMark, type LeftOutSourceCondition } from '../../forms/desk/source-filter.ts' // prettier-ignore
import type { Language } from '../../i18n/languages.ts'
import { fold } from '../../search/fold.ts'
import { csv } from '../csv.ts'
import type { Library } from '../library.server.ts'
import { removalsOf, type CopyRemoval } from './archived-copies.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { headCases } from './head-cases.server.ts'
import { sourceRegister, type RegisteredSource, type SourceUse } from './source-register.ts'

const ROWS_A_PAGE = 50

type Checks = ReadonlyMap<string, SourceCheck>
type Removals = ReadonlyMap<string, CopyRemoval>

/** What is known of sources beside what cases say of them. */
interface Known {
  readonly checks: Checks
  readonly removals: Removals
}

interface Chosen extends Known {
  readonly sources: readonly RegisteredSource[]
  readonly unreadable: readonly string[]
}

/** Those sources of the register that meet the conditions, in the order asked for. */
async function chosenSources(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  shelf: Library,
  filter: SourceFilter,
): Promise<Chosen> {
  demandRight(visitor, 'case.write')
  const heads = await headCases(db, shelf)
  const checks = new Map((await listSourceChecks(db)).map((check) => [check.address, check]))
  const register = sourceRegister(heads)
  const digests = register.flatMap(({ copies }) => copies)
  const removals = new Map((await removalsOf(db, digests)).map((one) => [one.sha256, one]))
  const known = { checks, removals }
  const words = fold(filter.words).split(/\s+/).filter(Boolean)
  const sources = register.filter((source) => {
    if (filter.kind !== null && !source.kinds.includes(filter.kind)) return false
    if (!filter.marks.every((mark) => hasMark[mark](source, known))) return false
    return words.every((word) => source.searched.includes(word))
  })
  const key = SORT_KEYS[filter.sort]
  const sorted = sources
    .map((source) => ({ source, key: key(source, checks) }))
    .sort((left, right) => compare(left.key, right.key) || compare(left.source.title, right.source.title))
  return { sources: sorted.map(({ source }) => source), ...known, unreadable: heads.unreadable }
}

const checkOf = ({ addresses }: RegisteredSource, checks: Checks) =>
  addresses.flatMap(({ key }) => checks.get(key) ?? [])

const hasMark: Readonly<Record<SourceMark, (source: RegisteredSource, known: Known) => boolean>> = {
  old: ({ uses }) => uses.some(({ old }) => old !== undefined),
  unreachable: (source, { checks }) =>
    checkOf(source, checks).some(({ outcome }) => outcome === 'gone' || outcome === 'unsure'),
  moved: (source, { checks }) => checkOf(source, checks).some(({ outcome }) => outcome === 'moved'),
  contradicted: ({ uses }) => uses.some(({ contradictions }) => contradictions.length > 0),
  unused: ({ used }) => used === 0,
  'no-access': ({ lacksAccess }) => lacksAccess,
  'no-copy': (source, { removals }) =>
    source.lacksCopy || (source.addresses.length > 0 && isWithoutCopy(source, removals)),
}

/** Where cases point to copies, and all of them were removed. */
const isWithoutCopy = ({ copies }: RegisteredSource, removals: Removals): boolean =>
  copies.length > 0 && copies.every((digest) => removals.has(digest))

type Key = string | number
const compare = (left: Key, right: Key): number => (left < right ? -1 : left > right ? 1 : 0)
/** After every date. */
const LAST = '9'

const SORT_KEYS: Readonly<Record<SourceFilter['sort'], (source: RegisteredSource, checks: Checks) => Key>> = {
  uses: ({ uses, evidence }) => -(uses.length * 1_000_000 + evidence),
  title: ({ title }) => title,
  date: ({ date }) => date ?? LAST,
  accessed: ({ oldestAccess }) => oldestAccess ?? LAST,
  // Never checked comes first; what has no address cannot be checked.
  checked: (source, checks) => {
    if (source.addresses.length === 0) return LAST
    return source.addresses.map(({ key }) => checks.get(key)?.checkedAt ?? '').sort()[0]!
  },
}

/** The register of sources under these conditions, a page of it. */
export async function sourcesPage(
  site: DeskSite,
  visit: DeskVisit,
  shelf: Library,
  { filter: asked, leftOut }: { readonly filter: SourceFilter; readonly leftOut: readonly LeftOutSourceCondition[] },
  language: Language,
): Promise<SourcesView> {
  const { sources, unreadable, ...known } = await chosenSources(site, visit, shelf, asked)
  const pages = Math.max(1, Math.ceil(sources.length / ROWS_A_PAGE))
  const filter = { ...asked, page: Math.min(asked.page, pages) }
  const first = (filter.page - 1) * ROWS_A_PAGE
  return {
    filter,
    leftOut: filter.page === asked.page ? leftOut : [...leftOut, { name: 'page', value: String(asked.page) }],
    total: sources.length,
    rows: sources.slice(first, first + ROWS_A_PAGE).map((source) => rowOf(source, known, language)),
    pages,
    csvAddress: sourcesAddress({ ...filter, page: 1 }, '/desk/sources.csv'),
    unreadable,
  }
}

const SAID_MARKS = ['old', 'contradicted', 'unused', 'no-access', 'no-copy'] as const

function rowOf(source: RegisteredSource, known: Known, language: Language): SourceRow {
  const { anchor, title, publisher, date, kinds, uses, oldestAccess, copies } = source
  const { checks, removals } = known
  return {
    anchor,
    title,
    publisher,
    date: date ?? null,
    kinds,
    addresses: source.addresses.map(({ key, url }) => ({ url, check: shownCheck(checks.get(key)) })),
    uses: byCase(uses).map((use) => ({
      caseId: use.caseId,
      title: use.title[language],
      evidence: use.evidence,
      grades: gradesOf(use),
    })),
    oldestAccess: oldestAccess ?? null,
    hasCopy: source.hasCopy && !isWithoutCopy(source, removals),
    removedCopies: copies.flatMap((digest) => removals.get(digest) ?? []),
    marks: SAID_MARKS.filter((mark) => hasMark[mark](source, known)),
    disagreements: uses.flatMap(({ caseId, contradictions }) =>
      contradictions.map((about) => ({ caseId, about: about[language] })),
    ),
  }
}

function shownCheck(check: SourceCheck | undefined): SourceAddress['check'] {
  if (!check) return null
  const { outcome, detail, movedTo, checkedAt } = check
  return { outcome, detail, movedTo: movedTo ?? null, checkedAt }
}

/** A case that has one document under two ids stands there once. */
function byCase(uses: readonly SourceUse[]): SourceUse[] {
  const cases = new Map<string, SourceUse>()
  for (const use of uses) {
    const before = cases.get(use.caseId)
    cases.set(use.caseId, before ? together(before, use) : use)
  }
  return [...cases.values()]
}

const together = (one: SourceUse, other: SourceUse): SourceUse => ({
  ...one,
  evidence: one.evidence + other.evidence,
  used: one.used + other.used,
  grades: { A: one.grades.A + other.grades.A, B: one.grades.B + other.grades.B, C: one.grades.C + other.grades.C },
})

const gradesOf = ({ grades }: SourceUse): string =>
  EVIDENCE_GRADES.flatMap((grade) => (grades[grade] > 0 ? [`${grade} ${grades[grade]}`] : [])).join(', ')

const HEAD = [
  'title', 'publisher', 'date', 'kinds', 'addresses', 'cases', 'evidence', 'evidence_used', 'grade_a', 'grade_b',
  'grade_c', 'oldest_access', 'copy_kept', 'old', 'contradicted', 'checks', 'moved_to', 'oldest_check',
] as const // prettier-ignore

/** All sources that meet the conditions, as CSV. */
export async function sourcesCsv(
  site: DeskSite,
  visit: DeskVisit,
  shelf: Library,
  filter: SourceFilter,
): Promise<string> {
  const { sources, checks, removals } = await chosenSources(site, visit, shelf, filter)
  const rows = sources.map((source) => {
    const asked = checkOf(source, checks)
    const graded = (grade: 'A' | 'B' | 'C') => source.uses.reduce((sum, { grades }) => sum + grades[grade], 0)
    return [
      source.title,
      source.publisher,
      source.date ?? null,
      source.kinds.join(' '),
      source.addresses.map(({ url }) => url).join(' '),
      [...new Set(source.uses.map(({ caseId }) => caseId))].join(' '),
      source.evidence,
      source.used,
      graded('A'),
      graded('B'),
      graded('C'),
      source.oldestAccess ?? null,
      source.hasCopy && !isWithoutCopy(source, removals) ? 'yes' : 'no',
      hasMark.old(source, { checks, removals }) ? 'yes' : 'no',
      hasMark.contradicted(source, { checks, removals }) ? 'yes' : 'no',
      asked.map(({ outcome, detail }) => `${outcome} ${detail}`).join('; ') || null,
      asked.flatMap(({ movedTo }) => movedTo ?? []).join(' ') || null,
      asked.map(({ checkedAt }) => checkedAt).sort()[0] ?? null,
    ]
  })
  return csv([HEAD, ...rows])
}
