import { mergeCase } from '#cases/merge/merge-case.ts'
import type { Texts } from './writing-session.ts'

/** A text that has come from the server, with what was typed meanwhile; where both changed the same place, what was typed. */
export function mergeTyping(asked: Texts, typed: Texts, came: Texts): Texts {
  return {
    text: merged(asked.text, typed.text, came.text),
    english: mergedEnglish(asked.english, typed.english, came.english),
  }
}

function merged(base: string, typed: string, came: string): string {
  const { conflicts } = mergeCase(base, typed, came)
  return mergeCase(base, typed, came, Object.fromEntries(conflicts.map(({ id }) => [id, 'mine' as const]))).text
}

function mergedEnglish(base: string | undefined, typed: string | undefined, came: string | undefined) {
  if (typed === base) return came
  if (came === base || came === undefined || typed === undefined || base === undefined) return typed ?? came
  return merged(base, typed, came)
}
