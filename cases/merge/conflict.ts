/** Where two people changed the same thing, and what is to become of it. */
import type { Json } from '../edit/json.ts'
import type { Path } from '../problem.ts'

export type ConflictPlace =
  /** A value of the facts; entries with an `id` are named by the one they had before. */
  | { readonly kind: 'fact'; readonly path: Path }
  /** The order of a list that both rearranged: versions are lists of ids or values. */
  | { readonly kind: 'order'; readonly path: Path }
  /** The order of the sections: versions are lists of headings. */
  | { readonly kind: 'section-order' }
  /** A heading line; a section with its heading, taken out by one; a paragraph or list item of a section. */
  | { readonly kind: 'heading' | 'section' | 'paragraph'; readonly heading: string; readonly anchor: string }
  /** Lines of a file that is no readable case; the first one, counted in the file both began with. */
  | { readonly kind: 'lines'; readonly line: number }
  /** A file beside the texts: versions are digests of its bytes. */
  | { readonly kind: 'file'; readonly path: string }

/** Both sides changed one thing, each in its way. A version that is left out isn't there: removed, or not yet made. */
export interface Conflict {
  /** The same whenever the same three texts are merged: names the conflict in choices. */
  readonly id: string
  readonly place: ConflictPlace
  readonly base?: Json
  readonly mine?: Json
  readonly theirs?: Json
}

/** A side's version as it is, or another value (a text, where the place is in the text). */
export type Choice = 'mine' | 'theirs' | 'base' | { readonly value: Json }
export type Choices = Readonly<Record<string, Choice>>

/** Collects conflicts while merging, and answers with what was chosen, or with theirs: that is what is saved. */
export class Decisions {
  readonly open: Conflict[] = []

  readonly choices: Choices

  constructor(choices: Choices) {
    this.choices = choices
  }

  settle<T extends Json>(
    id: string,
    place: ConflictPlace,
    base: T | undefined,
    mine: T | undefined,
    theirs: T | undefined,
  ): T | undefined {
    const choice = Object.hasOwn(this.choices, id) ? this.choices[id] : undefined
    if (choice === undefined) {
      const versions = { ...(base === undefined ? {} : { base }), ...(mine === undefined ? {} : { mine }), ...(theirs === undefined ? {} : { theirs }) } // prettier-ignore
      this.open.push({ id, place, ...versions })
      return theirs
    }
    if (choice === 'mine') return mine
    if (choice === 'theirs') return theirs
    return choice === 'base' ? base : (choice.value as T)
  }
}

/** The one that changed, where only one did or both did the same; nothing where they differ. */
export function agreed<T>(
  base: T,
  mine: T,
  theirs: T,
  same: (a: T, b: T) => boolean = Object.is,
): { readonly value: T } | undefined {
  if (same(mine, theirs) || same(base, mine)) return { value: theirs }
  return same(base, theirs) ? { value: mine } : undefined
}
