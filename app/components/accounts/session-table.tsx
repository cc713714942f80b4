import { SIGN_IN_HISTORY } from '../../content/accounts/sign-in-history.ts'
import { Listing } from './listing.tsx'
import { Moment } from './moment.tsx'
import { browserText, type BrowserWords } from './sign-in-table.tsx'
import { useWords } from './use-words.ts'

export interface SessionLine {
  readonly publicId: string
  readonly createdAt: string
  readonly seenAt: string
  readonly address: string
  readonly browser: BrowserWords
  readonly isThis: boolean
  readonly actsFor: string | null
  readonly actedBy: string | null
}

interface EndWords {
  readonly text: string
  readonly label: (what: string) => string
}

interface SessionTableProps {
  readonly sessions: readonly SessionLine[]
  /** Whether they are the reader's own. */
  readonly own: boolean
  /** What a button that ends one says, and to a screen reader which. */
  readonly endWords?: EndWords
}

/** Where somebody is signed in. */
export function SessionTable({ sessions, own, endWords }: SessionTableProps) {
  const say = useWords(SIGN_IN_HISTORY)
  if (sessions.length === 0) return <p>{say('noSessions')}</p>
  const whatIs = ({ browser, actsFor, actedBy }: SessionLine): string => {
    if (actedBy !== null) return say(own ? 'actedByOwn' : 'actedBy', { name: actedBy || say('erased') })
    const text = browserText(say, browser)
    return actsFor === null ? text : `${text} · ${say('actsFor', { name: actsFor || say('erased') })}`
  }
  return (
    <Listing
      heads={[
        say('browser'),
        say('since'),
        say('seen'),
        say('address'),
        ...(endWords ? [{ hidden: say('action') }] : []),
      ]}
    >
      {sessions.map((session) => (
        <tr key={session.publicId}>
          <td>
            {whatIs(session)} {session.isThis ? <span className="tag">{say('thisBrowser')}</span> : null}
          </td>
          <td data-head={say('since')}>
            <Moment at={session.createdAt} />
          </td>
          <td data-head={say('seen')}>
            <Moment at={session.seenAt} />
          </td>
          <td data-head={say('address')}>{session.address}</td>
          {endWords ? (
            <td>{session.isThis ? null : <EndForm session={session} words={endWords} what={whatIs(session)} />}</td>
          ) : null}
        </tr>
      ))}
    </Listing>
  )
}

function EndForm({ session, words, what }: { session: SessionLine; words: EndWords; what: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value="end" />
      <input type="hidden" name="session" value={session.publicId} />
      <button className="quiet" aria-label={words.label(what)}>
        {words.text}
      </button>
    </form>
  )
}
