import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fork, type Random } from '#scoring/random.ts'
import { generatedCaseText } from './generated-case.ts'

/** Indicators that a generated case leaves unknown. */
const OPEN = ['E1', 'E2', 'E4', 'E5', 'F1', 'F3', 'C1', 'C3'] as const
const unknownLine = (indicator: string) => `  ${indicator}: {state: unknown, level: {min: 0, max: 3}}`

/** Of all cases; in the shipped library it is most of them. */
const UNPRICED = 0.6
const VALUATION = /^ {4}valuation:\n(?: {6}.*\n)+/gm
const NOT_PRICED = '    notPriced: {code: NO_COUNTERFACTUAL, reason: {zh-CN: 没有对照, en: Nothing to compare with}}\n'

/** Writes case folders whose index and net value differ from case to case, as a large library's would. */
export function writeGeneratedLibrary(folder: string, cases: number): void {
  for (let number = 1; number <= cases; number += 1) {
    const path = join(folder, `case-${number}`)
    mkdirSync(path, { recursive: true })
    writeFileSync(join(path, 'case.md'), variedCaseText(number))
  }
}

/** A generated case with some of its open indicators confirmed at some level, or searched in vain. */
function variedCaseText(number: number): string {
  const random = fork(number, 'generated-library')
  let text = generatedCaseText(number)
  const known = random()
  for (const indicator of OPEN) {
    if (random() < known) text = text.replace(unknownLine(indicator), `  ${indicator}: ${knownLevel(random)}`)
  }
  return random() < UNPRICED ? text.replace(VALUATION, NOT_PRICED) : text
}

function knownLevel(random: Random): string {
  const level = Math.floor(random() * 4)
  if (level === 0)
    return '{state: searched-none, level: {min: 0, max: 0}, search: {date: 2026-11-01, scope: live-web, query: 寻人}}'
  const range = `level: {min: ${level}, max: ${level}}`
  return `{state: confirmed, ${range}, evidence: [origin], override: {zh-CN: 为量速度而定, en: Set to measure speed}, confirmed: {by: library, date: 2026-11-02}, codings: [{coder: library, date: 2026-11-02, ${range}, evidence: [origin]}]}`
}
