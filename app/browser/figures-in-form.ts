import { enteredFields } from '../forms/desk/figure-fields.ts'
import type { KeptField } from '../forms/desk/kept-fields.ts'
import { fieldOf, labelOf, shownOf, textsIn } from './form-field.ts'

/** What was entered in the table, and the words about it where there is something. */
export function figuresInForm(form: HTMLFormElement): readonly KeptField[] {
  const sent = Object.fromEntries(textsIn(form))
  const entered = [...enteredFields(sent)]
  if (entered.length === 0) return []
  return [...entered, ['message', sent['message'] ?? ''] as const].map(([name, value]) => {
    const field = fieldOf(form, name)
    const title = field?.closest('[data-case]')?.querySelector('h3')
    return { name, value, of: title?.textContent ?? '', label: labelOf(field) || name, shown: shownOf(field, value) }
  })
}

/** Puts what was kept into the form and shows it: also that for which this page has no row, which the server lists then. */
export function takeOver(form: HTMLFormElement, kept: readonly KeptField[]): 'sent' {
  for (const { name, value } of kept) {
    const field = fieldOf(form, name)
    if (field) field.value = value
    else form.append(hidden(name, value))
  }
  const turn = document.createElement('button')
  Object.assign(turn, { name: 'intent', value: 'turn', hidden: true })
  form.append(turn)
  form.requestSubmit(turn)
  return 'sent'
}

const hidden = (name: string, value: string): HTMLInputElement =>
  Object.assign(document.createElement('input'), { type: 'hidden', name, value })
