import { drawUniform, fork } from '../random.ts'
import { drawInPlace, type Distribution } from '../stats/distributions.ts'
import { polynomialMoments, type Monomial } from '../stats/polynomial-moments.ts'
import { quantilesInPlace } from '../stats/quantile.ts'
import { sobolShares, type Estimate } from '../stats/sobol.ts'

/** A number that is drawn: a factor (once for all rows that share it), or what one filter of one row leaves over. */
export interface UncertainInput {
  readonly id: string
  readonly distribution: Distribution
}

/** A row as the simulation sees it: signed constant × product of inputs × present value of the years. */
export interface RowModel {
  /** Yuan; negative for a harm. */
  readonly constant: number
  readonly inputs: readonly UncertainInput[]
  /** Years whose drop-off is drawn; weights of `yearWeights`, `kept` = 1 − drop-off. */
  readonly years: { readonly weights: readonly number[]; readonly kept: UncertainInput } | null
}

export interface Spread {
  readonly median: number
  readonly p05: number
  readonly p95: number
}

export interface InputShare {
  readonly input: string
  readonly first: Estimate
  readonly total: Estimate
}

/** How far the simulation lies from the exact moments, in standard errors; beyond 4 something is wrong. */
export interface SimulationCheck {
  readonly meanZ: number
  readonly varianceZ: number | null
}

/** The shares need fewer draws than the percentiles, and a model evaluation for every input. */
const MOST_SHARE_DRAWS = 2048

/** The same model with each distinct input once, and rows that point at inputs by position. */
interface CompiledModel {
  readonly inputs: readonly UncertainInput[]
  readonly rows: readonly {
    readonly constant: number
    readonly inputs: readonly number[]
    readonly years: { readonly weights: readonly number[]; readonly kept: number } | null
  }[]
}

/** Finds the inputs that rows share. Inputs are in the order of their ids, so the order of the rows does not matter. */
function compileModel(rows: readonly RowModel[]): CompiledModel {
  const byId = new Map<string, UncertainInput>()
  for (const row of rows) {
    for (const input of row.years ? [...row.inputs, row.years.kept] : row.inputs) byId.set(input.id, input)
  }
  const inputs = [...byId.values()].sort((left, right) => (left.id < right.id ? -1 : 1))
  const position = new Map(inputs.map((input, index) => [input.id, index]))
  return {
    inputs,
    rows: rows.map((row) => ({
      constant: row.constant,
      inputs: row.inputs.map((input) => position.get(input.id)!),
      years: row.years && { weights: row.years.weights, kept: position.get(row.years.kept.id)! },
    })),
  }
}

/** Totals over all rows, one a draw. */
function totals(model: CompiledModel, columns: readonly Float64Array[], draws: number): Float64Array {
  const total = new Float64Array(draws)
  const value = new Float64Array(draws)
  for (const { constant, inputs, years } of model.rows) {
    value.fill(constant)
    const last = years ? undefined : inputs.at(-1)
    for (const input of last === undefined ? inputs : inputs.slice(0, -1)) multiplyBy(value, columns[input]!)
    if (years) multiplyByYears(value, years.weights, columns[years.kept]!)
    if (last === undefined) addTo(total, value)
    else addProductTo(total, value, columns[last]!)
  }
  return total
}

// Each loop is a function of its own: one large function of many loops is compiled late, and badly.

function multiplyBy(value: Float64Array, column: Float64Array): void {
  for (let draw = 0; draw < value.length; draw += 1) value[draw]! *= column[draw]!
}

function addTo(total: Float64Array, value: Float64Array): void {
  for (let draw = 0; draw < total.length; draw += 1) total[draw]! += value[draw]!
}

function addProductTo(total: Float64Array, value: Float64Array, column: Float64Array): void {
  for (let draw = 0; draw < total.length; draw += 1) total[draw]! += value[draw]! * column[draw]!
}

function multiplyByYears(value: Float64Array, weights: readonly number[], kept: Float64Array): void {
  for (let draw = 0; draw < value.length; draw += 1) {
    let sum = 0
    for (let year = weights.length - 1; year >= 0; year -= 1) sum = sum * kept[draw]! + weights[year]!
    value[draw]! *= sum
  }
}

/** Columns drawn so far for one case, number of draws and seed, by stream: a second carbon price needs the same ones. */
export type DrawnColumns = Map<string, Float64Array>

/** A column an input, each from the stream of its own name: another input more or less changes no number of it. */
function drawColumns(
  model: CompiledModel,
  draws: number,
  seed: number,
  purpose: string,
  drawn: DrawnColumns,
): Float64Array[] {
  return model.inputs.map((input) => {
    const stream = `${purpose}/${input.id}`
    let column = drawn.get(stream)
    if (!column) {
      column = drawUniform(seed, stream, draws)
      drawInPlace(input.distribution, column)
      drawn.set(stream, column)
    }
    return column
  })
}

