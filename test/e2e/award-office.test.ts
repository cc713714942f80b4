import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeAward } from '#test/make/award-office.ts'
import { doAsked } from './asked-step.ts'
import { axeFindings, openContext } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('award-office')

const OFFICE = '/awards/sample-2027/office'
const text = (page: Page) => page.locator('main').innerText()
const send = (page: Page, intent: string) => page.click(`form:has(input[name="intent"][value="${intent}"]) button`)
const form = (page: Page, intent: string) => page.locator(`form:has(input[name="intent"][value="${intent}"])`)

/** Somebody of the award office, in a browser without scripts. */
async function office(path: string, options = {}): Promise<Page> {
  const person = await here.makePerson({ roles: ['award-office'] })
  return (await here.visitAs(person, path, { javaScriptEnabled: false, ...options })).page
}

const open = async (page: Page, path: string) => {
  await page.goto(here.url + path)
}

/** An award from the template of one round, under a short name. */
async function setUp(page: Page, id: string, template = 'rubric'): Promise<void> {
  await open(page, '/awards/new')
  await page.fill('#titleZh', '示例奖')
  await page.fill('#titleEn', `Sample award ${id}`)
  await page.fill('#award', id)
  await page.check(`input[name="template"][value="${template}"]`)
  await page.click('main form button')
}

async function seal(page: Page, id: string): Promise<void> {
  await open(page, `/awards/${id}/office/rules`)
  await doAsked(page, 'seal')
}

async function enter(page: Page, id: string, csv: string): Promise<void> {
  await open(page, `/awards/${id}/office/entries`)
  await page.fill('#csv', csv)
  await send(page, 'preview')
  await send(page, 'import')
}

const TABLE = `category,organisation,title,title-en
general,示例甲,项目一,Project one
general,示例乙,项目二,Project two
general,示例丙,项目三,Project three
general,示例丁,项目四,Project four
`

async function invite(page: Page, id: string, name: string, organisations = ''): Promise<void> {
  await open(page, `/awards/${id}/office/judges`)
  await page.fill('#email', `${name.toLowerCase().replaceAll(' ', '-')}-${id}@example.org`)
  await page.fill('#name', name)
  await page.fill('#organisations', organisations)
  await send(page, 'invite')
}

