import { saveTitle, type Award } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { saveRules } from '#db/repositories/award/rules.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import type { By } from '../../../access/visitor.ts'
import type { AuditEntry, Write } from '../../accounts/change.server.ts'
import { refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { appendEvents } from '../events/events.server.ts'
import { firstLotsSeal } from '../result/lot-seals.server.ts'
import { isHandedIn, openingEvents } from '../events/opening-events.server.ts'
import { newestRules, rulesDigest } from './sealed-rules.server.ts'
import { keepWords } from '../words.server.ts'

/**
 * Seals rules in the transaction of what brings them; the first ones open the award with the entries and judges it has.
 * @param award as it is locked
 * @throws RefusedError
 */
export async function seal(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  award: Award,
  rules: AwardRules,
  reason: string,
): Promise<{ readonly version: number; readonly digest: string }> {
  if (award.state !== 'draft' && award.state !== 'open') throw new RefusedError(refused('award-closed'))
  const why = rulesProblems(rules).length > 0 ? refused('rules-broken') : await whyNotSealed(write, award, rules)
  if (why) throw new RefusedError(why)
  const isFirst = award.rulesVersion === 0
  if (!isFirst && reason.length < 10) throw new RefusedError(refused('reason-short'))
  const version = award.rulesVersion + 1
  const digest = rulesDigest(rules)
  const reasonDigest = isFirst ? null : await keepWords(write, award.id, reason, by.actorId)
  await saveRules(write, award.id, { version, json: canonicalJson(rules), digest, sealedAt: by.at, sealedBy: by.actorId }) // prettier-ignore
  await saveTitle(write, award.id, rules.title)
  await appendEvents(write, by, award.id, [
    { kind: 'rules', version, digest, reasonDigest, ...(await firstLotsSeal(write, award.id)) },
    ...(isFirst ? await openingEvents(write, award.id) : []),
  ])
  record({ action: 'award.seal', subject: `award:${award.id}`, after: { version, digest } })
  return { version, digest }
}

async function whyNotSealed(db: Db, award: Award, rules: AwardRules): Promise<Refused | undefined> {
  const sealed = await newestRules(db, award.id)
  if (sealed && rulesDigest(rules) === sealed.digest) return refused('rules-same')
  const groups = new Set(rules.groups.map(({ id }) => id))
  const judges = await listJudges(db, award.id)
  if (!judges.every(({ group }) => groups.has(group))) return refused('rules-without-group')
  const categories = new Set(rules.categories.map(({ id }) => id))
  const entries = (await listEntries(db, award.id)).filter(isHandedIn)
  return entries.every(({ category }) => categories.has(category)) ? undefined : refused('rules-without-category')
}
