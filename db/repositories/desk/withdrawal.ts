import type { Db } from '../../schema.ts'

/** Why a case was taken away from readers, as they read it. */
export interface Withdrawal {
  readonly caseId: string
  /** The same as `retired_at` of the case. ISO 8601, UTC. */
  readonly at: string
  readonly reason: { readonly 'zh-CN': string; readonly en: string }
  readonly byPersonId: string
}

export async function saveWithdrawal(db: Db, withdrawal: Withdrawal): Promise<void> {
  const { caseId, at, reason, byPersonId } = withdrawal
  await db
    .insertInto('withdrawal')
    .values({ case_id: caseId, at, reason_zh: reason['zh-CN'], reason_en: reason.en, by_person_id: byPersonId })
    .execute()
}

/** The reason given when a case was withdrawn at this moment; none where it was done by a command. */
export async function findWithdrawal(db: Db, caseId: string, at: string): Promise<Withdrawal | undefined> {
  const row = await db
    .selectFrom('withdrawal')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('at', '=', at)
    .executeTakeFirst()
  return (
    row && {
      caseId: row.case_id,
      at: row.at,
      reason: { 'zh-CN': row.reason_zh, en: row.reason_en },
      byPersonId: row.by_person_id,
    }
  )
}
