import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeCaseFile } from '#test/make/case-file.ts'
import { describeOnBothEngines } from './engines.ts'

interface Outcome {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(command: string, variables: Readonly<Record<string, string>>, ...more: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const program = ['--import', 'tsx', `app/commands/${command}.ts`, ...more]
    execFile(process.execPath, program, { env: { ...process.env, ...variables } }, (error, output, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output, errors })
    })
  })
}

describeOnBothEngines('the commands', (engine) => {
  test('import, export, rebuild and retire, say what they did and exit with 1 where something is wrong', async () => {
    const folder = await engine.folder()
    const [library, target] = [join(folder, 'library'), join(folder, 'target')]
    const text = makeCaseFile({ id: 'lake' })
    await mkdir(join(library, 'lake'), { recursive: true })
    await writeFile(join(library, 'lake/case.md'), text)
    const variables = { DATABASE_URL: engine.url(), CASES_DIR: library }

    const dry = await run('cases-import', variables, '--dry-run')
    expect(dry).toMatchObject({ code: 0, output: expect.stringMatching(/^new lake\ndry run, nothing written/) })
    const imported = await run('cases-import', variables)
    expect(imported).toMatchObject({ code: 0, output: expect.stringMatching(/^new lake\nimported from .*: 1 new/) })
    const rebuilt = await run('cases-rebuild', variables)
    expect(rebuilt).toMatchObject({ code: 0, output: 'rebuilt 0 revisions, 0 of them make no case\n' })
    const exported = await run('cases-export', variables, target)
    expect(exported).toMatchObject({ code: 0, output: `exported 1 cases, 1 files, to ${target}\n` })
    expect(await readFile(join(target, 'lake/case.md'), 'utf8')).toBe(text)
    const retired = await run('cases-retire', variables, 'lake')
    expect(retired).toMatchObject({ code: 0, output: expect.stringMatching(/^retired: lake\nnothing was deleted/) })
    // An import of the same folder does not bring it back.
    expect((await run('cases-import', variables)).output).toContain('1 unchanged')
    const without = await run('cases-export', variables, join(folder, 'without'))
    expect(without.output).toBe(`exported 0 cases, 0 files, to ${join(folder, 'without')}\n`)
    const slip = await run('cases-retire', variables, 'lake', 'laek', '--restore')
    expect(slip).toMatchObject({ code: 1, output: '', errors: 'no such case in the database: laek\n' })
    const back = await run('cases-retire', variables, 'lake', '--restore')
    expect(back).toMatchObject({ code: 0, output: 'back for readers: lake\n' })
    const again = await run('cases-export', variables, target)
    expect(again).toMatchObject({ code: 1, errors: expect.stringContaining('--overwrite') })

    await cp(join(library, 'lake'), join(library, 'other'), { recursive: true })
    const broken = await run('cases-import', variables)
    expect(broken.code).toBe(1)
    expect(broken.output).toMatch(/^BROKEN, skipped: other\n {2}other\/case\.md: its id is 'lake'/)
  })
})

test('a wrong setting stops a command with one message in both languages and no stack', async () => {
  const { code, errors } = await run('cases-import', { DATABASE_URL: 'mysql://user:secret@host/name' })
  expect(code).toBe(1)
  expect(errors).toBe(
    '环境变量 DATABASE_URL 的值不对，应为sqlite:文件路径 或 postgres://…。\n' +
      'The environment variable DATABASE_URL is wrong: it should be sqlite:path/to/file or postgres://….\n',
  )
})

test('a folder that is not there is said in one line', async () => {
  const { code, errors } = await run('cases-import', { DATABASE_URL: 'sqlite::memory:' }, '/nowhere')
  expect(code).toBe(1)
  expect(errors).toMatch(/^ENOENT.*\/nowhere'\n$/)
})
