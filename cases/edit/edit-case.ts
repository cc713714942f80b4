/**
 * Edits the text of a case: a form changes only the lines of the value it shows. Every result has been read again: it
 * holds the new value at its place and everywhere else what was there before, or the edit is refused and nothing changes.
 */
import { placeAt, type Outcome } from '../front-matter.ts'
import { dottedPath, problem, type Detail, type Path, type Problem } from '../problem.ts'
import type { ProblemCode } from '../messages.ts'
import { knownKeys } from '../schema-problems.ts'
import { frontMatterSchema } from '../schema.ts'
import { editChildren, editNode, type Editing, type Slot } from './edit-node.ts'
import { asJson, isList, isMapping, sameValue, type Json, type JsonMap } from './json.ts'
import { childIndex, follow, isCollection, type CollectionCursor, type Cursor } from './matter-tree.ts'
import { readMatter, type Matter } from './read-matter.ts'
import { replaceSection } from './replace-section.ts'
import { applySplices, type Splice } from './splice.ts'
import { writingStyle } from './writing-style.ts'

/** The changed text of a file, or why nothing was changed. */
export type Edited = Outcome<string>

/** One change of the text of a case. */
export type CaseEdit =
  | { readonly do: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly do: 'remove'; readonly path: Path }
  | { readonly do: 'insert'; readonly path: Path; readonly index: number; readonly value: unknown }
  | { readonly do: 'move'; readonly path: Path; readonly from: number; readonly to: number }
  | { readonly do: 'section'; readonly heading: string; readonly body: string }

const FILE = 'case.md'

/**
 * The facts of a file as plain data, unchecked: what the YAML says. Nobody may change the data handed out; parts that
 * did not change since the last reading are the same objects.
 * @returns the data, or the problems of the fences and of the YAML
 */
export function frontMatterValue(text: string): Outcome<JsonMap> {
  const matter = readMatter(text)
  return matter.ok ? { ok: true, value: matter.value.root.node.data as JsonMap } : matter
}

/**
 * Sets the value at a path: only the lines of that value change. A map or list is changed entry by entry, so what stays
 * the same keeps its bytes, comments and order. A key that is not there yet is put where the format has it.
 * @param path keys and places, e.g. `['outcomes', 3, 'label', 'en']`; an entry with an `id` also by it: `['outcomes', 'reunited', …]`
 * @param value anything JSON can say
 * @returns the new text, or problems: of the YAML (`yaml-*`, `front-matter-*`), or `path-not-there`, `path-through-value`,
 *   `value-unwritable`, `edit-unsafe`, with the place of what was found last on the path
 */
export function setInCase(text: string, path: Path, value: unknown): Edited {
  return edit(text, path, (matter) => {
    const json = asJson(value)
    if (json === undefined || (path.length === 0 && !isMapping(json)))
      return refusal('value-unwritable', matter, matter.root, path)
    const { cursor, taken } = follow(matter.root, path)
    if (taken === path.length) return { cursor, at: path, expected: json, cuts: (editing) => editNode(editing, cursor, json, path) } // prettier-ignore
    const key = path.at(-1)
    if (taken < path.length - 1 || !isMap(cursor) || key === undefined || key === '__proto__')
      return notThere(matter, cursor, path)
    const parentPath = path.slice(0, -1)
    const whole = { ...(cursor.node.data as JsonMap), [String(key)]: json }
    return { cursor, at: parentPath, expected: whole, cuts: (editing) => editNode(editing, cursor, whole, parentPath) }
  })
}

/**
 * Takes out an entry of a map or an item of a list, with its lines and the comment directly above it. The last one leaves
 * `[]` or `{}`.
 * @returns the new text, or problems as `setInCase`
 */
export function removeInCase(text: string, path: Path): Edited {
  return edit(text, path, (matter) => {
    const { cursor, taken } = follow(matter.root, path.slice(0, -1))
    const step = path.at(-1)
    if (step === undefined || taken < path.length - 1 || !isCollection(cursor)) return notThere(matter, cursor, path)
    const index = childIndex(cursor.node, step)
    if (index === -1) return notThere(matter, cursor, path)
    return children(cursor, path.slice(0, -1), (slots) => slots.toSpliced(index, 1))
  })
}

/**
 * Puts a value into a list.
 * @param path of the list
 * @param index place of the new item, from 0 to the length of the list
 * @returns the new text, or problems as `setInCase`, or `not-a-list`
 */
export function insertInCase(text: string, path: Path, index: number, value: unknown): Edited {
  return edit(text, path, (matter) => {
    const json = asJson(value)
    if (json === undefined) return refusal('value-unwritable', matter, matter.root, path)
    return inList(matter, path, [index], 1, (slots) => slots.toSpliced(index, 0, { name: index, value: json }))
  })
}

/**
 * Moves an item of a list to another place, with its lines and the comment directly above it.
 * @param path of the list
 * @param from its place
 * @param to its place afterwards
 * @returns the new text, or problems as `insertInCase`
 */
