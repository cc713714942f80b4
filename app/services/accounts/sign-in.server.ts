import { findPersonSecrets, type PersonSecrets } from '#db/repositories/accounts/person.ts'
import { isKnownDevice, saveKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { deleteSession } from '#db/repositories/accounts/session.ts'
import { saveSignIn } from '#db/repositories/accounts/sign-in.ts'
import { hasPasskeys } from '#db/repositories/accounts/passkey.ts'
import type { Db } from '#db/schema.ts'
import type { By } from '../../access/visitor.ts'
import {
  countUnder,
  forgetAttempts,
  minutesAfter,
  placeOf,
  uncountAttempt,
  type AttemptRule,
} from './attempts.server.ts'
import { change, type AuditEntry, type Write } from './change.server.ts'
import { isPassword } from './passwords.server.ts'
import type { SecretKey } from './secret.server.ts'
import { startSession, type Client } from './sessions.server.ts'
import { newId, newToken, tokenHash } from './token.server.ts'

const DEVICE_MINUTES = 365 * 24 * 60

export type SignInMethod = 'password' | 'passkey' | 'totp' | 'recovery-code'

export interface SignInRequest {
  /** In the one spelling: `emailKey` of forms/accounts/email.ts. */
  readonly emailKey: string
  readonly password: string
  readonly client: Client
  /** The cookie of a browser that has signed in here before. */
  readonly deviceToken: string | undefined
  /** A session this browser had before: it ends, so that none is carried over from one person to another. */
  readonly earlierSession: string | undefined
  readonly now: string
}

/** The cookies of a sign-in that succeeded. */
export interface SignedIn {
  readonly ok: true
  readonly token: string
  readonly lifeMinutes: number
  readonly awaitsSecondFactor: boolean
  readonly device: { readonly token: string; readonly lifeMinutes: number } | undefined
}

export type SignInAnswer =
  | SignedIn
  | { readonly ok: false; readonly why: 'wrong' | 'disabled' }
  | { readonly ok: false; readonly why: 'limited'; readonly waitMinutes: number }

/** No answer to a failed attempt leaves earlier, so that the little more that is done for an account that exists is not seen. */
export const FAILED_NOT_BEFORE_MS = 300

/**
 * Signs in by password. Unknown address and wrong password give the same answer, after the same work and at the same
 * time; that an account is disabled is said only to who knows its password.
 * @throws BusyError where too many passwords are being checked
 */
export async function signInWithPassword(db: Db, key: SecretKey, request: SignInRequest): Promise<SignInAnswer> {
  const notBefore = new Promise((resolve) => setTimeout(resolve, FAILED_NOT_BEFORE_MS))
  const answer = await tryPassword(db, key, request)
  if (!answer.ok) await notBefore
  return answer
}

async function tryPassword(db: Db, key: SecretKey, request: SignInRequest): Promise<SignInAnswer> {
  const { emailKey, client, now } = request
  const person = await findPersonSecrets(db, { emailKey })
  const deviceHash = tokenHash(request.deviceToken ?? '')
  const known = await isKnownDevice(db, person?.id ?? '', deviceHash, now)
  const rules = known ? [ruleOfDevice(deviceHash)] : rulesOfPlace(emailKey, client.address)
  const limited = await waitBeforeAttempt(db, key, rules, now)
  if (limited !== undefined) return { ok: false, why: 'limited', waitMinutes: limited }

  const right = await isPassword(person?.passwordHash, request.password, known)
  if (!person || !right || person.disabledAt !== undefined) {
    if (person) await saveSignIn(db, history(person.id, 'password', right ? 'disabled' : 'wrong-password', client, now))
    return { ok: false, why: right ? 'disabled' : 'wrong' }
  }
  await forgetAttempts(db, key, rules.slice(0, 2))
  // A room full of judges shares one address.
  await uncountAttempt(db, key, rules.slice(2))
  const awaitsSecondFactor = person.totpSecretSealed !== undefined || (await hasPasskeys(db, person.id))
  return finishSignIn(db, person, { method: 'password', awaitsSecondFactor, knownDevice: known }, request)
}

/**
 * Begins the session of somebody who has proved who they are, or has done the first half of it.
 * The session before it ends in the same transaction.
 * @param also what else stands or falls with it; where it throws, nobody is signed in
 */
export async function finishSignIn(
  db: Db,
  person: Pick<PersonSecrets, 'id'>,
  how: { readonly method: SignInMethod; readonly awaitsSecondFactor: boolean; readonly knownDevice: boolean },
  request: Pick<SignInRequest, 'client' | 'earlierSession' | 'now'>,
  also: (write: Write, record: (entry: AuditEntry) => void) => Promise<void> = async () => {},
): Promise<SignedIn> {
  const { client, earlierSession, now } = request
  const by: By = { actorId: person.id, trueActorId: undefined, address: client.address, at: now }
  return change(db, by, async (write, record) => {
    await also(write, record)
    if (earlierSession !== undefined) await deleteSession(write, tokenHash(earlierSession))
    const kind = how.awaitsSecondFactor ? 'awaits-second-factor' : 'full'
    const { token, lifeMinutes, publicId } = await startSession(write, person.id, { kind }, client, now)
    const outcome = how.awaitsSecondFactor ? 'first-step' : 'ok'
    await saveSignIn(write, history(person.id, how.method, outcome, client, now))
    record({ action: 'session.start', subject: `session:${publicId}`, after: { method: how.method, outcome } })
    const device = how.awaitsSecondFactor || how.knownDevice ? undefined : await rememberDevice(write, person.id, now)
    return { ok: true, token, lifeMinutes, awaitsSecondFactor: how.awaitsSecondFactor, device }
  })
}

/** Lets a browser have a count of attempts of its own. */
export async function rememberDevice(write: Write, personId: string, now: string) {
  const token = newToken()
  const expiresAt = minutesAfter(now, DEVICE_MINUTES)
  await saveKnownDevice(write, { tokenHash: tokenHash(token), personId, createdAt: now, expiresAt })
  return { token, lifeMinutes: DEVICE_MINUTES }
}

export function history(personId: string, method: SignInMethod, outcome: string, client: Client, now: string) {
  const { address, agent } = client
  return { id: newId('i'), personId, at: now, method, outcome, address, agent: agent.slice(0, 400) }
}

/** A browser that has signed in before has a count of its own, which nobody else can use up. */
const ruleOfDevice = (deviceHash: string): AttemptRule => ({ name: 'device', of: deviceHash, atMost: 10, minutes: 15 })

/** The most wrong attempts on one account, from everywhere together, before each place gets fewer. */
const MANY_ON_ACCOUNT = 100

function rulesOfPlace(emailKey: string, address: string): readonly AttemptRule[] {
  const place = placeOf(address)
  const pair = `${emailKey} ${place}`
  return [
    { name: 'pair', of: pair, atMost: 5, minutes: 15 },
    { name: 'pair of a besieged account', of: pair, atMost: 2, minutes: 60 },
    { name: 'place', of: place, atMost: 50, minutes: 15 },
    { name: 'account', of: emailKey, atMost: Infinity, minutes: 60 },
  ]
}

/**
 * Counts this attempt. An account is never shut: when it is tried from many places, each place that has not succeeded
 * before gets two attempts an hour instead of five a quarter of an hour, and that includes the owner's.
 * @returns for how many minutes to wait, where this attempt is one too many
 */
async function waitBeforeAttempt(
  db: Db,
  key: SecretKey,
  rules: readonly AttemptRule[],
  now: string,
): Promise<number | undefined> {
  const counts = await countUnder(db, key, rules, now)
  const besieged = rules.some(({ name }, index) => name === 'account' && counts[index]! > MANY_ON_ACCOUNT)
  const broken = rules.filter(
    ({ name, atMost }, index) => counts[index]! > atMost && (besieged || name !== 'pair of a besieged account'),
  )
  return broken.length === 0 ? undefined : Math.max(...broken.map(({ minutes }) => minutes))
}
