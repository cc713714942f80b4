import type { StageEntry } from '#scoring/award/stage-outcome.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatRate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { ReadingsCount } from './readings-count.tsx'
import type { ShownCategory } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

/** A stage in which yes and no are counted: how many took part, the share of yes, and who goes on. */
export function OutcomePart({ shown, most }: { readonly shown: ShownCategory; readonly most: number }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { quorum, why, entries } = shown.outcome
  return (
    <>
      <h3 id="outcome">{say('counts')}</h3>
      <p className="small soft">
        {say('tookPart', { tookPart: quorum.tookPart, entitled: quorum.entitled })}
        <SentenceGap />
        {quorum.needed > 0 ? say('quorumNeeded', { share: formatRate(language, quorum.needed) }) : null}
      </p>
      {why ? <p className="notice">{names.why(why)}</p> : null}
      {entries.length === 0 ? null : (
        <Listing
          heads={[say('rank'), say('entry'), say('yesShare'), say('votes'), ...(shown.isLast ? [] : [say('goesOn')])]}
        >
          {entries.slice(0, most).map((each) => (
            <OutcomeRow key={each.entry} outcome={each} isLast={shown.isLast} />
          ))}
        </Listing>
      )}
    </>
  )
}

function OutcomeRow({ outcome, isLast }: { readonly outcome: StageEntry; readonly isLast: boolean }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { entry, rank, score, why, goesOn } = outcome
  return (
    <tr className={goesOn && !isLast ? styles['wins'] : undefined}>
      <td className={styles['rank']}>{rank ?? '–'}</td>
      <td>{names.entry(entry)}</td>
      <td data-head={say('yesShare')} className={styles['figure']}>
        {score === null ? (why ? names.why(why) : '–') : formatRate(language, score)}
      </td>
      <td data-head={say('votes')} className={styles['figure']}>
        <ReadingsCount outcome={outcome} />
      </td>
      {isLast ? null : <td data-head={say('goesOn')}>{say(goesOn ? 'goesOnYes' : 'goesOnNo')}</td>}
    </tr>
  )
}
