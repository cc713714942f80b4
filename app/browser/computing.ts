const PAUSE_MS = 2_000
/** No computation takes longer; after that the link is left. */
const LATEST_MS = 10 * 60_000

/** Follows a computation that runs on the server: shows how far it is, and the page anew once it is done. */
export function followComputing(part: HTMLElement): void {
  const until = performance.now() + LATEST_MS
  const again = () => {
    if (performance.now() < until) setTimeout(() => void look(), PAUSE_MS)
  }
  const look = async () => {
    // What nobody looks at is not asked for.
    if (document.hidden) return again()
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const now = page.querySelector('[data-computing]')
      if (!now) return location.reload()
      part.replaceChildren(...now.childNodes)
      again()
    } catch {
      // The line is gone: the link to reload is there.
    }
  }
  again()
}
