import styles from './level-pips.module.css'

/** Three boxes: filled up to the proven level, hatched up to the possible one, empty above. Words stand beside it. */
export function LevelPips({
  min,
  max,
  proposed = false,
  className,
}: {
  min: number
  max: number
  /** Derived and not yet confirmed: tinted and hatched instead of solid. */
  proposed?: boolean
  className?: string | undefined
}) {
  const proven = [1, 2, 3].filter((level) => level <= min)
  const possible = [1, 2, 3].filter((level) => level > min && level <= max)
  const hatched = proposed ? [...proven, ...possible] : possible
  return (
    <svg className={`${styles['pips']} ${className ?? ''}`} viewBox="0 0 46 14" aria-hidden="true">
      <path className={styles['none']} d={drawn([1, 2, 3].slice(Math.max(min, max)), BOX)} />
      <path className={styles['open']} d={drawn(possible, BOX)} />
      <path className={styles[proposed ? 'proposed' : 'solid']} d={drawn(proven, BOX)} />
      <path className={styles['hatch']} d={drawn(hatched, HATCH)} />
    </svg>
  )
}

/** A box of 12 with round corners, and its hatching, from where a pip begins. */
const BOX = 'm1.5 1h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-9a1.5 1.5 0 0 1-1.5-1.5v-9a1.5 1.5 0 0 1 1.5-1.5z'
const HATCH = 'm1 8l6-6m-6 10l10-10m-5 10l5-5'

/** A shape at the place of each level, in one path. */
const drawn = (levels: readonly number[], shape: string): string =>
  levels.map((level) => `M${16 * level - 15} 0${shape}`).join('')
