/**
 * What an award office does at one stroke, and a judge. Run with an address, an award, a step and a number, it does the step and kills
 * its own process once so many statements were answered; with `done`, as soon as the step is through.
 */
import { pathToFileURL } from 'node:url'
import type { KyselyPlugin } from 'kysely'
import { openDatabase } from '#db/open.server.ts'
import type { Db } from '#db/schema.ts'
import { draftRules, sealRules } from '#app/services/award/awards.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { keepDraft } from '#app/services/award/judging/drafts.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { letJudgesScore } from '#app/services/award/rehearsal/let-judges-score.server.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { freezeAward } from '#app/services/award/result/freeze.server.ts'
import { closeStage } from '#app/services/award/stages.server.ts'
import { emailKey } from '#app/forms/accounts/email.ts'
import { visitorOf } from '#test/make/accounts.ts'
import { tableOf } from '#test/make/award-office.ts'
import { visitBy } from '#test/make/installation.ts'

/** Somebody of an award that `makeAward` has made. */
async function visitOf(db: Db, award: string, who: 'office' | 'judge-1') {
  const key = emailKey(`${who}@${award}.example.org`)
  const { id } = await db.selectFrom('person').select('id').where('email_key', '=', key).executeTakeFirstOrThrow()
  return visitBy(await visitorOf(db, id))
}
const officeOf = (db: Db, award: string) => visitOf(db, award, 'office')

/** Of an entry that the first judge has, and has not begun. */
const sheetIn = (award: string) => ({ award, stage: 'scoring', entry: 'E003' })
export const SHEET = {
  tag: 0,
  revision: 1,
  answers: { scores: { m1: 1 }, notes: { m1: 'why' }, evidence: {}, yes: null },
  incomplete: true,
  reason: undefined,
}

type Done = { readonly ok: boolean }

export type Act = (db: Db, award: string, counted: Db) => Promise<Done>

export const STEPS = {
  async import(db, award, counted) {
    const office = await officeOf(db, award)
    const text = tableOf('general', 5, 200)
    const { digest } = (await previewImport(db, office.visitor, { award, text }))!
    return importEntries(counted, office, { award, text, digest })
  },
  async seal(db, award, counted) {
    const office = await officeOf(db, award)
    const { tag } = (await draftRules(db, office.visitor, award))!
    return sealRules(counted, office, { award, tag, reason: 'for a reason that is long enough' })
  },
  close: async (db, award, counted) => closeStage(counted, await officeOf(db, award), { award, stage: 'scoring' }),
  keep: async (db, award, counted) => keepDraft(counted, await visitOf(db, award, 'judge-1'), sheetIn(award), SHEET),
  submit: async (db, award, counted) =>
    submitSheet(counted, await visitOf(db, award, 'judge-1'), sheetIn(award), SHEET),
  rehearse: async (db, award, counted) => rehearse(counted, await officeOf(db, award), { award, seed: 1, howFar: 'open' }), // prettier-ignore
  score: async (db, award, counted) =>
    letJudgesScore(counted, await officeOf(db, award), { award: rehearsalId(award), share: 'all' }, () => undefined),
  freeze: async (db, award, counted) => freezeAward(counted, await officeOf(db, award), { award }),
} satisfies Record<string, Act>

export type Step = keyof typeof STEPS

/** The same database; says after each statement how many were answered. */
export function counting(db: Db, say: (answered: number) => void): Db {
  let answered = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      answered += 1
      say(answered)
      return Promise.resolve(result)
    },
  }
  return db.withPlugin(plugin)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [url, award, step, number] = process.argv.slice(2) as [string, string, Step, string]
  const { db } = await openDatabase(url)
  const die = () => process.kill(process.pid, 'SIGKILL')
  const { ok } = await STEPS[step](
    db,
    award,
    counting(db, (answered) => answered === Number(number) && die()),
  )
  if (number === 'done' && ok) die()
  throw new Error('still alive')
}
