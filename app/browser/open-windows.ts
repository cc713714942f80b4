/**
 * Says as long as this window is open that it is. Where the browser has no locks (a site without TLS that is not on this
 * device), no window is known of.
 */
export function holdOpen(name: string): void {
  if (!('locks' in navigator)) return
  const hold = () =>
    void navigator.locks.request(
      name,
      () => new Promise<void>((release) => addEventListener('pagehide', () => release(), { once: true })),
    )
  hold()
  // A page to which somebody goes back may come as it was left.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) hold()
  })
}

export async function openWindows(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set()
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => name ?? []))
}
