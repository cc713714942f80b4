import { noteField, scoreField } from '../../../forms/award/sheet-fields.ts'
import type { CriterionView } from './sheet-view.ts'

/** What a key does: gives a score, or nothing as a score, and where the focus goes then. */
export type Keyed =
  { readonly criterion: string; readonly value: string; readonly focus: string } | { readonly focus: string }

/**
 * What a key pressed on the levels of a criterion means. A digit is the score of a level; where the levels have no such
 * scores it counts them from the lowest. Arrows are the browser's own, and what is typed into a text stays there.
 */
export function keyedScore(event: globalThis.KeyboardEvent, criteria: readonly CriterionView[]): Keyed | undefined {
  const target = event.target
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLInputElement)) return undefined
  if (target.type !== 'radio') return undefined
  const id = target.closest<HTMLElement>('[data-criterion]')?.dataset['criterion']
  const place = criteria.findIndex((criterion) => criterion.id === id)
  const criterion = criteria[place]
  if (!criterion) return undefined
  if (event.key.toLowerCase() === 'n') return { focus: noteField(criterion.id) }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    return { criterion: criterion.id, value: '', focus: scoreField(criterion.id) }
  }
  const score = scoreOfDigit(event.key, criterion)
  if (score === undefined) return undefined
  const after = criteria[place + 1] ?? criterion
  const needsWords = criterion.evidenceFrom !== null && score >= criterion.evidenceFrom
  // Behind a score that has to be argued comes its reason.
  const focus = needsWords ? noteField(criterion.id) : scoreField(after.id)
  return { criterion: criterion.id, value: String(score), focus }
}

export function scoreOfDigit(key: string, { levels }: Pick<CriterionView, 'levels'>): number | undefined {
  if (!/^\d$/.test(key)) return undefined
  const digit = Number(key)
  const isDigits = levels.every(({ score }) => Number.isInteger(score) && score >= 0 && score <= 9)
  return isDigits ? levels.find(({ score }) => score === digit)?.score : levels[digit - 1]?.score
}

/** Puts the focus on a field: of levels on the chosen one. */
export function focusOn(form: HTMLFormElement | null, name: string): void {
  if (!form || name === '') return
  const named = [...form.elements].filter(
    (element) => element instanceof HTMLElement && element.getAttribute('name') === name,
  )
  const chosen = named.find((element) => element instanceof HTMLInputElement && element.checked)
  const field = (chosen ?? named[0]) as HTMLElement | undefined
  const folded = field?.closest('details')
  if (folded) folded.open = true
  field?.focus()
}
