import { OBJECTIONS } from '../../../content/award/objections.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import styles from './objections.module.css'
import type { PublishedNotice } from './objections-view.ts'

interface NoticesPartProps {
  /** The newest first. */
  readonly notices: readonly PublishedNotice[]
  readonly timeZone: string
}

/** Every notice of a result with its digests, where there has been more than one. */
export function NoticesPart({ notices, timeZone }: NoticesPartProps) {
  const say = useWords(OBJECTIONS)
  const { language } = useSpeech()
  if (notices.length < 2) return null
  return (
    <section aria-labelledby="notices">
      <h3 id="notices">{say('notices')}</h3>
      <Listing heads={[say('published'), say('noticeDays'), say('noticeDigests')]}>
        {notices.map(({ at, firstDay, lastDay, resultDigest, hash, correctedBy }, place) => (
          <tr key={hash}>
            <td data-head={say('published')}>
              <AwardMoment at={at} timeZone={timeZone} />
              {place > 0 ? <span className="small soft"> {say('replaced')}</span> : null}
              {correctedBy.length > 0 ? (
                <span className="small soft"> {say('corrected', { ids: correctedBy.join(', ') })}</span>
              ) : null}
            </td>
            <td data-head={say('noticeDays')}>
              {formatDate(language, firstDay)} – {formatDate(language, lastDay)}
            </td>
            <td data-head={say('noticeDigests')}>
              <span className="small soft">{say('resultDigest')}</span>{' '}
              <code className={styles['digest']}>{resultDigest}</code>
              <br />
              <span className="small soft">{say('noticeHash')}</span> <code className={styles['digest']}>{hash}</code>
            </td>
          </tr>
        ))}
      </Listing>
    </section>
  )
}
