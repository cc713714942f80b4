import { readdirSync, readFileSync } from 'node:fs'
import { marked } from 'marked'
import { parseDocument } from 'yaml'
import { parseCase } from '#cases/parse.ts'
import { headlinePair } from '#scoring/net-value/net-value.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { timed, type Measured } from './comparison.ts'
import { generatedCaseText } from './generated-case.ts'

const GENERATED_CASES = 10_000
/** Cases that are read in one turn: short turns, so that both sides meet the same machine. */
const BATCH = 250
const LIBRARY_TURNS = 15
const YARDSTICK = 'yaml + marked'

/** Reading and scoring cases beside what the two parsers alone take for the same bytes. */
export function parseAndScore(): Measured[] {
  return [generatedCases(), shippedLibrary()]
}

function generatedCases(): Measured {
  const ours: number[] = []
  const yardstick: number[] = []
  let bytes = 0
  let simulated = 0
  // Warms both up.
  inTurns(generatedFiles(GENERATED_CASES))
  for (let first = 0; first < GENERATED_CASES; first += BATCH) {
    const files = generatedFiles(first)
    const pair = inTurns(files)
    ours.push(pair.ours)
    yardstick.push(pair.yardstick)
    simulated += pair.simulated
    bytes += files.reduce((sum, file) => sum + file.byteLength, 0)
  }
  return {
    name: `${GENERATED_CASES.toLocaleString('en')} generated cases, in batches of ${BATCH}`,
    ours,
    yardstick,
    yardstickName: YARDSTICK,
    unit: 'ms',
    target: { atMost: 2 },
    note: `${(bytes / GENERATED_CASES / 1000).toFixed(1)} kB a case; ${simulated.toLocaleString('en')} of the cases have rows that are simulated`,
  }
}

function generatedFiles(first: number): Uint8Array[] {
  return Array.from({ length: BATCH }, (_, index) => new TextEncoder().encode(generatedCaseText(first + index)))
}

function shippedLibrary(): Measured {
  const folder = 'cases/library'
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(`${folder}/${entry.name}/case.md`))
  inTurns(files)
  const turns = Array.from({ length: LIBRARY_TURNS }, () => inTurns(files))
  return {
    name: `the ${files.length} cases of the library`,
    ours: turns.map((turn) => turn.ours),
    yardstick: turns.map((turn) => turn.yardstick),
    yardstickName: YARDSTICK,
    unit: 'ms',
    target: { atMost: 2 },
    note: `${(files.reduce((sum, file) => sum + file.byteLength, 0) / files.length / 1000).toFixed(1)} kB a case`,
  }
}

function inTurns(files: readonly Uint8Array[]): { ours: number; yardstick: number; simulated: number } {
  let simulated = 0
  const yardstick = timed(() => files.forEach(readBarely))
  const ours = timed(() =>
    files.forEach((file) => {
      if (readAndScore(file)) simulated += 1
    }),
  )
  return { ours, yardstick, simulated }
}

function readBarely(bytes: Uint8Array): void {
  const text = new TextDecoder().decode(bytes)
  const end = text.indexOf('\n---\n')
  parseDocument(text.slice(4, end + 1)).toJS()
  marked.parse(text.slice(end + 5), { async: false })
}

/** True where something was drawn. */
function readAndScore(bytes: Uint8Array): boolean {
  const parsed = parseCase(bytes, 'case.md')
  if (!parsed.ok) throw new Error(`a case of the bench is broken: ${parsed.problems[0]?.message.en}`)
  socialValueIndex(parsed.case)
  return headlinePair(parsed.case, { seed: 1 })['cn-ets'].sobol !== null
}
