import { useSyncExternalStore } from 'react'

/** Where the site stands, for addresses that have to work away from it: as it is set up, else where it was opened. */
export function useSite(site: string): string {
  return useSyncExternalStore(
    neverChanges,
    () => site || location.origin,
    () => site,
  )
}

const neverChanges = () => () => undefined
