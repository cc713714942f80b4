import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '#db/open.server.ts'
import { sha256 } from '#db/digest.server.ts'
import { listCaseStates } from '#db/repositories/case.ts'
import { changeLibrary, findLibraryState, raiseLibraryVersion } from '#db/repositories/library-state.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import { digestOfFiles, listRevisionFiles, listRevisions } from '#db/repositories/revision.ts'
import { describeOnBothEngines } from './engines.ts'

const CASES = 20

/** Starts the import loop, kills it some milliseconds into an import, and tells which round it was in. */
async function killInImport(url: string, folder: string, round: number, delayMs: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/integration/import-loop.ts', url, folder])
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== `importing ${round}`) continue
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    child.kill('SIGKILL')
    break
  }
  const [, signal] = await exited
  expect(signal, errors.join('')).toBe('SIGKILL')
}

/** Everything that must hold whatever happened to a writer. Returns the round all cases are at. */
async function checkWhole({ db, kind }: Database): Promise<string> {
  if (kind === 'sqlite') {
    expect((await sql`pragma integrity_check`.execute(db)).rows).toEqual([{ integrity_check: 'ok' }])
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([])
  }
  const states = await listCaseStates(db)
  expect(states).toHaveLength(CASES)
  const published = await listPublishedCases(db)
  expect(published).toHaveLength(CASES)
  for (const { caseId, head, published: shown, imported } of states) {
    expect([shown, imported]).toEqual([head, head])
    const revisions = await listRevisions(db, caseId)
    expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => revisions.length - index))
    const files = await listRevisionFiles(db, revisions.map(({ id }) => id)) // prettier-ignore
    for (const { id, digest } of revisions) expect(digestOfFiles(files.get(id)!)).toBe(digest)
  }
  for (const blob of await db.selectFrom('blob').selectAll().execute()) expect(sha256(blob.bytes)).toBe(blob.sha256)
  // One import is one transaction: all cases are at the same round.
  const titles = new Set(published.map(({ derived }) => /Round \d+/.exec(derived.searchText)?.[0]))
  const numbers = new Set(published.map(({ revision }) => revision.number))
  expect([titles.size, numbers.size]).toEqual([1, 1])
  return [...titles][0]!
}

/** Saves a revision and half of what belongs to it, then waits to be killed with its transaction open. */
const HALFWAY = `
  import { openDatabase } from '#db/open.server.ts'
  import { publishRevisions } from '#db/repositories/case.ts'
  import { changeLibrary } from '#db/repositories/library-state.ts'
  import { saveRevisions } from '#db/repositories/revision.ts'
  const { db } = await openDatabase(process.argv[1])
  await changeLibrary(db, async (library) => {
    const files = [{ path: 'case.md', bytes: Buffer.alloc(5_000_000, 'half') }]
    const [saved] = await saveRevisions(library, [{ caseId: 'lake', files, message: '', author: 'library', createdAt: '' }])
    await publishRevisions(library, [saved.id])
    console.log('halfway')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  })`

describeOnBothEngines('a killed import', (engine) => {
  test('in the middle of its transaction leaves nothing of it, and the next writer need not wait', async () => {
    const { db } = await engine.open()
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', HALFWAY, engine.url()])
    const exited = once(child, 'exit')
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    expect(line).toBe('halfway')
    child.kill('SIGKILL')
    await exited
    expect(await listCaseStates(db)).toEqual([])
    expect(await db.selectFrom('blob').select('sha256').execute()).toEqual([])
    await changeLibrary(db, raiseLibraryVersion)
    expect(await findLibraryState(db)).toEqual({ version: 1, lastImportDigest: undefined })
  })

  test('leaves the database whole, and the next import goes on', async () => {
    const folder = await engine.folder()
    const rounds: string[] = []
    for (const delayMs of [2, 20, 60]) {
      // Each process imports two rounds into what the one before left behind.
      await killInImport(engine.url(), folder, 3, delayMs)
      rounds.push(await checkWhole(await engine.open()))
    }
    // One that came before its import could end, or this test would prove nothing: on a busy machine perhaps not the first.
    while (!rounds.includes('Round 2') && rounds.length < 30) {
      await killInImport(engine.url(), folder, 3, 0)
      rounds.push(await checkWhole(await engine.open()))
    }
    expect(rounds).toContain('Round 2')
    for (const round of rounds) expect(Number(/\d+/.exec(round)![0])).toBeGreaterThanOrEqual(2)
  })
})
