import { expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { keepDraft } from '#app/services/award/judging/drafts.server.ts'
import { declareConflicts, liftConflict } from '#app/services/award/judges/conflicts.server.ts'
import { openDeliberation } from '#app/services/award/meeting/deliberation.server.ts'
import { importPlanTable, planTableCsv, previewPlanTable } from '#app/services/award/planning/plan-import.server.ts'
import { addReading, confirmPlan, endReading, planReadings } from '#app/services/award/planning/plan.server.ts'
import { awardProgress } from '#app/services/award/planning/progress.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { suggestSecondReadings } from '#app/services/award/planning/second-readings.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { previewSubstitution, substitute } from '#app/services/award/planning/substitution.server.ts'
import { AWARD, done, inAward, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { comeIn, givenTo, judgeEntry } from '#test/make/award-sheets.ts'
import { later } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const STAGE = 'scoring'
const REASON = 'falls ill and cannot go on'
const reads = (count: number) => (rules: AwardRules) => ({
  ...rules,
  stages: rules.stages.map((stage) => ({ ...stage, reads: count })),
})
const planOf = async (db: Db) =>
  (await listReadings(db, AWARD, { stage: STAGE })).map(({ entry, judge }) => `${entry},${judge}`)
const holds = async (db: Db) => expect(await checkAward(db, (await findAward(db, AWARD))!)).toEqual([])

describeOnBothEngines('a plan as a table', (engine) => {
  const table = (text: string, whole = true) => ({ award: AWARD, stage: STAGE, whole, text })

  test('comes back as it went out, and changes nothing before it is confirmed', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 3, judges: 4, planned: true, rules: reads(2) })
    const before = await planOf(db)
    for (const language of ['zh-CN', 'en'] as const) {
      const csv = (await planTableCsv(db, made.office, { award: AWARD, stage: STAGE }, language))!
      const same = await done(previewPlanTable(db, made.office, table(csv)))
      expect(same).toMatchObject({ added: [], ended: [], problems: [], same: 6 })
    }
    const [one] = made.judges
    const lines = ['entry,judge', ...made.entries.map((entry) => `${entry},${one!.id}`)].join('\n')
    const preview = await done(previewPlanTable(db, made.office, table(lines)))
    expect(preview.problems).toEqual([])
    expect(await planOf(db)).toEqual(before)
    const written = await done(importPlanTable(db, made.office, { ...table(lines), digest: preview.digest }))
    expect(written).toMatchObject({ added: preview.added.length, ended: preview.ended.length })
    expect(await planOf(db)).toEqual(made.entries.map((entry) => `${entry},${one!.id}`))
    const { state } = (await standingOf(db, AWARD))!
    expect(state.stages.get(STAGE)!.readings).toHaveLength(3)
    await holds(db)
  })

  test('writes nothing with a wrong line, after a change that was not seen, or into a stage that is closed', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 3, judges: 3, planned: [[1], [2], [0]], rules: reads(1) })
    const [one, two] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await done(declareConflicts(db, made.office, { award: AWARD, judge: one.id, conflicts: [{ entry: 'E001', kind: 'employer', reason: '' }] })) // prettier-ignore
    const wrong = table(`entry,judge\nE002,${two.id}\nE001,${one.id}`, false)
    const shown = await done(previewPlanTable(db, made.office, wrong))
    expect(shown.problems).toMatchObject([{ line: 3, code: 'conflict' }])
    expect(await importPlanTable(db, made.office, { ...wrong, digest: shown.digest })).toMatchObject({ code: 'plan-table-problems' }) // prettier-ignore

    const whole = table(`entry,judge\nE001,${two.id}\nE002,${two.id}\nE003,${two.id}`)
    const seen = await done(previewPlanTable(db, made.office, whole))
    await done(addReading(db, made.office, { award: AWARD, stage: STAGE, entry: 'E003', judge: made.judges[2]!.id }))
    const before = await planOf(db)
    expect(await importPlanTable(db, made.office, { ...whole, digest: seen.digest })).toMatchObject({ code: 'plan-changed' }) // prettier-ignore
    expect(await planOf(db)).toEqual(before)
    await done(closeStage(db, made.office, { award: AWARD, stage: STAGE }))
    expect(await previewPlanTable(db, made.office, whole)).toMatchObject({ code: 'stage-closed' })
    expect(await importPlanTable(db, made.office, { ...whole, digest: seen.digest })).toMatchObject({ code: 'stage-closed' }) // prettier-ignore
  })

  test('leaves out what nobody reads since its judge has a conflict, goes in again as it came out, and holds such a line to be wrong', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 3, judges: 3, planned: [[0, 1], [0, 2], [1, 2]], rules: reads(2) }) // prettier-ignore
    const [one] = made.judges as [MadeAward['judges'][0]]
    await comeIn(db, one)
    await judgeEntry(db, one, 'E002')
    const csvNow = async () => (await planTableCsv(db, made.office, { award: AWARD, stage: STAGE }, 'en'))!
    const old = await csvNow()
    const conflicts = ['E001', 'E002'].map((entry) => ({ entry, kind: 'employer' as const, reason: '' }))
    await done(declareConflicts(db, made.office, { award: AWARD, judge: one.id, conflicts }))
    const before = await planOf(db)
    const now = await csvNow()
    expect(now).not.toContain(`E001,${one.id}`)
    // What was begun is a fact, and no table takes it back.
    expect(now).toContain(`E002,${one.id}`)
    const again = await done(previewPlanTable(db, made.office, table(now)))
    expect(again).toMatchObject({ added: [], ended: [], kept: [], problems: [], same: 5 })
    const line = old.split('\r\n').findIndex((row) => row.startsWith(`E001,${one.id}`)) + 1
    expect((await done(previewPlanTable(db, made.office, table(old)))).problems).toMatchObject([{ line, code: 'conflict' }]) // prettier-ignore
    await done(importPlanTable(db, made.office, { ...table(now), digest: again.digest }))
    expect(await planOf(db)).toEqual(before)
    // Lifted, and the judge has it again.
    await done(liftConflict(db, made.office, { award: AWARD, judge: one.id, entry: 'E001', reason: REASON }))
    expect(await csvNow()).toBe(old)
  })

  test('is read and written by nobody but who runs the award', async () => {
    const { db } = await engine.open()
    await makeAward(db, { planned: true, rules: reads(2) })
    for (const role of ['chair', 'judge', 'observer'] as const) {
      const other = await inAward(db, [role])
      await expect(planTableCsv(db, other, { award: AWARD, stage: STAGE }, 'en')).rejects.toThrow(ForbiddenError)
      await expect(previewPlanTable(db, other, table(''))).rejects.toThrow(ForbiddenError)
      await expect(importPlanTable(db, other, { ...table(''), digest: '' })).rejects.toThrow(ForbiddenError)
    }
  })
})

