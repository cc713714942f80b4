import type { Dimension } from '#scoring/vocabulary.ts'
import styles from './dimension-swatch.module.css'

/** The hue of a dimension beside its name, the same on every page and chart. */
export function DimensionSwatch({ dimension }: { dimension: Dimension }) {
  return <span className={styles['swatch']} data-dimension={dimension} />
}
