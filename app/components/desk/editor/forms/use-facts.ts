import { createContext, useContext } from 'react'
import { applyEdits, type CaseEdit } from '#cases/edit/edit-case.ts'
import { isList, isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import { dottedPath, type Path, type Problem } from '#cases/problem.ts'
import type { WritingSession } from '../writing-session.ts'

/** The facts as forms see them, and the one way by which a form changes them. */
export interface Facts {
  readonly data: JsonMap
  /** While the facts cannot be read nothing can be changed here. */
  readonly isReadable: boolean
  readonly problems: readonly Problem[]
  /** @returns whether the text was changed as asked */
  readonly edit: (edits: readonly CaseEdit[]) => boolean
  readonly goToPath: (path: Path) => void
}

export const FactsContext = createContext<Facts | undefined>(undefined)

export function useFacts(): Facts {
  const facts = useContext(FactsContext)
  if (!facts) throw new Error('no FactsContext around this component')
  return facts
}

/** Makes edits in the text as it stands at this moment: only their lines change. */
export function editText(session: WritingSession, edits: readonly CaseEdit[]): readonly Problem[] {
  const edited = applyEdits(session.text(), edits)
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

/** What is wrong at a path or, with `below`, under it. */
export function problemsAt(problems: readonly Problem[], path: Path): readonly Problem[] {
  const dotted = dottedPath(path)
  return problems.filter((problem) => problem.path === dotted)
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
