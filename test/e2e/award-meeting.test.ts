import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { readEvents } from '#app/services/award/events/events.server.ts'
import { openBallots } from '#app/services/award/meeting/ballots.server.ts'
import { openDeliberation } from '#app/services/award/meeting/deliberation.server.ts'
import { done } from '#test/make/award-office.ts'
import { AWARD } from '#test/make/judging.ts'
import { allScored, makeMeeting, meetingRules, scoringClosed, type MadeMeeting } from '#test/make/meeting.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('meeting')
let made: MadeMeeting
const path = (rest = '') => `/awards/${AWARD}/meeting${rest}`
const FINAL = '?stage=final'
const PHONE = { viewport: { width: 390, height: 844 } }

beforeAll(async () => {
  const now = new Date().toISOString()
  made = await makeMeeting(here.database.db, meetingRules({}, now), now)
  await allScored(here.database.db, made, ['E001'])
})

describe('the meeting of a jury', () => {
  test('an office notes who is there and takes up entries; judges find it from their pages', async () => {
    const { page, faults } = await here.visitAs(made.office.person, `/awards/${AWARD}/office`)
    await page.getByRole('link', { name: 'Meeting', exact: true }).click()
    await page.locator('summary', { hasText: 'Note who is here' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await page.getByLabel(`示例评委${name}`).check()
    await page.getByRole('button', { name: 'Note who is here' }).click()
    await page.getByRole('button', { name: 'Take up · E005' }).click()
    await page.locator('[data-now="E005"]').waitFor()
    expect(await page.locator('[data-now]').innerText()).toContain('Must not be in the room: 示例评委乙, 示例评委丙')
    expect(await axeFindings(page)).toEqual([])
    expect(faults).toEqual([])

    const judge = await here.visitAs(made.judges[1]!.person, `/awards/${AWARD}/judge`, PHONE)
    await judge.page.getByRole('link', { name: 'Meeting', exact: true }).click()
    await judge.page.locator('[data-now]').waitFor()
    const said = await judge.page.locator('[data-now]').innerText()
    expect(said).toContain('Please leave the room')
    expect(said).not.toContain('示例评委丙')
    expect(await judge.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await axeFindings(judge.page)).toEqual([])
  })

  test('judges speak over sealed first scores; what was said is corrected and shown, and nothing of it to who stands aside', async () => {
    const { db } = here.database
    await done(openDeliberation(db, made.office.visit, { award: AWARD, stage: 'rubric', entry: 'E001' }))
    const { page, faults } = await here.visitAs(made.judges[2]!.person, path('/rubric/E001'), { javaScriptEnabled: false }) // prettier-ignore
    await page.getByLabel('What you say').fill('第一稿\n第二行')
    await page.getByRole('button', { name: 'Say it' }).click()
    const post = page.locator('[data-post]')
    expect(await post.innerText()).toContain('第一稿\n第二行')
    await post.locator('summary', { hasText: 'Correct' }).click()
    await post.locator('textarea').fill('第二稿')
    await post.getByRole('button', { name: 'Correct' }).click()
    await page.waitForURL(`**${path('/rubric/E001')}#*`)
    expect(await post.innerText()).toContain('第二稿')
    expect(await post.innerText()).toContain('corrected')
    expect(faults).toEqual([])
    const aside = await here.visitAs(made.judges[0]!.person, path())
    expect((await aside.page.request.get(here.url + path('/rubric/E004'))).status()).toBe(404)
    expect((await aside.page.request.get(here.url + path('/rubric/E001'))).status()).toBe(200)
  })

  test('a ballot from opening to receipt and count; the minutes hold the counts and no code', async () => {
    const { db } = here.database
    await scoringClosed(db, made)
    const chair = await here.visitAs(made.chair.person, path(FINAL))
    const { page } = chair
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await page.getByLabel(`示例评委${name}`).check()
    await page.getByRole('button', { name: 'Note who is here' }).click()
    await page.locator('summary', { hasText: 'Open ballots' }).click()
    await page.getByRole('checkbox', { name: /^E001/ }).check()
    await page.getByRole('button', { name: 'Open ballots' }).click()
    await page.locator('[data-ballot="E001"]').waitFor()
    expect(await page.locator('[data-ballot="E001"]').innerText()).toContain('0 papers; of 6 entitled at least 4')
    const codes: string[] = []
    for (const [place, choice] of ['Yes', 'Yes', 'Yes', 'No'].entries()) {
      // The first one with scripts, which axe needs.
      const voter = await here.visitAs(made.judges[place]!.person, path(`/vote${FINAL}`), { javaScriptEnabled: place === 0 }) // prettier-ignore
      await voter.page.locator('[data-paper="E001"]').getByLabel(choice, { exact: true }).check()
      if (place === 0) expect(await axeFindings(voter.page)).toEqual([])
      await voter.page.getByRole('button', { name: 'Cast' }).click()
      codes.push(await voter.page.locator('[data-receipts] code').innerText())
      // Once only: the page itself knows no more than that they have voted.
      await voter.page.goto(here.url + path(`/vote${FINAL}`))
      expect(await voter.page.locator('main').innerText()).toContain('You have voted on: E001')
      expect(await voter.page.content()).not.toContain(codes.at(-1))
    }
    await page.reload()
    await page.getByLabel('Why it was decided so').fill('成效有第三方核实')
    await page.getByRole('button', { name: 'Count · E001' }).click()
    await page.locator('[data-ballot="E001"]', { hasText: 'Yes 3, no 1, abstained 0' }).waitFor()
    expect(await page.locator('[data-ballot="E001"]').innerText()).toContain('passed')
    expect(await axeFindings(page)).toEqual([])
    expect((await readEvents(db, AWARD)).at(-1)!.event).toMatchObject({ kind: 'ballot', yes: 3, no: 1, abstained: 0 })

    const voter = await here.visitAs(made.judges[3]!.person, path(FINAL), { javaScriptEnabled: false })
    await voter.page.locator('summary', { hasText: 'All papers' }).click()
    const row = voter.page.locator('[data-ballot="E001"] tr', { hasText: codes[3]! })
    expect(await row.innerText()).toContain('No')

    const answer = await chair.page.request.get(here.url + path(`/minutes.docx${FINAL}`))
    expect(answer.headers()['content-type']).toContain('wordprocessingml')
    const { value } = await mammoth.extractRawText({ buffer: await answer.body() })
    expect(value).toContain('成效有第三方核实')
    for (const code of codes) expect(value).not.toContain(code)
  })

  test('the room tells by itself what has changed, for as long as somebody looks', async () => {
    const { page, faults } = await here.visitAs(made.judges[4]!.person, path(FINAL))
    await page.getByText('This page looks for news').waitFor()
    await done(openBallots(here.database.db, made.chair.visit, { award: AWARD, stage: 'final', entries: ['E003'], reason: undefined })) // prettier-ignore
    await page.getByText('Ballots that wait for you: 1').waitFor()
    expect(faults).toEqual([])
  })
})
