import { meanLevel, ratingProbabilities } from './rating-probabilities.ts'

/** Places at which an entry's likelihood is read are this many widths of its bell apart. */
const SPACING = 0.5
/**
 * … and no further than this share of a logit. The likelihood of a score is smooth to a distance of π logits off the real
 * line, so the rule's relative error is of the order of exp(−2π² / 0.7) = 6e-13 whatever the spread.
 */
const LOGIT_SPACING = 0.7
/** Places are read outwards until the likelihood has fallen by e to this power. */
const FALL = 36

/** One entry's scores under given judges, criteria and thresholds. */
export interface EntryScores {
  /** Standard deviation of the entries; an entry's place z is in these units about their mean. */
  readonly spread: number
  /** By score: mean of the entries plus leniency plus easiness. */
  readonly shift: Float64Array
  readonly levels: Int32Array
  readonly growth: Float64Array
  readonly logGrowth: Float64Array
}

export interface EntryPosterior {
  readonly places: Float64Array
  /** Posterior weight of each place; they sum to 1. */
  readonly weights: Float64Array
  /** Probabilities of the levels, by place, score and level. */
  readonly chances: Float64Array
  /** Log of the likelihood integrated over a standard normal place. */
  readonly logLikelihood: number
}

/**
 * Posterior of an entry's place by the trapezoid rule about its mode, which for bells that are smooth and end on both
 * sides is exact to the rounding of numbers.
 */
export function entryPosterior(scores: EntryScores): EntryPosterior {
  const { centre, width } = bell(scores)
  const step = Math.min(SPACING * width, LOGIT_SPACING / Math.abs(scores.spread))
  const middle = read(scores, centre)
  let peak = middle.log
  const outwards = (direction: 1 | -1) => {
    const found: Reading[] = []
    for (let count = 1; ; count += 1) {
      const next = read(scores, centre + direction * count * step)
      if (!(next.log >= peak - FALL)) return found
      peak = Math.max(peak, next.log)
      found.push(next)
    }
  }
  const readings = [...outwards(-1).reverse(), middle, ...outwards(1)]
  const weights = Float64Array.from(readings, ({ log }) => Math.exp(log - peak))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const size = middle.chances.length
  const chances = new Float64Array(readings.length * size)
  readings.forEach((reading, at) => chances.set(reading.chances, at * size))
  return {
    places: Float64Array.from(readings, ({ place }) => place),
    weights: weights.map((weight) => weight / total),
    chances,
    logLikelihood: peak + Math.log(total * step) - Math.log(2 * Math.PI) / 2,
  }
}

interface Reading {
  readonly place: number
  readonly log: number
  readonly chances: Float64Array
}

function read({ spread, shift, levels, growth, logGrowth }: EntryScores, place: number): Reading {
  const width = growth.length
  const chances = new Float64Array(levels.length * width)
  let log = -(place * place) / 2
  for (let row = 0; row < levels.length; row += 1) {
    const position = shift[row]! + spread * place
    const logSum = ratingProbabilities(position, growth, chances.subarray(row * width, (row + 1) * width))
    log += levels[row]! * position + logGrowth[levels[row]!]! - logSum
  }
  return { place, log, chances }
}

/** Mode and width of an entry's posterior, by Newton's method: the log posterior is concave. */
function bell({ spread, shift, growth, levels }: EntryScores): { centre: number; width: number } {
  const probabilities = new Float64Array(growth.length)
  let centre = 0
  let information = 1
  for (let step = 0; step < 50; step += 1) {
    let slope = -centre
    information = 1
    for (let row = 0; row < shift.length; row += 1) {
      ratingProbabilities(shift[row]! + spread * centre, growth, probabilities)
      const mean = meanLevel(probabilities)
      slope += spread * (levels[row]! - mean)
      for (let each = 0; each < growth.length; each += 1) {
        information += spread * spread * (each - mean) ** 2 * probabilities[each]!
      }
    }
    const move = Math.max(-2, Math.min(2, slope / information))
    centre += move
    // The grid need not be exactly centred.
    if (Math.abs(move) < 1e-3) break
  }
  return { centre, width: 1 / Math.sqrt(information) }
}
