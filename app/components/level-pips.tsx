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
  return (
    <svg className={`${styles['pips']} ${className ?? ''}`} viewBox="0 0 46 14" aria-hidden="true" focusable="false">
      {[1, 2, 3].map((level) => {
        const x = (level - 1) * 16 + 1
        const kind = level <= min ? (proposed ? 'proposed' : 'solid') : level <= max ? 'open' : 'none'
        return (
          <g key={level}>
            <rect className={styles[kind]} x={x} y="1" width="12" height="12" rx="1.5" />
            {kind === 'open' || kind === 'proposed' ? (
              <path className={styles['hatch']} d={`M${x + 1} 8l6-6M${x + 1} 12l10-10M${x + 6} 12l5-5`} />
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}
