import type { SheetAnswers } from './sheet-fields.ts'

/** What of a criterion decides whether its answer is whole. */
export interface NeededCriterion {
  readonly id: string
  /** From this score on a sheet has to name evidence and a reason; null for none. */
  readonly evidenceFrom: number | null
  readonly levels: readonly { readonly score: number }[]
}

/** What a sheet lacks: an answer, or behind a high score the reason and the place where it is shown. */
export interface SheetNeed {
  readonly criterion: string
  readonly what: 'score' | 'note' | 'evidence'
}

/** In the order of the criteria. */
export function sheetNeeds(criteria: readonly NeededCriterion[], answers: SheetAnswers): SheetNeed[] {
  return criteria.flatMap(({ id, evidenceFrom }): SheetNeed[] => {
    const score = answers.scores[id]
    if (score === undefined) return [{ criterion: id, what: 'score' }]
    if (evidenceFrom === null || score < evidenceFrom) return []
    return (['note', 'evidence'] as const)
      .filter((what) => ((what === 'note' ? answers.notes : answers.evidence)[id] ?? '').trim() === '')
      .map((what) => ({ criterion: id, what }))
  })
}

/** Criteria with a score that is none of their levels, and what is answered of no criterion of the sheet. */
export function foreignAnswers(criteria: readonly NeededCriterion[], answers: SheetAnswers): string[] {
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]))
  const named = [answers.scores, answers.notes, answers.evidence].flatMap((part) => Object.keys(part))
  return [...new Set(named)].filter((id) => {
    const score = answers.scores[id]
    const criterion = byId.get(id)
    return !criterion || (score !== undefined && !criterion.levels.some((level) => level.score === score))
  })
}
