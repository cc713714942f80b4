import { clockTime } from '../components/desk/editor/clock-time.ts'
import type { KeptField } from '../forms/desk/kept-fields.ts'
import { fieldOf } from './form-field.ts'
import { pageLanguage } from './page-language.ts'

export interface Offered {
  /** When it was kept. ISO 8601, UTC. */
  readonly at: string
  /** What was not entered in the form; some of it may stand there by itself, as a choice that comes first. */
  readonly fields: readonly KeptField[]
}

/** Shows what was kept and is not in the form, field by field, with what stands there now; hides the offer without any. */
export function showOffer(part: HTMLElement, form: HTMLFormElement, offered: Offered | undefined): void {
  part.hidden = offered === undefined
  if (!offered) return
  const lead = part.querySelector<HTMLElement>('[data-lead]')!
  lead.textContent = lead.dataset['lead']!.replace('{time}', clockTime(pageLanguage(), offered.at))
  const body = part.querySelector('tbody')!
  const heads = [...part.querySelectorAll('thead th')].map((head) => head.textContent)
  body.replaceChildren(
    ...offered.fields
      .filter(({ name, value }) => fieldOf(form, name)?.value !== value)
      .map((field) => {
        const row = document.createElement('tr')
        const texts = [[field.of, field.label].filter(Boolean).join(' · '), field.shown, nowIn(form, field, part)]
        row.append(...texts.map((text, column) => cell(text, column === 0 ? undefined : heads[column])))
        return row
      }),
  )
}

function cell(text: string, head: string | undefined): HTMLElement {
  const made = document.createElement('td')
  made.textContent = text
  if (head !== undefined) made.dataset['head'] = head
  return made
}

function nowIn(form: HTMLFormElement, { name }: KeptField, part: HTMLElement): string {
  const field = fieldOf(form, name)
  if (!field) return part.dataset['elsewhere']!
  const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value
  return field.value === '' ? part.dataset['empty']! : text
}
