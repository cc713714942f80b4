import type { Transaction } from 'kysely'
import type { Tables } from '../../schema.ts'
import { eraseDrafts } from '../award/entry-draft.ts'
import { eraseFromAwards } from '../award/erasure.ts'
import { lockLibrary } from '../library-state.ts'
import { dropUnnamedBytes, listUnsavedDigests } from '../desk/working-file.ts'

const OF_THE_PERSON = [
  'person_role',
  'sign_in',
  'known_device',
  'recovery_code',
  'passkey',
  'passkey_challenge',
  'one_time_link',
  'letter',
  'working_copy_file',
  'working_copy',
  'staged_import',
  'watcher',
] as const

/**
 * Erases whatever names or describes a person, or lets them in. Their id stays, and with it what they did: the entries
 * of the audit keep digests of the addresses and reasons that go.
 */
export async function erasePersonalData(
  transaction: Transaction<Tables>,
  personId: string,
  erasedAt: string,
): Promise<void> {
  // Bytes are let go of below: nobody may take up the same ones meanwhile.
  const library = await lockLibrary(transaction)
  await eraseFromAwards(transaction, personId, erasedAt)
  await deleteInvitationsTo(transaction, personId)
  const pictures = [...(await listUnsavedDigests(transaction, personId)), ...(await eraseDrafts(transaction, personId))]
  for (const table of OF_THE_PERSON) await transaction.deleteFrom(table).where('person_id', '=', personId).execute()
  await dropUnnamedBytes(library, pictures)
  await transaction
    .deleteFrom('session')
    .where((row) => row.or([row('person_id', '=', personId), row('acting_as_person_id', '=', personId)]))
    .execute()
  await transaction
    .deleteFrom('audit_address')
    .where('sequence', 'in', (from) =>
      from
        .selectFrom('audit')
        .select('sequence')
        .where((row) =>
          row.or([
            row('true_actor_id', '=', personId),
            // Where somebody acted for the person, the address is that other's.
            row.and([row('actor_id', '=', personId), row('true_actor_id', 'is', null)]),
            // Who asked for a new password was not signed in, and most likely the person.
            row.and([row('actor_id', 'is', null), row('subject', '=', `person:${personId}`)]),
          ]),
        ),
    )
    .execute()
  await transaction
    .deleteFrom('audit_reason')
    .where('sequence', 'in', (from) =>
      from.selectFrom('audit').select('sequence').where('subject', '=', `person:${personId}`),
    )
    .execute()
  await transaction
    .updateTable('person')
    .set((person) => ({
      email: null,
      email_key: null,
      name: '',
      password_hash: null,
      totp_secret_sealed: null,
      totp_last_step: null,
      disabled_at: person.fn.coalesce('disabled_at', person.val(erasedAt)),
      erased_at: erasedAt,
    }))
    .where('id', '=', personId)
    .execute()
}

/** An invitation that waits to be used holds the address it is for, and nobody's id. */
async function deleteInvitationsTo(transaction: Transaction<Tables>, personId: string): Promise<void> {
  await transaction
    .deleteFrom('one_time_link')
    .where('person_id', 'is', null)
    .where(
      (row) => row.fn<string>('lower', ['email']),
      '=',
      (from) => from.selectFrom('person').select('email_key').where('id', '=', personId),
    )
    .execute()
}
