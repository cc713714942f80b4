import { useEffect, useState, type RefObject } from 'react'
import { COMPARE_AT_MOST } from '../../forms/compare-query.ts'

/** A case that a reader wants to compare; its title as it was read. */
export interface TickedCase {
  readonly id: string
  readonly title: string
}

const STORED_AS = 'ticked-cases'

/**
 * The ticked cases, kept while the list changes under them and while the reader opens a case and comes back; they are
 * forgotten with the tab. Without scripts the boxes of one page are all there is.
 * @param form the form the boxes belong to
 */
export function useTicked(form: RefObject<HTMLFormElement>, titleOf: (id: string) => string | undefined) {
  const [ticked, setTicked] = useState<readonly TickedCase[]>([])
  const [isRefused, setRefused] = useState(false)

  useEffect(() => {
    const before = stored()
    const known = new Set(before.map(({ id }) => id))
    // Ticked before this script ran.
    const boxes = [...(form.current?.elements ?? [])].filter((field) => field instanceof HTMLInputElement)
    const early = boxes.filter(({ checked, value }) => checked && !known.has(value)).map(({ value }) => value)
    if (before.length + early.length === 0) return
    const all = [...before, ...early.map((id) => ({ id, title: titleOf(id) ?? id }))]
    setTicked(all.slice(0, COMPARE_AT_MOST))
    setRefused(all.length > COMPARE_AT_MOST)
    // Only once: from then on the boxes show what is kept.
  }, [])

  const keep = (cases: readonly TickedCase[]) => {
    setTicked(cases)
    setRefused(false)
    store(cases)
  }
  return {
    ticked,
    /** True from a tick that found no room until another is set or taken away. */
    isRefused,
    tick: (wanted: TickedCase, on: boolean) => {
      const others = ticked.filter(({ id }) => id !== wanted.id)
      if (on && others.length >= COMPARE_AT_MOST) setRefused(true)
      else keep([...others, ...(on ? [wanted] : [])])
    },
    untickAll: () => keep([]),
  }
}

/** Browsers may refuse to store anything; then the ticks last as long as the page. */
function stored(): readonly TickedCase[] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '[]')
    return Array.isArray(read) ? read.filter(isTickedCase) : []
  } catch {
    return []
  }
}

function isTickedCase(value: unknown): value is TickedCase {
  const { id, title } = (value ?? {}) as Partial<Record<keyof TickedCase, unknown>>
  return typeof id === 'string' && typeof title === 'string'
}

function store(cases: readonly TickedCase[]): void {
  try {
    sessionStorage.setItem(STORED_AS, JSON.stringify(cases))
  } catch {
    // The tick itself has worked.
  }
}
