import { idOf, idsOf, isList, isMapping, sameValue, type Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'

/**
 * Where something that a form shows stands in the facts as they are now. Entries of lists are known again by their id,
 * others by what they say; one that was changed where it stands by its place.
 * @param shown the facts that the form was drawn from
 * @returns nothing where it is there no longer, or where it cannot be told which one it was
 */
export function samePlace(shown: Json, now: Json, path: Path): Path | undefined {
  const place: (string | number)[] = []
  let [was, is]: [Json | undefined, Json | undefined] = [shown, now]
  for (const step of path) {
    const at = isList(was) && isList(is) && typeof step === 'number' ? sameEntry(was, is, step) : step
    if (at === undefined) return undefined
    place.push(at)
    was = below(was, step)
    is = below(is, at)
  }
  return place
}

const below = (value: Json | undefined, step: string | number): Json | undefined => {
  if (isList(value)) return typeof step === 'number' ? value[step] : undefined
  return isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function sameEntry(was: readonly Json[], is: readonly Json[], index: number): number | undefined {
  const entry = was[index]
  // One that is only about to be put there.
  if (entry === undefined) return index
  if (was === is || sameValue(is[index], entry)) return index
  const id = idOf(entry)
  const ids = id === undefined || idsOf(was) === undefined ? undefined : idsOf(is)
  if (id !== undefined && ids?.includes(id)) return ids.indexOf(id)
  const equal = is.flatMap((one, place) => (sameValue(one, entry) ? [place] : []))
  if (equal.length === 1) return equal[0]
  return is.length === was.length ? index : undefined
}
