import { scored, unscorable, type Scored } from '../../result.ts'
import { owensT } from '../../stats/owens-t.ts'
import { normalTwoSided } from '../../stats/tail-probabilities.ts'

export interface Standing {
  readonly entry: string
  /** Corrected score, with its standard error (the model's). */
  readonly score: number
  readonly standardError: number
  /** How many more judges could read it; without limit where not given. */
  readonly available?: number
}

export interface SecondReadings {
  /** The score that as many entries as there are places are expected to exceed. */
  readonly line: number
  /** Entries that get more readings, most first, then by name. */
  readonly readings: readonly {
    readonly entry: string
    readonly extra: number
    /** Chance that it stands on the wrong side of the line, now and expected after its readings. */
    readonly riskNow: number
    readonly riskAfter: number
  }[]
  /** Expected number of entries on the wrong side of the line. */
  readonly misplacedNow: number
  readonly misplacedAfter: number
  /** Entries whose side is uncertain by more than the 5 % on either side; sorted. */
  readonly undecided: readonly string[]
}

/** An entry is undecided while its chance to be on the wrong side is above this. */
const UNDECIDED = 0.05

/**
 * Where another reading decides something: a budget of readings goes to entries near the line, so that the expected
 * number of entries on its wrong side falls most. With u the distance to the line, s the standard error now and s' after
 * r more readings (1/s'² = 1/s² + r/noise²), the chance of a wrong side is Φ(−|u|/s) now and 2 T(u/s, s'/√(s² − s'²))
 * in expectation after (T of Owen, exact for normal errors). Each step takes the entry with the largest fall a reading,
 * looking ahead over several, since one reading alone may do little.
 *
 * The line is where the expected number of entries above it is the number of places: shrunken scores lie closer together
 * than what they stand for, so it is higher than midway between the last in and the first out. It is taken as known, and
 * standard errors as independent. Who is to read is `assignReadings` with what has
 * been read as `fixed`.
 * @param asked `places` above the line, `budget` of readings (whole, 0 or more), `noise` the standard deviation of a
 *   reading about entry + judge (above 0), `most` extra readings an entry; else `RangeError`
 * @returns `no-line` where all or none are above it
 */
export function secondReadings(
  standings: readonly Standing[],
  asked: { readonly places: number; readonly budget: number; readonly noise: number; readonly most?: number },
): Scored<SecondReadings> {
  const { places, budget, noise, most = 6 } = asked
  for (const count of [places, budget, most]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`Expected a whole number but got ${count}.`)
  }
  if (!(noise > 0 && Number.isFinite(noise))) throw new RangeError(`Expected a noise above 0 but got ${noise}.`)
  for (const { entry, score, standardError } of standings) {
    if (!Number.isFinite(score) || !(standardError >= 0 && Number.isFinite(standardError))) {
      throw new RangeError(`Expected a score and its standard error of ${entry} but got ${score}, ${standardError}.`)
    }
  }
  if (places < 1 || places >= standings.length) return unscorable('no-line', { places, entries: standings.length })

  // By name, so that sums and equal gains don't depend on the order given.
  const byName = standings.toSorted((first, second) => (first.entry < second.entry ? -1 : 1))
  const line = lineAfter(byName, places)
  const candidates = byName.map(({ entry, score, standardError, available = Infinity }) => ({
    entry,
    extra: 0,
    risks: Array.from({ length: 1 + Math.min(most, available) }, (_, more) =>
      expectedRisk(score - line, standardError, noise, more),
    ),
  }))
  for (let left = budget; left > 0;) {
    const step = bestStep(candidates, left)
    if (step === undefined) break
    step.candidate.extra += step.more
    left -= step.more
  }
  const total = (risk: (candidate: Candidate) => number) => candidates.reduce((sum, each) => sum + risk(each), 0)
  return scored({
    line,
    readings: candidates
      .filter(({ extra }) => extra > 0)
      .map(({ entry, extra, risks }) => ({ entry, extra, riskNow: risks[0]!, riskAfter: risks[extra]! }))
      .sort((first, second) => second.extra - first.extra),
    misplacedNow: total(({ risks }) => risks[0]!),
    misplacedAfter: total(({ risks, extra }) => risks[extra]!),
    undecided: candidates.filter(({ risks }) => risks[0]! > UNDECIDED).map(({ entry }) => entry),
  })
}

/** The middle of where so many are expected above; both ends by halving, to the last digits. */
function lineAfter(standings: readonly Standing[], places: number): number {
  const above = (line: number) =>
    standings.reduce((sum, { score, standardError }) => sum + chanceAbove(score - line, standardError), 0)
  const reach = Math.max(...standings.map(({ standardError }) => standardError)) * 40 + 1
  const scores = standings.map(({ score }) => score)
  const end = (tooMany: (count: number) => boolean) => {
    let low = Math.min(...scores) - reach
    let high = Math.max(...scores) + reach
    for (let step = 0; step < 70; step += 1) {
      const middle = (low + high) / 2
      if (tooMany(above(middle))) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  return (end((count) => count > places + 1e-9) + end((count) => count >= places - 1e-9)) / 2
}

function chanceAbove(distance: number, error: number): number {
  if (error === 0) return distance > 0 ? 1 : distance < 0 ? 0 : 0.5
  const wrong = expectedRisk(distance, error, 1, 0)
  return distance < 0 ? wrong : 1 - wrong
}

interface Candidate {
  readonly entry: string
  /** By number of extra readings. */
  readonly risks: readonly number[]
  extra: number
}

function expectedRisk(distance: number, error: number, noise: number, more: number): number {
  if (error === 0) return distance === 0 ? 0.5 : 0
  if (more === 0) return normalTwoSided(distance / error) / 2
  const after = 1 / Math.sqrt(1 / error ** 2 + more / noise ** 2)
  // s² − s'² without subtracting two near numbers.
  const moves = Math.sqrt(more) * ((error * after) / noise)
  return 2 * owensT(distance / error, after / moves)
}

/** The step with the largest fall of the risk a reading; gains in the last digits are none. */
function bestStep(
  candidates: readonly Candidate[],
  left: number,
): { readonly candidate: Candidate; readonly more: number } | undefined {
  let best: { candidate: Candidate; more: number } | undefined
  let rate = 1e-9
  for (const candidate of candidates) {
    const { risks, extra } = candidate
    for (let more = 1; more <= left && extra + more < risks.length; more += 1) {
      const gain = (risks[extra]! - risks[extra + more]!) / more
      if (gain > rate * (1 + 1e-9)) {
        best = { candidate, more }
        rate = gain
      }
    }
  }
  return best
}
