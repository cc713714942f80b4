import type { Words } from '#scoring/award/rules.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { formatDateTime } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { QrCode } from '../../../accounts/qr-code.tsx'
import type { MadeLinkView } from '../../../accounts/shown-link.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import styles from './cards.module.css'

/** Invitations to print and hand out, one a card: name, picture, link and code, in the one moment they can be shown. */
export function InvitationCards({ award, cards }: { readonly award: Words; readonly cards: readonly MadeLinkView[] }) {
  const say = useWords(INVITE)
  const { language } = useSpeech()
  return (
    <ul className={styles['cards']}>
      {cards.map(({ id, name, shown, expiresAt }) =>
        shown === null ? null : (
          <li key={id}>
            <p className={styles['head']}>{say('cardFor', { award: award[language] })}</p>
            <p className={styles['name']}>{name}</p>
            <QrCode {...shown.qr} label={say('qr', { name })} />
            <p className={styles['code']}>
              <span className="small soft">{say('cardCode')}</span>
              <code>{shown.code.text}</code>
            </p>
            <p className="small">
              {say('cardHow', { where: shown.code.where, until: formatDateTime(language, expiresAt) })}
            </p>
            <p className={`small soft ${styles['address']}`}>{shown.address}</p>
          </li>
        ),
      )}
    </ul>
  )
}
