import { listNewestRules, listRules, type StoredRules } from '#db/repositories/award/rules.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardRules } from '#scoring/award/rules.ts'

/** Rules that change no more, with the digest under which everybody can know them again. */
export interface SealedRules {
  readonly version: number
  readonly rules: AwardRules
  readonly digest: string
  readonly sealedAt: string
  readonly sealedBy: string | undefined
}

/** Equal rules have equal digests, whoever wrote them down. */
export const rulesDigest = (rules: AwardRules): string => sha256(canonicalJson(rules))

export const asSealedRules = ({ json, ...rest }: StoredRules): SealedRules => ({
  ...rest,
  rules: JSON.parse(json) as AwardRules,
})

/** The rules that are in force; undefined before the first were sealed. */
export async function newestRules(db: Db, awardId: string): Promise<SealedRules | undefined> {
  const award = await findAward(db, awardId)
  const found = award && (await listNewestRules(db, [award])).get(awardId)
  return found && asSealedRules(found)
}

/** Every version, the first one first. */
export async function rulesVersions(db: Db, awardId: string): Promise<SealedRules[]> {
  return (await listRules(db, awardId)).map(asSealedRules)
}
