import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAward } from '#db/repositories/award/award.ts'
import { findEntry, listEntryContents } from '#db/repositories/award/entry.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { reopenSheet } from '#app/services/award/judging/chair.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { declareConflicts, liftConflict } from '#app/services/award/judges/conflicts.server.ts'
import { keepDraft } from '#app/services/award/judging/drafts.server.ts'
import { reviseEntry } from '#app/services/award/entries/entries.server.ts'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { removeJudge, restoreJudge } from '#app/services/award/judges/judges.server.ts'
import { addReading, confirmPlan, endReading, planReadings } from '#app/services/award/planning/plan.server.ts'
import { sheetContent } from '#app/services/award/judging/sheet-content.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { freezeAward } from '#app/services/award/result/freeze.server.ts'
import { packageOf } from '#app/services/award/replay/package.server.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { inAward, makeAward, type AwardPerson, type MadeAward } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

const STAGE = 'scoring'
const reason = 'for a reason that is long enough'

/** A window in which a judge fills in the sheet of one entry: what it knows of what is kept. */
interface Tab {
  readonly judge: number
  readonly entry: string
  tag: number
  revision: number
}

/** What the server has said it took: whose sheet, under which tag, what was in it. */
interface Taken {
  readonly sheet: string
  readonly tag: number
  readonly typed: string
  readonly submitted: boolean
}

interface Room {
  readonly db: Db
  readonly made: MadeAward
  readonly chair: AwardPerson
  readonly tabs: readonly Tab[]
  readonly taken: Taken[]
  /** What was shown to a window that came too late, as of somebody else's. */
  readonly shown: Pick<Taken, 'sheet' | 'typed'>[]
  /** How often a sheet was opened again, which counts its tag on. */
  readonly reopened: Map<string, number>
  typed: number
}

const sheetOf = ({ judge, entry }: Pick<Tab, 'judge' | 'entry'>) => `${judge} ${entry}`

/** Each window types something that nobody else has typed, and sends it. */
async function send(room: Room, tab: Tab, submitted: boolean): Promise<void> {
  const { db, made } = room
  room.typed += 1
  const typed = `typed ${room.typed}`
  const place = { award: made.id, stage: STAGE, entry: tab.entry }
  const answers = { scores: { m1: 1 }, notes: { m1: typed }, evidence: {}, yes: null }
  const known = tab.tag
  const draft = { tag: known, revision: tab.revision, answers }
  const { visit } = made.judges[tab.judge]!
  const answer = submitted
    ? await submitSheet(db, visit, place, { ...draft, incomplete: true, reason })
    : await keepDraft(db, visit, place, draft)
  if (answer.ok) {
    expect(answer.tag).toBe(known + 1)
    room.taken.push({ sheet: sheetOf(tab), tag: answer.tag, typed, submitted })
    tab.tag = answer.tag
  } else if (answer.why === 'stale') {
    const { tag, answers: theirs } = answer.theirs
    expect(tag).toBeGreaterThan(known)
    // Whose it is may not have heard yet that it was taken.
    room.shown.push({ sheet: sheetOf(tab), typed: theirs.notes['m1']! })
    tab.tag = tag
  } else if (answer.why === 'revised') {
    tab.revision = (await findEntry(db, made.id, tab.entry))!.revision
  } else {
    expect(['gone']).toContain(answer.why)
  }
}

type Act = (room: Room, tab: Tab) => Promise<unknown>

const about = ({ made }: Room, { judge, entry }: Tab) => ({ award: made.id, stage: STAGE, judge: made.judges[judge]!.id, entry, reason }) // prettier-ignore

const ACTS: Readonly<Record<string, Act>> = {
  keep: (room, tab) => send(room, tab, false),
  submit: (room, tab) => send(room, tab, true),
  async reopen(room, tab) {
    const answer = await reopenSheet(room.db, room.chair, about(room, tab))
    if (answer.ok) room.reopened.set(sheetOf(tab), (room.reopened.get(sheetOf(tab)) ?? 0) + 1)
  },
  give: (room, tab) => addReading(room.db, room.made.office, about(room, tab)),
  take: (room, tab) => endReading(room.db, room.made.office, about(room, tab)),
  async plan({ db, made }) {
    const given = { award: made.id, stage: STAGE, seed: 2 }
    const answer = await planReadings(db, made.office.visitor, given)
    return answer.ok ? confirmPlan(db, made.office, { ...given, digest: answer.plan.digest }) : answer
  },
  remove: (room, tab) => removeJudge(room.db, room.made.office, about(room, tab)),
  restore: (room, tab) => restoreJudge(room.db, room.made.office, about(room, tab)),
  conflict: (room, tab) => declareConflicts(room.db, room.made.office, { ...about(room, tab), conflicts: [{ entry: tab.entry, kind: 'other', reason }] }), // prettier-ignore
  lift: (room, tab) => liftConflict(room.db, room.made.office, about(room, tab)),
  async revise({ db, made }, { entry }) {
    const now = (await findEntry(db, made.id, entry))!
    const { content } = (await listEntryContents(db, made.id)).get(entry)!
    return reviseEntry(db, made.office, { award: made.id, entry, tag: now.tag, category: now.category, content, redacted: null }) // prettier-ignore
  },
  close: ({ db, made }) => closeStage(db, made.office, { award: made.id, stage: STAGE }),
}

