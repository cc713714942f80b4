import { findPersonSecrets, lockPerson, type PersonSecrets } from '#db/repositories/accounts/person.ts'
import { deleteOldestDevices, isKnownDevice, saveKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { deleteOldestSessions, deleteSession } from '#db/repositories/accounts/session.ts'
import { saveSignIn } from '#db/repositories/accounts/sign-in.ts'
import { hasPasskeys } from '#db/repositories/accounts/passkey.ts'
import type { Db } from '#db/schema.ts'
import type { By } from '../../access/visitor.ts'
import {
  countedWork,
  countUnder,
  forgetAttempts,
  minutesAfter,
  placeOf,
  takeAttempt,
  uncountAttempt,
  type AttemptRule,
} from './attempts.server.ts'
import { change, type AuditEntry, type Write } from './change.server.ts'
import { isPassword } from './passwords.server.ts'
import { orRefused, refused, RefusedError } from './refused.ts'
import type { SecretKey } from './secret.server.ts'
import { recordEnd, startSession, type Client } from './sessions.server.ts'
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
  const limits = known ? limitsOfDevice(deviceHash) : limitsOfPlace(emailKey, client.address)
  const waitMinutes = await waitBeforeAttempt(db, key, limits, now)
  if (waitMinutes !== undefined) return { ok: false, why: 'limited', waitMinutes }

  const counted = [...limits.shared, ...limits.own]
  const right = await countedWork(db, key, counted, () => isPassword(person?.passwordHash, request.password, known))
  if (!person || !right || person.disabledAt !== undefined) {
    if (person) await saveSignIn(db, history(person.id, 'password', right ? 'disabled' : 'wrong-password', client, now))
    return { ok: false, why: right ? 'disabled' : 'wrong' }
  }
  // Whoever is always right is not counted among those who guess, but leaves a session and an entry each time.
  const successes = await takeAttempt(db, key, [ruleOfSuccesses(emailKey, client.address)], now)
  if (!successes.ok) return { ok: false, why: 'limited', waitMinutes: successes.waitMinutes }
  await forgetAttempts(db, key, limits.own)
  // A room full of judges shares one address.
  await uncountAttempt(db, key, limits.shared)
  const how = { method: 'password', passwordHash: person.passwordHash, knownDevice: known } as const
  const answer = await orRefused(finishSignIn(db, person, how, request))
  return answer.ok ? answer : { ok: false, why: 'wrong' }
}

/** How somebody has proved who they are. */
export interface Proof {
  readonly method: SignInMethod
  /** What a password was compared with: where another has been set meanwhile, it proves nothing. */
  readonly passwordHash?: string | undefined
  /** Whether the session before was the first half of this sign-in: where it has ended meanwhile, so has this. */
  readonly endsHalfSession?: boolean
  readonly knownDevice: boolean
}

const MOST_SESSIONS = 50
const MOST_DEVICES = 50

/**
 * Begins the session of somebody who has proved who they are, or has done the first half of it. The session before it
 * ends in the same transaction. What the proof rests on is looked at once more there: to compare a password takes its
 * time, and meanwhile it may have been changed, or the account disabled.
 * @param also what else stands or falls with it; where it throws, nobody is signed in
 * @throws RefusedError `begin-again` where the proof no longer holds
 */
export async function finishSignIn(
  db: Db,
  { id }: Pick<PersonSecrets, 'id'>,
  proof: Proof,
  request: Pick<SignInRequest, 'client' | 'earlierSession' | 'now'>,
  also: (write: Write, record: (entry: AuditEntry) => void) => Promise<void> = async () => {},
): Promise<SignedIn> {
  const { client, earlierSession, now } = request
  const by: By = { actorId: id, trueActorId: undefined, address: client.address, at: now }
  return change(db, by, async (write, record) => {
    await also(write, record)
    const awaitsSecondFactor = await holds(write, id, proof)
    const ended = earlierSession === undefined ? undefined : await deleteSession(write, tokenHash(earlierSession))
    if (proof.endsHalfSession && !(ended?.awaitedSecondFactor && ended.personId === id)) throw beginAgain()
    if (ended && !ended.awaitedSecondFactor) recordEnd(ended, record)
    const kind = awaitsSecondFactor ? 'awaits-second-factor' : 'full'
    const { token, lifeMinutes, publicId } = await startSession(write, id, { kind }, client, now)
    await deleteOldestSessions(write, id, MOST_SESSIONS)
    const outcome = awaitsSecondFactor ? 'first-step' : 'ok'
    await saveSignIn(write, history(id, proof.method, outcome, client, now))
    record({ action: 'session.start', subject: `session:${publicId}`, after: { method: proof.method, outcome } })
    const device = awaitsSecondFactor || proof.knownDevice ? undefined : await rememberDevice(write, id, now)
    return { ok: true, token, lifeMinutes, awaitsSecondFactor, device }
  })
}

