/** From a path to its field: what is folded around it opens, and the field gets the focus. */
import { createContext, useContext, useLayoutEffect } from 'react'
import { dottedPath, type Path } from '#cases/problem.ts'

/** The path whose field is wanted at the moment. */
export const WantedPath = createContext<Path | undefined>(undefined)

/** Where a field, or a part with fields in it, can be found again. */
export const fieldMark = (path: Path) => ({ 'data-field': dottedPath(path) })

/** The same of a field that stands for all there is below its path. */
export const wholeFieldMark = (path: Path) => ({ ...fieldMark(path), 'data-whole': '' })

/**
 * Opens what is folded where the wanted field is in it; parts within it open as soon as they are there.
 * @param open gets the step below `path` that leads to the field
 */
export function useOpenedForWanted(path: Path, open: (step: string | number | undefined) => void): void {
  const wanted = useContext(WantedPath)
  useLayoutEffect(() => {
    if (wanted && path.every((step, place) => wanted[place] === step)) open(wanted[path.length])
    // Each time something is wanted, and never again for the same.
  }, [wanted])
}

const CONTROLS = ['input, select, textarea', 'summary', 'button'] as const

/**
 * What gets the focus for a path: of the innermost place that bears it the first thing that can be filled in. An id has
 * no field, for other things depend on it: then it is its entry.
 * @returns nothing where no form has a field for it
 */
export function focusableFor(forms: ParentNode, path: Path): HTMLElement | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = CSS.escape(dottedPath(path.slice(0, length)))
    const found = [...forms.querySelectorAll<HTMLElement>(`[data-field="${name}"]`)]
    const isNear = length === path.length || (length === path.length - 1 && path.at(-1) === 'id')
    const place = found.findLast(({ dataset }) => isNear || dataset['whole'] !== undefined)
    if (place) return firstControl(place)
  }
  return undefined
}

function firstControl(place: HTMLElement): HTMLElement | undefined {
  if (place instanceof HTMLDetailsElement) place.open = true
  for (const controls of CONTROLS) {
    const all = place.matches(controls) ? [place] : [...place.querySelectorAll<HTMLElement>(controls)]
    const control = all.find((one) => !one.matches(':disabled') && one.getClientRects().length > 0)
    if (control) return control
  }
  return undefined
}
