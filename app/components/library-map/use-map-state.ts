import { useLocation, useNavigate } from '@remix-run/react'
import { useState } from 'react'
import { compareAddress } from '../../forms/compare-query.ts'
import { chosenInMap, libraryMapAddress, MOST_CHOSEN, type LibraryMapQuery } from '../../forms/library-map-query.ts'
import { isLanguage } from '../../i18n/languages.ts'

export interface MapState {
  /** The cases chosen for a comparison, as the address names them. */
  readonly chosen: readonly string[]
  /** The address of this page with something changed; what is chosen stays. */
  readonly address: (change: Partial<LibraryMapQuery>) => string
  /** The comparison of what is chosen. */
  readonly compare: string
  /** True from a choice that found no room until another choice, or until the reader has gone on. */
  readonly isRefused: boolean
  readonly forgetRefusal: () => void
  /** Chooses a case or takes it out; false where there is no room for it. */
  readonly toggle: (id: string) => boolean
  /** The language, where the address of the page names it. */
  readonly lang: string | null
}

/** The state of the page is its address: choosing a case changes it in place, and going back finds it again. */
export function useMapState(query: LibraryMapQuery, isCase: (id: string) => boolean): MapState {
  const { search } = useLocation()
  const navigate = useNavigate()
  const asked = new URLSearchParams(search)
  const named = chosenInMap(asked).filter(isCase).slice(0, MOST_CHOSEN)
  // The address follows a moment later; a box that is ticked shows its tick at once.
  const [chosen, setChosen] = useState<readonly string[]>(named)
  const [isRefused, setRefused] = useState(false)
  const [followed, setFollowed] = useState(search)
  if (followed !== search) {
    setFollowed(search)
    setChosen(named)
  }
  const lang = isLanguage(asked.get('lang')) ? asked.get('lang') : null
  const withLanguage = (address: string) => (lang === null ? address : `${address}&lang=${lang}`)
  const address: MapState['address'] = (change) => withLanguage(libraryMapAddress({ ...query, chosen, ...change }))
  return {
    chosen,
    isRefused,
    forgetRefusal: () => setRefused(false),
    lang,
    address,
    compare: compareAddress({
      columns: chosen.map((id) => ({ id, revision: null })),
      basis: 'reported',
      differencesOnly: false,
      find: '',
      carried: lang === null ? [] : [['lang', lang]],
    }),
    toggle(id) {
      const others = chosen.filter((other) => other !== id)
      const isFull = others.length === chosen.length && chosen.length >= MOST_CHOSEN
      setRefused(isFull)
      if (isFull) return false
      const next = others.length === chosen.length ? [...chosen, id] : others
      setChosen(next)
      navigate(withChosen(asked, next), { replace: true, preventScrollReset: true })
      return true
    },
  }
}

/** The same address with other cases chosen and nothing else touched: the page has nothing to ask for. */
function withChosen(asked: URLSearchParams, chosen: readonly string[]): string {
  const query = new URLSearchParams(asked)
  query.delete('c')
  const parts = [...(query.size > 0 ? [query.toString()] : []), ...(chosen.length > 0 ? [`c=${chosen.join('~')}`] : [])]
  return parts.length === 0 ? '?' : `?${parts.join('&')}`
}
