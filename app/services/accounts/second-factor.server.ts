import { hasPasskeys } from '#db/repositories/accounts/passkey.ts'
import { saveTotpSecret, useTotpStep } from '#db/repositories/accounts/person.ts'
import { countRecoveryCodes, replaceRecoveryCodes } from '#db/repositories/accounts/recovery-code.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount } from '../../access/need.ts'
import type { Role } from '../../access/roles.ts'
import type { Visitor } from '../../access/visitor.ts'
import { minutesBefore } from './attempts.server.ts'
import { refusedMatch, totpPurpose } from './code-check.server.ts'
import { afterRemoval, changeOwn, hasSecondFactor, hasTotp, isSecondFactorRequired, type OwnChange, type OwnWrite } from './own-change.server.ts' // prettier-ignore
import { refused, RefusedError, type Refused } from './refused.ts'
import { keyedDigest, seal, unseal, type SecretKey } from './secret.server.ts'
import { newCode, plainCode } from './token.server.ts'
import { grouped, matchTotp, newTotpSecret, totpAddress } from './totp.server.ts'

/** How a person's account is guarded besides the password. */
export interface SecondFactorState {
  readonly hasTotp: boolean
  readonly hasPasskey: boolean
  readonly codesLeft: number
  /** The operator asks for a second factor of one of the person's roles. */
  readonly isRequired: boolean
}

export async function secondFactorState(
  db: Db,
  visitor: Visitor | undefined,
  requiredOf: readonly Role[],
): Promise<SecondFactorState> {
  demandOwnAccount(visitor)
  const { personId } = visitor
  return {
    hasTotp: await hasTotp(db, personId),
    hasPasskey: await hasPasskeys(db, personId),
    codesLeft: await countRecoveryCodes(db, personId),
    isRequired: isSecondFactorRequired(visitor, requiredOf),
  }
}

/** A secret on its way into an app. It lies sealed in the page, and in the database only once a right code has come. */
export interface TotpSetup {
  readonly sealed: string
  /** In groups of four, for typing. */
  readonly secret: string
  /** For the QR code. */
  readonly address: string
}

const ISSUER = 'Shandu'
const SETUP_MINUTES = 60
const setupPurpose = (personId: string): string => `totp setup ${personId}`

export function newTotpSetup(key: SecretKey, visitor: Visitor | undefined, now: string): TotpSetup {
  demandOwnAccount(visitor)
  const secret = newTotpSecret()
  return setupOf(visitor, secret, seal(key, setupPurpose(visitor.personId), JSON.stringify({ secret, at: now })))
}

function setupOf({ email }: Visitor, secret: string, sealed: string): TotpSetup {
  return { sealed, secret: grouped(secret), address: totpAddress(secret, ISSUER, email) }
}

/** The secret out of a page; nothing where it is another person's, too old, or no such thing. */
function openedSetup(key: SecretKey, personId: string, sealed: string, now: string): string | undefined {
  try {
    const { secret, at } = JSON.parse(unseal(key, setupPurpose(personId), sealed)) as { secret: string; at: string }
    return at > minutesBefore(now, SETUP_MINUTES) ? secret : undefined
  } catch {
    return undefined
  }
}

export interface NewCodes {
  readonly ok: true
  readonly codes: readonly string[]
}

/**
 * Takes the secret into use once a code made with it is right, in place of an earlier one.
 * @returns ten new recovery codes; or why not, with the same secret where it can still be set up
 */
export async function turnOnTotp(
  own: OwnChange,
  { sealed, code }: { readonly sealed: string; readonly code: string },
): Promise<NewCodes | (Refused & { readonly setup?: TotpSetup })> {
  const { visitor, by } = own
  const { key } = own.installation
  demandOwnAccount(visitor)
  const { personId } = visitor
  const secret = openedSetup(key, personId, sealed, by.at)
  if (secret === undefined) return refused('setup-stale')
  const match = matchTotp(secret, code, by.at)
  if (!match.ok) return { ...refusedMatch(match), setup: setupOf(visitor, secret, sealed) }
  return changeOwn(own, 'totp-on', async ({ write, record }) => {
    const before = { totp: await hasTotp(write, personId) }
    await saveTotpSecret(write, personId, seal(key, totpPurpose(personId), secret))
    await useTotpStep(write, personId, match.step)
    record({ action: 'second-factor.on', subject: `person:${personId}`, before, after: { totp: true } })
    return newCodes(key, { write, record, visitor })
  })
}

/** Removes the secret of the app. Where it was the last second factor, the recovery codes go with it. */
export function turnOffTotp(own: OwnChange): Promise<{ readonly ok: true } | Refused> {
  return changeOwn(own, 'totp-off', async ({ write, record, visitor }) => {
    const { personId } = visitor
    if (!(await hasTotp(write, personId))) throw new RefusedError(refused('second-factor-gone'))
    await saveTotpSecret(write, personId, undefined)
    record({
      action: 'second-factor.off',
      subject: `person:${personId}`,
      before: { totp: true },
      after: { totp: false },
    })
    await afterRemoval({ write, record, visitor }, own.requiredOf)
    return { ok: true }
  })
}

/** Ten new recovery codes in place of all earlier ones, where there is a second factor that they can stand for. */
export function makeRecoveryCodes(own: OwnChange): Promise<NewCodes | Refused> {
  return changeOwn(own, 'codes-new', async (within) => {
    const guarded = await hasSecondFactor(within.write, within.visitor.personId)
    if (!guarded) throw new RefusedError(refused('second-factor-gone'))
    return newCodes(own.installation.key, within)
  })
}

const CODES = 10

async function newCodes(key: SecretKey, { write, record, visitor: { personId } }: OwnWrite): Promise<NewCodes> {
  const codes = Array.from({ length: CODES }, newCode)
  const hashes = codes.map((code) => recoveryCodeHash(key, code))
  await replaceRecoveryCodes(write, personId, hashes)
  record({ action: 'recovery-codes.make', subject: `person:${personId}`, after: { codes: CODES } })
  return { ok: true, codes }
}

/** What is stored of a recovery code: 59 bits could be tried against a copy of the database, but not without the key. */
export const recoveryCodeHash = (key: SecretKey, code: string): string =>
  keyedDigest(key, 'recovery code', plainCode(code))
