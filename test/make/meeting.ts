import { saveGrants } from '#db/repositories/accounts/person.ts'
import { saveConflict } from '#db/repositories/award/conflict.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { NO_ANSWERS } from '#app/forms/award/sheet-fields.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { makePerson, NOW } from './accounts.ts'
import { done } from './award-office.ts'
import { AWARD, judgingRules, makeAward, makeEntry, makeJudge, openAward, openStage, visitAs } from './judging.ts'

/** Who stands aside from what. */
const ASIDE = [
  ['J1', 'E004'],
  ['J2', 'E002'],
  ['J2', 'E005'],
  ['J3', 'E005'],
] as const

/** A scored stage, and after it a ballot with a quorum of two thirds that two thirds of those who vote have to pass. */
export function meetingRules(given: Partial<AwardRules> = {}, now: string = NOW): AwardRules {
  return judgingRules(
    {
      stages: [
        openStage({ title: { 'zh-CN': '评分', en: 'Scoring' } }, now),
        openStage(
          {
            id: 'final',
            title: { 'zh-CN': '终评', en: 'Final' },
            kind: 'ballot',
            criteria: [],
            quorum: 2 / 3,
            advance: { by: 'passed', share: 2 / 3 },
          },
          now,
        ),
      ],
      ...given,
    },
    now,
  )
}

export type MadeMeeting = Awaited<ReturnType<typeof makeMeeting>>

/**
 * Six judges (J1 leads the jury) and five entries of an open award. J1 stands aside from E004, J2 from E002 and E005, J3
 * from E005.
 */
export async function makeMeeting(db: Db, rules: AwardRules = meetingRules(), now: string = NOW) {
  await makeAward(db, rules, now)
  for (const id of ['E001', 'E002', 'E003', 'E004', 'E005']) await makeEntry(db, id, { now })
  const names = ['甲', '乙', '丙', '丁', '戊', '己']
  const judges = []
  for (const [place, name] of names.entries()) {
    judges.push(await makeJudge(db, `J${place + 1}`, { name: `示例评委${name}`, now }))
  }
  for (const [judge, entry] of ASIDE) {
    await saveConflict(db, AWARD, { judge, entry, source: 'office', kind: 'partner', wordsDigest: undefined, at: now, byId: undefined, liftedAt: undefined }) // prettier-ignore
  }
  await openAward(db, rules, now)
  const scope = `award:${AWARD}`
  const first = judges[0]!
  await saveGrants(db, first.person.id, [{ role: 'chair', scope }], { at: now, by: undefined })
  const asPerson = async (name: string, role: 'award-office' | 'observer' | 'chair') => {
    const person = await makePerson(db, { name, roles: [{ role, scope }], at: now })
    return { person, visit: await visitAs(db, person, now) }
  }
  return {
    judges: await Promise.all(judges.map(async (judge) => ({ ...judge, visit: await visitAs(db, judge.person, now) }))),
    office: await asPerson('示例办公室', 'award-office'),
    observer: await asPerson('示例公证员', 'observer'),
    /** A chair who does not judge, and so stands aside from nothing. */
    chair: await asPerson('示例主席', 'chair'),
  }
}

/** Every judge submits a sheet of every entry that is theirs in the first stage. */
export async function allScored(
  db: Db,
  { judges }: Pick<MadeMeeting, 'judges'>,
  entries: readonly string[] = ['E001', 'E002', 'E003', 'E004', 'E005'],
): Promise<void> {
  for (const [place, entry] of entries.entries()) {
    for (const [at, { id, visit }] of judges.entries()) {
      if (ASIDE.some(([judge, hidden]) => judge === id && hidden === entry)) continue
      const scores = { need: 1 + ((place + at) % 3), effect: 2 }
      const answers = { ...NO_ANSWERS, scores }
      await done(submitSheet(db, visit, { award: AWARD, stage: 'rubric', entry }, { tag: 0, revision: 1, answers, incomplete: false, reason: undefined })) // prettier-ignore
    }
  }
}

/** The first stage is closed, and with it begins the meeting of the ballot. */
export async function scoringClosed(db: Db, { office }: Pick<MadeMeeting, 'office'>): Promise<void> {
  await done(closeStage(db, office.visit, { award: AWARD, stage: 'rubric' }))
}
