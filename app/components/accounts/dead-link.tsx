import { DEAD_LINKS } from '../../content/accounts/dead-links.ts'
import styles from './form.module.css'
import { useWords } from './use-words.ts'

export type DeadLinkWhy = 'unknown' | 'used' | 'expired' | 'revoked' | 'other' | 'too-late' | 'disabled'

/** Says why a link does not work, and where to go from here. */
export function DeadLink({ why, of }: { readonly why: DeadLinkWhy; readonly of: 'join' | 'reset' }) {
  const say = useWords(DEAD_LINKS)
  return (
    <div className={styles['form']}>
      <h1>{say(`title-${why}`)}</h1>
      <p>{say(`text-${why}`)}</p>
      <p className={styles['ways']}>
        <a href="/sign-in">{say('signIn')}</a>
        {of === 'join' ? <a href="/join">{say('enterCode')}</a> : <a href="/reset">{say('askReset')}</a>}
      </p>
    </div>
  )
}
