/** How the values of a file are written, so that new ones look like their neighbours. */
import type { Json } from './json.ts'
import { isList, isMapping } from './json.ts'
import { childCursor, isCollection, type Cursor, type MatterNode } from './matter-tree.ts'

export type ValuePath = readonly (string | number)[]

export interface WritingStyle {
  /** `{ a: 1 }` or `{a: 1}`. */
  readonly mapPadding: string
  readonly listPadding: string
  /** Columns from a key to the keys below it. */
  readonly mapStep: number
  /** Columns from a key to the dashes below it. */
  readonly listStep: number
  readonly quote: 'single' | 'double'
  readonly eol: string
  /** Whether a collection at a path stands in brackets here; nothing where there is none like it. */
  readonly isFlow: (path: ValuePath, value: Json) => boolean | undefined
}

/** `['outcomes', 3, 'label']` as `outcomes.*.label`: items of a list are written alike. */
const patternOf = (path: ValuePath): string => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')
/** `evidence` wherever it stands, and `evidence.*` its items. */
const nameOf = (path: ValuePath): string =>
  `…${path.findLast((step) => typeof step === 'string')}${typeof path.at(-1) === 'number' ? '.*' : ''}`

/** Maps with the same keys look alike wherever they are: `zh-CN,en`. */
const shapeOf = (value: Json): string => {
  if (isMapping(value)) return `{${Object.keys(value).toSorted().join()}}`
  return isList(value) && value.some((item) => typeof item === 'object' && item !== null) ? '[{}]' : '[]'
}

class Votes {
  readonly #counts = new Map<string, number>()
  add(subject: string, yes: boolean): void {
    this.#counts.set(subject, (this.#counts.get(subject) ?? 0) + (yes ? 1 : -1))
  }
  result(subject: string): boolean | undefined {
    const count = this.#counts.get(subject)
    return count === undefined ? undefined : count >= 0
  }
}

/** Looks through a whole front matter; what nothing shows is written as this library's cases are. */
export function writingStyle(text: string, root: Cursor): WritingStyle {
  const votes = new Votes()
  const steps: { map?: number; list?: number } = {}
  const walk = (cursor: Cursor, path: (string | number)[], column: number | undefined): void => {
    const { node } = cursor
    if (!isCollection(cursor)) {
      const style = (node as MatterNode & { style?: string }).style
      if (style === 'single' || style === 'double') votes.add('"', style === 'double')
      return
    }
    const { kind, flow, children } = cursor.node
    if (children.length > 0) {
      if (path.length > 0) {
        votes.add(patternOf(path), flow)
        votes.add(nameOf(path), flow)
        votes.add(shapeOf(node.data), flow)
      }
      if (flow) {
        const [open, close] = [text[cursor.base + node.start], text[cursor.base + node.start + 1]]
        if (open === '{' || open === '[') votes.add(`${open} `, close === ' ')
      } else if (column !== undefined) steps[kind] ??= Math.max(cursor.node.column - column, kind === 'map' ? 1 : 0)
    }
    for (const [index, { name }] of children.entries()) {
      path.push(name)
      // After a dash a collection begins on the same line: how far is no matter of style.
      walk(childCursor(cursor, index), path, flow || kind === 'list' ? undefined : cursor.node.column)
      path.pop()
    }
  }
  walk(root, [], undefined)
  return {
    mapPadding: (votes.result('{ ') ?? true) ? ' ' : '',
    listPadding: (votes.result('[ ') ?? false) ? ' ' : '',
    mapStep: steps.map ?? 2,
    listStep: steps.list ?? 2,
    quote: (votes.result('"') ?? true) ? 'double' : 'single',
    eol: text.slice(0, text.indexOf('\n') + 1).endsWith('\r\n') ? '\r\n' : '\n',
    isFlow: (path, value) =>
      votes.result(patternOf(path)) ?? votes.result(nameOf(path)) ?? votes.result(shapeOf(value)),
  }
}
