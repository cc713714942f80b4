/** Run by `library-kill.test.ts`: imports a library that changes before each import, until it is killed. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '#db/open.server.ts'
import { importLibrary } from '#app/services/library-import.server.ts'
import { makeCaseFile } from '#test/make/case-file.ts'

const CASES = 20
const [url, folder] = process.argv.slice(2) as [string, string]

const database = await openDatabase(url)
for (let round = 1; ; round++) {
  for (let index = 0; index < CASES; index++) {
    const id = `case-${index}`
    const title = { 'zh-CN': '湖', en: `Round ${round}` }
    await mkdir(join(folder, id), { recursive: true })
    await writeFile(join(folder, id, 'case.md'), makeCaseFile({ id, matter: { title } }))
    // Of some size, so that a kill is likely to fall into the writing.
    await writeFile(join(folder, id, 'data.bin'), Buffer.alloc(100_000, `${round} ${index} `))
  }
  console.log(`importing ${round}`)
  await importLibrary(database, folder)
  console.log(`imported ${round}`)
}
