import type { Snippet, SnippetPart } from '../../search/snippet.ts'

/** A Latin word that was cut before its end, and punctuation that nothing stands before or after any more. */
const TORN_START = /^(?:[\p{Script=Latin}\p{N}'’-]{0,20}(?=[^\p{Script=Latin}\p{N}'’-]))?[\p{P}\s]*/u
const TORN_END = /[\p{P}\s]*(?:(?<=[^\p{Script=Latin}\p{N}'’-])[\p{Script=Latin}\p{N}'’-]{0,20})?$/u

/** The parts of a snippet without half a word where it was cut; marked words are left whole. */
export function neatEnds({ parts, cutBefore, cutAfter }: Snippet): readonly SnippetPart[] {
  return parts.map(({ text, hit }, place) => {
    if (hit) return { text, hit }
    let neat = text
    if (place === 0 && cutBefore) neat = neat.replace(TORN_START, '')
    if (place === parts.length - 1 && cutAfter) neat = neat.replace(TORN_END, '')
    return { text: neat, hit }
  })
}
