import type { CaseTexts } from './case-texts.ts'

/** A place where two people have changed the same thing, each in another way. */
export interface TextConflict {
  readonly id: string
  readonly base: string | undefined
  readonly mine: string | undefined
  readonly theirs: string | undefined
}

/** What is to stand where two changes meet: one of the three, or words of the person's own. */
export type Choice = 'mine' | 'theirs' | 'base' | { readonly text: string }

export interface MergedTexts {
  readonly merged: CaseTexts
  readonly conflicts: readonly TextConflict[]
}

/** Puts together what two people have written from the same revision. */
export function mergeTexts(
  base: CaseTexts,
  mine: CaseTexts,
  theirs: CaseTexts,
  choices: Readonly<Record<string, Choice>> = {},
): MergedTexts {
  const conflicts: TextConflict[] = []
  const merge = (id: 'text' | 'english'): string | undefined => {
    const [b, m, t] = [base[id], mine[id], theirs[id]]
    if (m === t || t === b) return m
    if (m === b) return t
    const choice = choices[id]
    if (choice === undefined) conflicts.push({ id, base: b, mine: m, theirs: t })
    else if (typeof choice === 'object') return choice.text
    return choice === 'theirs' ? t : choice === 'base' ? b : m
  }
  return { merged: { text: merge('text') ?? '', english: merge('english') }, conflicts }
}
