import type { KeptField } from '../forms/desk/kept-fields.ts'
import { fieldOf, labelOf, shownOf, textsIn } from './form-field.ts'
import { keepForm } from './kept-form.ts'

/** Keeps what is typed for a new case until it is begun, which is said by another page: its editor. */
export function keepNewCase(form: HTMLFormElement, status: HTMLElement, offer: HTMLElement): void {
  keepForm(form, status, offer, {
    address: '/desk/new',
    fields: typedIn,
    putBack: putInto,
    saves: () => true,
    saved: '',
    // A form that is shown again was refused, or never arrived.
    isSaved: () => false,
  })
}

const typedIn = (form: HTMLFormElement): readonly KeptField[] =>
  textsIn(form)
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => {
      const field = fieldOf(form, name)
      return { name, value, of: '', label: labelOf(field) || name, shown: shownOf(field, value) }
    })

function putInto(form: HTMLFormElement, kept: readonly KeptField[]): 'here' {
  for (const { name, value } of kept) {
    const field = fieldOf(form, name)
    if (field) field.value = value
  }
  fieldOf(form, kept[0]!.name)?.focus()
  return 'here'
}
