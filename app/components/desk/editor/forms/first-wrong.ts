/** Leads to the first field that is marked as wrong, once the marks are drawn. */
export function focusFirstWrong(fields: ParentNode | null): void {
  requestAnimationFrame(() => fields?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