describe('an award is set up without scripts', () => {
  let page: Page
  const id = 'sample-2027'
  // The tests follow each other as the office works.
  beforeAll(async () => {
    const person = await here.makePerson({ roles: ['award-office'] })
    const session = await here.sessionOf(person)
    const context = await openContext(here.browser, { javaScriptEnabled: false, locale: 'en-GB' })
    await context.addCookies([{ name: 'session', value: session, url: here.url, httpOnly: true, sameSite: 'Lax' }])
    page = await context.newPage()
  })

  test('from a template; what is wrong is said and nothing typed is lost', async () => {
    await open(page, '/awards')
    await page.click('text=Set up an award')
    await page.fill('#titleZh', '示例奖')
    await page.fill('#titleEn', 'Sample award')
    await page.fill('#award', 'Not A Name!')
    await page.click('main form button')
    expect(await page.locator('#award-problem').innerText()).toContain('small letters')
    expect(await page.inputValue('#titleEn')).toBe('Sample award')
    await setUp(page, id)
    expect(new URL(page.url()).pathname).toBe(`${OFFICE}/rules`)
    expect(await text(page)).toContain('draft')
  })

  test('nobody else sees the draft', async () => {
    const reader = await here.visit('/awards')
    expect(await text(reader.page)).toContain('No award has been published yet.')
    expect((await reader.page.goto(`${here.url}/awards/${id}`))!.status()).toBe(404)
    const stranger = await here.makePerson({ roles: ['researcher'] })
    const other = (await here.visitAs(stranger, '/')).page
    expect((await other.goto(`${here.url}${OFFICE}/rules`))!.status()).toBe(403)
  })

  test('its rules are written part by part, and two people may write different parts at once', async () => {
    await open(page, `${OFFICE}/rules`)
    await page.click('#categories > summary')
    const seenBy = (part: string) => form(page, part).locator('input[name="seen"]').getAttribute('value')
    const seen = { notice: (await seenBy('notice'))!, categories: (await seenBy('categories'))! }
    await page.fill('[name="category.1.zh"]', '环境类')
    await page.fill('[name="category.1.en"]', 'Environment')
    await send(page, 'categories')
    // A row without its figures is asked for them.
    expect(await form(page, 'categories').innerText()).toContain('Please fill this in.')
    await page.fill('[name="category.1.places"]', '2')
    await page.fill('[name="category.1.reserves"]', '1')
    await send(page, 'categories')
    expect(await page.inputValue('[name="category.1.en"]')).toBe('Environment')
    expect(await text(page)).toContain('Saved.')

    const other = (part: keyof typeof seen, fields: Record<string, string>) =>
      page.request.post(`${here.url}${OFFICE}/rules`, {
        form: { intent: part, seen: seen[part], ...fields },
        headers: { origin: here.url, 'accept-language': 'en' },
        maxRedirects: 0,
      })
    // Shown before the categories were saved: another part is taken, the same part is not.
    const notice = await other('notice', { workingDays: '7', holidays: '2027-02-15', workedDays: '' })
    expect(notice.status()).toBe(303)
    // As the button that takes the holidays of a year sends it: with what was typed beside it.
    await open(page, `${OFFICE}/rules?saved=notice`)
    seen.notice = (await seenBy('notice'))!
    const taken = await other('notice', { workingDays: '7', holidays: '2027-02-16', workedDays: '', take: '2026' })
    expect(taken.status()).toBe(303)
    await open(page, `${OFFICE}/rules?saved=notice`)
    expect((await page.inputValue('[name="holidays"]')).split('\n')).toEqual(expect.arrayContaining(['2026-10-01', '2027-02-16'])) // prettier-ignore
    expect(await page.inputValue('[name="workedDays"]')).toContain('2026-10-10')
    const stale = await other('categories', {
      'category.0.id': 'general',
      'category.0.zh': '别的',
      'category.0.en': 'Other',
      'category.0.places': '9',
      'category.0.reserves': '0',
    })
    expect(stale.status()).toBe(409)
    const answer = await stale.text()
    expect(answer).toContain('Somebody changed this part')
    expect(answer).toContain('Kept now: General')
    expect(answer).toContain('value="Other"')
  })

  test('they are sealed with a digest that everybody sees, and cannot be sealed twice', async () => {
    await open(page, `${OFFICE}/rules`)
    const digest = await page.locator('#seal ~ form code').innerText()
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    // Nobody can take it back: the button shows only once that was asked, and can be put away again.
    const button = form(page, 'seal').locator('button')
    expect(await button.isVisible()).toBe(false)
    await page.click('details[data-asks] > summary')
    expect(await form(page, 'seal').innerText()).toContain('cannot be taken back')
    await page.click('details[data-asks] > summary:has-text("Not now")')
    expect(await button.isVisible()).toBe(false)
    await doAsked(page, 'seal')
    expect(new URL(page.url()).pathname).toBe(`/awards/${id}`)
    const reader = await here.visit('/awards')
    await reader.page.click('text=Sample award')
    await reader.page.waitForURL(`**/awards/${id}`)
    const said = await text(reader.page)
    expect(said).toContain(digest)
    expect(said).toContain('Environment')
    expect(said).toContain('open to objections for 7 working days')
    expect(said).toContain('the notice of the General Office of the State Council on holidays in ')
    await open(page, `${OFFICE}/rules`)
    expect(await page.locator('#seal').count()).toBe(0)
  })

  test('a changed rule is a new version with a reason that is published', async () => {
    await open(page, `${OFFICE}/rules`)
    await page.click('#notice > summary')
    await page.fill('[name="workingDays"]', '5')
    await send(page, 'notice')
    await page.fill('#reason', 'short')
    await doAsked(page, 'seal')
    expect(await page.locator('#reason-problem').innerText()).toContain('10 to 500')
    await page.fill('#reason', 'The ministry asks for five working days.')
    await doAsked(page, 'seal')
    const reader = await here.visit(`/awards/${id}`)
    const said = await text(reader.page)
    expect(said).toContain('Version 2')
    expect(said).toContain('The ministry asks for five working days.')
  })

  test('entries come from a table that is looked at first, and from the library', async () => {
    await open(page, `${OFFICE}/entries`)
    await page.fill('#csv', 'category,organisation,title\nsport,示例甲,项目一\ngeneral,,项目二\n')
    await send(page, 'preview')
    const wrong = await text(page)
    expect(wrong).toContain('no category “sport”')
    expect(wrong).toContain('“organisation” is empty')
    expect(await form(page, 'import').count()).toBe(0)
    await enter(page, id, TABLE)
    expect(await text(page)).toContain('4 entries were added.')
    // A second time it would be there twice, which is said before it is done.
    await page.fill('#csv', TABLE)
    await send(page, 'preview')
    expect(await text(page)).toContain('the same as E001')
    await open(page, `${OFFICE}/entries`)
    await page.locator('input[name^="case."]').first().check()
    await send(page, 'library')
    expect(await text(page)).toContain('One entry was added.')
    await page.fill('#q', '示例乙')
    await page.click('main form[role="search"] >> nth=0 >> button')
    expect(await page.locator('main tbody >> nth=0').locator('tr').count()).toBe(1)
  })

  test('an entry is revised, judged not eligible and eligible again, and withdrawn with a reason', async () => {
    await open(page, `${OFFICE}/entries/E004`)
    await page.fill('#titleEn', 'Project four, revised')
    await send(page, 'revise')
    expect(await text(page)).toContain('Revision 2')
    await send(page, 'keep-out')
    expect(await text(page)).toContain('not eligible')
    await send(page, 'let-in')
    expect(await text(page)).toContain('takes part')
    await page.fill('#reason', 'The entrant has asked for it.')
    await send(page, 'withdraw')
    expect(await text(page)).toContain('withdrawn')
    expect(await form(page, 'revise').count()).toBe(0)
  })

  test('judges are invited, and a judge’s employer that entered is found as a conflict', async () => {
    for (const [name, organisation] of [
      ['Judge One', '示例甲'],
      ['Judge Two', ''],
      ['Judge Three', ''],
      ['Judge Four', ''],
    ] as const) {
      await invite(page, id, name, organisation)
    }
    expect(await page.locator('#shown-link').innerText()).toContain('Judge Four')
    await invite(page, id, 'Judge Four')
    expect(await page.locator('#email-problem').innerText()).toContain('already')
    await open(page, `${OFFICE}/judges`)
    // Noted as the judge was entered: looking once more finds no other.
    expect(await text(page)).toContain('their organisation entered')
    await send(page, 'detect')
    expect(await text(page)).toContain('No new conflict was found')
  })

  test('a pledge signed on paper is recorded with where it is kept', async () => {
    await open(page, `${OFFICE}/judges`)
    await page.click('main a:has-text("Judge Four")')
    const today = await page.inputValue('#signedOn')
    expect(await page.getAttribute('#signedOn', 'max')).toBe(today)
    // As a browser sends it that checks no dates.
    await page.locator('#signedOn').evaluate((field) => ((field as unknown as { form: { noValidate: boolean } }).form.noValidate = true)) // prettier-ignore
    await page.fill('#signedOn', '2999-01-01')
    await page.fill('#keptWhere', 'Office, cabinet 3')
    await send(page, 'pledge')
    expect(await page.locator('#signedOn-problem').innerText()).toContain('after today')
    expect(await page.inputValue('#keptWhere')).toBe('Office, cabinet 3')
    await page.fill('#signedOn', today)
    await send(page, 'pledge')
    const said = await text(page)
    expect(said).toContain('Signed on paper on')
    expect(said).toContain('Office, cabinet 3')
    expect(await form(page, 'pledge').count()).toBe(0)
    // Who has not come yet can still be invited again.
    expect(await form(page, 'again').count()).toBe(1)
    await open(page, `${OFFICE}/judges`)
    expect(await page.locator('main tbody tr:has-text("Judge Four")').innerText()).toContain('pledge on paper')
  })

  test('a plan says how precise it will be and keeps conflicts apart, and nothing is written before it is confirmed', async () => {
    await open(page, `${OFFICE}/plan`)
    await page.click('main form[role="search"] button')
    const said = await text(page)
    expect(said).toContain('Nothing has been written yet.')
    expect(said).toContain('All entries can be compared')
    expect(said).toContain('Standard error of a difference')
    await open(page, OFFICE)
    expect(await text(page)).toContain('Plan the readings')
    await open(page, `${OFFICE}/plan?seed=7`)
    await send(page, 'confirm')
    expect(await text(page)).toContain('The plan is confirmed.')
    await page.click('main summary:has-text("Who reads what")')
    const first = await page.locator('main tbody tr:has-text("E001")').first().innerText()
    expect(first).not.toContain('Judge One')
    for (const judge of ['Judge Two', 'Judge Three', 'Judge Four']) expect(first).toContain(judge)
    await open(page, OFFICE)
    expect(await text(page)).toContain('0 of 12 submitted')
  })

  test('a plan that cannot be made says why in words', async () => {
    await setUp(page, 'thin-2027')
    await seal(page, 'thin-2027')
    await enter(page, 'thin-2027', TABLE)
    await open(page, '/awards/thin-2027/office/plan?seed=1')
    expect(await text(page)).toContain('There is no judge for this stage.')
    await invite(page, 'thin-2027', 'Judge One')
    await open(page, '/awards/thin-2027/office/plan?seed=1')
    expect(await text(page)).toContain('needs 3 judges and only 1 may read it')
  })

  test('a plan whose parts cannot be compared says so, whom it hurts and what would link them', async () => {
    await open(page, '/awards/thin-2027/office/rules')
    await page.click('#stages > summary')
    await page.click('#stages details >> nth=0 >> summary')
    await page.fill('[name="stage.0.reads"]', '1')
    await send(page, 'stages')
    await page.fill('#reason', 'Too few judges have agreed to come.')
    await doAsked(page, 'seal')
    await invite(page, 'thin-2027', 'Judge Two')
    await open(page, '/awards/thin-2027/office/plan?seed=1')
    const said = await text(page)
    expect(said).toContain('falls into 2 parts that cannot be compared')
    expect(said).toContain('This hurts: General.')
    expect(said).toMatch(/Judge (One|Two) also reads E00\d/)
  })

  test('a judge is removed with a reason and brought back', async () => {
    await open(page, `${OFFICE}/judges`)
    await page.click('text=Judge Two')
    await page.fill('#reason', 'Asked to step down for a month.')
    await send(page, 'remove')
    expect(await text(page)).toContain('removed, scores not counted')
    await page.fill('#reason', 'Is back from the journey.')
    await send(page, 'restore')
    expect(await text(page)).not.toContain('removed, scores not counted')
  })
})

