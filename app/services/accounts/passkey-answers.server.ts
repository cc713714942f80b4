import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { findPasskey, usePasskey, type Passkey } from '#db/repositories/accounts/passkey.ts'
import type { ChallengePurpose } from '#db/repositories/accounts/passkey-challenge.ts'
import { isKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { findPerson } from '#db/repositories/accounts/person.ts'
import { saveSignIn } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount, ForbiddenError } from '../../access/need.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { change, type Write } from './change.server.ts'
import { markConfirmed } from './confirm.server.ts'
import { isAnswerToUs, relyingParty, userHandle } from './passkey-questions.server.ts'
import { refused, type Refused } from './refused.ts'
import type { Client } from './sessions.server.ts'
import { finishSignIn, history, type SignedIn, type SignInRequest } from './sign-in.server.ts'
import { tokenHash } from './token.server.ts'

/** What a device signed, as the browser hands it on; nothing of it is believed before it is verified. */
export type PasskeyAnswer = AuthenticationResponseJSON

/** How the audit names a passkey: its own id leads to the person's other accounts nowhere, and still stays out. */
export const passkeySubject = (credentialId: string): `passkey:${string}` =>
  `passkey:${tokenHash(credentialId).slice(0, 16)}`

export interface PasskeySignIn extends Pick<SignInRequest, 'client' | 'deviceToken' | 'earlierSession' | 'now'> {
  readonly answer: PasskeyAnswer
  readonly origin: string
}

/** Signs in the owner of a passkey. The device has asked for their finger or PIN, so this is both factors. */
export async function signInWithPasskey(db: Db, request: PasskeySignIn): Promise<SignedIn | Refused> {
  return signIn(db, request, { purpose: 'sign-in', personId: undefined })
}

/** Ends the half session of somebody who has given their password, and begins a whole one. */
export async function finishWithPasskey(
  db: Db,
  visitor: Visitor | undefined,
  request: PasskeySignIn,
): Promise<SignedIn | Refused> {
  if (!visitor?.session.awaitsSecondFactor) throw new ForbiddenError('no sign-in has been begun')
  return signIn(db, request, { purpose: 'confirm', personId: visitor.personId })
}

async function signIn(db: Db, request: PasskeySignIn, asked: Asked): Promise<SignedIn | Refused> {
  const { answer, origin, client, deviceToken, now } = request
  const proved = await verified(db, answer, origin, asked, now)
  if (!proved.ok) return proved
  const { passkey, counter } = proved
  const person = await findPerson(db, passkey.personId)
  if (!person || person.disabledAt !== undefined) {
    if (person) await saveSignIn(db, history(person.id, 'passkey', 'disabled', client, now))
    return refused('passkey-disabled')
  }
  const knownDevice = await isKnownDevice(db, person.id, tokenHash(deviceToken ?? ''), now)
  const by: By = { actorId: person.id, trueActorId: undefined, address: client.address, at: now }
  return orCopied(db, passkey, counter, by, client, () =>
    finishSignIn(
      db,
      person,
      { method: 'passkey', endsHalfSession: asked.purpose === 'confirm', knownDevice },
      request,
      (write) => takeUse(write, passkey, counter, now),
    ),
  )
}

/** Notes that the person at this session has just proved who they are, by one of their own passkeys. */
export async function confirmWithPasskey(
  db: Db,
  visitor: Visitor | undefined,
  { answer, origin, client }: { readonly answer: PasskeyAnswer; readonly origin: string; readonly client: Client },
  by: By,
): Promise<{ readonly ok: true } | Refused> {
  demandOwnAccount(visitor)
  const proved = await verified(db, answer, origin, { purpose: 'confirm', personId: visitor.personId }, by.at)
  if (!proved.ok) return proved
  return orCopied(db, proved.passkey, proved.counter, by, client, () =>
    change(db, by, async (write, record) => {
      await takeUse(write, proved.passkey, proved.counter, by.at)
      return markConfirmed(write, record, visitor, 'passkey', by)
    }),
  )
}

interface Asked {
  readonly purpose: ChallengePurpose
  readonly personId: string | undefined
}

async function verified(
  db: Db,
  answer: PasskeyAnswer,
  origin: string,
  asked: Asked,
  now: string,
): Promise<{ readonly ok: true; readonly passkey: Passkey; readonly counter: number } | Refused> {
  const said = clientData(answer.response.clientDataJSON)
  if (!said) return refused('passkey-unreadable')
  if (!(await isAnswerToUs(db, said.challenge, asked, now))) return refused('passkey-stale')
  if (said.origin !== origin) return refused('passkey-origin')
  const passkey = await findPasskey(db, answer.id)
  if (!passkey) return refused('passkey-unknown')
  const isOwners = asked.personId === undefined || asked.personId === passkey.personId
  if (!isOwners || (answer.response.userHandle ?? userHandle(passkey.personId)) !== userHandle(passkey.personId)) {
    return refused('passkey-of-another')
  }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: said.challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty(origin),
      requireUserVerification: true,
      // The counter is compared where it is stored, so that of two uses at once only one succeeds.
      credential: { id: passkey.credentialId, publicKey: Buffer.from(passkey.publicKey, 'base64url'), counter: 0 },
    })
    return verified ? { ok: true, passkey, counter: authenticationInfo.newCounter } : refused('passkey-refused')
  } catch {
    return refused('passkey-refused')
  }
}

/** What the browser says the device was asked, and by which page; nothing where it cannot be read. */
export function clientData(text: string): { readonly challenge: string; readonly origin: string } | undefined {
  try {
    const { challenge, origin } = decodeClientDataJSON(text) as { challenge: unknown; origin: unknown }
    return typeof challenge === 'string' && typeof origin === 'string' ? { challenge, origin } : undefined
  } catch {
    return undefined
  }
}

class CopiedPasskeyError extends Error {}

async function takeUse(write: Write, { credentialId }: Passkey, counter: number, now: string): Promise<void> {
  if (!(await usePasskey(write, credentialId, counter, now))) throw new CopiedPasskeyError('its counter went back')
}

/** A counter that went back means that there are two of a thing that cannot be copied: refused, and written down. */
async function orCopied<T>(
  db: Db,
  passkey: Passkey,
  counter: number,
  by: By,
  client: Client,
  work: () => Promise<T>,
): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof CopiedPasskeyError)) throw error
    await change(db, by, async (write, record) => {
      await saveSignIn(write, history(passkey.personId, 'passkey', 'copied-passkey', client, by.at))
      const after = { counter, lastCounter: passkey.counter }
      record({ action: 'passkey.refuse', subject: passkeySubject(passkey.credentialId), after })
    })
    return refused('passkey-copied')
  }
}