export function moveInCase(text: string, path: Path, from: number, to: number): Edited {
  return edit(text, path, (matter) =>
    inList(matter, path, [from, to], 0, (slots) => slots.toSpliced(from, 1).toSpliced(to, 0, slots[from]!)),
  )
}

/**
 * Makes several changes, each on the text the one before it left.
 * @returns the text after all of them, or the problems of the first that is refused: then none is made
 */
export function applyEdits(text: string, edits: readonly CaseEdit[]): Edited {
  let edited: Edited = { ok: true, value: text }
  for (const each of edits) {
    edited = applyEdit(edited.value, each)
    if (!edited.ok) return edited
  }
  return edited
}

function applyEdit(text: string, each: CaseEdit): Edited {
  switch (each.do) {
    case 'set':
      return setInCase(text, each.path, each.value)
    case 'remove':
      return removeInCase(text, each.path)
    case 'insert':
      return insertInCase(text, each.path, each.index, each.value)
    case 'move':
      return moveInCase(text, each.path, each.from, each.to)
    case 'section':
      return replaceSection(text, each.heading, each.body)
  }
}

interface Planned {
  readonly cursor: Cursor
  readonly at: Path
  /** What the value at `at` is to be. */
  readonly expected: Json
  readonly cuts: (editing: Editing) => readonly Splice[]
}
type Plan = Planned | { readonly ok: false; readonly problems: readonly Problem[] }

function edit(text: string, path: Path, plan: (matter: Matter) => Plan): Edited {
  const read = readMatter(text)
  if (!read.ok) return read
  const matter = read.value
  const planned = plan(matter)
  if ('ok' in planned) return planned
  const { root } = matter
  if (sameValue(planned.cursor.node.data, planned.expected)) return { ok: true, value: text }
  const expected = withValue(root.node.data, planned.at, planned.expected)
  const style = writingStyle(text, root)
  // What looks best first; where that is not read as meant, brackets and quotes.
  for (const safest of [false, true]) {
    const changed = applySplices(text, planned.cuts({ text, style, safest, keyOrder }))
    const again = changed === undefined ? undefined : readMatter(changed)
    if (again?.ok && sameValue(again.value.root.node.data, expected)) return { ok: true, value: again.value.text }
  }
  return refusal('edit-unsafe', matter, planned.cursor, path)
}

const keyOrder = (path: Path): readonly string[] => knownKeys(frontMatterSchema, path)

/** A copy of data with another value at a path that is there. */
function withValue(data: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value
  if (isList(data)) {
    const index = typeof step === 'number' ? step : data.findIndex((item) => isMapping(item) && item['id'] === step)
    return data.with(index, withValue(data[index]!, rest, value))
  }
  const map = data as JsonMap
  return { ...map, [step]: withValue(map[step]!, rest, value) }
}

const isMap = (cursor: Cursor): cursor is CollectionCursor => cursor.node.kind === 'map'

function children(cursor: CollectionCursor, at: Path, change: (slots: readonly Slot[]) => readonly Slot[]): Planned {
  const { node } = cursor
  const slots = node.children.map((child, from): Slot => ({ from, name: child.name, value: child.node.data }))
  const wanted = change(slots)
  const expected =
    node.kind === 'list' ? wanted.map(({ value }) => value) : Object.fromEntries(wanted.map(({ name, value }) => [name, value])) // prettier-ignore
  return { cursor, at, expected, cuts: (editing) => editChildren(editing, cursor, wanted, at) }
}

function inList(
  matter: Matter,
  path: Path,
  places: readonly number[],
  beyond: number,
  change: (slots: readonly Slot[]) => readonly Slot[],
): Plan {
  const { cursor, taken } = follow(matter.root, path)
  if (taken < path.length) return notThere(matter, cursor, path)
  if (!isCollection(cursor) || cursor.node.kind !== 'list') return refusal('not-a-list', matter, cursor, path)
  const length = cursor.node.children.length + beyond
  const wrong = places.find((place) => !Number.isInteger(place) || place < 0 || place >= length)
  if (wrong !== undefined) return refusal('path-not-there', matter, cursor, [...path, wrong])
  return children(cursor, path, change)
}

function notThere(matter: Matter, cursor: Cursor, path: Path): Plan {
  return refusal(isCollection(cursor) ? 'path-not-there' : 'path-through-value', matter, cursor, path)
}

function refusal(code: ProblemCode, matter: Matter, cursor: Cursor, path: Path) {
  const at = cursor.parent ? cursor.parent.cursor.base + cursor.parent.cursor.node.children[cursor.parent.index]!.at : cursor.base // prettier-ignore
  const place = dottedPath(path)
  const detail: Detail = { place: place.length > 120 ? `${place.slice(0, 119)}…` : place }
  return { ok: false, problems: [problem(code, FILE, placeAt(matter.text, at), place, detail)] } as const
}
