/** The front matter as a tree that knows where each value stands in the text. */
import { idOf, type Json } from './json.ts'

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty'

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly style: ScalarStyle
  readonly data: Json
  readonly start: number
  readonly end: number
}

export interface CollectionNode {
  readonly kind: 'map' | 'list'
  readonly flow: boolean
  readonly data: Json
  readonly start: number
  readonly end: number
  /** Of a block: how many characters stand left of its keys or dashes. */
  readonly column: number
  readonly children: readonly Child[]
}

export type MatterNode = ScalarNode | CollectionNode

/** An entry of a map or an item of a list. */
export interface Child {
  /** The key; of a list's item its place. */
  readonly name: string | number
  /** Where its key, dash or (in brackets) value begins. */
  readonly at: number
  /** Right after its colon or dash; of an item in brackets where it begins. Nothing where a key has no colon. */
  readonly valueAt: number | undefined
  readonly node: MatterNode
  /** Added to every position inside `node`: a part of the text read before keeps its own positions. */
  readonly shift: number
}

/** A node and what has to be added to its positions to have those of the text. */
export interface Cursor {
  readonly node: MatterNode
  readonly base: number
  /** Where it hangs; nothing for the whole front matter. */
  readonly parent?: { readonly cursor: CollectionCursor; readonly index: number }
}

export interface CollectionCursor extends Cursor {
  readonly node: CollectionNode
}
export const isCollection = (cursor: Cursor): cursor is CollectionCursor => cursor.node.kind !== 'scalar'

export function childCursor(cursor: CollectionCursor, index: number): Cursor {
  const child = cursor.node.children[index]!
  return { node: child.node, base: cursor.base + child.shift, parent: { cursor, index } }
}

/** Place of a child: by key in a map, by number or by `id` in a list; -1 where there is none. */
export function childIndex(node: CollectionNode, step: string | number): number {
  if (node.kind === 'map') return node.children.findIndex(({ name }) => name === String(step))
  if (typeof step === 'string') return node.children.findIndex((child) => idOf(child.node.data) === step)
  return Number.isInteger(step) && step >= 0 && step < node.children.length ? step : -1
}

/** How far a path leads: the last node on it, and how many of its steps were taken. */
export function follow(root: Cursor, path: readonly (string | number)[]): { cursor: Cursor; taken: number } {
  let cursor = root
  for (const [taken, step] of path.entries()) {
    if (!isCollection(cursor)) return { cursor, taken }
    const index = childIndex(cursor.node, step)
    if (index === -1) return { cursor, taken }
    cursor = childCursor(cursor, index)
  }
  return { cursor, taken: path.length }
}
