import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { freezeAward, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { currentResult } from '#app/services/award/result/result.server.ts'
import { submitSheet } from '#app/services/award/judging/sheets.server.ts'
import { done } from '#test/make/award-office.ts'
import type { MadePerson } from '#test/make/accounts.ts'
import { AWARD, happens, judging, judgingRules, visitAs, type MadeJudge } from '#test/make/judging.ts'
import { doAsked } from './asked-step.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('objections')
const SCOPE = `award:${AWARD}`
const PHONE = { width: 390, height: 844 }
const WITHOUT_SCRIPTS = { javaScriptEnabled: false, viewport: PHONE }
const GROUNDS = 'The score of this entry does not fit its report.'
let office: MadePerson
let chair: MadePerson
let ann: MadeJudge

// The tests follow each other as an objection goes its way: on notice since now, two judges, two entries.
beforeAll(async () => {
  const { db } = here.database
  const now = new Date().toISOString()
  const people = await judging(db, judgingRules({}, now), now)
  ann = people.ann
  for (const { visit } of [people.ann, people.bo]) {
    for (const [entry, level] of [
      ['E001', 3],
      ['E002', 2],
    ] as const) {
      // prettier-ignore
      const answers = { scores: { need: level, effect: level }, notes: {}, evidence: {}, yes: null }
      const sheet = { tag: 0, revision: 1, answers, incomplete: false, reason: undefined }
      await done(submitSheet(db, visit, { award: AWARD, stage: 'rubric', entry }, sheet))
    }
  }
  office = await here.makePerson({ roles: ['award-office'] })
  chair = await here.makePerson({ roles: [{ role: 'chair', scope: SCOPE }] })
  const visit = await visitAs(db, office, now)
  await done(freezeAward(db, visit, { award: AWARD }))
  await done(publishNotice(db, visit, { award: AWARD }))
})
/** What the site computes beside a request, so that no test waits for it. */
const computed = () => currentResult(here.database.db, AWARD, new Date().toISOString())

const path = (rest: string) => `/awards/${AWARD}/${rest}`
const text = (page: Page) => page.locator('main').innerText()
const isWide = async (page: Page) => (await page.locator('body').boundingBox())!.width > PHONE.width
const step = (page: Page, intent: string) => page.locator(`form:has(input[value="${intent}"]) button`)
/** The result is computed beside the request: the page says so and has it a moment later. */
const settled = async (page: Page) => {
  const shown = async () => {
    await page.goto(page.url())
    return text(page)
  }
  if (/being computed/.test(await text(page)))
    await expect.poll(shown, { timeout: 240_000, interval: 500 }).not.toMatch(/being computed/)
}
const hasNoFindings = async ({ page, faults }: Awaited<ReturnType<typeof here.visit>>) => {
  expect(await axeFindings(page)).toEqual([])
  expect(faults).toEqual([])
}

describe('an objection', () => {
  test('is filed by a stranger on a telephone without scripts; what was typed survives a mistake', async () => {
    const { page } = await here.visit(path('result'), WITHOUT_SCRIPTS)
    for (const part of ['What was decided', 'How it was judged', 'How certain it is', 'How to check it']) {
      expect(await text(page)).toContain(part)
    }
    expect(await isWide(page)).toBe(false)
    await page.selectOption('#about', 'E002')
    await page.fill('#grounds', GROUNDS)
    await page.fill('#name', '示例异议人')
    await page.fill('#contact', ' ')
    await page.getByRole('button', { name: 'File the objection' }).click()
    expect(await page.locator('#contact-problem').innerText()).not.toBe('')
    expect(await page.inputValue('#about')).toBe('E002')
    expect(await page.inputValue('#grounds')).toBe(GROUNDS)
    await page.fill('#contact', 'someone@example.org')
    await page.getByRole('button', { name: 'File the objection' }).click()
    expect(await page.locator('[role="status"]').innerText()).toContain('its number is O001')
    expect(await text(page)).toContain('waits for an answer')
    expect(await text(page)).not.toContain('示例异议人')
    expect(await text(page)).not.toContain(GROUNDS)
    await hasNoFindings(await here.visit(path('result'), { viewport: PHONE }))
  })

  test('holds up the end until the office has answered it, and an answer that was refused is still there', async () => {
    const { page } = await here.visitAs(office, path('office/result'), WITHOUT_SCRIPTS)
    await settled(page)
    await page.getByRole('link', { name: /Objections: 1; without an answer: 1/ }).click()
    expect(await text(page)).toContain(GROUNDS)
    expect(await text(page)).toContain('someone@example.org')
    expect(await isWide(page)).toBe(false)
    await page.check('input[name="upheld"][value="yes"]')
    await page.fill('#O001-answerZh', ' ')
    await step(page, 'answer').click()
    expect(await page.locator('#O001-answerZh-problem').innerText()).not.toBe('')
    expect(await page.isChecked('input[name="upheld"][value="yes"]')).toBe(true)
    await page.fill('#O001-answerEn', 'The report shows more than was scored.')
    await step(page, 'answer').click()
    expect(await page.locator('[role="status"]').innerText()).toContain('The answer is published.')
    expect(await text(page)).toContain('Its sheets are open to the chair')
    await hasNoFindings(await here.visitAs(office, path('office/objections')))
    const reader = await here.visit(path('result'))
    expect(await text(reader.page)).toContain('The report shows more than was scored.')
  })

  test('that is upheld lets the chair correct the sheets it is about, with a reason', async () => {
    const { page } = await here.visitAs(chair, path('chair'), WITHOUT_SCRIPTS)
    await page.getByRole('link', { name: 'Correct scores by an upheld objection' }).click()
    expect(await text(page)).toContain(GROUNDS)
    expect(await text(page)).not.toContain('someone@example.org')
    await page
      .getByRole('row', { name: /示例评委甲/ })
      .getByRole('link', { name: 'Correct' })
      .click()
    await page.selectOption('select[name="score.need"]', '5')
    await page.fill('#reason', 'short')
    await page.getByRole('button', { name: 'Correct this sheet' }).click()
    expect(await page.locator('#reason-problem').innerText()).not.toBe('')
    expect(await page.inputValue('select[name="score.need"]')).toBe('5')
    await page.fill('#reason', 'Decision on objection O001: the report was overlooked.')
    await page.getByRole('button', { name: 'Correct this sheet' }).click()
    expect(await page.locator('[role="status"]').innerText()).toContain('The sheet is corrected.')
    expect(await isWide(page)).toBe(false)
    const asked = new URLSearchParams({ objection: 'O001', stage: 'rubric', judge: 'J1', entry: 'E002' })
    await hasNoFindings(await here.visitAs(chair, `${path('chair/corrections')}?${asked}`))
  })

  test('tells the judge what was corrected, and readers that the result has moved', async () => {
    const own = await here.visitAs(ann.person, path('judge/rubric/E002'))
    const told = await own.page.locator('[data-corrected]').innerText()
    for (const words of ['O001', 'the report was overlooked', 'need: 2']) expect(told).toContain(words)
    await hasNoFindings(own)
    await computed()
    const { page } = await here.visit(path('result'))
    expect(await text(page)).toContain('The result has changed since it was published')
  })

  test('is followed by a new notice with its own days, and by the end once they are over', async () => {
    const { page } = await here.visitAs(office, path('office/result'), WITHOUT_SCRIPTS)
    await settled(page)
    expect(await text(page)).toContain('Publish it again; its days begin anew.')
    await doAsked(page, 'publish')
    await settled(page)
    await doAsked(page, 'finish')
    expect(await text(page)).toContain('The public notice runs to the end of')
    const reader = await here.visit(path('result'))
    expect(await text(reader.page)).toContain('after corrections by objection O001')
    // As it is five working days later: nobody waits that long in a test.
    const { digest } = (await computed())!
    await happens(here.database.db, [{ kind: 'notice', resultDigest: digest, firstDay: '2026-01-01', lastDay: '2026-01-02' }]) // prettier-ignore
    await page.goto(here.url + path('office/result'))
    await settled(page)
    await doAsked(page, 'finish')
    expect(await text(page)).toContain('The result is final.')
  })

  test('stays with its answer on the final page, in Chinese and on paper too, and its objector can be erased', async () => {
    const { page } = await here.visitAs(office, path('office/objections'), WITHOUT_SCRIPTS)
    await step(page, 'erase').click()
    expect(await text(page)).not.toContain('someone@example.org')
    expect(await text(page)).not.toContain(GROUNDS)
    const reader = await here.visit(path('result'), { locale: 'zh-CN' })
    for (const words of ['结果不再改变', '怎么评的', '结果有多确定', '怎样核对', 'O001', '成立']) {
      expect(await text(reader.page)).toContain(words)
    }
    expect(await reader.page.locator('#grounds').count()).toBe(0)
    await hasNoFindings(reader)
    await reader.page.emulateMedia({ media: 'print' })
    expect(await reader.page.locator('main nav').isVisible()).toBe(false)
    expect(await reader.page.locator('#check').isVisible()).toBe(true)
  })
})
