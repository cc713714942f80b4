import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { findAward, saveHead, type AwardState } from '#db/repositories/award/award.ts'
import { insertBallot, insertVoter, savePapers } from '#db/repositories/award/ballot.ts'
import { insertDeliberation } from '#db/repositories/award/deliberation.ts'
import { saveEvents } from '#db/repositories/award/event.ts'
import { insertPublished } from '#db/repositories/award/published.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { findSnapshot } from '#db/repositories/award/snapshot.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { chainedText } from '#scoring/award/chain.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { AWARD_FAULTS, checkAward, type AwardFaultCode } from '#app/services/award/check/check-award.server.ts'
import { declareConflicts } from '#app/services/award/judges/conflicts.server.ts'
import { reviseEntry } from '#app/services/award/entries/entries.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { noticeFrom } from '#scoring/award/notice-days.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { paperNumber } from '#app/forms/award/paper-number.ts'
import { removeJudge } from '#app/services/award/judges/judges.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { rulesInForce } from '#app/services/award/rules/rules-of.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { vetoEntry } from '#app/services/award/judging/vetoes.server.ts'
import { listEntryContents } from '#db/repositories/award/entry.ts'
import { NOW } from '#test/make/accounts.ts'
import { AWARD, done, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { later } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const REASON = 'for a reason that is long enough'
const ID = { award: AWARD }
/** As published by a notice that is forged. */
const RESULT = '{"format":1}'
/** In minutes from NOW: the first of 28 November in Shanghai, when the notice of five working days has ended. */
const AFTER_NOTICE = (6 * 24 + 8) * 60

describeOnBothEngines('the check of an award', (engine) => {
  let db: Db
  let made: MadeAward
  /** A sheet that stands in the events and in its table, as its judge would submit it again. */
  let sheet: Extract<AwardEvent, { readonly kind: 'sheet' }>

  beforeEach(async () => {
    ;({ db } = await engine.open())
    made = await makeAward(db, { entries: 4, judges: 5, planned: true })
    for (const { id, visit } of made.judges) {
      await signPledge(db, visit, AWARD, 'en')
      await declareInterests(db, visit, AWARD, [])
      for (const { entry } of await listReadings(db, AWARD, { judge: id })) {
        const answers = { scores: { m1: 1 }, notes: { m1: 'why' }, evidence: {}, yes: null }
        const given = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
        await done(submitSheet(db, visit, { award: AWARD, stage: 'scoring', entry }, given))
      }
    }
    const { content } = (await listEntryContents(db, AWARD)).get('E001')!
    const more = { ...content, summary: { 'zh-CN': '补充', en: 'more' } }
    await done(reviseEntry(db, made.office, { ...ID, entry: 'E001', tag: 1, category: 'general', content: more, redacted: null })) // prettier-ignore
    await done(declareConflicts(db, made.office, { ...ID, judge: made.judges[0]!.id, conflicts: [{ entry: 'E002', kind: 'family', reason: REASON }] })) // prettier-ignore
    await done(removeJudge(db, made.office, { ...ID, judge: made.judges[1]!.id, reason: REASON }))
    await done(vetoEntry(db, made.office, { ...ID, entry: 'E003', ground: 'penalty', source: 'a register', foundOn: '2026-11-20' })) // prettier-ignore
    await currentResult(db, AWARD, NOW)
    const given = (await readEvents(db, AWARD)).map(({ event }) => event).filter((event) => event.kind === 'sheet')
    const first = given.find(({ judge }) => judge === made.judges[4]!.id)!
    sheet = { ...first, change: { by: 'judge', reasonDigest: first.notes['m1']! } }
  })

  const faults = async () => [...new Set((await checkAward(db, (await findAward(db, AWARD))!)).map(({ code }) => code))]
  /** Takes away what keeps sealed tables from being changed. */
  const unguard = async (table: 'award_event' | 'award_rules' | 'award_published') => {
    if (engine.kind === 'postgres') await sql.raw(`alter table ${table} disable trigger all`).execute(db)
    else for (const what of ['update', 'delete']) await sql.raw(`drop trigger ${table}_no_${what}`).execute(db)
  }
  /** Writes events past everything that would refuse them, with a chain that holds. */
  const forge = async (
    events: readonly AwardEvent[],
    how: { readonly by?: string; readonly at?: string; readonly state?: AwardState } = {},
  ) => {
    // prettier-ignore
    const { by = 'system', at = NOW, state } = how
    const award = (await findAward(db, AWARD))!
    let { headSequence: sequence, headHash: previousHash } = award
    for (const event of events) {
      sequence += 1
      const told = { sequence, at, by, trueBy: by, event, previousHash }
      const hash = sha256(chainedText(AWARD, told))
      const { event: _, ...rest } = told
      await saveEvents(db, AWARD, [{ ...rest, kind: event.kind, bodyJson: canonicalJson(event), hash }])
      previousHash = hash
    }
    const { rulesVersion } = award
    await saveHead(db, AWARD, { state: state ?? award.state, rulesVersion, headSequence: sequence, headHash: previousHash }) // prettier-ignore
  }
  const notice = async (changed: { readonly firstDay?: string; readonly lastDay?: string } = {}) => {
    const { firstDay, lastDay } = noticeFrom((await rulesInForce(db, AWARD))!, NOW)
    await insertPublished(db, AWARD, { digest: sha256(RESULT), resultJson: RESULT, computedAt: NOW })
    return { kind: 'notice', resultDigest: sha256(RESULT), firstDay, lastDay, ...changed } as const
  }
  const onNotice = async () => forge([{ kind: 'freeze' }, await notice()], { state: 'notice' })
  const judge = (number: number) => made.judges[number]!
  const personOf = (number: number) => judge(number).visit.visitor.personId

  const onPaper = (how: { readonly state: string; readonly agreed_at: string }) => {
    const { stage: stage_id, judge: judge_id, entry: entry_id, revision: entry_revision } = sheet
    const place = { award_id: AWARD, number: 1, stage_id, judge_id, entry_id, entry_revision, rules_version: 1, tag: 1 }
    const nothing = { printed_by: null, objection_digest: null, objected_at: null, answer_digest: null, answered_at: null } // prettier-ignore
    return db.insertInto('award_paper_sheet').values({ ...place, ...nothing, printed_at: NOW, ...how }).execute() // prettier-ignore
  }
  const typed = (number: string): AwardEvent => ({
    ...sheet,
    paper: { sheet: number, typedBy: [personOf(3), personOf(4)], settled: null, digest: 'f'.repeat(64) },
  })
  const object = (how: { readonly upheld?: number; readonly answered_at?: string }) => {
    const who = { id: 'O001', entry_id: null, name: '示例甲', contact: '', language: 'en', form_hash: 'f', grounds_digest: 'f'.repeat(64) } // prettier-ignore
    const nothing = { upheld: null, answer_digest: null, answered_at: null, answered_by: null, erased_at: null }
    return db.insertInto('award_objection').values({ award_id: AWARD, filed_at: NOW, ...who, ...nothing, ...how }).execute() // prettier-ignore
  }

  /** What breaks each of its promises, and nothing else. */
  const BREAKS: Readonly<Record<AwardFaultCode, Readonly<Record<string, () => Promise<unknown>>>>> = {
    chain: {
      'an event of another time': async () => {
        await unguard('award_event')
        return db
          .updateTable('award_event')
          .set({ at: later(1) })
          .where('sequence', '=', 2)
          .execute()
      },
      'the last event removed': async () => {
        await unguard('award_event')
        const { headSequence } = (await findAward(db, AWARD))!
        await db.deleteFrom('award_snapshot').execute()
        return db.deleteFrom('award_event').where('sequence', '=', headSequence).where('kind', '=', 'veto').execute()
      },
      'a head that points elsewhere': () =>
        db
          .updateTable('award')
          .set({ head_hash: '0'.repeat(64) })
          .execute(),
    },
    rules: {
      'sealed rules with one more space': async () => {
        await unguard('award_rules')
        return db.updateTable('award_rules').set((row) => ({ json: sql`${row.ref('json')} || ' '` })).execute() // prettier-ignore
      },
      'sealed rules of which no event tells': async () => {
        await unguard('award_rules')
        const [row] = await db.selectFrom('award_rules').selectAll().execute()
        return db
          .insertInto('award_rules')
          .values({ ...row!, version: 2 })
          .execute()
      },
      'a title that is not that of the rules': () => db.updateTable('award').set({ title_en: 'Other' }).execute(),
    },
    history: {
      'a sheet of who stands aside': () => forge([{ ...sheet, judge: judge(0).id, entry: 'E002', revision: 1 }]),
      'a sheet of who was removed': () => forge([{ ...sheet, judge: judge(1).id }]),
      'a sheet given again without a reason': () => forge([{ ...sheet, change: null }]),
      'a score above the highest level': () => forge([{ ...sheet, scores: { m1: 99 } }]),
      'a sheet of a revision that is not there': () => forge([{ ...sheet, revision: 9 }]),
      'a sheet after the freeze': () => forge([{ kind: 'freeze' }, sheet], { state: 'frozen' }),
    },
    state: {
      'frozen without an event': () => db.updateTable('award').set({ state: 'frozen' }).execute(),
      'open after a freeze': () => forge([{ kind: 'freeze' }]),
    },
    entry: {
      'another organisation': () => db.updateTable('award_entry').set({ organisation: '别人' }).where('id', '=', 'E002').execute(), // prettier-ignore
      'another title': () => db.updateTable('award_entry').set({ title_zh: '别的' }).where('id', '=', 'E002').execute(),
      'back from a withdrawal that is told of': () => forge([{ kind: 'entry.withdraw', entry: 'E004', reasonDigest: null }]), // prettier-ignore
      'an eligibility that nobody decided': () => db.updateTable('award_entry').set({ state: 'eligible' }).where('id', '=', 'E002').execute(), // prettier-ignore
      'the content that was read': () => db.updateTable('award_entry_revision').set((row) => ({ content_json: sql`replace(${row.ref('content_json')}, '示例项目2', '示例项目9')` })).where('entry_id', '=', 'E002').execute(), // prettier-ignore
      'the content of an earlier revision': () => db.updateTable('award_entry_revision').set({ redacted_json: '{}' }).where('entry_id', '=', 'E001').where('number', '=', 1).execute(), // prettier-ignore
      'no earlier revision': () => db.deleteFrom('award_entry_revision').where('entry_id', '=', 'E001').where('number', '=', 1).execute(), // prettier-ignore
    },
    judge: {
      'in another group': () => db.updateTable('award_judge').set({ group_id: 'others' }).where('id', '=', judge(2).id).execute(), // prettier-ignore
      'removed without an event': () => db.updateTable('award_judge').set({ removed_at: NOW }).where('id', '=', judge(2).id).execute(), // prettier-ignore
      'back without an event': () => db.updateTable('award_judge').set({ removed_at: null }).where('id', '=', judge(1).id).execute(), // prettier-ignore
    },
    conflict: {
      'lifted without an event': () => db.updateTable('award_conflict').set({ lifted_at: NOW }).execute(),
      'gone without an event': () => db.deleteFrom('award_conflict').execute(),
    },
    reading: {
      'ended without an event': () => db.updateTable('award_reading').set({ ended_at: NOW }).where('judge_id', '=', judge(2).id).execute(), // prettier-ignore
      'gone without an event': () => db.deleteFrom('award_reading').where('judge_id', '=', judge(2).id).execute(),
    },
    sheet: {
      'with another score': () => db.updateTable('award_sheet').set((row) => ({ answers_json: sql`replace(${row.ref('answers_json')}, '"m1":1', '"m1":2')` })).where('judge_id', '=', judge(2).id).execute(), // prettier-ignore
      gone: () => db.deleteFrom('award_sheet').where('judge_id', '=', judge(2).id).execute(),
      'in the events alone': () => forge([{ ...sheet, scores: { m1: 2 } }]),
    },
    hours: {
      'after the stage had closed': () => forge([sheet], { by: personOf(4), at: later(31 * 24 * 60) }),
      'at its last instant': () => forge([sheet], { by: personOf(4), at: later(30 * 24 * 60) }),
      'before it had opened': () => forge([sheet], { by: personOf(4), at: later(-1) }),
    },
    pledge: {
      'a pledge that was never signed': () => db.updateTable('award_judge').set({ pledged_at: null }).where('id', '=', judge(2).id).execute(), // prettier-ignore
      'interests that were never declared': () => db.updateTable('award_judge').set({ declared_at: null }).where('id', '=', judge(2).id).execute(), // prettier-ignore
    },
    stage: {
      'nobody goes on': () => forge([{ kind: 'stage.close', stage: 'scoring', goesOn: [] }]),
      'one too few goes on': () => forge([{ kind: 'stage.close', stage: 'scoring', goesOn: ['E001', 'E002', 'E003'] }]),
    },
    notice: {
      'a day too short': async () => forge([{ kind: 'freeze' }, await notice({ lastDay: '2026-11-26' })], { state: 'notice' }), // prettier-ignore
      'from the day of publication': async () => forge([{ kind: 'freeze' }, await notice({ firstDay: '2026-11-21' })], { state: 'notice' }), // prettier-ignore
      'another result made final': async () => {
        await onNotice()
        await forge([{ kind: 'final', resultDigest: 'other' }], { state: 'final', at: later(AFTER_NOTICE) })
      },
      'final on its last day': async () => {
        await onNotice()
        await forge([{ kind: 'final', resultDigest: sha256(RESULT) }], { state: 'final', at: later(AFTER_NOTICE - 1) })
      },
    },
    deliberation: {
      'opened without an event': () => insertDeliberation(db, { ...ID, stage: 'scoring', entry: 'E001' }, { at: NOW, by: undefined }), // prettier-ignore
      'in the events alone': () => forge([{ kind: 'deliberation', stage: 'scoring', entry: 'E001' }]),
    },
    ballot: {
      'a voter without a paper': async () => {
        await insertBallot(db, AWARD, { id: 'b1', stage: 'scoring', entry: 'E001', openedAt: NOW })
        await insertVoter(db, AWARD, 'b1', judge(2).id)
      },
      'a paper without a voter': async () => {
        await insertBallot(db, AWARD, { id: 'b1', stage: 'scoring', entry: 'E001', openedAt: NOW })
        await savePapers(db, 'b1', [{ code: '2222-2222', group: 'experts', choice: 'yes' }])
      },
    },
    paper: {
      'taken in without an event': () => onPaper({ state: 'agreed', agreed_at: NOW }),
      'in the events alone': () => forge([typed('0001-97')]),
      'that nobody typed': async () => {
        await onPaper({ state: 'agreed', agreed_at: NOW })
        await forge([typed(paperNumber(1))])
      },
    },
    lots: {
      'the seed that lies sealed is gone': () => db.deleteFrom('award_lot_seal').execute(),
      'another seed lies there': () => db.updateTable('award_lot_seal').set({ seed: '1' }).execute(),
      'an order that its seed does not give': () => forge([{ kind: 'lots', stage: 'scoring', order: ['E004', 'E003', 'E002', 'E001'], seed: 1 }]), // prettier-ignore
    },
    objection: {
      'filed without an event': () => object({}),
      'answered without an event': () => object({ upheld: 1, answered_at: NOW }),
    },
    words: {
      'other words': () => db.updateTable('award_words').set({ text: 'other words' }).execute(),
      'no words': async () => {
        const [{ digest }] = (await db.selectFrom('award_words').select('digest').execute()) as [{ digest: string }]
        return db.deleteFrom('award_words').where('digest', '=', digest).execute()
      },
      'words erased by nobody': () => db.updateTable('award_words').set({ text: null, salt: '' }).execute(),
      'a conflict for which there are none': () => db.updateTable('award_conflict').set({ words_digest: 'f'.repeat(64) }).execute(), // prettier-ignore
    },
    snapshot: {
      'another result': () => db.updateTable('award_snapshot').set({ result_json: '{}' }).execute(),
      'another result with a digest of its own': () => db.updateTable('award_snapshot').set({ result_json: '{}', digest: sha256('{}') }).execute(), // prettier-ignore
      'of another history': () =>
        db
          .updateTable('award_snapshot')
          .set({ head_hash: 'f'.repeat(64) })
          .execute(),
      'of an earlier moment': async () => {
        const { headSequence } = (await findSnapshot(db, AWARD))!
        const { hash } = (await readEvents(db, AWARD))[headSequence - 2]!
        await db
          .updateTable('award_snapshot')
          .set({ head_sequence: headSequence - 1, head_hash: hash })
          .execute()
      },
    },
    published: {
      'of no notice': () => insertPublished(db, AWARD, { digest: sha256(RESULT), resultJson: RESULT, computedAt: NOW }),
      'other bytes': async () => {
        await onNotice()
        await unguard('award_published')
        return db.updateTable('award_published').set({ result_json: '{"format":2}' }).execute()
      },
      'another result with a digest of its own': async () => {
        await onNotice()
        await unguard('award_published')
        const [result_json, digest] = ['{}', sha256('{}')]
        return db.updateTable('award_published').set({ result_json, digest }).execute()
      },
      'gone, also where it is final': async () => {
        await onNotice()
        await forge([{ kind: 'final', resultDigest: sha256(RESULT) }], { state: 'final', at: later(AFTER_NOTICE) })
        await unguard('award_published')
        return db.deleteFrom('award_published').execute()
      },
      'other bytes of an earlier notice': async () => {
        await onNotice()
        const later = '{"format":3}'
        await insertPublished(db, AWARD, { digest: sha256(later), resultJson: later, computedAt: NOW })
        await forge([{ ...(await notice()), resultDigest: sha256(later) }], { state: 'notice' })
        await unguard('award_published')
        const first = db.updateTable('award_published').where('digest', '=', sha256(RESULT))
        return first.set({ result_json: later }).execute()
      },
    },
  }

  test('finds nothing where nothing was touched, also in what was forged as it would have been', async () => {
    expect(await faults()).toEqual([])
    const entries = { kind: 'stage.close', stage: 'scoring', goesOn: made.entries } as const
    await forge([sheet], { by: personOf(4), at: later(30 * 24 * 60 - 1) })
    await forge([entries, { ...entries, goesOn: [] }, { kind: 'freeze' }, await notice()], { state: 'notice' })
    expect(await faults()).toEqual([])
    await forge([{ kind: 'final', resultDigest: sha256(RESULT) }], { state: 'final', at: later(AFTER_NOTICE) })
    expect(await faults()).toEqual([])
  })

  test('names what was broken and nothing else, for each of its faults and whatever breaks it', async () => {
    const whole = db
    /** What is found after this, which is undone. */
    const foundAfter = async (broken: () => Promise<unknown>): Promise<readonly AwardFaultCode[]> => {
      let found: readonly AwardFaultCode[] = []
      const undone = new Error('undone')
      const tried = whole.transaction().execute(async (write) => {
        db = write
        await broken()
        found = await faults()
        throw undone
      })
      await expect(tried).rejects.toBe(undone)
      db = whole
      return found
    }
    for (const code of AWARD_FAULTS) {
      const breaks = Object.entries(BREAKS[code])
      expect(breaks.length, code).toBeGreaterThan(1)
      for (const [name, broken] of breaks) expect([name, await foundAfter(broken)]).toEqual([name, [code]])
    }
    expect(await faults()).toEqual([])
  })
})
