/** Run by `award-kill.test.ts`: sets up, judges and freezes one award after the other, until it is killed. */
import { openDatabase } from '#db/open.server.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { freezeAward } from '#app/services/award/result/freeze.server.ts'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { done, makeAward, tableOf } from '#test/make/award-office.ts'

const ENTRIES = 20
const [url, name] = process.argv.slice(2) as [string, string]
const { db } = await openDatabase(url)
for (let round = 1; ; round += 1) {
  const id = `${name}-${round}`
  console.log(`entering ${round}`)
  const { office, judges } = await makeAward(db, { id, entries: ENTRIES, judges: 4, planned: true })
  const text = tableOf('general', ENTRIES, 100)
  const { digest } = (await previewImport(db, office.visitor, { award: id, text }))!
  await done(importEntries(db, office, { award: id, text, digest }))
  console.log(`judging ${round}`)
  for (const { id: judge, visit } of judges) {
    await signPledge(db, visit, id, 'en')
    await declareInterests(db, visit, id, [])
    for (const { entry } of await listReadings(db, id, { judge })) {
      const answers = { scores: { m1: 1 }, notes: { m1: 'why' }, evidence: {}, yes: null }
      const sheet = { tag: 0, revision: 1, answers, incomplete: true, reason: undefined }
      await done(submitSheet(db, visit, { award: id, stage: 'scoring', entry }, sheet))
    }
  }
  console.log(`freezing ${round}`)
  await done(freezeAward(db, office, { award: id }))
}
