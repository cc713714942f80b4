import { deleteSpam, listSpamBefore } from '#db/repositories/desk/sent-in.ts'
import type { Db } from '#db/schema.ts'
import { minutesBefore } from '../accounts/attempts.server.ts'
import { change, UNCHANGED } from '../accounts/change.server.ts'
import { byNobody } from './send-in.server.ts'

/** As the desk says: long enough to notice that something was taken for spam by mistake. */
const SPAM_KEPT_DAYS = 30

/** Deletes what was found to be spam a month ago: anybody can write anybody's name into a text. */
export async function removeOldSpam(db: Db, now: string): Promise<void> {
  for (const id of await listSpamBefore(db, minutesBefore(now, SPAM_KEPT_DAYS * 24 * 60))) {
    await change(db, byNobody(now), async (write, record) => {
      if (!(await deleteSpam(write, id))) return UNCHANGED
      record({ action: 'sent-in.delete', subject: `sent-in:${id}` })
      return id
    })
  }
}