test('an observer sees how far an award is, its entries and judges, and can change nothing', async () => {
  const award = 'watched-2027'
  await makeAward(here.database.db, { id: award, planned: true })
  const observer = await here.makePerson({ roles: [{ role: 'observer', scope: `award:${award}` }] })
  const page = (await here.visitAs(observer, '/awards')).page
  await page.click('text=Award office')
  expect(await text(page)).toContain('0 of 12 submitted')
  expect(await text(page)).toContain('You watch:')
  expect(await page.locator('a[href$="/chair"]').count()).toBe(0)
  const nav = page.locator('nav[aria-label="Award office"]')
  expect(await nav.innerText()).not.toMatch(/Rules|Plan/)
  for (const part of ['Entries', 'Judges']) {
    await nav.locator(`text=${part}`).click()
    await page.waitForURL(`**/${part.toLowerCase()}`)
    expect(await page.locator('main form[method="post"]').count()).toBe(0)
  }
  // The addresses of the judges are for who runs the award.
  expect(await text(page)).toContain('Judge 1')
  expect(await text(page)).not.toContain('@example.org')
  for (const path of ['rules', 'plan', 'entries/E001']) {
    expect((await page.goto(`${here.url}/awards/${award}/office/${path}`))!.status()).toBe(403)
  }
  const chair = await here.makePerson({ roles: [{ role: 'chair', scope: `award:${award}` }] })
  const led = (await here.visitAs(chair, `/awards/${award}/office`)).page
  expect(await text(led)).toContain('Your pages as the chair')
  await led.click('main a:has-text("Open a sheet again")')
  expect(new URL(led.url()).pathname).toBe(`/awards/${award}/chair`)
  const judge = await here.makePerson({ roles: [{ role: 'judge', scope: `award:${award}` }] })
  const other = (await here.visitAs(judge, '/')).page
  expect((await other.goto(`${here.url}/awards/${award}/office`))!.status()).toBe(403)
  expect((await other.goto(`${here.url}/awards/${award}/office/entries`))!.status()).toBe(403)
})

