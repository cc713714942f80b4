import { INVITATIONS } from '../../content/accounts/invitations.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { QrCode } from './qr-code.tsx'
import styles from './shown-link.module.css'
import { useWords } from './use-words.ts'

/** What a page shows of a link in the one moment in which it can be shown. */
export interface ShownLinkView {
  readonly kind: 'invitation' | 'reset'
  readonly name: string
  readonly email: string
  readonly address: string
  readonly expiresAt: string
  readonly letter: boolean
  readonly qr: { readonly size: number; readonly path: string }
  /** Of an invitation: typed at `where` by who has paper only. */
  readonly code?: { readonly text: string; readonly where: string }
  readonly hasAccount?: boolean
}

/** A link to hand over: on screen, as a picture to scan, and as a code to type. */
export function ShownLink({ link }: { readonly link: ShownLinkView }) {
  const say = useWords(INVITATIONS)
  const { language } = useSpeech()
  const { name, email } = link
  const sent = link.kind === 'reset' ? say('letterSentReset', { name }) : say('letterSent', { email })
  return (
    <section className={styles['shown']} aria-labelledby="shown-link">
      <h2 id="shown-link">{say(link.kind === 'reset' ? 'resetTitle' : 'madeTitle', { name })}</h2>
      <p role="status">{link.letter ? sent : say('letterNot')}</p>
      {link.hasAccount ? <p>{say('hasAccount')}</p> : null}
      <p>{say('once', { until: formatDateTime(language, link.expiresAt) })}</p>
      <h3>{say('link')}</h3>
      <code className={styles['copy']}>{link.address}</code>
      <p className="small soft no-print">{say('copy')}</p>
      {link.code ? (
        <>
          <h3>{say('code')}</h3>
          <code className={`${styles['copy']} ${styles['code']}`}>{link.code.text}</code>
          <p className="small soft">{say('codeWhere', { where: link.code.where })}</p>
        </>
      ) : null}
      <QrCode {...link.qr} label={say('qr')} />
    </section>
  )
}