describeOnBothEngines('a judge who goes in the middle', (engine) => {
  test('keeps what was judged; the rest goes to another in one step, but for what they may not read', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 4, judges: 2, planned: [[0], [0], [0], [0]], rules: reads(1) })
    const [from, to] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, from)
    await judgeEntry(db, from, 'E001')
    await done(declareConflicts(db, made.office, { award: AWARD, judge: to.id, conflicts: [{ entry: 'E002', kind: 'family', reason: '' }] })) // prettier-ignore
    await done(addReading(db, made.office, { award: AWARD, stage: STAGE, entry: 'E003', judge: to.id }))

    const asked = { award: AWARD, from: from.id, to: to.id }
    const shown = await done(previewSubstitution(db, made.office, asked))
    expect(shown.stages).toEqual([
      {
        stage: STAGE,
        moves: [{ entry: 'E004', begun: false }],
        stays: [
          { entry: 'E002', why: 'conflict' },
          { entry: 'E003', why: 'reads-it' },
        ],
        done: 1,
      },
    ])
    expect(await givenTo(db, from)).toHaveLength(4)
    const handed = await done(substitute(db, made.office, { ...asked, digest: shown.digest, reason: REASON }))
    expect(handed.moved).toBe(1)
    expect(await givenTo(db, from)).toEqual(['E001', 'E002', 'E003'])
    expect(await givenTo(db, to)).toEqual(['E003', 'E004'])
    // What was judged counts as before.
    const { state } = (await standingOf(db, AWARD))!
    expect(state.stages.get(STAGE)!.sheets).toMatchObject([{ entry: 'E001', judge: from.id, setAside: null }])
    const [far] = (await awardProgress(db, made.office.visitor, AWARD))!
    expect(far!.byEntry!.map(({ entry, submitted }) => [entry, submitted])).toContainEqual(['E001', 1])
    await holds(db)

    // Seen once is done once.
    expect(await substitute(db, made.office, { ...asked, digest: shown.digest, reason: REASON })).toMatchObject({ code: 'substitute-changed' }) // prettier-ignore
    const again = await done(previewSubstitution(db, made.office, asked))
    expect(await substitute(db, made.office, { ...asked, digest: again.digest, reason: REASON })).toMatchObject({ code: 'substitute-nothing' }) // prettier-ignore
    const audit = await listAuditAfter(db, 0, 1_000)
    const entry = audit.filter(({ action }) => action === 'award.substitute')
    expect(entry).toHaveLength(1)
    // Why, in somebody's own words, can be erased.
    expect(entry[0]!.afterJson).not.toContain(REASON)
  })

  test('hands over no more than the other reads at most, to nobody of another group, and is asked of the office alone', async () => {
    const { db } = await engine.open()
    const twoGroups = (rules: AwardRules): AwardRules => ({
      ...rules,
      groups: ['experts', 'public'].map((id) => ({ id, title: { 'zh-CN': id, en: id }, weight: 0.5 })),
      stages: rules.stages.map((stage) => ({ ...stage, groups: ['experts', 'public'], reads: 1, cap: 2 })),
    })
    const groups = ['experts', 'experts', 'public', 'public']
    const made = await makeAward(db, { entries: 4, judges: 4, groups, planned: true, rules: twoGroups })
    const [from, to, stranger] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0], MadeAward['judges'][0]]
    const asked = { award: AWARD, from: from.id, to: to.id }
    const shown = await done(previewSubstitution(db, made.office, asked))
    expect(shown.stages[0]!.moves).toEqual([])
    expect(new Set(shown.stages[0]!.stays.map(({ why }) => why))).toEqual(new Set(['cap']))
    expect(await previewSubstitution(db, made.office, { ...asked, to: stranger.id })).toMatchObject({ code: 'substitute-unfit' }) // prettier-ignore
    expect(await previewSubstitution(db, made.office, { ...asked, to: from.id })).toMatchObject({ code: 'substitute-unfit' }) // prettier-ignore
    for (const role of ['chair', 'judge', 'observer'] as const) {
      const other = await inAward(db, [role])
      await expect(previewSubstitution(db, other, asked)).rejects.toThrow(ForbiddenError)
      await expect(substitute(db, other, { ...asked, digest: '', reason: REASON })).rejects.toThrow(ForbiddenError)
    }
  })
})

