/** What the dialog about a marked figure holds while it is being filled in, and what keeps it from being added. */
import { idOf, type Json } from '#cases/edit/json.ts'
import { isPartialDate } from '#cases/partial-date.ts'
import { evidenceProblems, NEW_SOURCE, NO_EVIDENCE, type DraftProblem, type DraftProblems, type EvidenceDraft } from '../forms/evidence-draft.ts' // prettier-ignore
import { listAt } from '../forms/use-facts.ts'
import { freeId, type NewFigure } from './add-figure.ts'
import type { FigureGuess } from './figure-guess.ts'

/** Stands for evidence that the case does not have yet. */
export const NEW_EVIDENCE = NEW_SOURCE

export interface FigureDraft {
  readonly figure: Omit<NewFigure, 'value' | 'evidence'>
  /** As it was typed. */
  readonly value: string
  /** Id of evidence of the case, `NEW_EVIDENCE`, or nothing yet. */
  readonly evidence: string
  readonly newEvidence: EvidenceDraft
}

export type FigureKey = 'id' | 'labelZh' | 'labelEn' | 'value' | 'unit' | 'date' | 'evidence'
export interface FigureProblems {
  readonly figure: Readonly<Partial<Record<FigureKey, DraftProblem>>>
  readonly evidence: DraftProblems
}

/** Filled in as the words around the figure say. */
export function draftOf(guess: FigureGuess, facts: Json): FigureDraft {
  const isChinese = /\p{Script=Han}/u.test(guess.label)
  const label = { 'zh-CN': isChinese ? guess.label : '', en: isChinese ? guess.english : guess.label }
  const { unit, qualifier, basis, date, side } = guess
  return {
    figure: { id: freeId(facts, isChinese ? '' : guess.label, guess), as: 'outcome', label, unit, qualifier, basis, date, side, sign: 'benefit', kind: 'outcome' }, // prettier-ignore
    value: String(guess.value),
    evidence: guess.evidence ?? '',
    newEvidence: NO_EVIDENCE,
  }
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/** Facts, outcomes and harms share one set of ids. */
const LISTS = [['outcomes'], ['facts'], ['harms', 'items']]

/** What is still to be filled in or to be corrected before a figure with its evidence can be added. */
export function figureProblems(facts: Json, { figure, value, evidence, newEvidence }: FigureDraft): FigureProblems {
  const { id, label, unit, date } = figure
  const isTaken = LISTS.some((list) => listAt(facts, list).some((one) => idOf(one) === id))
  const isKnown = listAt(facts, ['evidence']).some((one) => idOf(one) === evidence)
  const problems: readonly (readonly [FigureKey, DraftProblem | undefined])[] = [
    ['id', ID.test(id) ? (isTaken ? { word: 'idTaken', values: { id } } : undefined) : { word: 'idWrong' }],
    ['labelZh', label['zh-CN'].trim() === '' ? { word: 'fillIn' } : undefined],
    ['labelEn', label.en.trim() === '' ? { word: 'fillIn' } : undefined],
    ['value', value.trim() === '' || !Number.isFinite(Number(value)) ? { word: 'numberWrong' } : undefined],
    ['unit', unit === '' ? { word: 'chooseOne' } : undefined],
    ['date', isPartialDate(date) ? undefined : { word: 'figureDate' }],
    ['evidence', isKnown || evidence === NEW_EVIDENCE ? undefined : { word: 'figureEvidence' }],
  ]
  return {
    figure: Object.fromEntries(problems.filter(([, problem]) => problem !== undefined)) as FigureProblems['figure'],
    evidence: evidence === NEW_EVIDENCE ? evidenceProblems(facts, newEvidence) : {},
  }
}

export const isFine = ({ figure, evidence }: FigureProblems): boolean =>
  Object.keys(figure).length + Object.keys(evidence).length === 0
