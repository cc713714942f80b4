/** Forms that are saved one by one on the same page: what is typed in one and not saved is said, and not left in silence. */
export function watchUnsaved(forms: readonly HTMLFormElement[]): void {
  const kept = new Map(forms.map((form) => [form, typedIn(form)]))
  const isUnsaved = (form: HTMLFormElement) => typedIn(form) !== kept.get(form)
  let sent: HTMLFormElement | undefined
  for (const form of forms) {
    const mark = form.closest('details')?.querySelector<HTMLElement>('[data-unsaved-mark]')
    form.addEventListener('input', () => {
      if (mark) mark.hidden = !isUnsaved(form)
    })
    form.addEventListener('submit', () => (sent = form))
  }
  window.addEventListener('beforeunload', (event) => {
    if (forms.some((form) => form !== sent && isUnsaved(form))) event.preventDefault()
    // Whoever stays has sent nothing.
    sent = undefined
  })
}

const typedIn = (form: HTMLFormElement): string =>
  JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]))
