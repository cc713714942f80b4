import { setImmediate as breathe } from 'node:timers/promises'
import { addFigures, type FigureRefusal, type NewFigure } from '#cases/yearly/add-figures.ts'
import { figureRows, type FigureRow } from '#cases/yearly/figure-rows.ts'
import { listRevisionFiles } from '#db/repositories/revision.ts'
import type { ObservationBasis } from '#scoring/facts.ts'
import type { FormProblem } from '../../access/form-answer.ts'
import { demandRight } from '../../access/need.ts'
import { previewer } from '../../components/desk/editor/preview.ts'
import type { FiguresPreview } from '../../components/desk/figures/figures-view.ts'
import { rowField, type RowPart } from '../../forms/desk/figure-fields.ts'
import type { SentCase, SentRow } from '../../forms/desk/figures.ts'
import type { Language } from '../../i18n/languages.ts'
import { LIBRARY_SEED } from '../library-seed.ts'
import type { Library } from '../library.server.ts'
import { TEXT_FILES, textsOf, type CaseTexts } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { headCases, type HeadCase } from './head-cases.server.ts'
import { saveTogether, type HeadChange } from './save-together.server.ts'
import type { RevisionName } from './working-copy.server.ts'

/** A case with the new figures in it. */
interface Planned extends HeadChange {
  readonly title: string
  readonly before: CaseTexts
  readonly figures: number
}

type Plan =
  | { readonly ok: true; readonly cases: readonly Planned[] }
  | { readonly ok: false; readonly problems: readonly FormProblem[] }

/** Puts the figures into the newest revision of each case, or says of each what stands in its way; writes nothing. */
async function planFigures(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  shelf: Library,
  sent: readonly SentCase[],
  language: Language,
): Promise<Plan> {
  demandRight(visitor, 'case.write')
  const heads = new Map((await headCases(db, shelf)).cases.map((one) => [one.id, one]))
  const problems: FormProblem[] = []
  const cases: Planned[] = []
  const revisions = sent.flatMap(({ caseId }) => heads.get(caseId)?.revisionId ?? [])
  const files = await listRevisionFiles(db, revisions, TEXT_FILES)
  for (const { caseId, rows, evidence } of sent) {
    // Each is parsed twice: readers are answered in between.
    await breathe()
    const head = heads.get(caseId)
    if (!head) {
      problems.push({ field: '', code: 'figure-case-gone', values: { case: caseId } })
      continue
    }
    const known = new Map(figureRows(head.facts).map((row) => [`${row.kind}.${row.id}`, row]))
    const { figures, missing } = asFigures(caseId, rows, known)
    problems.push(...missing)
    if (missing.length > 0) continue
    const before = textsOf(files.get(head.revisionId) ?? [])
    const added = addFigures(before, figures, evidence)
    if (added.ok) {
      const title = head.facts.title[language]
      cases.push({
        caseId,
        headRevisionId: head.revisionId,
        texts: added.texts,
        before,
        title,
        figures: figures.length,
      })
    } else problems.push(...added.refusals.map((refusal) => problemOf(refusal, head, rows, language)))
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, cases }
}

/** The rows with what they count: as the last figure did, up to the new date. */
function asFigures(caseId: string, rows: readonly SentRow[], known: ReadonlyMap<string, FigureRow>) {
  const figures: NewFigure[] = []
  const missing: FormProblem[] = []
  for (const { kind, id, asOf, basis, until, value, qualifier, evidence } of rows) {
    const row = known.get(`${kind}.${id}`)
    const at = (part: RowPart) => rowField(caseId, kind, id, part)
    const counts = row?.next?.kind ?? basis
    if (!row) missing.push({ field: at('value'), code: 'figure-gone' })
    else if (kind === 'fact') figures.push({ kind, id, asOf, basis: undefined, value, qualifier, evidence })
    else if (counts === undefined) missing.push({ field: at('basis'), code: 'figure-basis' })
    else figures.push({ kind, id, asOf, basis: nextBasis(counts, row, until, asOf), value, qualifier, evidence })
  }
  return { figures, missing }
}

function nextBasis(
  kind: ObservationBasis['kind'],
  { last }: FigureRow,
  until: string | undefined,
  asOf: string,
): ObservationBasis {
  if (kind === 'annual') return { kind, year: until ?? asOf.slice(0, 4) }
  if (kind === 'stock') return { kind, at: until ?? asOf }
  const from = last?.basis?.kind === 'cumulative' ? last.basis.from : undefined
  return { kind, ...(from === undefined ? {} : { from }), to: until ?? asOf }
}

function problemOf(refusal: FigureRefusal, head: HeadCase, rows: readonly SentRow[], language: Language): FormProblem {
  if (refusal.why === 'case') {
    const values = { case: head.facts.title[language], problem: refusal.problem.message[language] }
    return { field: '', code: 'figure-case', values }
  }
  const row = rows[refusal.at]!
  const field = (part: RowPart) => rowField(head.id, row.kind, row.id, part)
  switch (refusal.why) {
    case 'there':
      return { field: field('value'), code: 'figure-there', values: { there: refusal.value, typed: row.value, asOf: row.asOf } } // prettier-ignore
    case 'has-parts':
      return { field: field('value'), code: 'figure-has-parts' }
    case 'gone':
      return { field: field('value'), code: 'figure-gone' }
    case 'rule':
      return { field: field('value'), code: 'figure-rule', values: { problem: refusal.problem.message[language] } }
  }
}

export type Previewed =
  | { readonly ok: true; readonly preview: FiguresPreview }
  | { readonly ok: false; readonly problems: readonly FormProblem[] }

/** What the figures would change of the scores; nothing is written. */
export async function previewFigures(
  site: DeskSite,
  visit: DeskVisit,
  shelf: Library,
  sent: readonly SentCase[],
  language: Language,
): Promise<Previewed> {
  const plan = await planFigures(site, visit, shelf, sent, language)
  if (!plan.ok) return plan
  const cases: FiguresPreview['cases'][number][] = []
  for (const { caseId, title, figures, before, texts } of plan.cases) {
    await breathe()
    const { scores } = previewer(before.text, { carbonPrice: 'cn-ets', seed: LIBRARY_SEED })(texts.text)
    cases.push({ id: caseId, title, figures, index: scores?.index ?? null, net: scores?.net ?? null })
  }
  return { ok: true, preview: { cases } }
}

export type FiguresSaved =
  | { readonly ok: true; readonly revisions: readonly (RevisionName & { readonly caseId: string })[] }
  | { readonly ok: false; readonly problems: readonly FormProblem[]; readonly status: 409 | 422 }

/** Saves the figures: one new revision of each case, all or none. */
export async function saveFigures(
  site: DeskSite,
  visit: DeskVisit,
  shelf: Library,
  sent: { readonly cases: readonly SentCase[]; readonly message: string },
  language: Language,
): Promise<FiguresSaved> {
  const plan = await planFigures(site, visit, shelf, sent.cases, language)
  if (!plan.ok) return { ...plan, status: 422 }
  const saved = await saveTogether(site, visit, plan.cases, sent.message)
  if (saved.ok) return saved
  const title = plan.cases.find(({ caseId }) => caseId === saved.caseId)!.title
  const code = saved.why === 'moved' ? 'figure-moved' : 'figure-case-gone'
  return { ok: false, problems: [{ field: '', code, values: { case: title } }], status: 409 }
}
