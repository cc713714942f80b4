import { MEETING } from '../../../content/award/meeting.ts'
import { formatExact, formatScoreExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { ScrollTable } from '../../scroll-table.tsx'
import { AwardMoment } from '../award-moment.tsx'
import type { FirstScoresView, ScoreRowView, SheetShown } from './meeting-view.ts'
import { meanSpreads } from './mean-spreads.ts'
import { speakerWords } from './speaker-words.ts'

interface FirstScoresProps {
  readonly scores: FirstScoresView
  readonly timeZone: string
}

/** First scores as they were sealed, each with the changes since and why. */
export function FirstScores({ scores, timeZone }: FirstScoresProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const { criteria, rows, kept } = scores
  const spreads = meanSpreads(rows)
  const points = (value: number) => formatScoreExact(language, value)
  return (
    <section aria-labelledby="scores">
      <h2 id="scores">{say('scores')}</h2>
      {kept === null ? null : <p className="small soft">{say(`kept.${kept}`)}</p>}
      {spreads === null ? null : (
        <p>
          {say('spread', {
            firstLow: points(spreads.first.low),
            firstHigh: points(spreads.first.high),
            lastLow: points(spreads.last.low),
            lastHigh: points(spreads.last.high),
          })}
        </p>
      )}
      {rows.length === 0 ? (
        <p>{say('scoresNone')}</p>
      ) : (
        <ScrollTable title={say('scores')}>
          <thead>
            <tr>
              <th scope="col">{say('who')}</th>
              <th scope="col" className="num">
                {say('mean')}
              </th>
              {criteria.map(({ id, title }) => (
                <th key={id} scope="col" className="num">
                  {title}
                </th>
              ))}
              <th scope="col">{say('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <Rows key={place} row={row} timeZone={timeZone} />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  )
}

function Rows({ row, timeZone }: { readonly row: ScoreRowView; readonly timeZone: string }) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const who = speakerWords(language, row.who)
  return (
    <>
      <tr>
        <th scope="row">
          {who} <span className="tag">{say('first')}</span>
        </th>
        <Figures sheet={row.first} />
        <td />
      </tr>
      {row.changes.map((change) => (
        <tr key={change.at} data-change="">
          <th scope="row">
            {who} <span className="tag">{say('changed')}</span>
          </th>
          <Figures sheet={change} />
          <td>
            {change.reason ?? <span className="soft">{say('erased')}</span>}{' '}
            <span className="small soft">
              <AwardMoment at={change.at} timeZone={timeZone} />
            </span>
          </td>
        </tr>
      ))}
    </>
  )
}

function Figures({ sheet: { mean, scores } }: { readonly sheet: SheetShown }) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const none = <span className="soft">{say('noAnswer')}</span>
  return (
    <>
      <td className="num">{mean === null ? none : formatScoreExact(language, mean)}</td>
      {scores.map((score, place) => (
        <td key={place} className="num">
          {score === null ? none : formatExact(language, score)}
        </td>
      ))}
    </>
  )
}
