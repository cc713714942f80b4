import type { Scored } from '#scoring/result.ts'
import type { PanelSpeech } from './panel-speech.ts'

/** Cells of a table that may hold a refusal: a dash with a number, and below the table the reasons by these numbers. */
export function footnotes({ because }: PanelSpeech) {
  const reasons: string[] = []
  return {
    cell: <T>(result: Scored<T>, write: (value: T) => string): string =>
      result.ok ? write(result.value) : `— [${numberOf(reasons, because(result.why))}]`,
    lines: (): string[] => reasons.map((reason, index) => `[${index + 1}] ${reason}`),
  }
}

function numberOf(reasons: string[], reason: string): number {
  if (!reasons.includes(reason)) reasons.push(reason)
  return reasons.indexOf(reason) + 1
}
