type FormField = HTMLInputElement | HTMLSelectElement

export const fieldOf = (form: HTMLFormElement, name: string): FormField | undefined => {
  const found = form.elements.namedItem(name)
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : undefined
}

/** What the form would send, without files. */
export const textsIn = (form: HTMLFormElement): readonly (readonly [name: string, value: string])[] =>
  [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')

export const labelOf = (field: FormField | undefined): string =>
  (field?.getAttribute('aria-label') ?? field?.labels?.[0]?.textContent ?? '').trim()

/** A value as it stands there: of a choice its words. */
export const shownOf = (field: FormField | undefined, value: string): string =>
  field instanceof HTMLSelectElement && value !== '' ? (field.selectedOptions[0]?.text ?? value) : value
