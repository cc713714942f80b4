import { countEntries } from '#db/repositories/award/entry-count.ts'
import { listEventsOfKind } from '#db/repositories/award/event.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Visitor } from '../../../access/visitor.ts'
import type { AwardPageView } from '../../../components/award/award-page.tsx'
import type { AwardRow, AwardsView } from '../../../components/award/awards-page.tsx'
import type { RulesPageView } from '../../../components/award/office/rules/rules-page.tsx'
import { fieldsOfPart, RULES_PARTS, rulesFields, type RulesPart } from '../../../forms/award/rules-fields.ts'
import {
  awardOf,
  DEFAULT_TIME_ZONE,
  draftRules,
  listAwards,
  type AwardView,
  type ListedAward,
} from '../awards.server.ts'
import { attributesCounted } from '../alike/attributes-counted.server.ts'
import { awardPhase } from '../award-phase.ts'
import type { AwardVisit } from '../award-visit.ts'
import { asLogged } from '../events/history.server.ts'
import { listsEntries } from '../entries/public-entries.server.ts'
import { holidayYears } from '../rules/public-holidays.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { rulesDigest, rulesVersions } from '../rules/sealed-rules.server.ts'
import { rulesWarnings } from '../rules/rules-warnings.ts'
import { mayWatch } from '../watcher.server.ts'
import { wordsOf } from '../words.server.ts'
import { nameOf } from './award-name.ts'
import { officeName } from './office-name.server.ts'

/** Awards that are public, and those in which the visitor has a part. */
export async function awardsPage(db: Db, { visitor, now }: Pick<AwardVisit, 'visitor' | 'now'>): Promise<AwardsView> {
  const awards = await listAwards(db, visitor)
  const counts = await countEntries(db)
  const rows: { readonly award: ListedAward; readonly row: AwardRow }[] = []
  for (const award of awards) {
    const mayOffice = award.powers.run || (award.powers.watch && (await mayWatch(db, visitor, award.id)))
    rows.push({ award, row: rowOf(award, counts.get(award.id) ?? 0, mayOffice, now) })
  }
  const isOwn = ({ row }: { readonly row: AwardRow }) => row.mayOffice || row.mayJudge || row.enters
  return {
    own: rows.filter(isOwn).map(({ row }) => row),
    published: rows
      .filter((one) => !isOwn(one))
     .filter(({ award }) => award.state !== 'draft' && award.rehearsalOf === undefined).map(({ row }) => row), // prettier-ignore
    mayCreate: isSignedIn(visitor) && may(visitor, 'award.run'),
  }
}

const isSignedIn = (visitor: Visitor | undefined): visitor is Visitor =>
  visitor !== undefined && !visitor.session.awaitsSecondFactor

const phaseOf = ({ state, rehearsalOf }: Pick<AwardView, 'state' | 'rehearsalOf'>, rules: AwardRules | undefined, now: string) => awardPhase({ state, isRehearsal: rehearsalOf !== undefined }, rules, now) // prettier-ignore

function rowOf(award: ListedAward, entries: number, mayOffice: boolean, now: string): AwardRow {
  const { rules, powers } = award
  return {
    ...nameOf(award),
    phase: phaseOf(award, rules, now),
    categories: rules?.categories.length ?? 0,
    entries,
    timeZone: rules?.timeZone ?? DEFAULT_TIME_ZONE,
    closesAt: rules?.stages.at(-1)?.closesAt ?? null,
    mayOffice,
    mayJudge: powers.judge && award.state !== 'draft',
    enters: powers.enter && award.state !== 'draft' && rules?.call !== undefined,
  }
}

/** What everybody may know of an award; undefined where the visitor may not know of it at all. */
export async function awardPage(
  db: Db,
  { visitor, now }: Pick<AwardVisit, 'visitor' | 'now'>,
  id: string,
): Promise<AwardPageView | undefined> {
  const award = await awardOf(db, visitor, id)
  if (!award) return undefined
  const rules = (await rulesInForce(db, id))!
  const versions = await rulesVersions(db, id)
  const reasons = await reasonsOf(db, id)
  const { powers } = award
  return {
    award: nameOf(award),
    phase: phaseOf(award, rules, now),
    rules,
    versions: versions
      .map(({ version, sealedAt, digest }) => ({ version, sealedAt, digest, reason: reasons.get(version) ?? null }))
      .toReversed(),
    entries: (await countEntries(db)).get(id) ?? 0,
    mayOffice: powers.run || (await mayWatch(db, visitor, id)),
    mayJudge: powers.judge && award.state !== 'draft',
    enters: powers.enter,
    hasCall: award.sealed?.rules.call !== undefined && award.rehearsalOf === undefined,
    mayResult: award.state === 'notice' || award.state === 'final',
    mayEntries: await listsEntries(db, id),
  }
}

/** Why each version of the rules but the first was sealed, in words; empty where they were erased. */
async function reasonsOf(db: Db, id: string): Promise<ReadonlyMap<number, string>> {
  const sealings = (await listEventsOfKind(db, id, 'rules'))
    .map(asLogged)
    .flatMap(({ event }) =>
      event.kind === 'rules' && event.reasonDigest !== null ? [[event.version, event.reasonDigest] as const] : [],
    )
  const words = await wordsOf(db, id, sealings.map(([, digest]) => digest)) // prettier-ignore
  return new Map(sealings.map(([version, digest]) => [version, words.get(digest) ?? '']))
}

/**
 * The draft of the rules with the forms in which it is written.
 * @throws ForbiddenError
 */
export async function rulesPage(
  db: Db,
  visitor: Visitor | undefined,
  id: string,
  saved: RulesPart | null,
  now: string,
): Promise<RulesPageView | undefined> {
  demandRight(visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visitor, id)
  const draft = await draftRules(db, visitor, id)
  if (!award || !draft) return undefined
  const { sealed } = award
  const judges = (await listJudges(db, id)).filter(({ removedAt }) => removedAt === undefined)
  return {
    award: await officeName(db, award, now),
    rules: draft.rules,
    tag: draft.tag,
    fields: rulesFields(draft.rules),
    seen: partDigests(draft.rules),
    digest: rulesDigest(draft.rules),
    problems: rulesProblems(draft.rules),
    warnings: rulesWarnings(draft.rules, {
      judges: judges.map(({ group }) => group),
      attributes: await attributesCounted(db, id, draft.rules.gates.caps),
    }),
    sealed: sealed ? { version: sealed.version, digest: sealed.digest, sealedAt: sealed.sealedAt } : null,
    canChange: award.state === 'draft' || award.state === 'open',
    holidays: holidayYears(draft.rules, now),
    saved,
  }
}

/** What each part of the rules is known by, as its form shows it. */
export function partDigests(rules: AwardRules): Readonly<Record<RulesPart, string>> {
  const fields = rulesFields(rules)
  const digests = RULES_PARTS.map((part) => [part, sha256(canonicalJson(fieldsOfPart(part, fields)))])
  return Object.fromEntries(digests) as Record<RulesPart, string>
}
