import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { listPasskeys, type Passkey } from '#db/repositories/accounts/passkey.ts'
import { saveChallenge, takeChallenge, type ChallengePurpose } from '#db/repositories/accounts/passkey-challenge.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount, ForbiddenError } from '../../access/need.ts'
import type { Visitor } from '../../access/visitor.ts'
import { minutesAfter, placeOf, takeAttempt } from './attempts.server.ts'
import { refused, type Refused } from './refused.ts'
import type { SecretKey } from './secret.server.ts'
import { tokenHash } from './token.server.ts'

/** COSE: ES256, RS256, EdDSA; one of them is in every device. */
export const ALGORITHMS = [-7, -257, -8]
const CHALLENGE_MINUTES = 5
/** For each place: a room full of people fits in, a machine that fills our table does not. */
const QUESTIONS_PER_PLACE = { name: 'question to passkeys', atMost: 300, minutes: 15 }

/** The host for which passkeys are made; browsers use them nowhere else. */
export const relyingParty = (origin: string): string => new URL(origin).hostname

/** What a device calls the person: their id, which tells nothing about them. */
export const userHandle = (personId: string): string => Buffer.from(personId).toString('base64url')

/** Asks for any passkey of this site; the device offers those it has. */
export async function askAnybody(
  db: Db,
  key: SecretKey,
  { origin, address }: { readonly origin: string; readonly address: string },
  now: string,
): Promise<{ readonly ok: true; readonly options: object } | Refused> {
  const attempt = await takeAttempt(db, key, [{ ...QUESTIONS_PER_PLACE, of: placeOf(address) }], now)
  if (!attempt.ok) return refused('too-many-attempts', { minutes: attempt.waitMinutes })
  return { ok: true, options: await question(db, origin, 'sign-in', undefined, [], now) }
}

/** Asks the person of this session, or half session, for one of their own. */
export async function askVisitor(db: Db, visitor: Visitor | undefined, origin: string, now: string): Promise<object> {
  if (!visitor || visitor.actedFor) throw new ForbiddenError('nobody here has passkeys of their own')
  const passkeys = await listPasskeys(db, visitor.personId)
  return question(db, origin, 'confirm', visitor.personId, passkeys, now)
}

async function question(
  db: Db,
  origin: string,
  purpose: ChallengePurpose,
  personId: string | undefined,
  passkeys: readonly Passkey[],
  now: string,
): Promise<object> {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(origin),
    userVerification: 'required',
    timeout: CHALLENGE_MINUTES * 60_000,
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  })
  await keep(db, options.challenge, purpose, personId, now)
  return options
}

/** Asks the device of this person to make a new passkey, and not where it holds one already. */
export async function askForNewPasskey(
  db: Db,
  visitor: Visitor | undefined,
  origin: string,
  now: string,
): Promise<object> {
  demandOwnAccount(visitor)
  const { personId, email, name } = visitor
  const passkeys = await listPasskeys(db, personId)
  const options = await generateRegistrationOptions({
    rpName: 'Shandu 善度',
    rpID: relyingParty(origin),
    userID: Buffer.from(personId),
    userName: email,
    userDisplayName: name,
    timeout: CHALLENGE_MINUTES * 60_000,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: passkeys.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  })
  await keep(db, options.challenge, 'register', personId, now)
  return options
}

function keep(db: Db, challenge: string, purpose: ChallengePurpose, personId: string | undefined, now: string) {
  const expiresAt = minutesAfter(now, CHALLENGE_MINUTES)
  return saveChallenge(db, { challengeHash: tokenHash(challenge), purpose, personId, expiresAt })
}

/** Whether an answer is to a question we asked, for this, of this person, lately; asked once, answered once. */
export async function isAnswerToUs(
  db: Db,
  challenge: string,
  asked: { readonly purpose: ChallengePurpose; readonly personId: string | undefined },
  now: string,
): Promise<boolean> {
  const found = await takeChallenge(db, tokenHash(challenge))
  return found?.purpose === asked.purpose && found.personId === asked.personId && found.expiresAt > now
}
