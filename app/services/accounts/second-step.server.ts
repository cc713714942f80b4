import { isKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { findPersonSecrets, useTotpStep } from '#db/repositories/accounts/person.ts'
import { countRecoveryCodes, useRecoveryCode } from '#db/repositories/accounts/recovery-code.ts'
import { saveSignIn } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '../../access/need.ts'
import type { Visitor } from '../../access/visitor.ts'
import { forgetAttempts, placeOf, takeAttempt, type AttemptRule } from './attempts.server.ts'
import { checkTotp } from './code-check.server.ts'
import { orRefused, refused, RefusedError, type Refused } from './refused.ts'
import { recoveryCodeHash } from './second-factor.server.ts'
import type { SecretKey } from './secret.server.ts'
import { finishSignIn, history, type SignedIn, type SignInRequest } from './sign-in.server.ts'
import { tokenHash } from './token.server.ts'

/** The second half of a sign-in: who has done the first, and what they typed. */
export interface SecondStepRequest extends Pick<SignInRequest, 'client' | 'deviceToken' | 'now'> {
  readonly visitor: Visitor | undefined
  /** The secret of the half session, which ends with it. */
  readonly sessionToken: string | undefined
  readonly typed: string
}

/** Ends the half session and begins a whole one, with a code from the app. */
export function finishWithTotp(db: Db, key: SecretKey, request: SecondStepRequest): Promise<SignedIn | Refused> {
  return finish(db, key, request, 'totp', async (person) => {
    const answer = await checkTotp(db, key, person, request.typed, request.now)
    if (!answer.ok) return answer
    return async (write) => {
      if (!(await useTotpStep(write, person.id, answer.step))) throw new RefusedError(refused('code-used'))
    }
  })
}

/** The same with a recovery code, which is good once. */
export function finishWithRecoveryCode(
  db: Db,
  key: SecretKey,
  request: SecondStepRequest,
): Promise<SignedIn | Refused> {
  return finish(db, key, request, 'recovery-code', async (person) => async (write, record) => {
    const used = await useRecoveryCode(write, person.id, recoveryCodeHash(key, request.typed), request.now)
    if (!used) throw new RefusedError(refused('recovery-code-wrong'))
    const left = await countRecoveryCodes(write, person.id)
    record({ action: 'recovery-code.use', subject: `person:${person.id}`, after: { left } })
  })
}

type Also = NonNullable<Parameters<typeof finishSignIn>[4]>
type Person = NonNullable<Awaited<ReturnType<typeof findPersonSecrets>>>

async function finish(
  db: Db,
  key: SecretKey,
  { visitor, sessionToken, client, deviceToken, now }: SecondStepRequest,
  method: 'totp' | 'recovery-code',
  check: (person: Person) => Promise<Also | Refused>,
): Promise<SignedIn | Refused> {
  if (!visitor?.session.awaitsSecondFactor) throw new ForbiddenError('no sign-in has been begun')
  const { personId } = visitor
  const deviceHash = tokenHash(deviceToken ?? '')
  const knownDevice = await isKnownDevice(db, personId, deviceHash, now)
  const rules = knownDevice ? [ruleOfDevice(deviceHash, method)] : rulesOfPlace(personId, client.address, method)
  const attempt = await takeAttempt(db, key, rules, now)
  if (!attempt.ok) return refused('too-many-codes', { minutes: attempt.waitMinutes })

  const person = (await findPersonSecrets(db, { id: personId }))!
  const also = await check(person)
  const answer =
    typeof also === 'function'
      ? await orRefused(
          finishSignIn(
            db,
            person,
            { method, endsHalfSession: true, knownDevice },
            { client, earlierSession: sessionToken, now },
            also,
          ),
        )
      : also
  if (answer.ok) await forgetAttempts(db, key, rules)
  else await saveSignIn(db, history(personId, method, 'wrong-code', client, now))
  return answer
}

/** A browser that has signed in before has a count of its own, so that who found out the password cannot use it up. */
const ruleOfDevice = (deviceHash: string, method: string): AttemptRule => ({
  name: `${method}, device`,
  of: deviceHash,
  atMost: 10,
  minutes: 15,
})

/**
 * Only who knows the password gets here at all; six digits stand ten guesses an hour for years. Codes and recovery codes
 * are counted apart, so that who uses up the one leaves the other to the owner.
 */
function rulesOfPlace(personId: string, address: string, method: string): readonly AttemptRule[] {
  return [
    { name: `${method}, pair`, of: `${personId} ${placeOf(address)}`, atMost: 5, minutes: 15 },
    { name: `${method}, person`, of: personId, atMost: 10, minutes: 60 },
  ]
}
