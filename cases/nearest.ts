/** "Did you mean": the closest known word to a mistyped one. */
import type { LocalText } from '#scoring/facts.ts'

/** Edits (insert, delete, replace, swap neighbours) between two words, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const next = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      let cost = Math.min(last[column]! + 1, next[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, beforeLast[column - 2]! + 1)
      next.push(cost)
    }
    beforeLast = last
    last = next
  }
  return last[b.length]!
}

/**
 * The known word nearest to `word`, ignoring case, or undefined where none is close (a third of its letters, at
 * least 2).
 * @example nearest('evidnece', ['evidence', 'sources']) // => 'evidence'
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 80) return undefined
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const found = distance(word.toLowerCase(), candidate.toLowerCase(), bestDistance)
    if (found < bestDistance && found < candidate.length) {
      best = candidate
      bestDistance = found
    }
  }
  return best
}

/** A sentence naming the nearest known word, or `otherwise` where none is near. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: LocalText): LocalText {
  const found = nearest(word, known)
  return found === undefined ? otherwise : { 'zh-CN': `是不是想写“${found}”？`, en: `Did you mean "${found}"? ` }
}
