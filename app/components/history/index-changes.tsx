import type { IndexChange } from '#scoring/changes/index-change.ts'
import { CHANGE_PARTS, type NumberChange } from '#scoring/changes/number-change.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { CHANGES } from '../../content/desk/changes.ts'
import { formatScore, formatScoreExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { addedUp } from './added-up.ts'
import styles from './changes.module.css'
import { SplitTable, type SplitRow } from './split-table.tsx'

/** One decimal. */
const UNIT = 0.1

/** How the index of a case changed: both ends, the share known, and the indicators behind it. */
export function IndexChanges({ index }: { readonly index: IndexChange }) {
  const say = useWords(CHANGES)
  const { t, language } = useSpeech()
  const { lower, upper } = index
  if (lower.kind !== 'scored' || upper.kind !== 'scored') return null
  const interval = (side: 'before' | 'after') =>
    t('index.interval', { lower: formatScore(language, lower[side]), upper: formatScore(language, upper[side]) })
  const format = (value: number) => formatScoreExact(language, value)
  const row = (name: SplitRow['name'], change: NumberChange): SplitRow => ({ name, change, unit: UNIT, format })
  const moved = INDICATORS.flatMap((id) => {
    const { lowerPoints, upperPoints } = index.indicators[id]
    const name = `${id} ${INDICATOR_TEXTS[id].name[language]}`
    return [
      ...(isMoved(lowerPoints) ? [row(`${name} · ${say('lower')}`, lowerPoints)] : []),
      ...(isMoved(upperPoints) ? [row(`${name} · ${say('upper')}`, upperPoints)] : []),
    ]
  })
  const isSame = moved.length === 0 && !isMoved(lower) && !isMoved(upper)
  return (
    <>
      <h3>{say('indexTitle')}</h3>
      <p>
        {isSame
          ? say('indexSame', { interval: interval('after') })
          : say('indexSentence', { before: interval('before'), after: interval('after') })}
      </p>
      {isSame ? null : (
        <>
          <SplitTable
            title={say('indexTitle')}
            rows={[row(say('lower'), lower), row(say('upper'), upper), row(say('coverage'), inPercent(index.coverage))]}
          />
          <Waterfall
            ends={[
              [say('lower'), lower],
              [say('upper'), upper],
            ]}
          />{' '}
          {/* prettier-ignore */}
          {moved.length === 0 ? null : (
            <>
              <h4>{say('indicatorsTitle')}</h4>
              <p className="small soft">{say('indicatorsNote')}</p>
              <SplitTable title={say('indicatorsTitle')} rows={moved} />
            </>
          )}
        </>
      )}
    </>
  )
}

/** Whether there is anything to say about a number. */
export function isMoved(change: NumberChange): boolean {
  if (change.kind !== 'scored') return change.kind !== 'unscored'
  const tiny = 1e-9 * Math.max(1, Math.abs(change.before), Math.abs(change.after))
  if (Math.abs(change.change) > tiny) return true
  // Two parts that took each other's work back are worth a line.
  return !change.parts.ok || Object.values(change.parts.value).some((part) => Math.abs(part) > tiny)
}

function inPercent(change: NumberChange): NumberChange {
  if (change.kind !== 'scored' || !change.parts.ok) return change
  const { data, evidence, method, factors } = change.parts.value
  const value = { data: 100 * data, evidence: 100 * evidence, method: 100 * method, factors: 100 * factors }
  return {
    kind: 'scored',
    before: 100 * change.before,
    after: 100 * change.after,
    change: 100 * change.change,
    parts: { ok: true, value },
  }
}

const ROW_PX = 24
const LEFT_PX = 215
const RIGHT_PX = 60
const WIDTH_PX = 720

/** From what it was, part by part, to what it is: solid for the two states, outlined for what each part moved. */
function Waterfall({ ends }: { readonly ends: readonly (readonly [string, NumberChange])[] }) {
  const say = useWords(CHANGES)
  const { language } = useSpeech()
  const bars = ends.flatMap(([end, change], group) => {
    const figures = addedUp(change, UNIT)
    if (!figures) return []
    let at = figures.before
    const parts = CHANGE_PARTS.flatMap((part) => {
      const by = figures.parts[part]
      if (by === 0) return []
      const bar = { label: say(part), from: at, to: at + by, text: `${by > 0 ? '+' : '−'}${formatScoreExact(language, Math.abs(by))}`, kind: by > 0 ? 'up' : 'down', group } // prettier-ignore
      at += by
      return [bar]
    })
    const whole = (word: 'before' | 'after') => ({
      label: `${end} · ${say(word)}`,
      from: 0,
      to: figures[word],
      text: formatScoreExact(language, figures[word]),
      kind: 'whole',
      group,
    })
    return [whole('before'), ...parts, whole('after')]
  })
  const x = (value: number) => LEFT_PX + (value / 100) * (WIDTH_PX - LEFT_PX - RIGHT_PX)
  const height = bars.length * ROW_PX + 22
  return (
    <figure className={styles['chart']}>
      <figcaption className="small">{say('chartTitle')}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH_PX} ${height}`}
        role="img"
        aria-label={bars.map(({ label, text }) => `${label} ${text}`).join('; ')}
      >
        <line className={styles['axis']} x1={x(0)} x2={x(0)} y1={0} y2={height - 18} />
        <line className={styles['guide']} x1={x(100)} x2={x(100)} y1={0} y2={height - 18} />
        {bars.map(({ label, from, to, text, kind, group }, place) => {
          const top = place * ROW_PX + 2 + group * 4
          const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))]
          return (
            <g key={place}>
              <text x={LEFT_PX - 8} y={top + 15} textAnchor="end">
                {label}
              </text>
              <rect
                className={styles[kind]}
                x={left}
                y={top + 2}
                width={Math.max(1, right - left)}
                height={ROW_PX - 8}
              />
              <text x={right + 5} y={top + 15}>
                {text}
              </text>
            </g>
          )
        })}
        <text x={x(0)} y={height - 2} textAnchor="middle">
          0
        </text>
        <text x={x(100)} y={height - 2} textAnchor="middle">
          100
        </text>
      </svg>
    </figure>
  )
}
