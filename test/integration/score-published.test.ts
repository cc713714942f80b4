import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCaseText } from '#test/make/case.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { describeOnBothEngines } from './engines.ts'

function run(command: string, variables: Readonly<Record<string, string>>, ...more: string[]) {
  return new Promise<{ code: number; output: string; errors: string }>((resolve) => {
    const program = ['--import', 'tsx', `app/commands/${command}.ts`, ...more]
    execFile(process.execPath, program, { env: { ...process.env, ...variables } }, (error, output, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output, errors })
    })
  })
}

describeOnBothEngines('score --db', (engine) => {
  test('gives the published revisions the very bytes that their files get', async () => {
    const library = join(await engine.folder(), 'library')
    for (const [id, text] of Object.entries({ 'find-people': makeCaseText(), lake: makeCaseFile({ id: 'lake' }) })) {
      await mkdir(join(library, id), { recursive: true })
      await writeFile(join(library, id, 'case.md'), text)
    }
    const variables = { DATABASE_URL: engine.url(), CASES_DIR: library }
    const empty = await run('score', variables, '--db', '--json')
    expect(empty).toMatchObject({ code: 1, output: '' })
    expect(await run('cases-import', variables)).toMatchObject({ code: 0 })
    const files = await run('score', variables, '--json')
    await rm(library, { recursive: true })
    const published = await run('score', variables, '--db', '--json')
    expect(published).toMatchObject({ code: 0, output: files.output })
    expect(published.output).toContain('"find-people"')
  })
})