describe('the pages of the award office', () => {
  const PAGES = ['/awards', '/awards/new', '/awards/sample-2027', OFFICE, `${OFFICE}/rules`, `${OFFICE}/entries`, `${OFFICE}/entries/E001`, `${OFFICE}/judges`, `${OFFICE}/plan`, `${OFFICE}/plan?seed=3`] // prettier-ignore

  test.each(PAGES.flatMap((path) => (['zh-CN', 'en'] as const).map((locale) => [path, locale] as const)))(
    '%s in %s is sound: axe, a phone, the content policy',
    async (path, locale) => {
      const page = await office(path, { javaScriptEnabled: true, locale, viewport: { width: 390, height: 844 } })
      expect(await page.locator('html').getAttribute('lang')).toBe(locale)
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.setViewportSize({ width: 1280, height: 900 })
      expect(await axeFindings(page)).toEqual([])
      expect(here.opened().flatMap(({ faults }) => faults)).toEqual([])
    },
  )
})

test('what was typed in one part of the rules and not saved is marked, and asked about before it goes', async () => {
  const page = await office('/awards/new', { javaScriptEnabled: true })
  await setUp(page, 'typed-2027')
  await open(page, '/awards/typed-2027/office/rules')
  const isMarked = (part: string) => page.locator(`#${part} [data-unsaved-mark]`).isVisible()
  await page.click('#about > summary')
  await page.fill('#about [name="titleEn"]', 'Another title')
  await page.click('#notice > summary')
  await page.fill('#notice [name="workingDays"]', '7')
  expect([await isMarked('about'), await isMarked('notice'), await isMarked('gates')]).toEqual([true, true, false])
  // Saving one of the two would lose the other: whoever says no has lost neither.
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.locator('#notice > form > button').click({ noWaitAfter: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
  expect(await page.inputValue('#about [name="titleEn"]')).toBe('Another title')
  expect(await page.inputValue('#notice [name="workingDays"]')).toBe('7')
  await page.fill('#about [name="titleEn"]', 'Sample award typed-2027')
  expect(await isMarked('about')).toBe(false)
  await page.click('#notice > form > button')
  await page.waitForURL(/saved=notice/)
  expect(asked).toHaveLength(1)
  expect(await page.inputValue('#notice [name="workingDays"]')).toBe('7')
})
