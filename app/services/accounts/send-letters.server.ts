import { PassThrough } from 'node:stream'
import { createTransport } from 'nodemailer'
import {
  claimLetter,
  listDueLetters,
  saveLetterFailed,
  saveLetterSent,
  type Letter,
} from '#db/repositories/accounts/letter.ts'
import { whyNotReminded } from '../award/reminders/reminder-wanted.server.ts'
import { minutesAfter } from './attempts.server.ts'
import type { Installation, Mail } from './installation.server.ts'
import { openLetter, type LetterBody, type ResetAsked } from './letters.server.ts'
import { answerResetAsked } from './resets.server.ts'

/** Longer than any try can take: within it nobody else takes the letter in hand. */
const LEASE_MINUTES = 10
const TRY_LIMIT_MS = 60_000
const AT_A_TIME = 20
/** After the first failure, the second … Together a little more than a day. */
const PAUSES_MINUTES = [1, 5, 15, 60, 180, 360, 360, 480]

/**
 * What went wrong, as the administrators read it: `no-answer`, `sign-in`, `refused 550`, `no-mail`, `unreadable`, `unsure`,
 * `fault`; of a reminder that nobody needs any more `stopped`, `done`, `over`. The words of a server are not kept: they often hold an address.
 */
export type LetterError = string

/** Sends one letter, unless it is told to stop. */
export type Send = (id: string, body: LetterBody, stop: AbortSignal) => Promise<void>

/** Through the operator's mail server, with a limit on each wait: one that hangs holds up nothing else. */
export function sendThrough(mail: Mail, limitMs: number = TRY_LIMIT_MS): Send {
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A letter is text of ours: nothing in it may make this program read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = new URL(mail.siteUrl).hostname
  const handed = new Set<unknown>()
  transport.use('stream', (letter, done) => {
    // Asked for in the moment in which the server begins to be told of the letter.
    letter.message.transform(() => {
      handed.add(letter.data.messageId)
      return new PassThrough()
    })
    done()
  })
  return async (id, { to, subject, text }, stop) => {
    // The same at each try, so that a letter accepted twice is shown once.
    const messageId = `<${id}@${host}>`
    try {
      await transport.sendMail({
        from: mail.from,
        to: [to],
        subject,
        text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.any([stop, AbortSignal.timeout(limitMs)]),
      })
    } catch (error) {
      const isAnswered = typeof (error as { responseCode?: unknown }).responseCode === 'number'
      if (handed.has(messageId) && !isAnswered) throw new UnsureError(error)
      throw error
    } finally {
      handed.delete(messageId)
    }
  }
}

/**
 * Sends what is due. Several processes may do this at once: a letter is claimed by one of them before it goes out.
 * @param send absent where no mail is set up
 * @param clock the time, ISO 8601, UTC: sending takes some
 * @param stop ends a try under way; the letter is tried again later
 * @returns how many were sent
 */
export async function sendDueLetters(
  installation: Installation,
  send: Send | undefined,
  clock: () => string,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const { db } = installation
  let sent = 0
  for (const letter of await listDueLetters(db, clock(), AT_A_TIME)) {
    if (stop.aborted) break
    // Those before it may have taken minutes: each has its own.
    const now = clock()
    if (!(await claimLetter(db, letter, { now, until: minutesAfter(now, LEASE_MINUTES) }))) continue
    try {
      if (letter.kind === 'reset-asked') {
        await answerResetAsked(installation, { id: letter.id, asked: opened<ResetAsked>(installation, letter) }, now)
        continue
      }
      if (letter.kind === 'award-reminder') {
        if (letter.tryingSince !== undefined) throw new UnsendableError('unsure')
        const why = await whyNotReminded(db, letter.id, now)
        if (why) throw new UnsendableError(why)
      }
      if (send === undefined) throw new UnsendableError('no-mail')
      await send(letter.id, opened<LetterBody>(installation, letter), stop)
    } catch (error) {
      await noteFailure(installation, letter, error, clock())
      continue
    }
    // Not in the try above: it has gone out, whatever comes of noting it.
    await saveLetterSent(db, letter.id, clock())
    sent += 1
  }
  return sent
}

class UnsendableError extends Error {}

/** The server was being told of a letter when the try ended, and did not say whether it took it. */
class UnsureError extends Error {
  constructor(readonly inner: unknown) {
    super('unsure')
  }
}

function opened<Body extends LetterBody | ResetAsked>({ key }: Installation, { id, sealed }: Letter): Body {
  try {
    return openLetter<Body>(key, id, sealed ?? '')
  } catch {
    throw new UnsendableError('unreadable')
  }
}

/** What the mail server has said for good needs no second try. */
async function noteFailure({ db }: Installation, letter: Letter, thrown: unknown, now: string): Promise<void> {
  const { id, tries, kind } = letter
  const isUnsure = thrown instanceof UnsureError
  // What matters more than that it comes once is sent again; a reminder is not.
  const error = isUnsure ? (kind === 'award-reminder' ? new UnsendableError('unsure') : thrown.inner) : thrown
  const { code, forGood } = reasonOf(error)
  const pause = PAUSES_MINUTES[tries]
  const nextTryAt = forGood || pause === undefined ? undefined : minutesAfter(now, pause)
  await saveLetterFailed(db, id, { error: code, nextTryAt })
}

function reasonOf(error: unknown): { readonly code: LetterError; readonly forGood: boolean } {
  if (error instanceof UnsendableError) return { code: error.message, forGood: true }
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  if (code === 'EAUTH') return { code: 'sign-in', forGood: false }
  if (typeof responseCode === 'number') {
    // To the recipient, or to the letter itself: a sender that is not allowed can be set right.
    const forGood = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
    return { code: `refused ${responseCode}`, forGood }
  }
  return { code: code?.startsWith('E') ? 'no-answer' : 'fault', forGood: false }
}