describeOnBothEngines('a plan made anew', (engine) => {
  const planned = async (db: Db, { office }: MadeAward, seed = 1) => {
    const answer = await planReadings(db, office.visitor, { award: AWARD, stage: STAGE, seed })
    if (!answer.ok) throw new Error(JSON.stringify(answer.why))
    return answer.plan
  }
  const planAnew = async (db: Db, made: MadeAward) => {
    const { digest } = await planned(db, made)
    return done(confirmPlan(db, made.office, { award: AWARD, stage: STAGE, seed: 1, digest }))
  }
  const sheetsNow = async (db: Db) => (await standingOf(db, AWARD))!.state.stages.get(STAGE)!.sheets

  test('gives nobody again what was taken back from them with a sheet: it stays set aside until it is given by hand', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 3, judges: 4, planned: [[0, 1], [1, 2], [2, 0]], rules: reads(2) }) // prettier-ignore
    const [one] = made.judges as [MadeAward['judges'][0]]
    await comeIn(db, one)
    await judgeEntry(db, one, 'E001')
    const reading = { award: AWARD, stage: STAGE, entry: 'E001', judge: one.id }
    await done(endReading(db, made.office, reading))
    for (const seed of [1, 2, 3, 4]) {
      const { readings } = await planned(db, made, seed)
      expect(readings.filter(({ entry }) => entry === 'E001')).toHaveLength(2)
      expect(readings).not.toContainEqual({ entry: 'E001', judge: one.id })
    }
    expect(await planAnew(db, made)).toMatchObject({ added: 1 })
    expect(await sheetsNow(db)).toMatchObject([{ judge: one.id, setAside: 'reading-ended' }])
    await holds(db)

    await done(addReading(db, made.office, reading))
    expect(await sheetsNow(db)).toMatchObject([{ judge: one.id, setAside: null }])
    expect((await planned(db, made)).readings).toContainEqual({ entry: 'E001', judge: one.id })
  })

  test('hands nothing back to a judge who has gone, for what they had begun to write', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 3, judges: 2, planned: [[0], [0], [1]], rules: reads(1) })
    const [from, to] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, from)
    const answers = { scores: { m1: 1 }, notes: {}, evidence: {}, yes: null }
    await done(keepDraft(db, from.visit, { award: AWARD, stage: STAGE, entry: 'E002' }, { tag: 0, revision: 1, answers })) // prettier-ignore
    const asked = { award: AWARD, from: from.id, to: to.id }
    const { digest } = await done(previewSubstitution(db, made.office, asked))
    await done(substitute(db, made.office, { ...asked, digest, reason: REASON }))
    const handed = made.entries.map((entry) => `${entry},${to.id}`)
    expect(await planOf(db)).toEqual(handed)
    const anew = await planned(db, made)
    expect(anew.readings.filter(({ entry }) => entry === 'E002')).toEqual([{ entry: 'E002', judge: to.id }])
    await planAnew(db, made)
    expect(await planOf(db)).toContain(`E002,${to.id}`)
    expect(await planOf(db)).not.toContain(`E002,${from.id}`)
  })

  test('leaves a judge who stands aside what they have judged, so that it counts again once that is lifted', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 2, judges: 3, planned: [[0], [1]], rules: reads(1) })
    const [one] = made.judges as [MadeAward['judges'][0]]
    await comeIn(db, one)
    await judgeEntry(db, one, 'E001')
    const aside = { award: AWARD, judge: one.id }
    await done(declareConflicts(db, made.office, { ...aside, conflicts: [{ entry: 'E001', kind: 'employer', reason: '' }] })) // prettier-ignore
    expect(await planAnew(db, made)).toMatchObject({ added: 1, removed: 0 })
    expect(await sheetsNow(db)).toMatchObject([{ judge: one.id, setAside: 'recused' }])
    await done(liftConflict(db, made.office, { ...aside, entry: 'E001', reason: REASON }))
    expect(await sheetsNow(db)).toMatchObject([{ judge: one.id, setAside: null }])
    await holds(db)
  })
})

