import type { Pair } from '#scoring/changes/number-change.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { formatCny, formatCnyRange } from '../../../i18n/format.ts'
import { useSpeech, type MessageKey, type Speech } from '../../../i18n/translate.ts'
import { IntervalBar } from '../../interval-bar.tsx'
import { intervalText } from '../../interval-text.ts'
import { useEditorWords, type SayWord } from './editor-words.ts'
import type { Ends, LevelSide, NetFigures, RowFigures, ScoresView } from './preview.ts'
import styles from './editor-page.module.css'
import { Completeness, FirstScore, type ScoreLinks } from './first-score.tsx'
import { useSession } from './use-session.ts'

/** Both scores of the revision and of the text as it stands, and what of them changed. */
export function ScoresPanel(links: ScoreLinks) {
  const say = useEditorWords()
  const scores = useSession((view) => view.scores)
  const isCurrent = useSession((view) => view.isCurrent)
  const known = useSession((view) => view.known)
  const looked = useSession((view) => view.previewMilliseconds !== undefined)
  const hasErrors = useSession((view) => view.problems.some(({ severity }) => severity === 'error'))
  return (
    <section aria-labelledby="scores" data-scores={isCurrent ? 'current' : 'older'}>
      <h2 id="scores">{say('scores')}</h2>
      {scores ? (
        <>
          {hasErrors ? <p className="notice">{say('scoresOld')}</p> : null}
          <IndexScores scores={scores} />
          <NetScores scores={scores} />
        </>
      ) : looked ? (
        <FirstScore {...links} />
      ) : (
        <p className="soft">{say('scoresWait')}</p>
      )}
      {known ? <Completeness known={known} onGoToField={links.onGoToField} /> : null}
    </section>
  )
}

function IndexScores({ scores }: { readonly scores: ScoresView }) {
  const say = useEditorWords()
  const speech = useSpeech()
  const { t, language } = speech
  const { before, after } = scores.index
  return (
    <>
      <h3>{say('index')}</h3>
      <IntervalBar {...after} />
      <Sides sides={{ before: intervalText(before, speech), after: intervalText(after, speech) }} />
      <ul className={styles['changes']}>
        {scores.dimensions
          .filter(({ changed }) => changed)
          .map(({ id, sides }) => (
            <li key={id}>
              {t(`dimension.${id}`)} <FromTo sides={ends(sides, speech)} />
            </li>
          ))}
      </ul>
      {scores.indicators.length === 0 ? null : (
        <>
          <h4>{say('indicatorsChanged')}</h4>
          <ul className={styles['changes']}>
            {scores.indicators.map(({ id, sides }) => (
              <li key={id}>
                {id} {INDICATOR_TEXTS[id].name[language]}{' '}
                <FromTo sides={{ before: levelText(sides.before, speech), after: levelText(sides.after, speech) }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function NetScores({ scores }: { readonly scores: ScoresView }) {
  const say = useEditorWords()
  const speech = useSpeech()
  const { before, after } = scores.net
  const total = { before: netText(before, say, speech), after: netText(after, say, speech) }
  return (
    <>
      <h3>{say('net')}</h3>
      <p className="small soft">{say('netTotal')}</p>
      <Sides sides={total} />
      {scores.rows.length === 0 ? (
        <p className="soft">{say('netSame', { n: scores.rowCount })}</p>
      ) : (
        <ul className={styles['changes']}>
          {scores.rows.map(({ id, label, sides }) => (
            <li key={id}>
              {label[speech.language]}{' '}
              <FromTo
                sides={{ before: rowText(sides.before, say, speech), after: rowText(sides.after, say, speech) }}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">
        {say('carbonNote')}
        {scores.asPublished ? '' : ` ${say('approximate')}`}
      </p>
    </>
  )
}

/** Before and after one below the other; one line where nothing changed. */
function Sides({ sides: { before, after } }: { readonly sides: Pair<string> }) {
  const say = useEditorWords()
  if (before === after) {
    return (
      <p className="num">
        {after} <span className="soft">({say('same')})</span>
      </p>
    )
  }
  return (
    <dl className={styles['pair']}>
      <dt>{say('before')}</dt>
      <dd className="num">{before}</dd>
      <dt>{say('after')}</dt>
      <dd className="num">
        <strong>{after}</strong>
      </dd>
    </dl>
  )
}

function FromTo({ sides: { before, after } }: { readonly sides: Pair<string> }) {
  return (
    <span className="num">
      {before} → <strong>{after}</strong>
    </span>
  )
}

const ends = (sides: Pair<Ends>, speech: Speech): Pair<string> => ({
  before: intervalText(sides.before, speech),
  after: intervalText(sides.after, speech),
})

const levelText = ({ state, min, max }: LevelSide, { t }: Speech): string =>
  `${min === max ? min : `${min}–${max}`} (${t(`state.${state}` as MessageKey)})`

function netText({ median, p05, p95, status }: NetFigures, say: SayWord, { t, language }: Speech): string {
  if (median === null) return t(`case.net.status.${status}` as MessageKey)
  const between = p05 === null || p95 === null ? '' : ` (${formatCnyRange(language, p05, p95)})`
  return `${formatCny(language, median)}${between}`
}

function rowText(row: RowFigures | null, say: SayWord, { t, language }: Speech): string {
  if (row === null) return say('rowNone')
  const { low, central, high, status } = row
  const amount =
    central !== null
      ? formatCny(language, central)
      : low !== null && high !== null
        ? formatCnyRange(language, low, high)
        : undefined
  return amount === undefined ? t(`status.${status}`) : `${amount} (${t(`status.${status}`)})`
}
