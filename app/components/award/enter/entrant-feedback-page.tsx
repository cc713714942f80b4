import { ENTER } from '../../../content/award/enter.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatExact, formatScoreExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import type { EntrantFeedbackView } from './enter-view.ts'
import styles from './enter.module.css'

/** What an entrant is told of how the own entry was judged. */
export function EntrantFeedbackPage({ view }: { readonly view: EntrantFeedbackView }) {
  const say = useWords(ENTER)
  const sayResult = useWords(RESULT)
  const { language } = useSpeech()
  const { award, place, stages } = view
  return (
    <>
      <p className="no-print">
        <a href={view.address}>← {say('toDraft')}</a>
      </p>
      <p className="soft">{award.title[language]}</p>
      <h1>{say('feedbackTitle')}</h1>
      <p>
        <span className="num soft">{view.entry}</span> {view.title}
      </p>
      <p className="lead">{say('feedbackWhat')}</p>
      {view.isMoved ? <p className="notice">{sayResult('publicMoved')}</p> : null}
      {place === null ? null : (
        <>
          <h2>{say('feedbackPlace')}</h2>
          <p>
            {place.rank === null
              ? say('feedbackUnranked', { stage: place.stage })
              : say('feedbackRank', {
                  stage: place.stage,
                  rank: formatExact(language, place.rank),
                  of: formatExact(language, place.of),
                })}
          </p>
        </>
      )}
      {stages?.length === 0 ? <p className="soft">{say('feedbackNone')}</p> : null}
      {stages?.map((stage) => (
        <StagePart key={stage.id} stage={stage} shows={view.shows} />
      ))}
    </>
  )
}

type StageFeedback = NonNullable<EntrantFeedbackView['stages']>[number]

function StagePart({ stage, shows }: { readonly stage: StageFeedback; readonly shows: EntrantFeedbackView['shows'] }) {
  const say = useWords(ENTER)
  const { language } = useSpeech()
  const heads = [say('criterion'), ...(shows.means ? [say('mean')] : []), ...(shows.words ? [say('reasons')] : [])]
  return (
    <>
      <h2>{stage.title}</h2>
      <p className="small soft">{say('feedbackSheets', { count: formatExact(language, stage.sheets) })}</p>
      <Listing heads={heads}>
        {stage.criteria.map(({ id, title, mean, most, reasons }) => (
          <tr key={id}>
            <td>{title}</td>
            {shows.means ? (
              <td data-head={say('mean')}>
                {mean === null
                  ? say('meanNone')
                  : say('meanOf', { mean: formatScoreExact(language, mean), most: formatScoreExact(language, most) })}
              </td>
            ) : null}
            {shows.words ? (
              <td data-head={say('reasons')}>
                {reasons.length === 0 ? (
                  <span className="soft">{say('reasonsNone')}</span>
                ) : (
                  <ul className={styles['reasons']}>
                    {reasons.map((reason, index) => (
                      <li key={`${index} ${reason}`}>{reason}</li>
                    ))}
                  </ul>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </Listing>
    </>
  )
}
