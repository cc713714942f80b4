import type { ReadFacts } from '../parse.ts'
import type { Path, Place } from '../problem.ts'
import { readYaml } from '../yaml-data.ts'
import { childCursor, childIndex, isCollection, type CollectionNode, type Cursor } from './matter-tree.ts'
import { readTree } from './read-matter.ts'

/**
 * Reads the facts of a text that is being written: entries that were read before are not read again, so on the largest
 * case a keystroke costs a hundredth of reading all of it. Gives what `readYaml` gives; what is wrong is said by it.
 */
export const readLocated: ReadFacts = (parts, file) => {
  const root = readTree(parts.yaml)
  if (!root) return readYaml(parts, file)
  const placeOf = (offset: number): Place => {
    const before = parts.yaml.slice(0, offset)
    const lines = before.split('\n')
    return { line: lines.length + parts.yamlLine - 1, column: lines.at(-1)!.length + 1 }
  }
  const locate = (path: Path, want: 'key' | 'value'): Place => {
    const offset = offsetOf(root, path, want)
    if (offset !== undefined) return placeOf(offset)
    const whole = readYaml(parts, file)
    return whole.ok ? whole.value[want === 'key' ? 'locateKey' : 'locate'](path) : placeOf(root.start)
  }
  return {
    ok: true,
    value: { data: root.data, locate: (path) => locate(path, 'value'), locateKey: (path) => locate(path, 'key') },
  }
}

/** Where the value at a path stands, or what is nearest around it; a map or list by its key. Nothing for a dash with nothing behind it. */
function offsetOf(root: CollectionNode, path: Path, want: 'key' | 'value'): number | undefined {
  let cursor: Cursor = { node: root, base: 0 }
  let offset = root.start
  for (const [depth, step] of path.entries()) {
    if (!isCollection(cursor) || (cursor.node.kind === 'list' && typeof step !== 'number')) return offset
    const index = childIndex(cursor.node, step)
    if (index === -1) return offset
    const key = cursor.base + cursor.node.children[index]!.at
    const isMap = cursor.node.kind === 'map'
    cursor = childCursor(cursor, index)
    const { kind, start, end } = cursor.node
    if (!isMap && end === start) return undefined
    const stands = isMap ? kind === 'scalar' && end > start && !(want === 'key' && depth === path.length - 1) : true
    offset = stands ? cursor.base + start : key
  }
  return offset
}
