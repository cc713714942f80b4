import type { Db } from '../../schema.ts'

/** What a challenge was given out for; it answers nothing else. */
export type ChallengePurpose = 'register' | 'sign-in' | 'confirm'

export interface Challenge {
  readonly challengeHash: string
  readonly purpose: ChallengePurpose
  /** Whose answer it waits for; undefined where anybody's passkey may answer. */
  readonly personId: string | undefined
  readonly expiresAt: string
}

export async function saveChallenge(db: Db, challenge: Challenge): Promise<void> {
  await db
    .insertInto('passkey_challenge')
    .values({
      challenge_hash: challenge.challengeHash,
      purpose: challenge.purpose,
      person_id: challenge.personId ?? null,
      expires_at: challenge.expiresAt,
    })
    .execute()
}

/** Takes a challenge out, so that no second answer to it is heard. */
export async function takeChallenge(db: Db, challengeHash: string): Promise<Challenge | undefined> {
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', challengeHash)
    .returningAll()
    .executeTakeFirst()
  return (
    row && {
      challengeHash: row.challenge_hash,
      purpose: row.purpose as ChallengePurpose,
      personId: row.person_id ?? undefined,
      expiresAt: row.expires_at,
    }
  )
}

export async function deleteExpiredChallenges(db: Db, now: string): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
}
