import type { Db } from '#db/schema.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { AWARD, done, type MadeAward } from './award-office.ts'

type Judge = MadeAward['judges'][number]

/** A judge signs the pledge and declares nothing against any entry. */
export async function comeIn(db: Db, { visit }: Judge, award = AWARD): Promise<void> {
  await signPledge(db, visit, award, 'en')
  await declareInterests(db, visit, award, [])
}

/** A judge submits a sheet with one criterion answered, in the stage of the template with one round. */
export async function judgeEntry(db: Db, { visit }: Judge, entry: string, score = 1, award = AWARD): Promise<void> {
  const answers = { scores: { m1: score }, notes: { m1: 'why' }, evidence: { m1: '示例' }, yes: null }
  const sheet = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
  await done(submitSheet(db, visit, { award, stage: 'scoring', entry }, sheet))
}

/** What a judge was given and has not lost. */
export async function givenTo(db: Db, { id }: Pick<Judge, 'id'>, award = AWARD): Promise<string[]> {
  return (await listReadings(db, award, { judge: id })).map(({ entry }) => entry)
}
