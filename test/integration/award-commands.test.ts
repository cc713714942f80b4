import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { checkAward } from '#app/services/award/check/check-award.server.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { makeAward, AWARD } from '#test/make/award-office.ts'
import { describeOnBothEngines } from './engines.ts'

interface Outcome {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function run(command: string, url: string, ...more: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const program = ['--import', 'tsx', `app/commands/${command}.ts`, ...more]
    const env = { ...process.env, LANG: 'en', LC_ALL: '', LC_MESSAGES: '', DATABASE_URL: url }
    execFile(process.execPath, program, { env }, (error, output, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output, errors })
    })
  })
}

describeOnBothEngines('the commands about awards', (engine) => {
  test('set up the sample once, and say that nothing is wrong with it', async () => {
    expect(await run('award-check', engine.url())).toMatchObject({ code: 0, output: 'There are no awards yet.\n' })
    const seeded = await run('seed-award', engine.url())
    expect(seeded).toMatchObject({ code: 0, errors: '' })
    expect(seeded.output).toMatch(/48 published cases/)
    const again = await run('seed-award', engine.url())
    expect(again).toMatchObject({ code: 0, output: 'There is an award “sample-2024” already; nothing was changed.\n' })
    const checked = await run('award-check', engine.url(), '--lang', 'zh-CN')
    expect(checked).toMatchObject({ code: 0, errors: '' })
    expect(checked.output).toMatch(/^sample-2024：没有问题/)
  })

  test('name what is wrong with an award and fail, and read only what they were asked for', async () => {
    const { db } = await engine.open()
    await makeAward(db, { planned: true })
    await makeAward(db, { id: 'other-2026' })
    await db.updateTable('award_entry').set({ organisation: '别人' }).where('award_id', '=', AWARD).execute()
    const faults = await checkAward(db, (await findAward(db, AWARD))!)
    expect(faults.length).toBeGreaterThan(0)
    const all = await run('award-check', engine.url())
    expect(all.code).toBe(1)
    expect(all.output).toContain(`${AWARD}: ${faults.length} things are wrong.`)
    expect(all.output).toContain('other-2026: nothing is wrong')
    expect(await run('award-check', engine.url(), 'other-2026')).toMatchObject({ code: 0, errors: '' })
    expect(await run('award-check', engine.url(), 'nothing-2026')).toMatchObject({ code: 1, output: '' })
    expect(await run('award-check', engine.url(), '--no-such-option')).toMatchObject({ code: 1, output: '' })
  })
})
