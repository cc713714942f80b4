import {
  findAward,
  findDraftRules,
  listAwards as listAllAwards,
  lockAward,
  replaceDraftRules,
  saveAward,
  type Award,
} from '#db/repositories/award/award.ts'
import { listNewestRules } from '#db/repositories/award/rules.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardRules, Words } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import { isAwardName } from '../../access/roles.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { TemplateId } from '../../content/award/templates.ts'
import { change, UNCHANGED } from '../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../accounts/refused.ts'
import type { AwardVisit } from './award-visit.ts'
import { isRehearsalName } from './rehearsal/rehearsal-names.ts'
import { asSealedRules, newestRules, rulesDigest, type SealedRules } from './rules/sealed-rules.server.ts'
import { seal } from './rules/sealing.server.ts'
import { rulesOfTemplate } from './rules/templates.ts'

export const DEFAULT_TIME_ZONE = 'Asia/Shanghai'

/** What somebody may do with an award. */
export interface AwardPowers {
  readonly run: boolean
  readonly watch: boolean
  readonly judge: boolean
  readonly chair: boolean
  readonly enter: boolean
}

const NO_POWERS: AwardPowers = { run: false, watch: false, judge: false, chair: false, enter: false }

export function powersOver(visitor: Visitor | undefined, awardId: string): AwardPowers {
  if (!visitor || visitor.session.awaitsSecondFactor) return NO_POWERS
  const scope = awardScope(awardId)
  return {
    run: may(visitor, 'award.run', scope),
    watch: may(visitor, 'award.watch', scope),
    judge: may(visitor, 'award.score', scope),
    chair: may(visitor, 'award.ballots', scope),
    enter: may(visitor, 'award.enter', scope),
  }
}

export type ListedAward = Award & {
  /** The rules that are in force; undefined while none are sealed. */
  readonly rules: AwardRules | undefined
  readonly powers: AwardPowers
}

/**
 * Awards that somebody may know of, the newest first: everybody those whose rules are sealed; rehearsals only who runs
 * or watches them.
 */
export async function listAwards(db: Db, visitor: Visitor | undefined): Promise<ListedAward[]> {
  const awards = await listAllAwards(db)
  const rules = await listNewestRules(db, awards)
  return awards.flatMap((award) => {
    const powers = powersOver(visitor, award.id)
    const sealed = rules.get(award.id)
    if (!isShownTo(award, powers)) return []
    return [{ ...award, rules: sealed && asSealedRules(sealed).rules, powers }]
  })
}

/** Whether somebody with these powers may know that there is such an award. */
export function isShownTo(award: Award, powers: AwardPowers): boolean {
  if (powers.run || powers.watch) return true
  return award.state !== 'draft' && (award.rehearsalOf === undefined || powers.judge)
}

export type AwardView = Award & { readonly sealed: SealedRules | undefined; readonly powers: AwardPowers }

/** An award for who comes; undefined also where they may not know of it. */
export async function awardOf(db: Db, visitor: Visitor | undefined, id: string): Promise<AwardView | undefined> {
  const award = await findAward(db, id)
  const powers = powersOver(visitor, id)
  if (!award || !isShownTo(award, powers)) return undefined
  return { ...award, sealed: await newestRules(db, id), powers }
}

/**
 * The rules that are being written.
 * @throws ForbiddenError
 */
export async function draftRules(
  db: Db,
  visitor: Visitor | undefined,
  awardId: string,
): Promise<{ readonly tag: number; readonly rules: AwardRules } | undefined> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  const draft = await findDraftRules(db, awardId)
  return draft && { tag: draft.tag, rules: JSON.parse(draft.json) as AwardRules }
}

/**
 * Sets up an award from a template. Nobody else sees it before its rules are sealed.
 * @throws ForbiddenError
 */
export async function createAward(
  db: Db,
  { visitor, by, now }: AwardVisit,
  given: { readonly id: string; readonly template: TemplateId; readonly title: Words; readonly timeZone?: string },
): Promise<{ readonly ok: true; readonly id: string } | Refused> {
  const { id, template, title, timeZone = DEFAULT_TIME_ZONE } = given
  demandRight(visitor, 'award.run', awardScope(id))
  if (!isAwardName(id)) return refused('award-form')
  if (isRehearsalName(id)) return refused('award-rehearsal-name')
  const rules = rulesOfTemplate(template, { title, now, timeZone })
  return orRefused(
    change(db, by, async (write, record) => {
      const award = {
        id,
        title,
        headHash: CHAIN_START,
        createdAt: now,
        createdBy: visitor.personId,
        rehearsalOf: undefined,
        rehearsalSeed: undefined,
      }
      if (!(await saveAward(write, award, canonicalJson(rules)))) throw new RefusedError(refused('award-exists'))
      record({ action: 'award.create', subject: `award:${id}`, after: { template } })
      return { ok: true, id } as const
    }),
  )
}

/**
 * Keeps the rules that are being written, where nobody else has changed them meanwhile. What everybody reads of an award
 * that is open, its title included, changes only when they are sealed.
 * @throws ForbiddenError
 */
export async function saveDraftRules(
  db: Db,
  { visitor, by }: AwardVisit,
  { award, tag, rules }: { readonly award: string; readonly tag: number; readonly rules: AwardRules },
): Promise<{ readonly ok: true; readonly tag: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(award))
  const json = canonicalJson(rules)
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const locked = await lockAward(write, award)
      const before = await findDraftRules(write, award)
      if (!locked || !before) throw new RefusedError(refused('award-gone'))
      if (locked.state !== 'draft' && locked.state !== 'open') throw new RefusedError(refused('award-closed'))
      if (before.tag !== tag) throw new RefusedError(refused('rules-changed'))
      if (before.json === json) return UNCHANGED
      const next = await replaceDraftRules(write, award, { tag, json, title: locked.state === 'draft' ? rules.title : undefined }) // prettier-ignore
      if (next === undefined) throw new RefusedError(refused('rules-changed'))
      record({ action: 'award.draft', subject: `award:${award}`, after: { rules: rulesDigest(rules) } })
      return { ok: true, tag: next } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true, tag } : answer
}

/**
 * Seals the rules as they stand in the draft. The first sealing opens the award, with the entries and judges it has; later
 * ones are new versions that say why, and what has happened before must hold together under them.
 * @throws ForbiddenError
 */
export async function sealRules(
  db: Db,
  { visitor, by }: AwardVisit,
  { award: id, tag, reason }: { readonly award: string; readonly tag: number; readonly reason: string },
): Promise<{ readonly ok: true; readonly version: number; readonly digest: string } | Refused> {
  demandRight(visitor, 'award.run', awardScope(id))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, id)
      const draft = await findDraftRules(write, id)
      if (!award || !draft) throw new RefusedError(refused('award-gone'))
      if (draft.tag !== tag) throw new RefusedError(refused('rules-changed'))
      const rules = JSON.parse(draft.json) as AwardRules
      return { ok: true, ...(await seal(write, record, by, award, rules, reason)) } as const
    }),
  )
}
