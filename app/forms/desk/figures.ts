import { z } from 'zod'
import { isPartialDate } from '#cases/partial-date.ts'
import type { NewEvidence } from '#cases/yearly/add-figures.ts'
import type { BasisKind, FigureKind } from '#cases/yearly/figure-rows.ts'
import { CLAIMANT_KINDS, EVIDENCE_GRADES, QUALIFIERS, SOURCE_KINDS, type Qualifier } from '#scoring/vocabulary.ts'
import type { FormProblem } from '../../access/form-answer.ts'
import { groupsOf, isEntered, isTyped, NEW_EVIDENCE, rowField, sourceField, type RowPart, type SentFields, type SourcePart } from './figure-fields.ts' // prettier-ignore
import { line } from './new-case.ts'
import { readPage } from './page.ts'

/** Of one form, which holds a page of the table and every case in which something was entered on others. */
export const MOST_CASES = 100

/** A row in which something was entered. */
export interface SentRow {
  readonly kind: FigureKind
  readonly id: string
  readonly asOf: string
  /** Of an outcome that had no figure. */
  readonly basis?: BasisKind | undefined
  /** The end of what is counted, where it is not `asOf`. */
  readonly until?: string | undefined
  readonly value: number
  readonly qualifier: Qualifier
  /** Absent: the new evidence of the case. */
  readonly evidence?: string | undefined
}

export interface SentCase {
  readonly caseId: string
  readonly evidence: NewEvidence | undefined
  readonly rows: readonly SentRow[]
}

/** Any fields: which there are depends on the cases. */
export const figuresForm = z.record(z.string().max(400), z.union([z.string(), z.array(z.string())]))

const clean = (text: string): string => text.normalize('NFKC').trim()
const date = z.string().transform(clean).pipe(z.string().min(1, 'missing').refine(isPartialDate, 'figure-date'))
const maybe = <Value>(schema: z.ZodType<Value, string>) =>
  z
    .string()
    .default('')
    .transform((text) => (text.trim() === '' ? undefined : text))
    .pipe(schema.optional())
const words = (longest: number) => z.string().default('').pipe(line(longest))

const SCALES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 }

