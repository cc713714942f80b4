/** What changed in a text, word by word; Chinese, which has no spaces, character by character. */
import { alignItems, type PlacePair } from './align.ts'

export interface Run {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
}

// A citation, a Chinese character, a word, a figure with its commas, a line break, spaces, anything else.
const TOKEN =
  /\[\^[^\]\s]{1,80}\]|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:['’-](?:(?!\p{Script=Han})[\p{L}\p{M}])+)*|\p{N}+(?:[.,]\p{N}+)*|\r?\n|[ \t]+|[^]/gu

/** Cuts a text into the pieces that are compared; together they are the text. */
export const wordsOf = (text: string): readonly string[] => text.match(TOKEN) ?? []
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/**
 * What was kept, removed and added. The kept and added runs together are the text after, the kept and removed ones the
 * text before. Between two changes a single kept character or blank is shown as changed too: a reader sees phrases.
 * @returns runs in reading order, removed before added, none empty, no two of a kind in a row
 */
export function diffWords(before: string, after: string): Run[] {
  // Lines first: long texts are mostly the same, and words of one paragraph don't match those of another.
  const changes = parts(linesOf(before), linesOf(after)).flatMap((part) =>
    part.kept === '' ? parts(wordsOf(part.removed), wordsOf(part.added)) : [part],
  )
  return runsOf(withoutCrumbs(joined(changes)))
}

/** Text that stayed, or text that took the place of other text. */
interface Change {
  readonly kept: string
  readonly removed: string
  readonly added: string
}

function parts(before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = []
  let [i, j] = [0, 0]
  const end: PlacePair = [before.length, after.length]
  for (const [nextBefore, nextAfter] of [...alignItems(before, after), end]) {
    const removed = before.slice(i, nextBefore).join('')
    const added = after.slice(j, nextAfter).join('')
    if (removed !== '' || added !== '') changes.push({ kept: '', removed, added })
    if (nextBefore < before.length) changes.push({ kept: before[nextBefore]!, removed: '', added: '' })
    ;[i, j] = [nextBefore + 1, nextAfter + 1]
  }
  return joined(changes)
}

/** Neighbours of a kind as one. */
function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = []
  for (const change of changes) {
    const last = result.at(-1)
    if (last && (last.kept === '') === (change.kept === ''))
      result[result.length - 1] = {
        kept: last.kept + change.kept,
        removed: last.removed + change.removed,
        added: last.added + change.added,
      }
    else result.push(change)
  }
  return result
}

const CRUMB = /^(?:\p{Script=Han}|[ \t]+|\p{P})$/u

function withoutCrumbs(changes: readonly Change[]): Change[] {
  return joined(
    changes.map((change, index) => {
      const isCrumb = index > 0 && index < changes.length - 1 && CRUMB.test(change.kept)
      const neighbours = [changes[index - 1], changes[index + 1]]
      // A lone insertion on either side stays one: the character was clearly kept.
      const isAmong = neighbours.every((each) => each && each.removed !== '' && each.added !== '')
      return isCrumb && isAmong ? { kept: '', removed: change.kept, added: change.kept } : change
    }),
  )
}

function runsOf(changes: readonly Change[]): Run[] {
  const runs: Run[] = []
  for (const { kept, removed, added } of changes) {
    if (kept !== '') runs.push({ kind: 'kept', text: kept })
    if (removed !== '') runs.push({ kind: 'removed', text: removed })
    if (added !== '') runs.push({ kind: 'added', text: added })
  }
  return runs
}
