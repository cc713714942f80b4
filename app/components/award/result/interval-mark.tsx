import styles from './result.module.css'

/** Where values lie on one axis that all rows of a table share. */
export interface Scale {
  readonly from: number
  readonly to: number
}

const WIDTH = 200
const HEIGHT = 16
const EDGE = 5

/** An axis that holds all of these with a little room. */
export function scaleOf(values: readonly number[]): Scale {
  const [from, to] = [Math.min(...values), Math.max(...values)]
  const room = (to - from) * 0.04 || 0.5
  return { from: from - room, to: to + room }
}

/** The place of a value on the axis, in units of the drawing. */
export function placeOn({ from, to }: Scale, value: number): number {
  return tenth(EDGE + ((value - from) / (to - from)) * (WIDTH - 2 * EDGE))
}

const tenth = (value: number): number => Math.round(value * 10) / 10

interface IntervalMarkProps {
  readonly scale: Scale
  readonly low: number
  readonly high: number
  readonly value: number
  /** Drawn as a short line: what was given before it was corrected. */
  readonly raw?: number | null
  /** A line through all rows. */
  readonly line?: number
}

/** An interval as a bar, what it is about as a point in it. The figures stand beside it in words. */
export function IntervalMark({ scale, low, high, value, raw = null, line }: IntervalMarkProps) {
  const at = (place: number) => placeOn(scale, place)
  return (
    <svg className={styles['mark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles['rule']} d={`M0 8H${WIDTH}`} />
      {line === undefined ? null : <path className={styles['zero']} d={`M${at(line)} 0V${HEIGHT}`} />}
      <rect className={styles['bar']} x={at(low)} y="5" width={Math.max(1, tenth(at(high) - at(low)))} height="6" />
      {raw === null ? null : <path className={styles['raw']} d={`M${at(raw)} 1v14`} />}
      <circle className={styles['point']} cx={at(value)} cy="8" r="3.2" />
    </svg>
  )
}

/** A step from one value to another, with an arrow at its end. */
export function StepMark({ scale, from, to }: { readonly scale: Scale; readonly from: number; readonly to: number }) {
  const [start, end] = [placeOn(scale, from), placeOn(scale, to)]
  const back = end > start ? -4 : 4
  const isArrow = Math.abs(end - start) > 4
  return (
    <svg className={styles['mark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles['rule']} d={`M0 8H${WIDTH}`} />
      <path
        className={styles['step-line']}
        d={`M${start} 3v10M${start} 8H${end}${isArrow ? `m${back}-3l${-back} 3l${back} 3` : ''}`}
      />
    </svg>
  )
}

/** A value alone on the axis. */
export function PointMark({ scale, value }: { readonly scale: Scale; readonly value: number }) {
  return (
    <svg className={styles['mark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles['rule']} d={`M0 8H${WIDTH}`} />
      <circle className={styles['point']} cx={placeOn(scale, value)} cy="8" r="4" />
    </svg>
  )
}

/** A share of 1 as a bar, with short lines at values that mean something. */
export function ShareMark({ share, lines }: { readonly share: number; readonly lines: readonly number[] }) {
  const at = (value: number) => tenth(Math.max(0, Math.min(1, value)) * WIDTH)
  return (
    <svg className={styles['mark']} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles['rule']} d={`M0 8H${WIDTH}`} />
      <rect className={styles['bar']} x="0" y="5" width={at(share)} height="6" />
      {lines.map((line) => (
        <path key={line} className={styles['raw']} d={`M${at(line)} 2v12`} />
      ))}
    </svg>
  )
}
