import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. Algorithm 2 is argon2id. */
const ARGON2 = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Two at a time leave the other cores and the memory to readers; who comes after so many others is asked to wait. */
const AT_ONCE = 2
const MOST_WAITING = 40
const gate = pLimit(AT_ONCE)

/** Too many passwords are being checked at this moment. */
export class BusyError extends Error {}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (gate.pendingCount >= MOST_WAITING) return Promise.reject(new BusyError('too many passwords at once'))
  return gate(work)
}

/** @throws BusyError */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), ARGON2))
}

/** Of a password nobody knows, made when first needed: what an unknown address is compared with. */
let nobodys: Promise<string> | undefined

/**
 * Whether a password is right. Where there is no hash the same work is done, so that the time tells nothing.
 * @throws BusyError
 */
export async function isPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hash(crypto.randomUUID(), ARGON2)
  const against = storedHash ?? (await nobodys)
  const right = await inTurn(() => verify(against, password.normalize('NFKC')))
  return right && storedHash !== undefined
}
