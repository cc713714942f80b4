import type { PersonSecrets } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { countUnder, type AttemptRule } from './attempts.server.ts'
import { refused, type Refused } from './refused.ts'
import { unseal, type SecretKey } from './secret.server.ts'
import { matchTotp, type TotpMatch } from './totp.server.ts'

/** What a secret is sealed for. */
export const totpPurpose = (personId: string): string => `totp ${personId}`

/** In words, that a code belongs to another time. */
export function refusedMatch(match: Extract<TotpMatch, { ok: false }>): Refused {
  if (!match.otherTime) return refused('code-wrong')
  const { minutesOff } = match.otherTime
  return refused(minutesOff > 0 ? 'clock-ahead' : 'clock-behind', { minutes: Math.abs(minutesOff) })
}

/**
 * Whether a code from the person's app is right, and for which half minute. The caller takes that step for used in the
 * transaction that acts on it (`useTotpStep`).
 */
export async function checkTotp(
  db: Db,
  key: SecretKey,
  person: Pick<PersonSecrets, 'id' | 'totpSecretSealed' | 'totpLastStep'>,
  typed: string,
  now: string,
): Promise<{ readonly ok: true; readonly step: number } | Refused> {
  const secret = secretOf(key, person)
  if (secret === undefined) return refused('code-unreadable')
  const match = matchTotp(secret, typed, now)
  if (match.ok) {
    if (person.totpLastStep !== undefined && match.step <= person.totpLastStep) return refused('code-used')
    return (await isTold(db, key, person.id, match.step, now)) ? refused('code-used') : match
  }
  // Who guesses must not be told a code that will be right in five minutes.
  if (match.otherTime) await countUnder(db, key, [ruleOfTold(person.id, match.otherTime.step)], now)
  return refusedMatch(match)
}

function secretOf(key: SecretKey, { id, totpSecretSealed }: Pick<PersonSecrets, 'id' | 'totpSecretSealed'>) {
  try {
    return unseal(key, totpPurpose(id), totpSecretSealed ?? '')
  } catch {
    return undefined
  }
}

/** Whether a person's app stands under another key of the installation: no code of theirs can be checked any more. */
export const isUnreadable = (key: SecretKey, person: Pick<PersonSecrets, 'id' | 'totpSecretSealed'>): boolean =>
  person.totpSecretSealed !== undefined && secretOf(key, person) === undefined

/** A code about which it was said that it belongs to another time is good for nothing any more. */
const ruleOfTold = (personId: string, step: number): AttemptRule => ({
  name: 'code told to be of another time',
  of: `${personId} ${step}`,
  atMost: 1,
  minutes: 60,
})

async function isTold(db: Db, key: SecretKey, personId: string, step: number, now: string): Promise<boolean> {
  const rule = ruleOfTold(personId, step)
  const [count] = await countUnder(db, key, [rule], now)
  return count! > rule.atMost
}
