/** Entries and items on lines of their own: put in, taken out, moved. */
import type { Editing, Slot } from './edit-node.ts'
import { blankAbove, blankBelow, childExtent, type Extent } from './extent.ts'
import type { Json } from './json.ts'
import type { CollectionCursor } from './matter-tree.ts'
import { applySplices, type Splice } from './splice.ts'
import { writeEntry, writeItem, writeValue } from './write-value.ts'
import type { ValuePath } from './writing-style.ts'

type EditChild = (index: number, value: Json) => Splice[]

/** The cuts that leave a block with the children given; nothing where lines can't be told apart. */
export function editBlock(
  editing: Editing,
  cursor: CollectionCursor,
  slots: readonly Slot[],
  path: ValuePath,
  editChild: EditChild,
): Splice[] | undefined {
  const { text } = editing
  const { node } = cursor
  const extents = node.children.map((_, index) => childExtent(text, cursor, index))
  const staying = longestInOrder(slots)
  const stays = new Set([...staying].map(({ from }) => from))
  const changes = [...staying].flatMap(({ from, value }) => editChild(from!, value))
  const splices = [...changes, ...removals(text, extents, stays)]

  // A new one stands right behind the one it follows, with as many blank lines between as its neighbours have.
  const gap = node.kind === 'list' ? gapOf(text, extents) : ''
  let anchor: Extent | undefined
  let front = ''
  for (const slot of slots) {
    if (staying.has(slot)) {
      anchor = extents[slot.from!]!
      continue
    }
    const lines = slotLines(editing, cursor, slot, path, extents, editChild)
    if (lines === undefined) return undefined
    if (anchor) splices.push({ start: anchor.end, end: anchor.end, text: gap + lines })
    else front += lines + gap
  }
  if (front !== '') {
    const { start, compact } = extents[0]!
    const margin = ' '.repeat(node.column)
    splices.push({ start, end: start, text: compact ? front.slice(node.column) + margin : front })
  }
  return splices
}

/** Cuts out what doesn't stay, each with the blank lines above it, the first ones with those below. */
function removals(text: string, extents: readonly Extent[], stays: ReadonlySet<number | undefined>): Splice[] {
  const splices: Splice[] = []
  const first = extents.findIndex((_, index) => stays.has(index))
  const isCompact = extents[0]!.compact
  for (const [index, { start, end }] of extents.entries()) {
    if (stays.has(index) || (isCompact && index < first)) continue
    const from = index === 0 ? start : blankAbove(text, start, extents[index - 1]!.end)
    splices.push({ start: from, end, text: '' })
  }
  if (first > 0) {
    const next = extents[first]!.start
    const { end } = extents[first - 1]!
    // What follows a dash has to follow it at once.
    if (isCompact)
      splices.push({ start: extents[0]!.start, end: next + /^ */.exec(text.slice(next))![0].length, text: '' }) // prettier-ignore
    else splices.push({ start: end, end: blankBelow(text, end, next), text: '' })
  }
  return splices
}

function gapOf(text: string, extents: readonly Extent[]): string {
  if (extents.length < 2) return ''
  const { start } = extents[1]!
  return text.slice(blankAbove(text, start, extents[0]!.end), start)
}

/** The lines of a child that is new, or that comes from another place with its bytes and its comments. */
function slotLines(
  editing: Editing,
  cursor: CollectionCursor,
  slot: Slot,
  path: ValuePath,
  extents: readonly Extent[],
  editChild: EditChild,
): string | undefined {
  const { text, style } = editing
  const { kind, column } = cursor.node
  if (slot.from !== undefined) {
    const { start, end, compact } = extents[slot.from]!
    if (compact) return undefined
    const inside = editChild(slot.from, slot.value)
    return applySplices(text.slice(start, end), inside.map((cut) => ({ ...cut, start: cut.start - start, end: cut.end - start }))) // prettier-ignore
  }
  const spot = { column, after: kind === 'map' ? 'key' : 'dash', inFlow: false, path: [...path, slot.name] } as const
  const written = writeValue(slot.value, spot, style, undefined, editing.safest)
  const lines = kind === 'map' ? writeEntry(String(slot.name), written, column) : writeItem(written, column)
  return lines.map((line) => line + style.eol).join('')
}

/** The most of the old ones that can stay where they are: a longest run of rising places. */
export function longestInOrder(slots: readonly Slot[]): ReadonlySet<Slot> {
  const old = slots.filter(({ from }) => from !== undefined)
  // For each length, the run that ends lowest; each slot knows the one before it in its run.
  const ends: Slot[] = []
  const before = new Map<Slot, Slot | undefined>()
  for (const slot of old) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]!.from! < slot.from!) low = middle + 1
      else high = middle
    }
    before.set(slot, ends[low - 1])
    ends[low] = slot
  }
  const run = new Set<Slot>()
  for (let slot = ends.at(-1); slot; slot = before.get(slot)) run.add(slot)
  // In the order in which they stand.
  return new Set([...run].reverse())
}
