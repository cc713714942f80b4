import { INVITATIONS } from '../../content/accounts/invitations.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { QrCode } from './qr-code.tsx'
import styles from './shown-link.module.css'
import { useWords } from './use-words.ts'

/** What a page shows of a link in the one moment in which it can be shown. */
export interface ShownLinkView {
  readonly address: string
  readonly qr: { readonly size: number; readonly path: string }
  /** Typed at `where` by who has paper only. */
  readonly code: { readonly text: string; readonly where: string }
}

/** A link for somebody, just made. */
export interface MadeLinkView {
  readonly kind: 'invitation' | 'reset'
  readonly id: string
  readonly name: string
  readonly email: string
  readonly expiresAt: string
  readonly hasAccount: boolean
  /** Null where a letter is on its way with it: then nobody but its reader sees the link. */
  readonly shown: ShownLinkView | null
}

/** A link that was made: on its way in a letter, or to hand over, on screen, as a picture and as a code. */
export function MadeLink({ link }: { readonly link: MadeLinkView }) {
  const say = useWords(INVITATIONS)
  const { language } = useSpeech()
  const { kind, name, email, shown } = link
  const until = formatDateTime(language, link.expiresAt)
  return (
    <section className={styles['shown']} aria-labelledby="shown-link">
      <h2 id="shown-link">{say(kind === 'reset' ? 'resetTitle' : 'madeTitle', { name })}</h2>
      <p role="status">{shown ? say('letterNot') : say('letterSent', { email })}</p>
      {link.hasAccount ? <p>{say('hasAccount')}</p> : null}
      <p>{say(shown ? 'once' : 'sentUntil', { until })}</p>
      {shown ? <ShownLink shown={shown} /> : kind === 'invitation' ? <ShowInstead id={link.id} /> : null}
    </section>
  )
}

function ShownLink({ shown }: { readonly shown: ShownLinkView }) {
  const say = useWords(INVITATIONS)
  return (
    <>
      <h3>{say('link')}</h3>
      <code className={styles['copy']}>{shown.address}</code>
      <p className="small soft no-print">{say('copy')}</p>
      <h3>{say('code')}</h3>
      <code className={`${styles['copy']} ${styles['code']}`}>{shown.code.text}</code>
      <p className="small soft">{say('codeWhere', { where: shown.code.where })}</p>
      <QrCode {...shown.qr} label={say('qr')} />
    </>
  )
}

function ShowInstead({ id }: { readonly id: string }) {
  const say = useWords(INVITATIONS)
  return (
    <form method="post">
      <p>{say('showWhat')}</p>
      <input type="hidden" name="intent" value="show" />
      <input type="hidden" name="id" value={id} />
      <button className="quiet">{say('show')}</button>
    </form>
  )
}
