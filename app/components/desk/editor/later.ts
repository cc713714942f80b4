/** Something that is done later, once, however often it is asked for meanwhile. */
export interface Later {
  readonly set: () => void
  readonly clear: () => void
}

/** Done when it has not been asked for for a while, in a moment in which nothing else is to be done, and at the latest after `latestMs`. */
export function atRest(afterMs: number, latestMs: number, work: () => void): Later {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined
  let isDue = false
  const run = () => {
    if (!isDue) return
    isDue = false
    since = undefined
    work()
  }
  return {
    set: () => {
      const now = Date.now()
      since ??= now
      isDue = true
      clearTimeout(timer)
      const wait = Math.max(0, Math.min(afterMs, since + latestMs - now))
      timer = setTimeout(() => inAQuietMoment(run), wait)
    },
    clear: () => {
      clearTimeout(timer)
      isDue = false
      since = undefined
    },
  }
}

const MOST_IDLE_MS = 150

function inAQuietMoment(work: () => void): void {
  // Not every browser says when it has time.
  if (typeof requestIdleCallback === 'undefined') work()
  else requestIdleCallback(work, { timeout: MOST_IDLE_MS })
}

/** Done `afterMs` after the next picture: what is typed is seen first. */
export function afterPicture(afterMs: number, work: () => void): Later {
  let isDue = false
  const run = () => {
    if (!isDue) return
    isDue = false
    work()
  }
  return {
    set: () => {
      if (isDue) return
      isDue = true
      // A window that is not seen is drawn no pictures of.
      if (typeof document === 'undefined' || document.hidden) setTimeout(run, afterMs)
      else requestAnimationFrame(() => setTimeout(run, afterMs))
    },
    clear: () => {
      isDue = false
    },
  }
}
