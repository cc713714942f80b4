/** Entries and items in brackets: put in, taken out, moved. */
import { longestInOrder } from './edit-block.ts'
import type { Editing, Slot } from './edit-node.ts'
import { lineStart } from './extent.ts'
import type { Json } from './json.ts'
import { childCursor, type CollectionCursor } from './matter-tree.ts'
import type { Splice } from './splice.ts'
import { writeFlowChild } from './write-value.ts'
import type { ValuePath } from './writing-style.ts'

/** The cuts that leave brackets with the children given; nothing where they are easier written anew. */
export function editFlow(
  editing: Editing,
  cursor: CollectionCursor,
  slots: readonly Slot[],
  path: ValuePath,
  editChild: (index: number, value: Json) => Splice[],
): Splice[] | undefined {
  const { text, style } = editing
  const { node, base } = cursor
  const staying = longestInOrder(slots)
  const splices = [...staying].flatMap(({ from, value }) => editChild(from!, value))
  const written = (slot: Slot): string =>
    writeFlowChild(node.kind === 'map' ? String(slot.name) : undefined, slot.value, [...path, slot.name], style)
  if (staying.size === 0) {
    const start = base + node.start + 1
    return [{ start, end: start, text: slots.map(written).join(', ') }]
  }
  const spans = node.children.map((child, index) => {
    const value = childCursor(cursor, index)
    const start = base + child.at
    return { start, end: Math.max(start, base + (child.valueAt ?? 0), value.base + value.node.end) }
  })
  const stays = new Set([...staying].map(({ from }) => from))
  for (let index = 0; index < spans.length; index++) {
    if (stays.has(index)) continue
    let last = index
    while (last + 1 < spans.length && !stays.has(last + 1)) last++
    if (index > 0) splices.push({ start: spans[index - 1]!.end, end: spans[last]!.end, text: '' })
    else splices.push({ start: spans[0]!.start, end: spans[last + 1]!.start, text: '' })
    index = last
  }
  const separator = separatorOf(text, spans, style.eol)
  let anchor: number | undefined
  for (const slot of slots) {
    if (staying.has(slot)) anchor = spans[slot.from!]!.end
    else if (anchor === undefined)
      splices.push({ start: spans[0]!.start, end: spans[0]!.start, text: written(slot) + separator }) // prettier-ignore
    else splices.push({ start: anchor, end: anchor, text: separator + written(slot) })
  }
  return splices
}

/** Brackets over several lines keep one entry a line. */
function separatorOf(text: string, spans: readonly { start: number; end: number }[], eol: string): string {
  if (spans.length < 2 || !text.slice(spans[0]!.end, spans[1]!.start).includes('\n')) return ', '
  const start = spans[1]!.start
  return `,${eol}${text.slice(lineStart(text, start), start)}`
}
