import { findDraftRules } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { newestRules } from './sealed-rules.server.ts'

/** The rules to work by: those in force, and the draft while none are. */
export async function rulesInForce(db: Db, awardId: string): Promise<AwardRules | undefined> {
  const sealed = await newestRules(db, awardId)
  if (sealed) return sealed.rules
  const draft = await findDraftRules(db, awardId)
  return draft && (JSON.parse(draft.json) as AwardRules)
}
