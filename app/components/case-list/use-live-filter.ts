import { useLocation, useNavigate, useNavigation } from '@remix-run/react'
import { useEffect, useRef, type CompositionEventHandler, type FormEvent, type RefObject } from 'react'
import { defaultSort } from '../../forms/case-filter.ts'
import type { CaseListView } from './case-list-view.ts'

/** A reader who types on within this time is not yet done. */
const PAUSE_MS = 200

/**
 * Answers the form as it is filled in: words after a short pause and never out of the middle of an input method's
 * composition, boxes at once. The address stays the state. What is typed in one go is one step back; the router drops
 * answers that a later question has overtaken.
 * @param missed true where the view is an older one, because the answer did not come
 */
export function useLiveFilter(
  view: CaseListView,
  missed: boolean,
): {
  readonly form: RefObject<HTMLFormElement>
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
  readonly onChange: (event: FormEvent<HTMLFormElement>) => void
  readonly onBlur: () => void
  readonly onCompositionStart: CompositionEventHandler
  readonly onCompositionEnd: CompositionEventHandler
} {
  const form = useRef<HTMLFormElement>(null)
  const navigate = useNavigate()
  const navigation = useNavigation()
  const location = useLocation()
  const pause = useRef<number>()
  const composing = useRef(false)
  /** Number of the go at typing: its later words take the place of its earlier ones in the history. */
  const typing = useRef(0)
  const heading = navigation.location ?? location
  const under = (location.state as { typing?: number } | null)?.typing

  const send = (words: 'typed' | 'done') => {
    window.clearTimeout(pause.current)
    pause.current = undefined
    if (!form.current) return
    const address = addressOf(form.current)
    if (words === 'done') typing.current += 1
    if (address === `${heading.pathname}${heading.search}` && !missed) return
    navigate(address, {
      preventScrollReset: true,
      replace: words === 'typed' && under === typing.current,
      state: words === 'typed' ? { typing: typing.current } : null,
    })
  }
  // The timer has to meet the page as it is when it rings.
  const latestSend = useRef(send)
  useEffect(() => {
    latestSend.current = send
  })
  const sendSoon = () => {
    window.clearTimeout(pause.current)
    pause.current = window.setTimeout(() => latestSend.current('typed'), PAUSE_MS)
  }

  useEffect(() => {
    // What was filled in before this script ran is a question like any other.
    if (form.current && filledIn(form.current)) latestSend.current('typed')
    return () => window.clearTimeout(pause.current)
  }, [])

  useEffect(() => {
    if (!form.current || missed || navigation.state !== 'idle') return
    const underWay = composing.current || pause.current !== undefined
    fill(form.current, view, underWay)
  }, [view, missed, navigation.state])

  return {
    form,
    onSubmit: (event) => {
      event.preventDefault()
      send('done')
    },
    onChange: (event) => {
      if (!isWords(event.target)) send('done')
      else if (!composing.current) sendSoon()
    },
    onBlur: () => {
      typing.current += 1
    },
    onCompositionStart: () => {
      composing.current = true
      window.clearTimeout(pause.current)
      pause.current = undefined
    },
    onCompositionEnd: () => {
      composing.current = false
      sendSoon()
    },
  }
}

function isWords(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.name === 'q'
}

/** The address a browser without scripts would ask for, without the fields left alone. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim())
  }
  return query.size === 0 ? '/cases' : `/cases?${query}`
}

/** Whether a field holds something else than what the server wrote into it. */
function filledIn(form: HTMLFormElement): boolean {
  return [...form.elements].some(
    (field) =>
      field instanceof HTMLInputElement &&
      (field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue),
  )
}

/** Puts the conditions of the address into the fields, as after a step back; words that are being typed stay. */
function fill(form: HTMLFormElement, view: CaseListView, typing: boolean): void {
  const chosen = new Set(view.facets.flatMap(({ facet, choices }) => choices.filter((choice) => choice.chosen).map(({ value }) => `${facet} ${value}`))) // prettier-ignore
  for (const field of form.elements) {
    if (field instanceof HTMLSelectElement) field.value = view.sort === defaultSort(view.words) ? '' : view.sort
    else if (!(field instanceof HTMLInputElement)) continue
    else if (field.type === 'checkbox') field.checked = chosen.has(`${field.name} ${field.value}`)
    else if (!typing && field.value.trim() !== view.words) field.value = view.words
  }
}
