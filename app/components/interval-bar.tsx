import { useSpeech } from '../i18n/translate.ts'
import { formatScore, formatShare } from '../i18n/format.ts'
import styles from './interval-bar.module.css'

/** An index interval on a 0-100 rule: solid up to what is shown, hatched up to what is possible. */
export function IntervalBar({ lower, upper, coverage }: { lower: number; upper: number; coverage: number }) {
  const { t, language } = useSpeech()
  const values = {
    lower: formatScore(language, lower),
    upper: formatScore(language, upper),
    share: formatShare(language, coverage),
  }
  return (
    <svg className={styles['bar']} viewBox="0 0 200 14" role="img" aria-label={t('index.label', values)}>
      <path className={styles['rule']} d={RULE} />
      <path className={styles['shown']} d={box(0, lower * 2)} />
      <path className={styles['open']} d={box(lower * 2, upper * 2)} />
      <path className={styles['hatch']} d={hatching(lower * 2, upper * 2)} />
    </svg>
  )
}

/** The line from 0 to 100 with a tick at each fifth. */
const RULE = 'M0 7h200M40 4v6M80 4v6M120 4v6M160 4v6'

/** Nothing where there is no width, which as an outline would be a line. */
const box = (from: number, to: number): string =>
  to > from ? `M${tenths(from)} 3H${tenths(to)}v8H${tenths(from)}z` : ''
const tenths = (value: number): number => Math.round(value * 10) / 10

/**
 * Slanted lines over the open part: drawn rather than a pattern, so that no id has to be unique in the page, and in one
 * path, for a list has dozens of bars.
 */
function hatching(from: number, to: number): string {
  let path = ''
  for (let x = from + 1; x + 5 <= to; x += 5) path += `M${tenths(x)} 11l5-8`
  return path
}
