import { mergeCase } from '#cases/merge/merge-case.ts'
import { agreed, type Choice, type Conflict } from '#cases/merge/conflict.ts'
import type { CaseTexts } from './case-texts.ts'

/** Where two people changed the same thing of one of the two files. */
export interface TextConflict extends Conflict {
  readonly file: 'case.md' | 'en.md'
}

/** What is to stand where two changes meet: one of the three, or something of the person's own. */
export type Pick = Choice | { readonly text: string }
export type Picks = Readonly<Record<string, Pick>>

export interface MergedTexts {
  /** Holds theirs where it could not be decided. */
  readonly merged: CaseTexts
  readonly conflicts: readonly TextConflict[]
}

const WHOLE_FILE = 'file'

/**
 * Puts together what two people have written from the same revision.
 * @param picks by the id of a conflict as it was given out here
 */
export function mergeTexts(base: CaseTexts, mine: CaseTexts, theirs: CaseTexts, picks: Picks = {}): MergedTexts {
  const choices = Object.fromEntries(Object.entries(picks).map(([id, pick]) => [id, asChoice(pick)]))
  const text = mergeFile('case.md', [base.text, mine.text, theirs.text], choices)
  const english = mergeFile('en.md', [base.english, mine.english, theirs.english], choices)
  return {
    merged: { text: text.text ?? '', english: english.text },
    conflicts: [...text.conflicts, ...english.conflicts],
  }
}

const asChoice = (pick: Pick): Choice => (typeof pick === 'object' && 'text' in pick ? { value: pick.text } : pick)

function mergeFile(
  file: TextConflict['file'],
  [base, mine, theirs]: readonly [string | undefined, string | undefined, string | undefined],
  choices: Readonly<Record<string, Choice>>,
): { readonly text: string | undefined; readonly conflicts: readonly TextConflict[] } {
  const whole = agreed(base, mine, theirs)
  if (whole) return { text: whole.value, conflicts: [] }
  // The same place can be in both files.
  const prefix = `${file} `
  if (base === undefined || mine === undefined || theirs === undefined) {
    return mergeWhole(file, { base, mine, theirs }, choices[prefix + WHOLE_FILE])
  }
  const own = Object.entries(choices).flatMap(([id, choice]) =>
    id.startsWith(prefix) ? [[id.slice(prefix.length), choice] as const] : [],
  )
  const { text, conflicts } = mergeCase(base, mine, theirs, Object.fromEntries(own))
  return { text, conflicts: conflicts.map((conflict) => ({ ...conflict, file, id: prefix + conflict.id })) }
}

/** A file that one of them began or removed while the other did something else with it. */
function mergeWhole(
  file: TextConflict['file'],
  versions: Readonly<Record<'base' | 'mine' | 'theirs', string | undefined>>,
  choice: Choice | undefined,
): { readonly text: string | undefined; readonly conflicts: readonly TextConflict[] } {
  if (choice !== undefined) {
    return { text: typeof choice === 'string' ? versions[choice] : String(choice.value), conflicts: [] }
  }
  const known = Object.entries(versions).filter(([, text]) => text !== undefined)
  const place = { kind: 'lines', line: 1 } as const
  return {
    text: versions.theirs,
    conflicts: [{ id: `${file} ${WHOLE_FILE}`, file, place, ...Object.fromEntries(known) }],
  }
}
