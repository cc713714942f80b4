import type { ReactNode } from 'react'
import { PROBLEMS, type ProblemCode } from '../../content/accounts/problems.ts'
import styles from './form.module.css'
import { useWords } from './use-words.ts'

interface PasskeyButtonProps {
  /** Asks for a passkey that is there, or makes a new one. */
  readonly kind: 'use' | 'make'
  /** Where the script asks what to sign, and sends what was signed. */
  readonly address: string
  readonly next: string
  readonly button: string
  readonly quiet?: boolean
  /** Fields above the button. */
  readonly children?: ReactNode
  /** What to do where there are no scripts or no passkeys. */
  readonly without?: string
}

/** What can go wrong; the first stands for whatever is not in the list. */
const CODES: readonly ProblemCode[] = [
  'passkey-refused',
  'passkey-cancelled',
  'passkey-address',
  'passkey-network',
  'passkey-unreadable',
  'passkey-stale',
  'passkey-origin',
  'passkey-unknown',
  'passkey-of-another',
  'passkey-copied',
  'passkey-disabled',
  'passkey-already',
  'passkeys-too-many',
  'too-many-attempts',
  'too-long',
]

/** Asks the browser for a passkey. Its script (`browser/passkeys.ts`) shows it where browser and page can use one. */
export function PasskeyButton({ kind, address, next, button, quiet, children, without }: PasskeyButtonProps) {
  const say = useWords(PROBLEMS)
  return (
    <div data-passkey={kind} data-address={address}>
      {without === undefined ? null : (
        <p className="notice" data-without>
          {without}
        </p>
      )}
      <form method="post" hidden>
        <input type="hidden" name="next" value={next} />
        {children}
        <button className={quiet ? 'quiet' : undefined}>{button}</button>
      </form>
      <p role="alert" data-problem hidden className={styles['problem']} />
      {CODES.map((code) => (
        <template key={code} data-code={code}>
          {say(code)}
        </template>
      ))}
    </div>
  )
}
