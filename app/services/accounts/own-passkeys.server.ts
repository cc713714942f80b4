import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import {
  deletePasskey,
  hasPasskeys,
  listPasskeys,
  renamePasskey,
  savePasskey,
  type Passkey,
} from '#db/repositories/accounts/passkey.ts'
import { findPersonSecrets } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount } from '../../access/need.ts'
import type { Visitor } from '../../access/visitor.ts'
import { change } from './change.server.ts'
import { clientData, passkeySubject } from './passkey-answers.server.ts'
import { ALGORITHMS, isAnswerToUs, relyingParty } from './passkey-questions.server.ts'
import { afterRemoval, changeOwn, type OwnChange } from './own-change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from './refused.ts'

const MOST_PASSKEYS = 20

/** The person's own, the oldest first. */
export async function ownPasskeys(db: Db, visitor: Visitor | undefined): Promise<Passkey[]> {
  demandOwnAccount(visitor)
  return listPasskeys(db, visitor.personId)
}

export interface NewPasskeyRequest {
  /** What the device made, as the browser hands it on. */
  readonly answer: RegistrationResponseJSON
  readonly origin: string
  readonly name: string
}

/** Adds what a device has made. */
export async function addPasskey(
  own: OwnChange,
  { answer, origin, name }: NewPasskeyRequest,
): Promise<{ readonly ok: true } | Refused> {
  const { visitor, by } = own
  demandOwnAccount(visitor)
  const { personId } = visitor
  const said = clientData(answer.response.clientDataJSON)
  if (!said) return refused('passkey-unreadable')
  const asked = { purpose: 'register', personId } as const
  if (!(await isAnswerToUs(own.installation.db, said.challenge, asked, by.at))) return refused('passkey-stale')
  if (said.origin !== origin) return refused('passkey-origin')
  const made = await verifiedRegistration(answer, said.challenge, origin)
  if (!made) return refused('passkey-refused')
  return changeOwn(own, 'passkey-added', async ({ write, record }) => {
    if ((await listPasskeys(write, personId)).length >= MOST_PASSKEYS) {
      throw new RefusedError(refused('passkeys-too-many', { most: MOST_PASSKEYS }))
    }
    const saved = await savePasskey(write, {
      credentialId: made.id,
      personId,
      publicKey: Buffer.from(made.publicKey).toString('base64url'),
      counter: made.counter,
      transports: made.transports ?? [],
      name,
      createdAt: by.at,
    })
    if (!saved) throw new RefusedError(refused('passkey-already'))
    record({ action: 'passkey.add', subject: passkeySubject(made.id), after: { owner: `person:${personId}` } })
    return { ok: true }
  })
}

async function verifiedRegistration(answer: RegistrationResponseJSON, challenge: string, origin: string) {
  try {
    const result = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty(origin),
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    return result.verified ? result.registrationInfo.credential : undefined
  } catch {
    return undefined
  }
}

/** Gives one another name; that changes nothing about who can sign in. */
export async function renameOwnPasskey(
  { installation, visitor, by }: OwnChange,
  { credentialId, name }: { readonly credentialId: string; readonly name: string },
): Promise<{ readonly ok: true } | Refused> {
  demandOwnAccount(visitor)
  const work = change(installation.db, by, async (write, record) => {
    const renamed = await renamePasskey(write, visitor.personId, credentialId, name)
    if (!renamed) throw new RefusedError(refused('passkey-gone'))
    record({ action: 'passkey.rename', subject: passkeySubject(credentialId) })
    return { ok: true } as const
  })
  return orRefused(work)
}

/** Removes one, unless the person could not sign in any more or would lack a second factor they must have. */
export function removeOwnPasskey(own: OwnChange, credentialId: string): Promise<{ readonly ok: true } | Refused> {
  return changeOwn(own, 'passkey-removed', async ({ write, record, visitor }) => {
    const { personId } = visitor
    const deleted = await deletePasskey(write, personId, credentialId)
    if (!deleted) throw new RefusedError(refused('passkey-gone'))
    const person = await findPersonSecrets(write, { id: personId })
    if (person?.passwordHash === undefined && !(await hasPasskeys(write, personId))) {
      throw new RefusedError(refused('passkey-last-way'))
    }
    record({ action: 'passkey.remove', subject: passkeySubject(credentialId), before: { owner: `person:${personId}` } })
    await afterRemoval({ write, record, visitor }, own.requiredOf)
    return { ok: true }
  })
}
