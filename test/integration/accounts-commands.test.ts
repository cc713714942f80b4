import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPersonSecrets, listGrants } from '#db/repositories/accounts/person.ts'
import { findSite } from '#db/repositories/site.ts'
import { ROLES } from '#app/access/roles.ts'
import { signInWithPassword } from '#app/services/accounts/sign-in.server.ts'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { standingOf } from '#app/services/award/events/standing.server.ts'
import { readResetLink } from '#app/services/accounts/resets.server.ts'
import { CLIENT, makePerson } from '#test/make/accounts.ts'
import { KEY, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

interface Outcome {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(command: string, variables: Readonly<Record<string, string>>, ...more: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const program = ['--import', 'tsx', `app/commands/${command}.ts`, ...more]
    const env = { ...process.env, LANG: 'en', LC_ALL: '', LC_MESSAGES: '', ...variables }
    execFile(process.execPath, program, { env }, (error, output, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output, errors })
    })
  })
}

describeOnBothEngines('the commands about accounts', (engine) => {
  test('make an administrator who sets a password by the printed link, and never one with a password of ours', async () => {
    const variables = { DATABASE_URL: engine.url(), SECRET_KEY: 'a key for tests that is long enough', PORT: '3999' }
    const made = await run('admin-create', variables, '--email', 'Root@example.org', '--name', 'Root', '--lang', 'en')
    expect(made).toMatchObject({ code: 0, errors: '' })
    const link = /http:\/\/localhost:3999\/reset\/set\?t=\S+/.exec(made.output)![0]
    const { db } = await engine.open()
    const root = await findPersonSecrets(db, { emailKey: 'root@example.org' })
    expect(root).toMatchObject({ name: 'Root', language: 'en', passwordHash: undefined })
    expect(await listGrants(db, root!.id)).toEqual([{ role: 'admin', scope: '' }])
    const secret = new URL(link).searchParams.get('t')!
    const now = new Date().toISOString()
    expect(await readResetLink(withoutMail(db), secret, now)).toMatchObject({ ok: true, person: { id: root!.id } })

    const again = await run('admin-create', variables, '--email', 'root@EXAMPLE.org', '--name', 'Other')
    expect(again.output).toContain('had an account')
    expect(await readResetLink(withoutMail(db), secret, now)).toEqual({ ok: false, why: 'revoked' })
    expect(await findPersonSecrets(db, { id: root!.id })).toMatchObject({ name: 'Root' })

    const slip = await run('admin-create', variables, '--email', 'аdmin@example.org', '--lang', 'xx')
    expect(slip).toMatchObject({ code: 1, output: '' })
    expect(slip.errors).toMatch(/^--email: .*\n--name: .*\n--lang: /)
  })

  test('make a database for trying out with one account a role and random passwords, and touch no other', async () => {
    const settings = { DATABASE_URL: `sqlite:${join(await engine.folder(), 'real.db')}` }
    const made = await run('demo', settings, '--database', engine.url())
    expect(made).toMatchObject({ code: 0, errors: '' })
    expect(made.output).not.toContain('postgres')
    const { db } = await engine.open()
    expect(await findSite(db)).toEqual({ isDemo: true })
    expect((await db.selectFrom('case').select('id').execute()).length).toBeGreaterThan(10)
    const accounts = [...made.output.matchAll(/^ {2}(\S+@demo\.invalid)\s+(\S+)\s+(.+)$/gm)]
    expect(accounts.map(([, email]) => email)).toEqual(ROLES.map((role) => `${role}@demo.invalid`))
    const award = (await standingOf(db, 'sample-2024'))!
    expect(award.state.judges.size).toBe(2)
    expect(award.state.stages.get('scoring')).toMatchObject({ sheets: [], readings: { length: 6 } })
    expect(await checkAward(db, award.award)).toEqual([])
    expect(new Set(accounts.map(([, , password]) => password)).size).toBe(ROLES.length)
    for (const [, email = '', password = '', name = ''] of accounts.slice(0, 2)) {
      expect(name).toMatch(/^示例.* Demo /)
      const now = new Date().toISOString()
      const request = { emailKey: email, password, client: CLIENT, deviceToken: undefined, earlierSession: undefined, now } // prettier-ignore
      expect(await signInWithPassword(db, KEY, request)).toMatchObject({ ok: true })
    }

    const people = await db.selectFrom('person').selectAll().execute()
    const again = await run('demo', settings, '--database', engine.url())
    expect(again).toMatchObject({ code: 1, output: '' })
    expect(await db.selectFrom('person').selectAll().execute()).toEqual(people)
  })

  test('make that database when they are run again, where the library could not be read the first time', async () => {
    const folder = join(await engine.folder(), 'no-such-folder')
    const settings = { DATABASE_URL: 'sqlite::memory:' }
    const failed = await run('demo', { ...settings, CASES_DIR: folder }, '--database', engine.url())
    expect(failed).toMatchObject({ code: 1, output: '' })
    const made = await run('demo', settings, '--database', engine.url())
    expect(made).toMatchObject({ code: 0, errors: '' })
    expect(made.output).toContain('admin@demo.invalid')
  })

  test('refuse to make a demo of a database that is in use, with people or with cases', async () => {
    const { db } = await engine.open()
    await makePerson(db)
    const settings = { CASES_DIR: 'cases/library', DATABASE_URL: 'sqlite::memory:' }
    expect(await run('demo', settings, '--database', engine.url())).toMatchObject({ code: 1, output: '' })
    await db.deleteFrom('person').execute()
    expect(await run('cases-import', { DATABASE_URL: engine.url() })).toMatchObject({ code: 0 })
    const refused = await run('demo', settings, '--database', engine.url())
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('nothing was changed') })
    expect(await findSite(db)).toEqual({ isDemo: false })
  })
})
