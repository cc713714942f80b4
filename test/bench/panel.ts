import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { panelScores } from '../make/panel-scores.ts'
import { timed, type Measured } from './comparison.ts'

const TURNS = 7
const BESIDE_LME4 = 3
const WARM_UP = 2
const DRAWS = 2000

const panel = (entries: number) => panelScores({ seed: 1, entries, judges: 50, criteria: 10, reads: 3 })

/** What a jury chair waits for: the model with its intervals, and 2,000 draws of the ranks. */
function analyse(rows: readonly ScoreRow[]): void {
  const model = crossedModel(rows, { method: 'REML', draws: DRAWS })
  if (!model.ok || !model.value.ranks.ok) throw new Error('The bench panel has to have a model with ranks.')
}

/**
 * The crossed model of 1,000 entries × 50 judges × 10 criteria at three reads: beside lme4 where Rscript has it, and
 * beside itself at half as many entries, for its time should grow no faster than the scores.
 */
export async function panelModel(): Promise<Measured[]> {
  const whole = panel(1000)
  const half = panel(500)
  const twice = panel(2000)
  for (let turn = 0; turn < WARM_UP; turn += 1) for (const rows of [half, whole, twice]) analyse(rows)
  const ofHalf: number[] = []
  const ofWhole: number[] = []
  const ofTwice: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    ofHalf.push(timed(() => analyse(half)))
    ofWhole.push(timed(() => analyse(whole)))
    ofTwice.push(timed(() => analyse(twice)))
  }
  const count = (rows: readonly ScoreRow[]) => rows.length.toLocaleString('en')
  const name = (rows: readonly ScoreRow[]) =>
    `${count(rows)} scores: model, intervals and ${DRAWS.toLocaleString('en')} draws`
  const limit = { percentile: 50, atMost: 1000 }
  const beside = await besideLme4(whole)
  return [
    {
      name: name(whole),
      ours: ofWhole,
      yardstick: ofHalf,
      yardstickName: `${count(half)} scores`,
      unit: 'ms',
      target: { atMost: 2.4 },
      limit,
      note: '1,000 entries, 50 judges, 10 criteria, three reads; twice the scores should take twice the time',
    },
    {
      name: name(twice),
      ours: ofTwice,
      yardstick: ofWhole,
      yardstickName: `${count(whole)} scores`,
      unit: 'ms',
      target: { atMost: 2.4 },
    },
    ...beside,
  ]
}

async function besideLme4(rows: readonly ScoreRow[]): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'panel-'))
  try {
    const file = join(folder, 'scores.csv')
    const lines = rows.map(({ entry, judge, criterion, score }) => [entry, judge, criterion, score].join())
    writeFileSync(file, ['entry,judge,criterion,score', ...lines].join('\n') + '\n')
    const lme4 = await startLme4(file)
    if (!lme4) {
      console.log('Rscript with lme4 was not found: the crossed model has no yardstick of another make here')
      return []
    }
    const ours: number[] = []
    const yardstick: number[] = []
    for (let turn = 0; turn < BESIDE_LME4; turn += 1) {
      ours.push(timed(() => crossedModel(rows, { method: 'REML', draws: 0 })))
      yardstick.push(await lme4.run())
    }
    lme4.stop()
    const note = 'without the draws, which lme4 does not make; lme4 gives no least squares and no use of the scale'
    const yardstickName = `lme4 ${lme4.version}, with conditional variances`
    return [{ name: 'the same scores: model and intervals', ours, yardstick, yardstickName, unit: 'ms', note }]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function startLme4(file: string) {
  const child = spawn('Rscript', ['test/bench/panel.R', file], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // One thread, as ours.
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const failed = once(child, 'error').then(() => ({ done: true, value: '' }))
  const first = await Promise.race([lines.next(), failed])
  if (first.done) return undefined
  return {
    version: first.value,
    async run(): Promise<number> {
      child.stdin.write('\n')
      return Number((await lines.next()).value)
    },
    stop: () => child.stdin.end(),
  }
}
