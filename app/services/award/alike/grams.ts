import { fold } from '../../../search/fold.ts'

/** Han characters in a row are taken two at a time, since nothing parts Chinese words; anything else word by word. */
const RUNS = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu
const HAN = /\p{Script=Han}/u

/**
 * What a text is compared by: pairs of Han characters and other words, in one spelling for traditional and simplified,
 * wide and narrow, capital and small.
 * @example gramsOf('鄉村 ESG 計劃') // => Set {'乡村', 'esg', '计划'}
 */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>()
  for (const [run] of fold(text).matchAll(RUNS)) {
    const characters = HAN.test(run) ? [...run] : []
    if (characters.length < 2) grams.add(run)
    for (let at = 0; at + 1 < characters.length; at += 1) grams.add(`${characters[at]}${characters[at + 1]}`)
  }
  return grams
}
