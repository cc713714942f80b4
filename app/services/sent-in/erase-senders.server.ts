import { listNamedSentIn } from '#db/repositories/desk/sent-in.ts'
import type { Db } from '#db/schema.ts'
import { minutesBefore } from '../accounts/attempts.server.ts'
import { eraseSender } from './sent-page.server.ts'

const DAY_MINUTES = 24 * 60
/** As the forms say: six months after the answer, two years after sending in any case. */
const AFTER_ANSWER_DAYS = 183
const AFTER_SENDING_DAYS = 730

/** Erases the names and addresses that have been kept for as long as was promised. */
export async function eraseOldSenders(db: Db, now: string): Promise<void> {
  const before = {
    answered: minutesBefore(now, AFTER_ANSWER_DAYS * DAY_MINUTES),
    sent: minutesBefore(now, AFTER_SENDING_DAYS * DAY_MINUTES),
  }
  for (const id of await listNamedSentIn(db, before)) await eraseSender(db, id, now)
}
