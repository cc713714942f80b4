import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Algorithm 2 is argon2id. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Few at a time leave the other cores and the memory to readers; who comes after so many others is asked to wait. */
const MOST_WAITING = 40
const gate = pLimit(2)
/** Browsers that have signed in before have a door of their own: a crowd of strangers cannot stand in it. */
const knownGate = pLimit(1)

/** Too many passwords are being checked at this moment. */
export class BusyError extends Error {}

function inTurn<T>(work: () => Promise<T>, door = gate): Promise<T> {
  if (door.pendingCount >= MOST_WAITING) return Promise.reject(new BusyError('too many passwords at once'))
  return door(work)
}

/** @throws BusyError */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), ARGON2))
}

/** Of a password nobody knows, made when first needed: what an unknown address is compared with. */
let nobodys: Promise<string> | undefined

/**
 * Whether a password is right. Where there is no hash the same work is done, so that the time tells nothing.
 * @param knownBrowser whether this browser has signed in to the account before
 * @throws BusyError
 */
export async function isPassword(
  storedHash: string | undefined,
  password: string,
  knownBrowser = false,
): Promise<boolean> {
  nobodys ??= hash(crypto.randomUUID(), ARGON2)
  const against = storedHash ?? (await nobodys)
  const right = await inTurn(() => verify(against, password.normalize('NFKC')), knownBrowser ? knownGate : gate)
  return right && storedHash !== undefined
}