const anAct = fc.record({
  act: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('keep', 'submit') },
    { weight: 8, arbitrary: fc.constantFrom(...Object.keys(ACTS).filter((act) => act !== 'close')) },
  ),
  tab: fc.nat({ max: 7 }),
  afterMs: fc.nat({ max: 4 }),
})
/** What is done at the same moment, so often; closing comes, if at all, among the last of it. */
const sitting = fc.record({
  moments: fc.array(fc.array(anAct, { minLength: 2, maxLength: 6 }), { minLength: 3, maxLength: 6 }),
  closes: fc.boolean(),
})

async function roomOf(db: Db, id: string): Promise<Room> {
  const made = await makeAward(db, { id, entries: 2, judges: 4, planned: [[0, 1, 2], [0, 1, 3]] }) // prettier-ignore
  for (const { visit } of made.judges) {
    await signPledge(db, visit, id, 'en')
    await declareInterests(db, visit, id, [])
  }
  // Two judges, two entries, two windows each.
  const tabs = [0, 1].flatMap((judge) =>
    made.entries.flatMap((entry) => [1, 2].map((): Tab => ({ judge, entry, tag: 0, revision: 1 }))),
  )
  return {
    db,
    made,
    chair: await inAward(db, ['chair'], id),
    tabs,
    taken: [],
    shown: [],
    reopened: new Map(),
    typed: 0,
  }
}

/** Everything that was taken stands, in its order, and nothing else does. */
async function isKept({ db, made, tabs, taken, shown, reopened }: Room): Promise<void> {
  // What is shown beside what was typed is what the server has taken.
  const all = taken.map(({ sheet, typed }) => ({ sheet, typed }))
  for (const one of shown) expect(all).toContainEqual(one)
  expect(await checkAward(db, (await findAward(db, made.id))!)).toEqual([])
  const events = (await readEvents(db, made.id)).map(({ event }) => event)
  for (const tab of tabs) {
    const own = taken.filter(({ sheet }) => sheet === sheetOf(tab)).sort((one, other) => one.tag - other.tag)
    const judgeId = made.judges[tab.judge]!.id
    const stored = await findSheet(db, { awardId: made.id, stageId: STAGE, judgeId, entryId: tab.entry })
    // Nobody was told twice that theirs is the next one.
    expect(new Set(own.map(({ tag }) => tag)).size).toBe(own.length)
    expect(stored?.tag ?? 0).toBe(own.length + (reopened.get(sheetOf(tab)) ?? 0))
    const submitted = own.filter((one) => one.submitted)
    const { current, submitted: inForce } = sheetContent(stored, 1)
    expect(current.answers.notes['m1']).toBe(own.at(-1)?.typed)
    expect(inForce?.answers.notes['m1']).toBe(submitted.at(-1)?.typed)
    const told = events.filter((event) => event.kind === 'sheet' && event.judge === judgeId && event.entry === tab.entry) // prettier-ignore
    expect(told).toHaveLength(submitted.length)
  }
}

/** What came of it can be recomputed from its sealed package to the same bytes, by who has no database. */
async function isReplayed({ db, made }: Room): Promise<void> {
  await freezeAward(db, made.office, { award: made.id })
  const [first, second] = [await packageOf(db, made.id, NOW), await packageOf(db, made.id, NOW)]
  expect(second!.seal).toBe(first!.seal)
  expect(await replayPackage(first!.bytes, first!.seal)).toMatchObject({ ok: true, replay: { holds: true } })
}

/** Computing a result takes a process of its own, so not after every sitting. */
const REPLAYED_EVERY = 5

/** What has to happen in every run, whatever chance brings. */
const at = (act: string, tab: number) => ({ act, tab, afterMs: 0 })
const COLLISIONS = {
  moments: [
    [at('keep', 0), at('keep', 1), at('submit', 4)],
    [at('submit', 0), at('submit', 1), at('take', 4), at('plan', 4)],
    [at('keep', 0), at('reopen', 0), at('submit', 1)],
    [at('submit', 0), at('remove', 0), at('submit', 2)],
    [at('restore', 0), at('revise', 0), at('conflict', 4), at('submit', 5)],
    [at('submit', 0), at('submit', 1), at('lift', 4), at('give', 4)],
  ],
  closes: true,
}

describeOnBothEngines('judges in several windows, a chair and an office at the same moments', (engine) => {
  test('lose nothing that was taken, take nothing twice, and leave a history that holds together', async () => {
    const { db } = await engine.open()
    let run = 0
    let all = 0
    await fc.assert(
      fc.asyncProperty(sitting, async ({ moments, closes }) => {
        run += 1
        const room = await roomOf(db, `run-${run}`)
        for (const [place, moment] of moments.entries()) {
          const isLast = closes && place === moments.length - 1
          await Promise.all(
            [...moment, ...(isLast ? [at('close', 0)] : [])].map(async ({ act, tab, afterMs }) => {
              await wait(afterMs)
              // Who was removed is nobody here.
              await ACTS[act]!(room, room.tabs[tab]!).catch((error: unknown) => {
                if (!(error instanceof ForbiddenError)) throw error
              })
            }),
          )
          await isKept(room)
        }
        if (run % REPLAYED_EVERY === 1) await isReplayed(room)
        all += room.taken.length
      }),
      { seed: 20261122, numRuns: engine.kind === 'sqlite' ? 14 : 8, examples: [[COLLISIONS]] },
    )
    // Something was taken at all: the example alone has as much.
    expect(all).toBeGreaterThan(3)
    expect((await verifyAudit(db)).findings).toEqual([])
  })
})
