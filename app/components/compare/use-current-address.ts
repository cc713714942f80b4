import { useLocation } from '@remix-run/react'
import { carriedFrom, carriedOn } from '../../forms/compare-query.ts'
import type { CompareState } from '../../forms/compare-query.ts'

/**
 * Addresses come from the server, and the reader may have moved a slider since: what other parts of the page keep in the
 * address is taken from where it stands now.
 */
export function useCurrentAddress(): (address: string) => string {
  const { search } = useLocation()
  return (address) => carriedOn(address, search)
}

/** The same for the hidden fields of a form. */
export function useCarried(): CompareState['carried'] {
  const { search } = useLocation()
  return carriedFrom(new URLSearchParams(search))
}
