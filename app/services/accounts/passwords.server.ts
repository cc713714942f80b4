import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Algorithm 2 is argon2id. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Few at a time leave the other cores and the memory to readers; who comes after so many others is asked to wait. */
const MOST_WAITING = 40
const gate = pLimit(2)
/** Who comes with a session, a link or a browser that is known has a door of their own: no crowd of strangers stands in it. */
const knownGate = pLimit(1)

/** Too many passwords are being checked at this moment. */
export class BusyError extends Error {}

function inTurn<T>(work: () => Promise<T>, door = gate): Promise<T> {
  if (door.pendingCount >= MOST_WAITING) return Promise.reject(new BusyError('too many passwords at once'))
  return door(work)
}

/**
 * Only for who has shown a session or a link.
 * @throws BusyError
 */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), ARGON2), knownGate)
}

/** Of a password nobody knows, made when first needed: what an unknown address is compared with. */
let nobodys: string | undefined

/**
 * Whether a password is right. Where there is no hash the same work is done, so that the time tells nothing.
 * @param isKnown whether this browser has signed in to the account before, or is signed in now
 * @throws BusyError
 */
export async function isPassword(storedHash: string | undefined, password: string, isKnown = false): Promise<boolean> {
  nobodys ??= await hash(crypto.randomUUID(), ARGON2)
  const against = storedHash ?? nobodys
  const right = await inTurn(() => verify(against, password.normalize('NFKC')), isKnown ? knownGate : gate)
  return right && storedHash !== undefined
}
