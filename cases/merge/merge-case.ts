/**
 * Merges the work of two people on one case. What only one of them changed is taken, with its bytes; what both changed
 * differently is a conflict, and until somebody chooses the text holds theirs, which is what is saved.
 */
import { setInCase } from '../edit/edit-case.ts'
import { sameValue, type Json } from '../edit/json.ts'
import { readMatter } from '../edit/read-matter.ts'
import { findFences, type Fences } from '../front-matter.ts'
import { agreed, Decisions, type Choices, type Conflict } from './conflict.ts'
import { mergeBody } from './merge-body.ts'
import { mergeFacts } from './merge-facts.ts'
import { eolOf, linesOf, mergeLines, withEol, type LineRegion } from './merge-lines.ts'

export interface MergedCase {
  /** The merged file; in open conflicts it holds theirs. */
  readonly text: string
  readonly conflicts: readonly Conflict[]
}

/**
 * Merges two texts that both began as a third. Facts are merged by path: maps by key, lists by the `id` of their
 * entries, lists of single values as sets, other lists by entries that are equal or mostly so; what both added is kept,
 * theirs first. The text is merged by section and paragraph. Where a front matter can't be read it is merged by lines.
 * Called again with choices for the conflicts it gives the final text.
 * @param base the text both began with
 * @param mine the text not saved yet
 * @param theirs the text saved meanwhile
 * @param choices by id of the conflict: a side, or a value of one's own; conflicts without a choice stay open
 * @returns the merged text and the conflicts left open; never throws
 * @example mergeCase(base, mine, theirs, { 'fact:["asOf"]': 'mine' })
 */
export function mergeCase(base: string, mine: string, theirs: string, choices: Choices = {}): MergedCase {
  const whole = agreed(base, mine, theirs)
  if (whole) return { text: whole.value, conflicts: [] }
  const decisions = new Decisions(choices)
  const sides = [partsOf(base), partsOf(mine), partsOf(theirs)] as const
  const [was, left, right] = sides
  if (!was || !left || !right) {
    const text = linesWith(decisions, 'lines', 1, base, mine, theirs)
    return { text, conflicts: decisions.open }
  }
  const eol = eolOf(right.open)
  const exact = (a: string, b: string): boolean => withEol(a, '\n') === withEol(b, '\n')
  const fence = (part: 'open' | 'close'): string =>
    agreed(was[part], left[part], right[part], exact)?.value ?? right[part]
  const yaml = mergeYaml(base, mine, theirs, was, left, right, decisions)
  const body = mergeBody(was.body, left.body, right.body, eol, decisions)
  const text = fence('open') + yaml + fence('close') + body
  return { text, conflicts: decisions.open }
}

interface Parts {
  readonly fences: Fences
  /** The first fence with its line break. */
  readonly open: string
  readonly yaml: string
  readonly close: string
  readonly body: string
}

function partsOf(text: string): Parts | undefined {
  const found = findFences(text, 'case.md')
  if (!found.ok) return undefined
  const { yamlStart, yamlEnd, bodyStart } = found.value
  return {
    fences: found.value,
    open: text.slice(0, yamlStart),
    yaml: text.slice(yamlStart, yamlEnd),
    close: text.slice(yamlEnd, bodyStart),
    body: text.slice(bodyStart),
  }
}

function mergeYaml(
  base: string,
  mine: string,
  theirs: string,
  was: Parts,
  left: Parts,
  right: Parts,
  decisions: Decisions,
): string {
  const known = agreed(was.yaml, left.yaml, right.yaml)
  if (known) return withEol(known.value, eolOf(right.open))
  const read = [base, mine, theirs].map((text) => readMatter(text))
  const [a, b, c] = read.map((matter) => (matter.ok ? matter.value.root.node.data : undefined))
  if (a !== undefined && b !== undefined && c !== undefined) {
    const trial = new Decisions(decisions.choices)
    const merged = mergeFacts(a, b, c, [], trial)
    const yaml = merged === undefined ? undefined : writeYaml(merged, was, left, right)
    if (yaml !== undefined) {
      for (const conflict of trial.open) decisions.open.push(conflict)
      return yaml
    }
  }
  return linesWith(decisions, 'facts', 2, was.yaml, left.yaml, right.yaml)
}

/**
 * The merged facts as text. Lines are merged first, for the bytes, comments and order of both sides; the facts, merged
 * by their meaning, then correct whatever the lines got wrong.
 */
function writeYaml(merged: Json, was: Parts, left: Parts, right: Parts): string | undefined {
  const byLines = (settle: (region: LineRegion) => readonly string[]) => (): string =>
    mergeLines(was.yaml, left.yaml, right.yaml, settle)
  const drafts = [
    // New lines of both sides at one place are mostly entries of a list; otherwise theirs alone may be read.
    byLines(({ base, mine, theirs }) => (base.length === 0 ? [...theirs, ...mine] : theirs)),
    byLines(({ theirs }) => theirs),
    () => right.yaml,
  ]
  for (const draft of drafts) {
    const text = right.open + draft() + right.close
    const written = setInCase(text, [], merged)
    const parts = written.ok ? partsOf(written.value) : undefined
    const again = written.ok ? readMatter(written.value) : undefined
    if (parts && again?.ok && sameValue(again.value.root.node.data, merged)) return parts.yaml
  }
  return undefined
}

function linesWith(decisions: Decisions, what: string, firstLine: number, base: string, mine: string, theirs: string): string {
  return mergeLines(base, mine, theirs, ({ at, base: was, mine: left, theirs: right }) => {
    const line = firstLine + at
    const settled = decisions.settle(`lines:${what}:${line}`, { kind: 'lines', line }, was.join(''), left.join(''), right.join('')) // prettier-ignore
    return linesOf(settled ?? '')
  })
} // prettier-ignore
