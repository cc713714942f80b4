import { ipKeyGenerator } from 'express-rate-limit'
import { countAttempts, deleteAttempts, uncountAttempts } from '#db/repositories/accounts/attempt.ts'
import type { Db } from '#db/schema.ts'
import { BusyError } from './passwords.server.ts'
import { keyedDigest, type SecretKey } from './secret.server.ts'

/** How often something may be tried. */
export interface AttemptRule {
  /** What is counted, such as `sign-in pair`: two rules with one name share a count. */
  readonly name: string
  /** Whose attempts: an account, a place, both. Stored as a keyed digest only. */
  readonly of: string
  readonly atMost: number
  readonly minutes: number
}

export type AttemptAnswer = { readonly ok: true } | { readonly ok: false; readonly waitMinutes: number }

/** Where a client is, as far as limits care: an IPv6 network counts as one place, as an IPv4 address does. */
export const placeOf = (address: string): string => (address === '' ? 'nowhere' : ipKeyGenerator(address))

const keyOf = (key: SecretKey, { name, of }: AttemptRule): string => keyedDigest(key, `attempt ${name}`, of)

/** Counts an attempt before anything is looked at, and says whether it may go on. */
export async function takeAttempt(
  db: Db,
  key: SecretKey,
  rules: readonly AttemptRule[],
  now: string,
): Promise<AttemptAnswer> {
  const counts = await countUnder(db, key, rules, now)
  const broken = rules.filter(({ atMost }, index) => counts[index]! > atMost)
  return broken.length === 0
    ? { ok: true }
    : { ok: false, waitMinutes: Math.max(...broken.map((rule) => rule.minutes)) }
}

/** The counts under these rules with this attempt in them. */
export function countUnder(db: Db, key: SecretKey, rules: readonly AttemptRule[], now: string): Promise<number[]> {
  return countAttempts(
    db,
    rules.map((rule) => ({ key: keyOf(key, rule), windowStart: minutesBefore(now, rule.minutes) })),
    now,
  )
}

/** Takes this attempt back, for a success that others who share a count should not pay for. */
export function uncountAttempt(db: Db, key: SecretKey, rules: readonly AttemptRule[]): Promise<void> {
  return uncountAttempts(
    db,
    rules.map((rule) => keyOf(key, rule)),
  )
}

/**
 * Runs what these attempts were counted for. Where the server was too busy to look, nothing was tried and nothing counts:
 * otherwise a crowd could use up the attempts of somebody who is always right.
 */
export async function countedWork<T>(
  db: Db,
  key: SecretKey,
  rules: readonly AttemptRule[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BusyError) await uncountAttempt(db, key, rules)
    throw error
  }
}

/** Forgets what was counted, after a success. */
export function forgetAttempts(db: Db, key: SecretKey, rules: readonly AttemptRule[]): Promise<void> {
  return deleteAttempts(
    db,
    rules.map((rule) => keyOf(key, rule)),
  )
}

export function minutesBefore(now: string, minutes: number): string {
  return new Date(Date.parse(now) - minutes * 60_000).toISOString()
}

export function minutesAfter(now: string, minutes: number): string {
  return minutesBefore(now, -minutes)
}
