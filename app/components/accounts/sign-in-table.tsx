import { SIGN_IN_HISTORY } from '../../content/accounts/sign-in-history.ts'
import { Listing } from './listing.tsx'
import { Moment } from './moment.tsx'
import { useWords, type Say } from './use-words.ts'

/** What a browser says it is. */
export interface BrowserWords {
  readonly browser: string
  readonly system: string
}

export interface SignInLine {
  readonly id: string
  readonly at: string
  readonly method: string
  readonly outcome: string
  readonly address: string
  readonly browser: BrowserWords
}

type Key = keyof typeof SIGN_IN_HISTORY

/** Sign-ins and attempts, the newest first. */
export function SignInTable({ signIns }: { readonly signIns: readonly SignInLine[] }) {
  const say = useWords(SIGN_IN_HISTORY)
  if (signIns.length === 0) return <p>{say('none')}</p>
  return (
    <Listing caption={say('caption')} heads={[say('when'), say('how'), say('outcome'), say('browser'), say('address')]}>
      {signIns.map(({ id, at, method, outcome, browser, address }) => (
        <tr key={id}>
          <td data-head={say('when')}>
            <Moment at={at} />
          </td>
          <td data-head={say('how')}>{say(known(`method.${method}`, 'method.other'))}</td>
          <td data-head={say('outcome')}>{say(known(`outcome.${outcome}`, 'outcome.other'))}</td>
          <td data-head={say('browser')}>{browserText(say, browser)}</td>
          <td data-head={say('address')}>{address}</td>
        </tr>
      ))}
    </Listing>
  )
}

const known = (key: string, otherwise: Key): Key => (key in SIGN_IN_HISTORY ? (key as Key) : otherwise)

export function browserText(say: Say<Key>, { browser, system }: BrowserWords): string {
  if (browser === '') return say('browserUnknown')
  return system === '' ? browser : say('browserOn', { browser, system })
}
