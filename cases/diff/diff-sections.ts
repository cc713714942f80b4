/** What changed in the text of a case, section by section. */
import { splitSections, type Section } from '../sections.ts'
import { alignItems, matchItems } from './align.ts'
import { diffWords, type Run } from './diff-words.ts'
import { sameText, sectionIdentity } from './text-identity.ts'

export interface SectionChange {
  readonly kind: 'kept' | 'changed' | 'added' | 'removed'
  /** Now, or of a removed section as it was. Empty for the text before the first heading. */
  readonly heading: string
  readonly level: number
  readonly anchor: string
  /** Where the heading was another: the old one. */
  readonly headingBefore?: string
  /** It stands elsewhere among the other sections. */
  readonly moved: boolean
  /** The text under the heading, word by word. */
  readonly runs: readonly Run[]
}

/**
 * Compares two texts of a case. A section is the same one where its heading is, or at least half of its words.
 * @param before text after the front matter
 * @param after the same, now
 * @returns sections in the order of the later text, then the removed ones
 */
export function diffSections(before: string, after: string): SectionChange[] {
  const [old, now] = [splitSections(before, 1), splitSections(after, 1)]
  const pairs = matchItems(old, now, sectionIdentity())
  const origin = new Map([...pairs].map(([from, to]) => [to, from]))
  const order = now.flatMap((_, index) => origin.get(index) ?? [])
  const stayed = new Set(alignItems(order.toSorted((a, b) => a - b), order).map(([, index]) => order[index]!)) // prettier-ignore
  const changes = now.map((section, index): SectionChange => {
    const from = origin.get(index)
    if (from === undefined) return wholly('added', section)
    const { heading, level, markdown } = old[from]!
    const isKept = heading === section.heading && level === section.level && sameText(markdown, section.markdown)
    return {
      kind: isKept ? 'kept' : 'changed',
      ...named(section),
      ...(heading === section.heading ? {} : { headingBefore: heading }),
      moved: !stayed.has(from),
      runs: diffWords(markdown, section.markdown),
    }
  })
  return [...changes, ...old.filter((_, index) => !pairs.has(index)).map((section) => wholly('removed', section))]
}

const named = ({ heading, level, anchor }: Section) => ({ heading, level, anchor })

const wholly = (kind: 'added' | 'removed', section: Section): SectionChange => ({
  kind,
  ...named(section),
  moved: false,
  runs: section.markdown === '' ? [] : [{ kind, text: section.markdown }],
})