describeOnBothEngines('an entry that the jury deliberates on', (engine) => {
  const place = (entry: string) => ({ award: AWARD, stage: STAGE, entry })

  test('is given to nobody who may have heard it, by hand, as a second reading, by a table or by a plan', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 3, judges: 3, planned: [[0], [1], [2]], rules: reads(1) })
    const [one, two] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, one)
    await judgeEntry(db, one, 'E001')
    await done(openDeliberation(db, made.office, place('E001')))
    for (const origin of ['hand', 'second'] as const) {
      expect(await addReading(db, made.office, { ...place('E001'), judge: two.id, origin })).toMatchObject({ code: 'reading-heard', values: { entry: 'E001' } }) // prettier-ignore
    }
    const lines = { award: AWARD, stage: STAGE, whole: false, text: `entry,judge\nE001,${two.id}` }
    expect((await done(previewPlanTable(db, made.office, lines))).problems).toMatchObject([{ line: 2, code: 'heard' }])

    // Where the sheet is taken back, nobody reads the entry, and the others are planned all the same.
    await done(endReading(db, made.office, { ...place('E001'), judge: one.id }))
    for (const seed of [1, 2, 3]) {
      const answer = await planReadings(db, made.office.visitor, { award: AWARD, stage: STAGE, seed })
      if (!answer.ok) throw new Error(JSON.stringify(answer.why))
      expect(answer.plan.readings.map(({ entry }) => entry)).toEqual(['E002', 'E003'])
    }
    // Whose own first score is sealed with the others learns nothing that could move it.
    await done(addReading(db, made.office, { ...place('E001'), judge: one.id }))
    expect(await planOf(db)).toEqual(made.entries.map((entry, number) => `${entry},${made.judges[number]!.id}`))
    await holds(db)
  })

  test('is not handed over by a judge who goes', async () => {
    const { db } = await engine.open()
    const made = await makeAward(db, { entries: 2, judges: 3, planned: [[0, 1], [0]], rules: reads(1) })
    const [from, other, to] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, other)
    await judgeEntry(db, other, 'E001')
    // After the hours no more first scores come.
    const over = { ...made.office, now: later(31 * 24 * 60) }
    await done(openDeliberation(db, over, place('E001')))
    const { stages } = await done(previewSubstitution(db, over, { award: AWARD, from: from.id, to: to.id }))
    expect(stages).toMatchObject([{ moves: [{ entry: 'E002' }], stays: [{ entry: 'E001', why: 'heard' }] }])
  })
})

