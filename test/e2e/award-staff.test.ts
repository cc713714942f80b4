import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declareConflicts } from '#app/services/award/judges/conflicts.server.ts'
import { AWARD, done, giveOut, makeAward, type MadeAward } from '#test/make/award-office.ts'
import { comeIn, givenTo, judgeEntry } from '#test/make/award-sheets.ts'
import { startMailServer } from '#test/make/mail-server.ts'
import { peopleSite } from './people-site.ts'

// Before the site, which is told where it listens.
const server = await startMailServer()
afterAll(() => server.stop())
const here = peopleSite('award-staff', {
  SMTP_URL: server.url,
  // Known once it has a port.
  get SITE_URL(): string {
    return here.url
  },
})

const OFFICE = `/awards/${AWARD}/office`
const STAGE = 'scoring'
/** Each two of four judges read one of six entries. */
const PLAN = [[0, 1], [1, 2], [2, 3], [3, 0], [0, 2], [1, 3]] // prettier-ignore
const text = (page: Page) => page.locator('main').innerText()
const send = (page: Page, intent: string) =>
  page.click(`form:has(input[name="intent"][value="${intent}"]) button >> nth=0`)

describe('the office at work with its judges, without scripts', () => {
  let made: MadeAward

  beforeAll(async () => {
    const { db } = here.database
    const at = new Date().toISOString()
    const asOfNow = <Visit extends { readonly by: object; readonly now: string }>(visit: Visit): Visit => ({
      ...visit,
      now: at,
      by: { ...visit.by, at },
    })
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    const award = await makeAward(db, {
      entries: PLAN.length,
      judges: 4,
      rules: (rules) => ({
        ...rules,
        stages: rules.stages.map((stage) => ({ ...stage, reads: 2, opensAt: inDays(-2), closesAt: inDays(6) })),
      }),
    })
    made = {
      ...award,
      office: asOfNow(award.office),
      judges: award.judges.map((judge) => ({ ...judge, visit: asOfNow(judge.visit) })),
    }
    await giveOut(db, made, STAGE, PLAN)
    const [one, two] = made.judges as [MadeAward['judges'][0], MadeAward['judges'][0]]
    await comeIn(db, one)
    for (const entry of await givenTo(db, one)) await judgeEntry(db, one, entry, 2)
    await comeIn(db, two)
  })

  const office = async (path: string, options = {}) => {
    const person = { id: made.office.visitor.personId }
    return (await here.visitAs(person, `${OFFICE}${path}`, { javaScriptEnabled: false, locale: 'en-GB', ...options })).page // prettier-ignore
  }

  test('lists who has how much left, filtered and in the order that is asked for, with the way to remind them', async () => {
    const page = await office('')
    await page.selectOption('#who', 'unfinished')
    await page.selectOption('#sort', 'open')
    await page.click('main form[role="search"] button')
    const names = await page.locator('table tbody tr td:first-child a').allInnerTexts()
    expect(names).toEqual(['Judge 2', 'Judge 3', 'Judge 4'])
    await page.click('text=Remind judges who have not finished')
    expect(await page.inputValue('#stage')).toBe(STAGE)
  })

  test('sees whom a reminder goes to before it goes, leaves somebody out, and follows each letter', async () => {
    const page = await office('/reminders')
    await send(page, 'preview')
    expect(await text(page)).toContain('3 letters would go out. None has.')
    expect(await text(page)).toContain('Dear Judge 2')
    await page.uncheck(`input[name="to.${made.judges[3]!.id}"]`)
    await send(page, 'send')
    expect(await text(page)).toContain('The letters are queued')
    await expect.poll(() => server.letters.length).toBe(2)
    expect(server.letters.map(({ recipients }) => recipients[0]).sort()).toEqual([made.judges[1]!.email, made.judges[2]!.email].sort()) // prettier-ignore
    await expect.poll(async () => (await page.reload(), text(page))).toContain('2 sent')
    // Words in braces that mean nothing are refused, and what was typed stays.
    await page.goto(`${here.url}${OFFICE}/reminders`)
    await page.click('summary:has-text("What the letter says")')
    await page.fill('#subjectEn', 'Hello {nobody}')
    await send(page, 'preview')
    expect(await page.locator('#subjectEn-problem').innerText()).toContain('Braces')
    expect(await page.inputValue('#subjectEn')).toBe('Hello {nobody}')
  })

  test('switches letters before a deadline on and off, and sees when they go', async () => {
    const page = await office('/reminders')
    await page.click('summary:has-text("Set them")')
    await page.fill('#days', '3, 1')
    await send(page, 'auto')
    expect(await page.locator('section[aria-labelledby="auto"] li').count()).toBe(2)
    await send(page, 'auto-off')
    expect(await text(page)).toContain('They are off.')
  })

  test('takes the plan out as a table and brings it back, told line by line what may not be', async () => {
    const page = await office(`/plan/table?stage=${STAGE}`)
    const csv = await page.request.get(`${here.url}${OFFICE}/plan.csv?stage=${STAGE}`)
    expect(csv.headers()['content-type']).toContain('text/csv')
    const table = await csv.text()
    expect(table.trim().split('\r\n')).toHaveLength(13)
    await page.fill('#csv', `entry,judge\nE001,nobody\nE777,Judge 2`)
    await send(page, 'preview')
    expect(await text(page)).toContain('There is no judge “nobody”.')
    expect(await page.locator('input[name="intent"][value="import"]').count()).toBe(0)
    await page.fill('#csv', 'entry,judge\nE001,Judge 4')
    await page.selectOption('#how', 'more')
    await send(page, 'preview')
    expect(await text(page)).toContain('1 added, 0 taken back')
    await send(page, 'import')
    expect(new URL(page.url()).pathname).toBe(`${OFFICE}/plan`)
    expect(await givenTo(here.database.db, made.judges[3]!)).toContain('E001')
  })

  test('lets somebody take over from a judge who goes, but for what they may not read', async () => {
    const { db } = here.database
    const [, , from, to] = made.judges as [never, never, MadeAward['judges'][0], MadeAward['judges'][0]]
    expect(await givenTo(db, from)).toEqual(['E002', 'E003', 'E005'])
    const conflicts = [{ entry: 'E002', kind: 'family' as const, reason: '' }]
    await done(declareConflicts(db, made.office, { award: AWARD, judge: to.id, conflicts }))
    const page = await office(`/judges/${from.id}`)
    await page.click('main a:has-text("See what would be handed over")')
    await page.selectOption('#to', to.id)
    await page.click('main form[method="get"] button')
    const shown = await text(page)
    for (const entry of ['E002', 'E003', 'E005']) expect(shown).toContain(entry)
    expect(shown).toContain('Judge 4 has a conflict')
    await page.fill('#reason', 'falls ill and cannot go on')
    await page.click('main form[method="post"] button')
    expect(new URL(page.url()).pathname).toBe(`${OFFICE}/judges/${from.id}`)
    // The third is one that both of them read.
    expect(await givenTo(db, from)).toEqual(['E002', 'E003'])
    expect(await givenTo(db, to)).toEqual(['E001', 'E003', 'E004', 'E005', 'E006'])
  })
})
