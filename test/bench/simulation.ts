import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { inputShares, simulate, type RowModel } from '#scoring/net-value/simulation.ts'
import { timed, type Measured } from './comparison.ts'

const DRAWS = 10_000
const ROWS = 40
const TURNS = 41
const WARM_UP = 10

const model: readonly RowModel[] = Array.from({ length: ROWS }, (_, row) => {
  const low = 0.2 + 0.01 * row
  const distribution = { kind: 'triangular', low, mode: low + 0.1, high: low + 0.4 } as const
  return { constant: 1000 + row, inputs: [{ id: `row-${row}`, distribution }], years: null }
})

/** The simulation beside numpy's, where python3 has numpy; nothing otherwise. */
export async function simulation(): Promise<Measured[]> {
  const numpy = await startNumpy()
  if (!numpy) {
    console.log('python3 with numpy was not found: the simulation has no yardstick here and is left out')
    return []
  }
  for (let turn = 0; turn < WARM_UP; turn += 1) {
    simulate(model, DRAWS, turn)
    inputShares(model, DRAWS, turn)
    await numpy.run(turn)
  }
  const draws: number[] = []
  const shares: number[] = []
  const yardstick: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    draws.push(timed(() => simulate(model, DRAWS, turn)))
    yardstick.push(await numpy.run(turn))
    shares.push(timed(() => inputShares(model, DRAWS, turn)))
  }
  numpy.stop()
  const yardstickName = `numpy ${numpy.version}, the draws and their percentiles`
  const name = `${DRAWS.toLocaleString('en')} draws × ${ROWS} rows`
  return [
    {
      name: `${name}: percentiles and their check against exact moments`,
      ours: draws,
      yardstick,
      yardstickName,
      unit: 'ms',
      note: 'a first measurement of plain loops on such a machine was 1.39 times numpy',
    },
    {
      name: `${name}: what each input adds to the spread (Sobol')`,
      ours: shares,
      yardstick,
      yardstickName,
      unit: 'ms',
    },
  ]
}

async function startNumpy() {
  const child = spawn('python3', ['test/bench/simulation.py', String(DRAWS), String(ROWS)], {
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
    async run(seed: number): Promise<number> {
      child.stdin.write(`${seed}\n`)
      return Number((await lines.next()).value)
    },
    stop: () => child.stdin.end(),
  }
}
