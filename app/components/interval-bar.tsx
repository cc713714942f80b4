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
      <line className={styles['rule']} x1="0" y1="7" x2="200" y2="7" />
      {[40, 80, 120, 160].map((x) => (
        <line key={x} className={styles['rule']} x1={x} y1="4" x2={x} y2="10" />
      ))}
      <rect className={styles['shown']} x="0" y="3" width={lower * 2} height="8" />
      <rect className={styles['open']} x={lower * 2} y="3" width={Math.max(0, (upper - lower) * 2)} height="8" />
      {hatchLines(lower * 2, upper * 2).map((x) => (
        <line key={x} className={styles['hatch']} x1={x} y1="11" x2={x + 5} y2="3" />
      ))}
    </svg>
  )
}

/** Where the hatch lines start; lines are drawn rather than a pattern, so that no id has to be unique in the page. */
function hatchLines(from: number, to: number): number[] {
  const lines: number[] = []
  for (let x = from + 1; x + 5 <= to; x += 5) lines.push(Math.round(x * 10) / 10)
  return lines
}
