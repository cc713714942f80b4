import { formatDateTime } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import type { Say } from '../../accounts/use-words.ts'
import type { RETURNED } from '../../../content/desk/returned.ts'
import styles from './review.module.css'
import type { Returned } from './review-view.ts'

interface ReturnedNoticeProps {
  readonly returned: Returned
  readonly say: Say<keyof typeof RETURNED>
  /** The address of the review, where this is not its page. */
  readonly reviewAddress?: string
}

/** Why a revision came back, for its author, before anything else. */
export function ReturnedNotice({ returned: { number, by, at, note }, say, reviewAddress }: ReturnedNoticeProps) {
  const { language } = useSpeech()
  return (
    <div className="notice" data-returned="">
      <p>
        {say('returnedLead', {
          name: by === '' ? say('returnedFormer') : by,
          at: formatDateTime(language, at),
          number,
        })}
      </p>
      <blockquote className={styles['said']}>{note}</blockquote>
      <p>
        {say('returnedNext')}
        {reviewAddress === undefined ? null : (
          <>
            {' '}
            <a href={reviewAddress}>{say('returnedSee')}</a>
          </>
        )}
      </p>
    </div>
  )
}
