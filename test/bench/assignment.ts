import type { AssignmentProblem } from '#scoring/panel/planning/assignment-problem.ts'
import { assignReadings } from '#scoring/panel/planning/assign-readings.ts'
import { fork } from '#scoring/random.ts'
import { timed, type Measured } from './comparison.ts'

const TURNS = 9
const JUDGES = 50
const READS = 3

/** Judges with room for a tenth more than needed, one pair in twenty in conflict, half of the rest with a preference. */
function problem(entries: number): AssignmentProblem {
  const random = fork(1, `assignment/${entries}`)
  const judges = Array.from({ length: JUDGES }, (_, judge) => `judge ${judge}`)
  const names = Array.from({ length: entries }, (_, entry) => `entry ${entry}`)
  const pairs = names.flatMap((entry) => judges.map((judge) => ({ entry, judge, luck: random() })))
  return {
    entries: names.map((entry) => ({ entry, reads: READS })),
    judges: judges.map((judge) => ({ judge, cap: Math.ceil((1.1 * entries * READS) / JUDGES) })),
    forbidden: pairs.filter(({ luck }) => luck < 0.05).map(({ entry, judge }) => ({ entry, judge })),
    preferences: pairs
      .filter(({ luck }) => luck > 0.5)
      .map(({ entry, judge, luck }) => ({ entry, judge, value: Math.floor(luck * 10) })),
  }
}

/** Planning the readings of a large award, beside one half as large, twice. */
export function assignment(): Measured[] {
  const [whole, half] = [problem(1000), problem(500)]
  const plan = (each: AssignmentProblem, seed: number) => {
    if (!assignReadings(each, { seed }).ok) throw new Error('expected a plan')
  }
  plan(half, 0)
  const ours: number[] = []
  const yardstick: number[] = []
  for (let turn = 1; turn <= TURNS; turn += 1) {
    ours.push(timed(() => plan(whole, turn)))
    yardstick.push(timed(() => (plan(half, turn), plan(half, -turn))))
  }
  return [
    {
      name: `1,000 entries × ${JUDGES} judges × ${READS} readings: who reads what`,
      ours,
      yardstick,
      yardstickName: 'half as many entries, twice',
      unit: 'ms',
      target: { atMost: 1.5 },
      limit: { percentile: 90, atMost: 5000 },
    },
  ]
}
