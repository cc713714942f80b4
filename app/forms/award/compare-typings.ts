import type { SheetAnswers } from './sheet-fields.ts'

/** Where two have typed the same sheet differently. */
export interface Difference {
  readonly criterion: string
  readonly what: 'score' | 'note' | 'evidence'
  readonly first: string
  readonly second: string
}

/** Cell by cell, in the order of the criteria. Spaces and the width of characters are no difference. */
export function differencesOf(
  criteria: readonly { readonly id: string }[],
  first: SheetAnswers,
  second: SheetAnswers,
): Difference[] {
  return criteria.flatMap(({ id: criterion }) => {
    const cells = [
      ['score', String(first.scores[criterion] ?? ''), String(second.scores[criterion] ?? '')],
      ['note', first.notes[criterion] ?? '', second.notes[criterion] ?? ''],
      ['evidence', first.evidence[criterion] ?? '', second.evidence[criterion] ?? ''],
    ] as const
    return cells
      .filter(([, one, other]) => plain(one) !== plain(other))
      .map(([what, one, other]) => ({ criterion, what, first: one, second: other }))
  })
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '')
