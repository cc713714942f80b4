import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveAward } from '#db/repositories/award/award.ts'
import { openDatabase } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { makePerson, signedIn } from '#test/make/accounts.ts'
import { done } from '#test/make/award-office.ts'
import { AWARD, makeAward, makeEntry, visitAs } from '#test/make/judging.ts'
import type { Measured } from './comparison.ts'
import { freePort, startWorker, untilReady } from './processes.ts'

const SMALL = 'small-2026'
const TURNS = 20

/**
 * The page of the result of a large award as the office asks for it, from the kept result, beside that of a small one on
 * the same site. Both are rehearsals: made-up judges and scores, by the way every award goes.
 * @param entries of the large award
 */
export async function awardPage(rules: AwardRules, entries: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'shandu-bench-'))
  const url = `sqlite:${join(folder, 'site.db')}`
  const database = await openDatabase(url)
  const port = await freePort()
  try {
    const { large, small, cookie } = await twoAwards(database.db, rules, entries)
    const site = startWorker(0, 'app/server.ts', [], { LOG_LEVEL: 'warn', PORT: String(port), DATABASE_URL: url })
    try {
      await untilReady(port)
      const asked = async (award: string) => {
        const started = performance.now()
        const answer = await fetch(`http://127.0.0.1:${port}/awards/${award}/office/result`, { headers: { cookie } })
        const page = await answer.text()
        const took = performance.now() - started
        // A page that is computing, or asks to sign in, is no page of a result.
        if (!answer.ok || page.includes('data-computing') || !page.includes('E001')) throw new Error(`no result of ${award}`) // prettier-ignore
        return { took, kilobytes: Math.round(Buffer.byteLength(page) / 1024) }
      }
      const sizes = [(await asked(large)).kilobytes, (await asked(small)).kilobytes]
      const [ours, yardstick]: [number[], number[]] = [[], []]
      for (let turn = 0; turn < TURNS; turn += 1) {
        ours.push((await asked(large)).took)
        yardstick.push((await asked(small)).took)
      }
      return {
        name: `page of the result of ${entries.toLocaleString('en')} entries × 50 judges × 10 criteria, for the office, from the kept result`,
        ours,
        yardstick,
        yardstickName: 'that of 48 entries, 5 judges',
        unit: 'ms',
        note: `nothing is computed in a request; ${sizes.join(' and ')} kB of HTML, on SQLite`,
      }
    } finally {
      site.stop()
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function twoAwards(db: Db, rules: AwardRules, entries: number) {
  const now = new Date().toISOString()
  const person = await makePerson(db, { roles: ['award-office'], at: now })
  const office = await visitAs(db, person, now)
  const rehearsed = async (award: string) => {
    const { id } = await done(rehearse(db, office, { award, seed: 1 }))
    await currentResult(db, id, now)
    return id
  }
  await makeAward(db, rules, now)
  const of = rules.categories.map(({ id }) => id)
  await db.transaction().execute(async (write) => {
    for (let index = 0; index < entries; index += 1) {
      await makeEntry(write, `E${String(index + 1).padStart(4, '0')}`, { now, category: of[index % of.length]! })
    }
  })
  // Without entries of its own a rehearsal has six a category.
  const bare = { id: SMALL, title: rules.title, headHash: CHAIN_START, createdAt: now, createdBy: undefined }
  await saveAward(db, { ...bare, rehearsalOf: undefined, rehearsalSeed: undefined }, canonicalJson(rules))
  return {
    large: await rehearsed(AWARD),
    small: await rehearsed(SMALL),
    cookie: `session=${await signedIn(db, person.id, { now })}`,
  }
}
