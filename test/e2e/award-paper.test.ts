import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { declareInterests, signPledge } from '#app/services/award/judges/joining.server.ts'
import { makeAward, type MadeAward } from '#test/make/award-office.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('award-paper')
const AWARD = 'paper-2027'
const OFFICE = `/awards/${AWARD}/office`
const text = (page: Page) => page.locator('main').innerText()

let made: MadeAward

/** Somebody else of the office each time, in a browser without scripts. */
async function clerk(path: string, options = {}): Promise<Page> {
  const person = await here.makePerson({ roles: ['award-office'] })
  return (await here.visitAs(person, path, { javaScriptEnabled: false, ...options })).page
}

async function type(page: Page, first: string): Promise<void> {
  await page.fill('[name="score.m1"]', first)
  await page.fill('[name="score.m2"]', '1')
  await page.check('[name="incomplete"]')
  await page.click('button[value="type"]')
}

beforeAll(async () => {
  const { db } = here.database
  const day = 86_400_000
  const at = (days: number) => new Date(Date.now() + days * day).toISOString()
  made = await makeAward(db, {
    id: AWARD,
    planned: true,
    rules: (rules) => ({
      ...rules,
      stages: rules.stages.map((stage) => ({ ...stage, kind: 'live' as const, opensAt: at(-1), closesAt: at(30) })),
    }),
  })
  for (const { visit } of made.judges) {
    const now = new Date().toISOString()
    await signPledge(db, { ...visit, now }, AWARD, 'en')
    await declareInterests(db, { ...visit, now }, AWARD, [])
  }
})

describe('sheets on paper', () => {
  test('are made for a judge and come out of the printer one a page, with a number', async () => {
    const page = await clerk(`${OFFICE}/paper`)
    await page.check(`input[name="judge.${made.judges[0]!.id}"]`)
    await page.click('main form[method="post"] button')
    await page.click('main .notice a')
    const sheets = await page.locator('[data-sheet]').count()
    expect(sheets).toBeGreaterThan(0)
    expect(await page.locator('[data-sheet]').first().innerText()).toContain('0001-95')
    // A page of A4 is 1123 px high at 96 a inch; margins of 10 mm take 76.
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 703, height: 1047 })
    const highest = await page.locator('[data-sheet]').evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().height))) // prettier-ignore
    expect(highest).toBeLessThanOrEqual(1047)
  })

  test('are typed by two, settled by a third where they differ, and shown to their judge', async () => {
    const first = await clerk(`${OFFICE}/paper?number=0001-95`)
    await type(first, '1')
    expect(await first.locator('[data-state]').getAttribute('data-state')).toBe('once')
    const second = await clerk(`${OFFICE}/paper/1`)
    expect(await second.inputValue('[name="score.m1"]')).toBe('')
    await type(second, '0')
    expect(await second.locator('[data-differs="score.m1"]').innerText()).toMatch(/1\s+0/)
    const third = await clerk(`${OFFICE}/paper/1`)
    expect(await third.inputValue('[name="score.m2"]')).toBe('1')
    await third.fill('[name="score.m1"]', '1')
    await third.check('[name="incomplete"]')
    await third.fill('[name="reason"]', 'the paper has 1 there')
    await third.click('button[value="settle"]')
    expect(await third.locator('[data-state]').getAttribute('data-state')).toBe('agreed')
    const judge = { id: made.judges[0]!.visit.visitor.personId }
    const { page } = await here.visitAs(judge, `/awards/${AWARD}/judge/paper`)
    expect(await page.locator('[data-paper="1"]').innerText()).toContain('0001-95')
    await page.click('[data-paper="1"] summary')
    await page.fill('#words-1', 'I ticked 2 for the second one')
    await page.click('[data-paper="1"] form button')
    expect(await text(page)).toContain('I ticked 2 for the second one')
    expect(await axeFindings(page)).toEqual([])
  })

  test('of a wrong number lead nowhere, and what was typed stays', async () => {
    const page = await clerk(`${OFFICE}/paper?number=0001-96`)
    expect(await page.inputValue('#number')).toBe('0001-96')
    expect(await text(page)).toContain('There is no sheet')
  })
})

describe('presentations', () => {
  test('are timed, drawn with the sealed seed, shown, and followed by the clock without a line', async () => {
    const page = await clerk(`${OFFICE}/timetable`)
    await page.fill('#starts', '2027-01-05T09:00')
    await page.fill('#breaks', '2 15')
    await page.click('button[value="times"]')
    await page.click('button[value="draw"]')
    await page.click('button[value="publish"]')
    expect(await page.locator('[data-slot]').count()).toBe(4)
    await page.goto(`${here.url}${OFFICE}/lots`)
    expect(await page.locator('[data-drawn="presentation"]').innerText()).toContain('fits the seal')
    const judge = { id: made.judges[1]!.visit.visitor.personId }
    const own = await here.visitAs(judge, `/awards/${AWARD}/timetable`)
    expect(await own.page.locator('[data-slot]').count()).toBe(4)
    const person = await here.makePerson({ roles: ['award-office'] })
    const { page: clock } = await here.visitAs(person, `/awards/${AWARD}/clock`)
    await clock.click('button[value="talk"]')
    await clock.waitForSelector('[data-phase="talk"]')
    const face = clock.locator('[data-face]')
    const before = await face.innerText()
    await clock.context().setOffline(true)
    await clock.waitForFunction((was) => document.querySelector('[data-face]')?.textContent !== was, before)
    await clock.click('button[value="questions"]')
    await clock.waitForSelector('[data-phase="questions"]')
    await clock.waitForSelector('[data-line="offline"]')
    await clock.context().setOffline(false)
    await clock.waitForSelector('[data-line="online"]')
    await clock.reload()
    await clock.waitForSelector('[data-phase="questions"]')
    expect(await axeFindings(clock)).toEqual([])
  })
})