describeOnBothEngines('second readings', (engine) => {
  /**
   * Six entries read by each pair of four judges once; the template has places for three.
   * @param noise added to the level of an entry, by its number and the judge's
   */
  async function judged(db: Db, noise = (entry: number, judge: number) => (entry + judge) % 2): Promise<MadeAward> {
    const planned = [[0, 1], [1, 2], [2, 3], [3, 0], [0, 2], [1, 3]] // prettier-ignore
    const made = await makeAward(db, { entries: 6, judges: 4, planned, rules: reads(2) })
    const levels = [3, 3, 2, 2, 1, 0]
    for (const [place, judge] of made.judges.entries()) {
      await comeIn(db, judge)
      for (const entry of await givenTo(db, judge)) {
        const number = made.entries.indexOf(entry)
        await judgeEntry(db, judge, entry, Math.min(3, levels[number]! + noise(number, place)))
      }
    }
    return made
  }
  const asked = { award: AWARD, stage: STAGE, budget: 2 }

  test('are suggested near the line, to judges who may read them, and count as coming once they are given out', async () => {
    const { db } = await engine.open()
    const made = await judged(db)
    await currentResult(db, AWARD, made.office.now)
    const first = await suggestSecondReadings(db, made.office, asked)
    if (!first.ok) throw new Error(first.why)
    const [category] = first.categories
    expect(category).toMatchObject({ why: undefined })
    expect(category!.suggestions.length).toBeGreaterThan(0)
    expect(category!.misplacedAfter).toBeLessThan(category!.misplacedNow)
    expect(category!.suggestions.reduce((sum, { extra }) => sum + extra, 0)).toBeLessThanOrEqual(2)
    for (const { entry, judges, riskNow, riskAfter } of category!.suggestions) {
      expect(riskAfter).toBeLessThan(riskNow)
      for (const judge of judges) expect(await givenTo(db, { id: judge })).not.toContain(entry)
    }
    const [best] = category!.suggestions
    await done(addReading(db, made.office, { award: AWARD, stage: STAGE, entry: best!.entry, judge: best!.judges[0]!, origin: 'second' })) // prettier-ignore
    const [reading] = await listReadings(db, AWARD, { entry: best!.entry, judge: best!.judges[0]! })
    expect(reading!.origin).toBe('second')
    await currentResult(db, AWARD, made.office.now)
    const later = await suggestSecondReadings(db, made.office, { ...asked, budget: 20 })
    if (!later.ok) throw new Error(later.why)
    // Of those who did not read it only one is left.
    const has = await listReadings(db, AWARD, { entry: best!.entry })
    const left = made.judges.map(({ id }) => id).filter((id) => !has.some(({ judge }) => judge === id))
    expect(left).toHaveLength(1)
    expect(later.categories[0]!.suggestions.find(({ entry }) => entry === best!.entry)).toMatchObject({ pending: 1, judges: left }) // prettier-ignore
    await holds(db)
  })

  test('are not suggested of what the jury deliberates on: who could read it can hear the others', async () => {
    const { db } = await engine.open()
    const made = await judged(db)
    const suggested = async () => {
      await currentResult(db, AWARD, made.office.now)
      const answer = await suggestSecondReadings(db, made.office, asked)
      if (!answer.ok) throw new Error(answer.why)
      return answer.categories.flatMap(({ suggestions }) => suggestions.map(({ entry }) => entry))
    }
    const [best] = await suggested()
    await done(openDeliberation(db, made.office, { award: AWARD, stage: STAGE, entry: best! }))
    expect(await suggested()).not.toContain(best)
  })

  test('are not suggested where judges leave no noise that another reading could lessen; the reason says so', async () => {
    const { db } = await engine.open()
    const made = await judged(db, () => 0)
    await currentResult(db, AWARD, made.office.now)
    const answer = await suggestSecondReadings(db, made.office, asked)
    expect(answer).toMatchObject({ ok: true, categories: [{ why: 'no-noise', suggestions: [] }] })
  })

  test('are told to nobody who is shown no scores, and not of a stage that is closed or that everybody reads', async () => {
    const { db } = await engine.open()
    const made = await judged(db)
    for (const role of ['chair', 'judge', 'observer'] as const) {
      const other = await inAward(db, [role])
      await expect(suggestSecondReadings(db, other, asked)).rejects.toThrow(ForbiddenError)
    }
    // Somebody of the office who judges as well.
    const both = await inAward(db, ['award-office', 'judge'])
    await db.updateTable('award_judge').set({ person_id: both.visitor.personId }).where('id', '=', made.judges[0]!.id).execute() // prettier-ignore
    expect(await suggestSecondReadings(db, both, asked)).toEqual({ ok: false, why: 'kept' })
    await done(closeStage(db, made.office, { award: AWARD, stage: STAGE }))
    expect(await suggestSecondReadings(db, made.office, asked)).toEqual({ ok: false, why: 'closed' })
  })
})
