import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { findEntry, listEntryContents } from '#db/repositories/award/entry.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { draftRules, saveDraftRules, sealRules } from '#app/services/award/awards.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { declareConflicts, liftConflict } from '#app/services/award/judges/conflicts.server.ts'
import {
  checkEligibility,
  decideEligibility,
  reviseEntry,
  withdrawEntry,
} from '#app/services/award/entries/entries.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { removeJudge, restoreJudge, setJudge } from '#app/services/award/judges/judges.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { addReading, confirmPlan, endReading, planReadings } from '#app/services/award/planning/plan.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { words } from '#test/make/award.ts'
import { liftVeto, vetoEntry } from '#app/services/award/judging/vetoes.server.ts'
import { makeAward, tableOf, type MadeAward } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

const reason = 'for a reason that is long enough'
const about = ({ id }: MadeAward) => ({ award: id, stage: 'scoring', reason })

/** Anything an award office may try, by two numbers that choose the judge and the entry; what is refused changes nothing. */
const TRIES: Readonly<
  Record<string, (db: Db, made: MadeAward, judge: MadeAward['judges'][number], entry: string) => Promise<unknown>>
> = {
  enter: async (db, { id, office }, { name }, entry) => {
    const text = tableOf('general', 1, Number(entry.slice(1)) * 10 + name.length)
    const { digest } = (await previewImport(db, office.visitor, { award: id, text }))!
    return importEntries(db, office, { award: id, text, digest })
  },
  revise: async (db, { id, office }, _, entry) => {
    const [now, content] = [await findEntry(db, id, entry), (await listEntryContents(db, id)).get(entry)?.content]
    if (!now || !content) return undefined
    return reviseEntry(db, office, { award: id, entry, tag: now.tag, category: now.category, content, redacted: null })
  },
  withdraw: (db, made, _, entry) => withdrawEntry(db, made.office, { ...about(made), entry }),
  check: (db, { id, office }) => checkEligibility(db, office, id),
  admit: (db, made, _, entry) => decideEligibility(db, made.office, { ...about(made), entry, eligible: true }),
  exclude: (db, made, _, entry) => decideEligibility(db, made.office, { ...about(made), entry, eligible: false }),
  remove: (db, made, judge) => removeJudge(db, made.office, { ...about(made), judge: judge.id }),
  restore: (db, made, judge) => restoreJudge(db, made.office, { ...about(made), judge: judge.id }),
  change: (db, made, judge, entry) => {
    const facts = { group: 'experts', organisations: [entry], expertise: [], cap: undefined }
    return setJudge(db, made.office, { ...about(made), ...facts, judge: judge.id })
  },
  conflict: (db, made, judge, entry) => {
    const conflicts = [{ entry, kind: 'other', reason }] as const
    return declareConflicts(db, made.office, { ...about(made), judge: judge.id, conflicts })
  },
  lift: (db, made, judge, entry) => liftConflict(db, made.office, { ...about(made), judge: judge.id, entry }),
  plan: async (db, made) => {
    const answer = await planReadings(db, made.office.visitor, { ...about(made), seed: 3 })
    return answer.ok ? confirmPlan(db, made.office, { ...about(made), seed: 3, digest: answer.plan.digest }) : answer
  },
  give: (db, made, judge, entry) => addReading(db, made.office, { ...about(made), judge: judge.id, entry }),
  take: (db, made, judge, entry) => endReading(db, made.office, { ...about(made), judge: judge.id, entry }),
  score: scoreOne,
  'score again': scoreOne,
  seal: async (db, { id, office }, _, entry) => {
    const { tag, rules } = (await draftRules(db, office.visitor, id))!
    const saved = await saveDraftRules(db, office, { award: id, tag, rules: { ...rules, title: words(entry) } })
    return saved.ok ? sealRules(db, office, { award: id, tag: saved.tag, reason }) : saved
  },
  veto: (db, made, _, entry) => {
    const found = { ground: 'penalty', source: 'a register', foundOn: '2026-11-20' }
    return vetoEntry(db, made.office, { ...about(made), ...found, entry })
  },
  'lift veto': (db, made, _, entry) => liftVeto(db, made.office, { ...about(made), ground: 'penalty', entry }),
  close: (db, made) => closeStage(db, made.office, about(made)),
}

/** As a judge would, beside the entry as it stands. */
async function scoreOne(
  db: Db,
  { id }: MadeAward,
  judge: MadeAward['judges'][number],
  entry: string,
): Promise<unknown> {
  const key = { awardId: id, stageId: 'scoring', judgeId: judge.id, entryId: entry }
  const [sheet, now] = [await findSheet(db, key), await findEntry(db, id, entry)]
  const answers = {
    scores: { m1: 1 + ((sheet?.tag ?? 0) % 2) * -1, m2: 1 },
    notes: { m1: 'why' },
    evidence: {},
    yes: null,
  }
  const given = {
    tag: sheet?.tag ?? 0,
    revision: now?.revision ?? 1,
    answers,
    incomplete: true,
    reason: 'on second thoughts',
  }
  try {
    return await submitSheet(db, judge.visit, { award: id, stage: 'scoring', entry }, given)
  } catch (error) {
    // Who was removed is nobody here.
    if (error instanceof ForbiddenError) return undefined
    throw error
  }
}

const kinds = Object.keys(TRIES)
const aTry = fc.record({
  // Closing ends most of what can be tried, so it is rare.
  kind: fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...kinds.filter((kind) => kind !== 'close')) }, { weight: 1, arbitrary: fc.constant('close') }), // prettier-ignore
  judge: fc.nat({ max: 4 }),
  entry: fc.nat({ max: 6 }),
})

/** Much that can happen to one judge, so that it does in every run of this test. */
const A_LIFE = ['score', 'score again', 'remove', 'plan', 'restore', 'score again', 'conflict', 'revise', 'lift', 'take', 'close'].flatMap((kind) => [0, 1, 2, 3, 4].map((entry) => ({ kind, judge: 0, entry }))) // prettier-ignore

describeOnBothEngines('whatever an award office and its judges do', (engine) => {
  test.each([true, false])('tables, events, words and audit tell one story (opened before: %s)', async (open) => {
    const { db } = await engine.open()
    let run = 0
    const given: string[] = []
    await fc.assert(
      fc.asyncProperty(fc.array(aTry, { minLength: 10, maxLength: 16 }), async (tries) => {
        run += 1
        const made = await makeAward(db, { id: `run-${run}`, entries: 5, judges: 5, open, planned: open })
        for (const { visit } of open ? made.judges : []) {
          await signPledge(db, visit, made.id, 'en')
          await declareInterests(db, visit, made.id, [])
        }
        for (const { kind, judge, entry } of tries) {
          await TRIES[kind]!(db, made, made.judges[judge]!, `E00${entry + 1}`)
          expect(await checkAward(db, (await findAward(db, made.id))!), kind).toEqual([])
        }
        given.push(...(await readEvents(db, made.id)).map(({ event }) => event.kind))
      }),
      { numRuns: engine.kind === 'sqlite' ? 12 : 5, examples: [[A_LIFE]] },
    )
    expect((await verifyAudit(db)).findings).toEqual([])
    if (open)
      expect(given).toEqual(
        expect.arrayContaining([
          'sheet',
          'reading',
          'reading.remove',
          'judge.remove',
          'judge.restore',
          'recuse',
          'recuse.lift',
          'stage.close',
        ]),
      )
  })
})
