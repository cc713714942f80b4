import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { insertJudge } from '#db/repositories/award/judge.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import { openDatabase } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { sheetContent } from '#app/services/award/judging/sheet-content.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import { DIGEST } from '#test/make/award.ts'
import { AWARD, judgingRules, makeAward, makeEntry, openAward } from '#test/make/judging.ts'
import { startPostgresServer } from '#test/make/postgres-server.ts'
import type { Measured } from './comparison.ts'
import type { JudgeLoad, JudgeLoadResult } from './judge-load.ts'
import { freePort, startWorker, untilReady } from './processes.ts'

const JUDGES = 500
const ENTRIES = 20
/** Which each judge fills in by turns. */
const SHEETS = 3
/** A judge who types is kept about so often: 100 saves a second in all. */
const EVERY_MS = 5_000
const TURNS = 6
const STAGE = 'rubric'

/**
 * Five hundred judges who fill in their sheets for a minute: how long they wait for their save, and whether what they were
 * told is kept is there in the end.
 * @param secondsATurn of each of the turns of ours and of the yardstick
 */
export async function awardJudging(secondsATurn = 10): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shandu-bench-'))
  const postgres = await startPostgresServer()
  try {
    return [
      ...(await judgedOn('SQLite', `sqlite:${join(folder, 'site.db')}`, secondsATurn)),
      ...(await judgedOn('PostgreSQL, which need not outlive a power cut here', postgres.url, secondsATurn)),
    ]
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function judgedOn(engine: string, url: string, seconds: number): Promise<Measured[]> {
  const database = await openDatabase(url)
  const port = await freePort()
  try {
    const judges = await manyJudges(database.db)
    const site = startWorker(0, 'app/server.ts', [], { LOG_LEVEL: 'warn', PORT: String(port), DATABASE_URL: url })
    const bare = startWorker(0, 'test/bench/no-content-server.ts')
    const client = startWorker(1, 'test/bench/judge-load.ts')
    try {
      await untilReady(port)
      const { port: barePort } = await bare.next<{ port: number }>()
      const load = async (to: Pick<JudgeLoad, 'port' | 'isBare'>, forSeconds = seconds) => {
        client.send({ ...to, judges, seconds: forSeconds, everyMs: EVERY_MS } satisfies JudgeLoad)
        const result = await client.next<JudgeLoadResult>()
        if (result.saves === 0) throw new Error(`no save was acknowledged: ${JSON.stringify(result.errors)}`)
        return result
      }
      const [ours, yardstick]: [JudgeLoadResult[], JudgeLoadResult[]] = [[], []]
      await load({ port, isBare: false }, Math.min(5, seconds))
      for (let turn = 0; turn < TURNS; turn += 1) {
        ours.push(await load({ port, isBare: false }))
        yardstick.push(await load({ port: barePort, isBare: true }))
      }
      const kept = await keptOf(database.db, ours.at(-1)!)
      return measured(engine, ours, yardstick, kept)
    } finally {
      client.stop()
      bare.stop()
      site.stop()
    }
  } finally {
    await database.close()
  }
}

/** An open award whose judges have signed and declared, each with a session. */
async function manyJudges(db: Db): Promise<JudgeLoad['judges']> {
  const now = new Date().toISOString()
  const rules = judgingRules({}, now)
  await makeAward(db, rules, now)
  const entries = Array.from({ length: ENTRIES }, (_, index) => `E${String(index + 1).padStart(3, '0')}`)
  for (const entry of entries) await makeEntry(db, entry, { now })
  const judges = []
  for (let number = 0; number < JUDGES; number += 1) {
    const person = await makePerson(db, { roles: [{ role: 'judge', scope: `award:${AWARD}` }], at: now })
    await insertJudge(db, AWARD, {
      ...{
        id: `J${number}`,
        personId: person.id,
        name: person.name,
        group: 'experts',
        organisations: [],
        expertise: [],
      },
      ...{ cap: undefined, pledgedAt: now, pledgeDigest: DIGEST, declaredAt: now, removedAt: undefined, invitationId: undefined }, // prettier-ignore
    })
    const own = Array.from({ length: SHEETS }, (_, index) => entries[(number + index * 7) % ENTRIES]!)
    judges.push({
      cookie: `session=${await signedIn(db, person.id, { now })}`,
      addresses: own.map((entry) => `/awards/${AWARD}/judge/${STAGE}/${entry}/keep`),
    })
  }
  await openAward(db, rules, now)
  return judges
}

/**
 * How many sheets hold what their judges were last told is kept.
 * @throws Error where one does not, or the award does not hold together
 */
async function keptOf(db: Db, { acknowledged }: JudgeLoadResult): Promise<number> {
  for (const [number, address, { tag, note }] of acknowledged) {
    const entryId = address.split('/').at(-2)!
    const sheet = await findSheet(db, { awardId: AWARD, stageId: STAGE, judgeId: `J${number}`, entryId })
    const stored = sheet && sheetContent(sheet, 1).current.answers.notes['need']
    // A later save may have come through though its answer was lost.
    if (sheet === undefined || sheet.tag < tag || (sheet.tag === tag && stored !== note)) {
      throw new Error(`lost: judge ${number}, ${entryId}, save ${tag}; the database has save ${sheet?.tag}`)
    }
  }
  // Entries that are made for a test have no digest of their own.
  const findings = (await checkAward(db, (await findAward(db, AWARD))!)).filter(({ code }) => code !== 'entry')
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
  return acknowledged.length
}

function measured(
  engine: string,
  ours: readonly JudgeLoadResult[],
  yardstick: readonly JudgeLoadResult[],
  kept: number,
): Measured[] {
  const sum = (results: readonly JudgeLoadResult[], value: (result: JudgeLoadResult) => number) =>
    results.reduce((total, result) => total + value(result), 0)
  const failed = ({ errors }: JudgeLoadResult) => Object.values(errors).reduce((total, count) => total + count, 0)
  const saves = sum(ours, (result) => result.saves)
  const seconds = sum(ours, (result) => result.seconds)
  const shared = { yardstickName: '204 to the same bodies', unit: 'ms' } as const
  return [
    {
      ...shared,
      name: `a save by one of ${JUDGES} judges who fill in sheets, on ${engine}: p99`,
      ours: ours.map(({ p99Ms }) => p99Ms),
      yardstick: yardstick.map(({ p99Ms }) => p99Ms),
      limit: { percentile: 100, atMost: 500 },
      note:
        `${saves.toLocaleString('en')} saves in ${Math.round(seconds)} s, every third of a sheet submitted, ` +
        `slowest ${Math.round(Math.max(...ours.map(({ slowestMs }) => slowestMs)))} ms; all ` +
        `${kept.toLocaleString('en')} sheets hold what was last said to be kept, and the award holds together`,
    },
    {
      ...shared,
      name: `the same: p50`,
      ours: ours.map(({ p50Ms }) => p50Ms),
      yardstick: yardstick.map(({ p50Ms }) => p50Ms),
      note: `the load generator was busy at most ${Math.round(100 * Math.max(...[...ours, ...yardstick].map(({ busy }) => busy)))} %`,
    },
    {
      ...shared,
      unit: 'errors',
      name: 'the same: saves of a turn that were not acknowledged',
      ours: ours.map(failed),
      yardstick: yardstick.map(failed),
      limit: { percentile: 100, atMost: 0 },
      note: `what came in place of an answer, turn by turn: ${JSON.stringify(ours.map(({ errors }) => errors))}`,
    },
  ]
}
