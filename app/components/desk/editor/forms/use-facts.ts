import { createContext, useContext } from 'react'
import { applyEdits, frontMatterValue, type CaseEdit } from '#cases/edit/edit-case.ts'
import { isList, isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import { dottedPath, type Path, type Problem } from '#cases/problem.ts'
import type { WrittenProblem } from '../problem-words.ts'
import type { WritingSession } from '../writing-session.ts'
import { samePlace } from './same-place.ts'

/** What a form wants changed, made from the facts as they stand when it is done and the place there of what it shows. */
export type Change = (path: Path, now: JsonMap) => readonly CaseEdit[]

/** The facts as forms see them, and the one way by which a form changes them. */
export interface Facts {
  readonly data: JsonMap
  /** While the facts cannot be read nothing can be changed here. */
  readonly isReadable: boolean
  readonly problems: readonly WrittenProblem[]
  /**
   * @param path of what is shown, in `data`
   * @returns whether the text was changed as asked
   */
  readonly edit: (path: Path, change: Change) => boolean
  /** Takes out an entry, which can be taken back. */
  readonly remove: (path: Path) => boolean
  /** A field whose typing is not in the text yet. */
  readonly awaits: (commit: () => void) => () => void
  readonly goToPath: (path: Path) => void
}

export const FactsContext = createContext<Facts | undefined>(undefined)

export function useFacts(): Facts {
  const facts = useContext(FactsContext)
  if (!facts) throw new Error('no FactsContext around this component')
  return facts
}

/**
 * Makes a change in the text as it stands at this moment: only its lines differ afterwards. The text may have gone on
 * since the form was drawn, so nothing is taken from what the form shows but which entry it is about.
 * @returns what kept it from being done; `moved` where the entry is there no longer
 */
export function changeText(
  session: Pick<WritingSession, 'text' | 'replace'>,
  shown: JsonMap,
  path: Path,
  change: Change,
): readonly Problem[] | 'moved' {
  const text = session.text()
  const now = frontMatterValue(text)
  if (!now.ok) return now.problems
  const place = samePlace(shown, now.value, path)
  if (!place) return 'moved'
  const edited = applyEdits(text, change(place, now.value))
  if (!edited.ok) return edited.problems
  session.replace(edited.value)
  return []
}

/** The value at a path, where there is one. */
export function valueAt(data: Json | undefined, path: Path): Json | undefined {
  let value = data
  for (const step of path) {
    if (isList(value) && typeof step === 'number') value = value[step]
    else if (isMapping(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

export const listAt = (data: Json | undefined, path: Path): readonly Json[] => {
  const value = valueAt(data, path)
  return isList(value) ? value : []
}

export const textAt = (data: Json | undefined, path: Path): string => {
  const value = valueAt(data, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** What is wrong at a path. */
export function problemsAt<Found extends Problem>(problems: readonly Found[], path: Path): readonly Found[] {
  const dotted = dottedPath(path)
  return problems.filter((problem) => problem.path === dotted)
}

/** What is wrong at a path or under it. */
export function problemsUnder<Found extends Problem>(problems: readonly Found[], path: Path): readonly Found[] {
  const dotted = dottedPath(path)
  return problems.filter(({ path: at }) => at === dotted || at.startsWith(`${dotted}.`) || at.startsWith(`${dotted}[`))
}

/** Steps to a value whose parents may not be there yet: the highest missing one is set with all below it. */
export function settingOf(data: JsonMap, path: Path, value: Json): CaseEdit {
  for (let length = 1; length < path.length; length++) {
    const parent = path.slice(0, length)
    if (valueAt(data, parent) !== undefined) continue
    const below = path.slice(length).toReversed()
    const whole = below.reduce<Json>((inner, step) => ({ [step]: inner }), value)
    return { do: 'set', path: parent, value: whole }
  }
  return { do: 'set', path, value }
}
