/** Merges the text of three versions of a case: by sections, in a section by paragraphs and list items. */
import { plain, sameText, sectionIdentity, textLikeness } from '../diff/text-identity.ts'
import { splitSections } from '../sections.ts'
import { agreed, type ConflictPlace, type Decisions } from './conflict.ts'
import { withEol } from './merge-lines.ts'
import { joinUnits, unitsOf, type Unit } from './paragraphs.ts'
import { matchTrios, orderTrios, type Trio } from './trios.ts'

interface Part {
  readonly heading: string
  readonly anchor: string
  /** The line of the heading. */
  readonly head: string
  readonly markdown: string
  readonly isLast: boolean
}

/** Cuts a body at its headings; the first part, perhaps empty, has none. */
function partsOf(body: string): Part[] {
  const sections = splitSections(body, 1).filter(({ level }) => level > 0)
  const heads = sections.map(({ start }) => {
    const last = body[start - 1] === '\n' ? start - 2 : start - 1
    return last < 0 ? 0 : body.lastIndexOf('\n', last) + 1
  })
  const lead = { heading: '', anchor: '', head: '', markdown: body.slice(0, heads[0]), isLast: sections.length === 0 }
  return [
    lead,
    ...sections.map(({ heading, anchor, markdown, start }, index) => {
      const isLast = index === sections.length - 1
      return { heading, anchor, head: body.slice(heads[index], start), markdown, isLast }
    }),
  ]
}

/** Merges three bodies; line breaks become those of theirs. */
export function mergeBody(before: string, own: string, theirs: string, eol: string, decisions: Decisions): string {
  const [base, mine] = [withEol(before, eol), withEol(own, eol)]
  const whole = agreed(base, mine, theirs)
  if (whole) return whole.value
  const texts = new Map<Trio<Part>, string>()
  for (const each of matchTrios(partsOf(base), partsOf(mine), partsOf(theirs), sectionIdentity())) {
    const text = mergePart(each, eol, decisions)
    if (text !== undefined) texts.set(each, text)
  }
  const headings = (order: readonly Trio<Part>[]): string[] => order.map(({ base: was }) => was!.item.heading)
  const ordered = orderTrios([...texts.keys()], (orders) => {
    const [was, left, right] = [headings(orders.base), headings(orders.mine), headings(orders.theirs)]
    const settled = decisions.settle<string[]>('section-order', { kind: 'section-order' }, was, left, right)
    if (String(settled) === String(left)) return 'mine'
    return String(settled) === String(was) ? 'base' : 'theirs'
  })
  return ordered
    .map((each, index) => {
      const text = texts.get(each)!
      if (text === '') return text
      if (index === ordered.length - 1) return wasLast(each) ? text : text.trimEnd() + eol
      const isApart = wasLast(each) ? /\n\r?\n$/.test(text) : text.endsWith('\n')
      return isApart ? text : text.trimEnd() + eol + eol
    })
    .join('')
}

const wasLast = ({ theirs, mine }: Trio<Part>): boolean => (theirs ?? mine)?.item.isLast ?? true

const textOf = (part: Part | undefined): string | undefined => part && part.head + part.markdown

function mergePart(each: Trio<Part>, eol: string, decisions: Decisions): string | undefined {
  const [base, mine, theirs] = [each.base?.item, each.mine?.item, each.theirs?.item]
  const { heading, anchor } = (base ?? theirs ?? mine)!
  const place = (kind: 'heading' | 'section'): ConflictPlace => ({ kind, heading, anchor })
  const known = agreed(textOf(base), textOf(mine), textOf(theirs), (a, b) =>
    a === undefined || b === undefined ? a === b : sameText(a, b),
  )
  if (known) return known.value
  if (!base || !mine || !theirs) {
    const settled = decisions.settle(`section:${anchor}`, place('section'), textOf(base), textOf(mine), textOf(theirs))
    return settled === undefined ? undefined : withEol(settled, eol)
  }
  const head =
    agreed(base.head, mine.head, theirs.head, sameText)?.value ??
    decisions.settle(`heading:${anchor}`, place('heading'), base.head, mine.head, theirs.head) ??
    ''
  const text = mergeParagraphs(base, mine, theirs, eol, decisions)
  return (head === '' || head.endsWith('\n') ? head : head + eol) + text
}

function mergeParagraphs(base: Part, mine: Part, theirs: Part, eol: string, decisions: Decisions): string {
  const known = agreed(base.markdown, mine.markdown, theirs.markdown)
  if (known) return known.value
  const [was, left, right] = [unitsOf(base.markdown), unitsOf(mine.markdown), unitsOf(theirs.markdown)]
  const likeness = textLikeness()
  const identity = {
    same: (a: Unit, b: Unit) => sameText(a.text, b.text),
    likeness: (a: Unit, b: Unit) => (a.kind === b.kind ? likeness(a.text, b.text) : 0),
  }
  const merged = new Map<Trio<Unit>, Unit>()
  for (const each of matchTrios(was.units, left.units, right.units, identity)) {
    const unit = mergeUnit(each, base, eol, decisions)
    if (unit) merged.set(each, unit)
  }
  const ordered = orderTrios([...merged.keys()], () => 'theirs').map((each) => merged.get(each)!)
  const lead = agreed(was.lead, left.lead, right.lead)?.value ?? right.lead
  const tail = agreed(was.tail, left.tail, right.tail)?.value ?? right.tail
  return joinUnits(ordered, lead, tail, eol)
}

function mergeUnit(each: Trio<Unit>, section: Part, eol: string, decisions: Decisions): Unit | undefined {
  const [base, mine, theirs] = [each.base?.item, each.mine?.item, each.theirs?.item]
  const known = agreed(base, mine, theirs, (a, b) => (a && b ? sameText(a.text, b.text) : a === b))
  if (known) return known.value
  const { heading, anchor } = section
  const id = `paragraph:${anchor}:${(each.base ?? each.theirs)!.at}`
  const place: ConflictPlace = { kind: 'paragraph', heading, anchor }
  const shown = (unit: Unit | undefined): string | undefined => unit && plain(unit.text)
  const settled = decisions.settle(id, place, shown(base), shown(mine), shown(theirs))
  if (settled === undefined || settled.trim() === '') return undefined
  return (
    [theirs, mine, base].find((unit) => shown(unit) === settled) ?? {
      kind: 'text',
      text: withEol(settled, eol),
      gap: '',
    }
  )
}
