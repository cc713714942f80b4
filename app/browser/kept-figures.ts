import { figuresInForm, takeOver } from './figures-in-form.ts'
import { keepForm } from './kept-form.ts'

/** Keeps what is entered in the yearly table, of which the server names what it has saved. */
export function keepFigures(form: HTMLFormElement, status: HTMLElement, offer: HTMLElement): void {
  const saved = form.dataset['saved'] ?? ''
  keepForm(form, status, offer, {
    address: '/desk/figures',
    fields: figuresInForm,
    putBack: takeOver,
    saves: (button) => button?.value === 'save',
    saved,
    isSaved: ({ before }) => saved !== '' && before !== saved,
  })
}