/** A figure as people type it: `22,859`, `2.29万`, full width too. */
const figure = z.string().transform((text, context) => {
  const [, digits, scale = ''] = /^([-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([千万亿]?)$/.exec(clean(text).replace(/ /g, '')) ?? [] // prettier-ignore
  if (clean(text) === '' || digits === undefined) {
    context.addIssue({ code: 'custom', message: clean(text) === '' ? 'missing' : 'figure-number' })
    return z.NEVER
  }
  const value = Number(digits.replaceAll(',', '').replace('−', '-')) * (SCALES[scale] ?? 1)
  // 2.29 times ten thousand is 22900 and no crumb more.
  return Number(value.toPrecision(15))
})

const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'figure-gone')
const row = z.object({
  asOf: z.string().default('').pipe(date),
  basis: maybe(z.enum(['cumulative', 'annual', 'stock'], 'unreadable')),
  until: maybe(date),
  value: z.string().default('').pipe(figure),
  qualifier: maybe(z.enum(QUALIFIERS, 'unreadable')).transform((value) => value ?? 'exact'),
  evidence: maybe(id),
})

const day = date.refine((text) => text.length === 10, 'figure-day')
const source = z
  .object({
    title: words(400),
    publisher: words(400),
    date: maybe(date),
    url: maybe(z.string().trim().max(2000, 'too-long').pipe(z.url({ protocol: /^https?$/, error: 'figure-url' }))), // prettier-ignore
    accessed: maybe(day),
    kind: z.enum(SOURCE_KINDS, 'missing'),
    locatorZh: words(400),
    locatorEn: words(400),
    whoZh: words(400),
    whoEn: words(400),
    whoKind: z.enum(CLAIMANT_KINDS, 'missing'),
    grade: z.enum(EVIDENCE_GRADES, 'missing'),
  })
  .transform(({ locatorZh, locatorEn, whoZh, whoEn, whoKind, grade, ...about }): NewEvidence => ({
    source: about,
    locator: { 'zh-CN': locatorZh, en: locatorEn },
    claimedBy: { who: { 'zh-CN': whoZh, en: whoEn }, kind: whoKind },
    grade,
  }))

export type SentFigures =
  | { readonly ok: true; readonly message: string; readonly cases: readonly SentCase[] }
  | { readonly ok: false; readonly problems: readonly FormProblem[] }

/** Reads what was entered: rows left alone are passed over, and everything wrong is named by its field. */
export function readFigures(fields: SentFields): SentFigures {
  const problems: FormProblem[] = []
  const note = (issues: readonly z.core.$ZodIssue[], nameOf: (part: string) => string) => {
    for (const { path, message } of issues) {
      const field = nameOf(String(path[0]))
      if (!problems.some((one) => one.field === field)) problems.push({ field, code: message })
    }
  }
  const message = words(500).safeParse(fields['message'])
  if (!message.success) note(message.error.issues, () => 'message')

  const cases: SentCase[] = []
  for (const [caseId, group] of groupsOf(fields)) {
    const entered = [...group.rows].filter(([, parts]) => isEntered(parts))
    const rows: SentRow[] = []
    let wantsNew = false
    for (const [key, parts] of entered) {
      const [kind, rowId] = key.split('.') as [FigureKind, string]
      const nameOf = (part: string) => rowField(caseId, kind, rowId, part as RowPart)
      const chosen = parts['evidence']?.trim() || group.evidence
      const isNew = chosen === NEW_EVIDENCE || (chosen === '' && isTyped(group.source))
      wantsNew ||= isNew
      const read = row.safeParse({ ...parts, evidence: isNew ? '' : chosen })
      if (!read.success) note(read.error.issues, nameOf)
      if (chosen === '' && !isNew) problems.push({ field: nameOf('evidence'), code: 'figure-evidence' })
      if (read.success) rows.push({ kind, id: rowId, ...read.data })
    }
    const evidence = wantsNew ? source.safeParse(group.source) : undefined
    if (evidence?.success === false) note(evidence.error.issues, (part) => sourceField(caseId, part as SourcePart))
    if (!wantsNew && isTyped(group.source))
      problems.push({ field: sourceField(caseId, 'title'), code: 'figure-source-unused' })
    if (entered.length > 0) cases.push({ caseId, evidence: evidence?.data, rows })
  }
  if (problems.length > 0) return { ok: false, problems }
  if (cases.length === 0) return { ok: false, problems: [{ field: '', code: 'figure-none' }] }
  if (cases.length > MOST_CASES) {
    return { ok: false, problems: [{ field: '', code: 'figure-too-many', values: { most: MOST_CASES } }] }
  }
  return { ok: true, message: message.data!, cases }
}

export const FIGURE_SORTS = ['oldest', 'title'] as const
export const FIGURE_STATES = ['due', 'all'] as const

/** Which figures the table shows. */
export interface FiguresFilter {
  /** Words of the title, the organisation or the id of a case. */
  readonly words: string
  readonly organisation: string
  /** What wants a new figure, or everything. */
  readonly state: (typeof FIGURE_STATES)[number]
  /** Facts are often settled once and for all. */
  readonly what: 'outcomes' | 'all'
  readonly sort: (typeof FIGURE_SORTS)[number]
  readonly page: number
}

/** Reads the conditions of an address, or those of a form that has the same fields; what is unknown is as if it were not there. */
export function readFiguresFilter(query: URLSearchParams): FiguresFilter {
  return {
    words: (query.get('q') ?? '').trim().slice(0, 200),
    organisation: (query.get('organisation') ?? '').slice(0, 200),
    state: query.get('state') === 'all' ? 'all' : 'due',
    what: query.get('what') === 'all' ? 'all' : 'outcomes',
    sort: query.get('sort') === 'title' ? 'title' : 'oldest',
    page: readPage(query),
  }
}

const FILTER_FIELDS = ['q', 'organisation', 'state', 'what', 'sort'] as const

/** The conditions as they stand in the form, from the first page. */
export function filterInForm(fields: SentFields): FiguresFilter {
  const sent = FILTER_FIELDS.map((name) => [name, [fields[name] ?? ''].flat()[0] ?? ''])
  return readFiguresFilter(new URLSearchParams(sent))
}

/** The address of the table under these conditions. */
export function figuresAddress({ words, organisation, state, what, sort, page }: FiguresFilter): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  if (organisation !== '') query.set('organisation', organisation)
  if (state !== 'due') query.set('state', state)
  if (what !== 'outcomes') query.set('what', what)
  if (sort !== 'oldest') query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/desk/figures' : `/desk/figures?${query}`
}