/**
 * Draws the sum of rows: median and 5-95 % interval (type 7), with how far mean and variance lie from their exact
 * values.
 *
 * @param draws whole number of draws, at least 100
 * @param drawn columns of an earlier call with inputs of the same names, and the same draws and seed
 * @param checked false leaves out the check against the exact moments, which takes most of the time of a large model
 * @returns null where there are no rows: the sum of nothing is no estimate
 */
export function simulate(
  rows: readonly RowModel[],
  draws: number,
  seed: number,
  drawn: DrawnColumns = new Map(),
  checked = true,
): { readonly spread: Spread; readonly check: SimulationCheck | null } | null {
  if (!Number.isInteger(draws) || draws < 100) throw new RangeError(`Expected at least 100 draws but got ${draws}.`)
  if (rows.length === 0) return null
  const model = compileModel(rows)
  if (model.inputs.length === 0) {
    const sum = rows.reduce((total, row) => total + row.constant, 0)
    return { spread: { median: sum, p05: sum, p95: sum }, check: null }
  }
  const values = totals(model, drawColumns(model, draws, seed, 'draw', drawn), draws)
  const check = checked ? checkAgainstMoments(model, values) : null
  const [p05 = 0, median = 0, p95 = 0] = quantilesInPlace(values, [0.05, 0.5, 0.95])
  return { spread: { median, p05, p95 }, check }
}

/** Shares of the variance by input, largest total first; null where nothing is drawn. */
export function inputShares(
  rows: readonly RowModel[],
  draws: number,
  seed: number,
  drawn: DrawnColumns = new Map(),
): readonly InputShare[] | null {
  const model = compileModel(rows)
  const scaled = withoutScale(model)
  if (model.inputs.length === 0 || scaled === null) return null
  const size = Math.min(draws, MOST_SHARE_DRAWS)
  const shares = sobolShares(
    (columns) => totals(scaled, columns, size),
    drawColumns(model, size, seed, 'sobol-first', drawn),
    drawColumns(model, size, seed, 'sobol-second', drawn),
    fork(seed, 'sobol-resample'),
  )
  if (shares === null) return null
  return model.inputs
    .map((input, index) => ({ input: input.id, ...shares[index]! }))
    .sort((left, right) => right.total.value - left.total.value)
}

/** The model over its largest constant: squares and fourth powers of tiny or huge amounts would leave the number range. */
function withoutScale(model: CompiledModel): (CompiledModel & { readonly scale: number }) | null {
  const scale = model.rows.reduce((largest, row) => Math.max(largest, Math.abs(row.constant)), 0)
  if (scale === 0) return null
  return { ...model, scale, rows: model.rows.map((row) => ({ ...row, constant: row.constant / scale })) }
}

function checkAgainstMoments(compiled: CompiledModel, drawn: Float64Array): SimulationCheck | null {
  const model = withoutScale(compiled)
  if (model === null) return null
  const terms = model.rows.flatMap((row): Monomial[] => {
    const powers = model.inputs.map((_, index) => row.inputs.filter((input) => input === index).length)
    if (row.years === null) return [{ coefficient: row.constant, powers }]
    const { kept, weights } = row.years
    return weights.map((weight, year) => ({
      coefficient: row.constant * weight,
      powers: powers.map((power, index) => (index === kept ? power + year : power)),
    }))
  })
  if (terms.length > MOMENT_TERMS) return null
  const exact = polynomialMoments(
    terms,
    model.inputs.map((input) => input.distribution),
  )
  if (exact.variance === 0) return null
  const { mean, variance } = sampleMoments(drawn, model.scale)
  const count = drawn.length
  const varianceError =
    exact.fourthCumulant === null ? null : Math.sqrt((exact.fourthCumulant + 2 * exact.variance ** 2) / count)
  return {
    meanZ: (mean - exact.mean) / Math.sqrt(exact.variance / count),
    varianceZ: varianceError === null ? null : (variance - exact.variance) / varianceError,
  }
}

/** Mean and variance of values over a scale. */
function sampleMoments(values: Float64Array, scale: number): { readonly mean: number; readonly variance: number } {
  let sum = 0
  for (let index = 0; index < values.length; index += 1) sum += values[index]! / scale
  const mean = sum / values.length
  let squares = 0
  for (let index = 0; index < values.length; index += 1) {
    const distance = values[index]! / scale - mean
    squares += distance * distance
  }
  return { mean, variance: squares / (values.length - 1) }
}

/** The exact variance takes the square of this many terms; larger models go unchecked. */
const MOMENT_TERMS = 200