const beginAgain = () => new RefusedError(refused('begin-again'))

/** Whether a second factor is still to come; throws where the proof has been overtaken. */
async function holds(write: Write, personId: string, { method, passwordHash }: Proof): Promise<boolean> {
  await lockPerson(write, personId)
  const person = await findPersonSecrets(write, { id: personId })
  if (!person || person.disabledAt !== undefined || person.erasedAt !== undefined) throw beginAgain()
  if (method !== 'password') return false
  if (person.passwordHash !== passwordHash) throw beginAgain()
  return person.totpSecretSealed !== undefined || (await hasPasskeys(write, personId))
}

/** Lets a browser have a count of attempts of its own. */
export async function rememberDevice(write: Write, personId: string, now: string) {
  const token = newToken()
  const expiresAt = minutesAfter(now, DEVICE_MINUTES)
  await saveKnownDevice(write, { tokenHash: tokenHash(token), personId, createdAt: now, expiresAt })
  await deleteOldestDevices(write, personId, MOST_DEVICES)
  return { token, lifeMinutes: DEVICE_MINUTES }
}

export function history(personId: string, method: SignInMethod, outcome: string, client: Client, now: string) {
  const { address, agent } = client
  return { id: newId('i'), personId, at: now, method, outcome, address, agent: agent.slice(0, 400) }
}

/** What is counted before a password is looked at. */
interface Limits {
  /** Forgotten after a success. */
  readonly own: readonly AttemptRule[]
  /** Shared with others, who should not pay for a success: there it is taken back. Counted first. */
  readonly shared: readonly AttemptRule[]
}

/** A browser that has signed in before has a count of its own, which nobody else can use up. */
const limitsOfDevice = (deviceHash: string): Limits => ({
  own: [{ name: 'device', of: deviceHash, atMost: 10, minutes: 15 }],
  shared: [],
})

/** The most wrong attempts on one account, from everywhere together, before each place gets fewer. */
const MANY_ON_ACCOUNT = 100
const ON_ACCOUNT = 'account'
const BESIEGED = 'pair of a besieged account'

function limitsOfPlace(emailKey: string, address: string): Limits {
  const place = placeOf(address)
  const pair = `${emailKey} ${place}`
  return {
    own: [
      { name: 'pair', of: pair, atMost: 5, minutes: 15 },
      { name: BESIEGED, of: pair, atMost: 2, minutes: 60 },
    ],
    shared: [
      { name: 'place', of: place, atMost: 50, minutes: 15 },
      { name: ON_ACCOUNT, of: emailKey, atMost: Infinity, minutes: 60 },
    ],
  }
}

const ruleOfSuccesses = (emailKey: string, address: string): AttemptRule => ({
  name: 'successes',
  of: `${emailKey} ${placeOf(address)}`,
  atMost: 60,
  minutes: 60,
})

/**
 * Counts this attempt. An account is never shut: when it is tried from many places, each place that has not succeeded
 * before gets two attempts an hour instead of five a quarter of an hour, and that includes the owner's. A place that is
 * over its own limit leaves no further counts, however many accounts it names.
 * @returns for how many minutes to wait, where this attempt is one too many
 */
async function waitBeforeAttempt(db: Db, key: SecretKey, limits: Limits, now: string): Promise<number | undefined> {
  let besieged = false
  for (const rule of [...limits.shared, ...limits.own]) {
    const [count = 0] = await countUnder(db, key, [rule], now)
    if (rule.name === ON_ACCOUNT) besieged = count > MANY_ON_ACCOUNT
    if (count > rule.atMost && (besieged || rule.name !== BESIEGED)) return rule.minutes
  }
  return undefined
}
