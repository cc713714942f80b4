import { ENTER } from '../../../content/award/enter.ts'
import { ENTRIES } from '../../../content/award/office-entries.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { sentences } from '../sentences.ts'
import type { ReceiptView } from './enter-view.ts'
import styles from './enter.module.css'

interface ReceiptProps {
  readonly receipt: ReceiptView
  readonly timeZone: string
  /** It was handed in a moment ago. */
  readonly isNew: boolean
  readonly hasMail: boolean
}

/** That an entry was received, under which number and when, and what it is known by. */
export function Receipt({ receipt, timeZone, isNew, hasMail }: ReceiptProps) {
  const say = useWords(ENTER)
  const sayEntries = useWords(ENTRIES)
  const { language, t } = useSpeech()
  return (
    <section className={styles['receipt']} aria-labelledby="receipt" data-receipt={receipt.state}>
      <h2 id="receipt">{say(receipt.state === 'withdrawn' ? 'entry.withdrawn' : 'receiptTitle')}</h2>
      {isNew ? (
        <p role="status">{sentences(language, [say('receiptNow'), hasMail ? say('receiptMailed') : ''])}</p>
      ) : null}
      {receipt.isChanged && receipt.state !== 'withdrawn' ? <p className="notice">{say('receiptChanged')}</p> : null}
      <dl className="facts">
        <dt>{say('receiptNumber')}</dt>
        <dd>
          <strong className="num">{receipt.entry}</strong> · {say('receiptRevision', { revision: receipt.revision })}
        </dd>
        <dt>{say('standing')}</dt>
        <dd>
          {say(`entry.${receipt.state}`)}
          {receipt.failed.length === 0 ? null : (
            <p className="small">
              {receipt.failed.map((fault) => sayEntries(`fault.${fault}`)).join(t('common.list'))}
            </p>
          )}
        </dd>
        <dt>{say('receiptAt')}</dt>
        <dd>
          <AwardMoment at={receipt.at} timeZone={timeZone} />
        </dd>
        <dt>{say('receiptDigest')}</dt>
        <dd>
          <code className={styles['digest']}>{receipt.digest}</code>
          <p className="small soft">{say('receiptDigestWhat')}</p>
        </dd>
      </dl>
    </section>
  )
}
