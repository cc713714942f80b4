import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findPerson } from '#db/repositories/accounts/person.ts'
import { signedIn } from '#test/make/accounts.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const PASSWORD = 'correct horse battery staple 7'
const REASON = 'cannot find the draft of last week'

const here = peopleSite('people')

const as = async (...given: Parameters<typeof here.visitAs>) => (await here.visitAs(...given)).page
const make: typeof here.makePerson = (person) => here.makePerson(person)
const form = (page: Page, intent: string) => page.locator(`form:has(input[name="intent"][value="${intent}"])`)
const text = (page: Page) => page.locator('main').innerText()
const signOutPath = 'form[action="/sign-out"] button'

describe('the pages about people and accounts', () => {
  const PAGES = ['/account', '/account/password', '/account/sessions', '/admin/people', '/admin/people?q=zzz&role=king', '/admin/people/:id'] // prettier-ignore

  test.each(PAGES.flatMap((path) => (['zh-CN', 'en'] as const).map((lang) => [path, lang] as const)))(
    '%s in %s is sound: axe, a phone, the content policy',
    async (path, lang) => {
      const admin = await make({ roles: ['admin', { role: 'judge', scope: 'award:test-2026' }], password: PASSWORD })
      const other = await make({ name: 'Wang Xiaomei', roles: ['researcher'], totpSecretSealed: 'sealed' })
      await signedIn(here.database.db, other.id, { now: new Date().toISOString() })
      await signedIn(here.database.db, admin.id, { now: new Date().toISOString() })
      const page = await as(admin, path.replace(':id', other.id), { locale: lang, viewport: { width: 390, height: 844 } }) // prettier-ignore
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      expect(await axeFindings(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
      await page.setViewportSize({ width: 1280, height: 900 })
      expect(await axeFindings(page)).toEqual([])
      expect(here.opened().flatMap(({ faults }) => faults)).toEqual([])
    },
  )

  test.each(['zh-CN', 'en'])(
    'what an administrator sees while acting, and an erased account, are sound in %s',
    async (locale) => {
      const admin = await make({ roles: ['admin'] })
      const person = await make({ roles: ['researcher'] })
      const acting = { kind: 'acting', asPersonId: person.id, reason: REASON } as const
      expect(await axeFindings(await as(admin, '/account', { locale, purpose: acting }))).toEqual([])
      await here.database.db.updateTable('person').set({ erased_at: '2026-11-21T08:00:00.000Z', name: '' }).where('id', '=', person.id).execute() // prettier-ignore
      const page = await as(admin, `/admin/people/${person.id}`, { locale })
      expect(await axeFindings(page)).toEqual([])
      expect(here.opened().flatMap(({ faults }) => faults)).toEqual([])
    },
  )

  test('without scripts a person changes their name and the language of letters, and is told what is wrong', async () => {
    const person = await make({ name: 'Old Name' })
    const page = await as(person, '/account', { javaScriptEnabled: false })
    await page.fill('#name', ' ')
    await page.click('form:has(#name) button')
    expect(await page.locator('#name-problem').innerText()).toContain('name')
    await page.fill('#name', 'New <b>Name</b>')
    await page.selectOption('#language', 'zh-CN')
    await page.click('form:has(#name) button')
    expect(await page.locator('[role="status"]').innerText()).toBe('Saved.')
    expect(await findPerson(here.database.db, person.id)).toMatchObject({ name: 'New <b>Name</b>', language: 'zh-CN' })
    expect(await page.locator('header').innerText()).toContain('New <b>Name</b>')
  })

  test('a new password is refused with the reason, keeps nothing typed, then holds here and signs out elsewhere', async () => {
    const person = await make({ password: PASSWORD })
    const elsewhere = await as(person, '/account')
    const page = await as(person, '/account/password', { javaScriptEnabled: false })
    const [before] = await page.context().cookies()
    const send = async (old: string, next: string, again = next) => {
      await page.fill('#oldPassword', old)
      await page.fill('#newPassword', next)
      await page.fill('#again', again)
      await form(page, 'change').locator('button').click()
    }
    await send('not my password', 'mountain pencil teapot 9')
    expect(await page.locator('#oldPassword-problem').innerText()).toContain('not your password')
    expect(await page.inputValue('#newPassword')).toBe('')
    await send(PASSWORD, 'qwertyuiop')
    expect(await page.locator('#newPassword-problem').innerText()).toContain('common')
    await send(PASSWORD, 'mountain pencil teapot 9', 'mountain pencil teapot 8')
    expect(await page.locator('#again-problem').innerText()).toContain('not the same')
    await send(PASSWORD, 'mountain pencil teapot 9')
    expect(await page.locator('[role="status"]').innerText()).toContain('new password holds')
    const after = (await page.context().cookies()).find(({ name }) => name === 'session')
    expect(after?.value).not.toBe(before?.value)
    await elsewhere.goto(`${here.url}/account`)
    expect(new URL(elsewhere.url()).pathname).toBe('/sign-in')
    await elsewhere.fill('#email', person.email)
    await elsewhere.fill('#password', 'mountain pencil teapot 9')
    await elsewhere.click('form:has(#password) button')
    expect(new URL(elsewhere.url()).pathname).toBe('/account')
    expect(await text(elsewhere)).toContain('Chrome')
  })

  test('who has no password sets one only after proving who they are', async () => {
    const page = await as(await make(), '/account/password', { minutesAgo: 20 })
    expect(new URL(page.url()).pathname).toBe('/account/confirm')
    const fresh = await as(await make(), '/account/password')
    expect(await fresh.locator('#oldPassword').count()).toBe(0)
    await fresh.fill('#newPassword', 'mountain pencil teapot 9')
    await fresh.fill('#again', 'mountain pencil teapot 9')
    await form(fresh, 'set').locator('button').click()
    expect(await fresh.locator('#oldPassword').count()).toBe(1)
  })

  test('sessions are listed with this browser marked, and end one by one or all together', async () => {
    const person = await make()
    const others = [await as(person, '/account'), await as(person, '/account'), await as(person, '/account')]
    const page = await as(person, '/account/sessions', { javaScriptEnabled: false })
    expect(await page.locator('tbody tr').count()).toBe(4)
    expect(await page.locator('tbody tr:has(.tag)').innerText()).toContain('This browser')
    await page.locator('tbody form button').first().click()
    expect(await page.locator('tbody tr').count()).toBe(3)
    await form(page, 'end-others').locator('button').click()
    expect(await page.locator('tbody tr').count()).toBe(1)
    for (const other of others) {
      await other.reload()
      expect(new URL(other.url()).pathname).toBe('/sign-in')
    }
    await page.goto(`${here.url}/account`)
    await page.click(signOutPath)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  test('an administrator finds somebody, gives and takes a role, disables and opens the account', async () => {
    const admin = await make({ roles: ['admin'] })
    const person = await make({ name: 'Somebody To Find' })
    const theirs = await as(person, '/account')
    const page = await as(admin, '/admin/people', { javaScriptEnabled: false })
    await page.fill('#q', 'TO FIND')
    await page.click('form[role="search"]:has(#q) button')
    await page.click('tbody a')
    await page.selectOption('#role', 'judge')
    await form(page, 'grant').locator('button').click()
    expect(await page.locator('.notice').first().innerText()).toContain('need an award')
    expect(await page.inputValue('#role')).toBe('judge')
    await page.fill('#award', 'test-2026')
    await form(page, 'grant').locator('button').click()
    expect(await page.locator('[role="status"]').innerText()).toContain('Done')
    await theirs.reload()
    expect(await text(theirs)).toContain('Judge (test-2026)')
    await form(page, 'revoke').locator('button').click()
    await form(page, 'disable').locator('button').click()
    await theirs.reload()
    expect(new URL(theirs.url()).pathname).toBe('/sign-in')
    await form(page, 'enable').locator('button').click()
    expect(await form(page, 'disable').count()).toBe(1)
  })

  test('a link for a new password is shown once, also long after the last proof, and opens its page', async () => {
    const admin = await make({ roles: ['admin'] })
    const person = await make()
    const page = await as(admin, `/admin/people/${person.id}`, { javaScriptEnabled: false })
    await here.database.db
      .updateTable('session')
      .set({ confirmed_at: new Date(Date.now() - 30 * 60_000).toISOString() })
      .where('person_id', '=', admin.id)
      .execute()
    await form(page, 'reset-link').locator('button').click()
    const [link = '', code = ''] = await page.locator('section code').allInnerTexts()
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const reader = await here.visit(new URL(link).pathname + new URL(link).search)
    expect(await reader.page.locator('#newPassword').count()).toBe(1)
    // Another look at the page asks for a proof again.
    await page.goto(`${here.url}/admin/people/${person.id}`)
    expect(new URL(page.url()).pathname).toBe('/account/confirm')
  })

  test('acting is marked on every page, shuts what is the person’s own, and leads back without a password', async () => {
    const admin = await make({ name: 'Admin Person', roles: ['admin'] })
    const person = await make({ name: 'Helped Person', roles: ['reviewer', { role: 'judge', scope: 'award:a' }], password: PASSWORD }) // prettier-ignore
    const page = await as(admin, `/admin/people/${person.id}`, { javaScriptEnabled: false })
    await page.fill('#actReason', 'short')
    await form(page, 'act').locator('button').click()
    expect(await page.locator('#actReason-problem').innerText()).toContain('10 to 500')
    await page.fill('#actReason', REASON)
    await form(page, 'act').locator('button').click()
    expect(new URL(page.url()).pathname).toBe('/account')
    for (const path of ['/account', '/', '/cases', '/compare', '/cases/qingshan-plan']) {
      await page.goto(`${here.url}${path}`)
      expect(await page.locator('form[action="/acting/end"]').innerText(), path).toContain('Admin Person')
    }
    const shut = ['/account/password', '/account/second-factor', '/account/passkeys', '/account/sessions', '/admin/people', `/admin/people/${person.id}`, '/admin/invitations', '/admin/audit'] // prettier-ignore
    for (const path of shut) {
      const answer = await page.goto(`${here.url}${path}`)
      expect([path, answer?.status()]).toEqual([path, 403])
      expect(await text(page)).toContain('Not while acting')
    }
    await page.goto(`${here.url}/account`)
    expect(await page.locator('#name').count()).toBe(0)

    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const post = (path: string, body: string) =>
      fetch(`${here.url}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: here.url, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
    const passwords = `intent=change&oldPassword=${PASSWORD}&newPassword=mountain+pencil+teapot&again=mountain+pencil+teapot`
    for (const [path, body] of [
      ['/account', 'name=Stolen&language=en'],
      ['/account/password', passwords],
      ['/account/sessions', 'intent=end-others'],
      [`/admin/people/${admin.id}`, 'intent=disable'],
      [`/admin/people/${person.id}`, `intent=act&actReason=${REASON}`],
    ] as const) {
      expect([path, (await post(path, body)).status]).toEqual([path, 403])
    }
    expect((await findPerson(here.database.db, person.id))?.name).toBe('Helped Person')

    const acting = (await page.context().cookies()).find(({ name }) => name === 'session')?.value
    await page.click('form[action="/acting/end"] button')
    expect(new URL(page.url()).pathname).toBe(`/admin/people/${person.id}`)
    expect(await page.locator('form[action="/acting/end"]').count()).toBe(0)
    const stale = await fetch(`${here.url}/account`, { headers: { cookie: `session=${acting}` }, redirect: 'manual' })
    expect(stale.headers.get('location')).toContain('/sign-in')

    const entries = (await listAuditAfter(here.database.db, undefined, 10_000)).filter(({ subject }) => subject === `person:${person.id}`) // prettier-ignore
    expect(entries.map(({ action, actorId, trueActorId, reason }) => [action, actorId, trueActorId, reason?.text])).toEqual([
      ['acting.start', admin.id, undefined, REASON],
      ['acting.end', person.id, admin.id, undefined],
    ]) // prettier-ignore
  })

  test('erasing asks for the address once more, and afterwards pages say that the account is erased', async () => {
    const admin = await make({ roles: ['admin'] })
    const person = await make({ name: 'Gone Soon' })
    const page = await as(admin, `/admin/people/${person.id}`, { javaScriptEnabled: false })
    await page.fill('#eraseReason', 'asked for it in writing')
    await page.fill('#eraseSure', 'wrong@example.org')
    await form(page, 'erase').locator('button').click()
    expect(await text(page)).toContain('nothing was erased')
    expect(await page.inputValue('#eraseReason')).toBe('asked for it in writing')
    await page.fill('#eraseSure', person.email)
    await form(page, 'erase').locator('button').click()
    expect(await page.locator('h1').innerText()).toBe('Erased account')
    expect(await page.locator('main form').count()).toBe(0)
    await page.goto(`${here.url}/admin/people?state=erased`)
    expect(await text(page)).toContain(person.id)
    expect(await text(page)).not.toContain('Gone Soon')
  })

  test('no such person is a 404, whatever stands in the address', async () => {
    const page = await as(await make({ roles: ['admin'] }), '/admin/people')
    for (const id of ['p_nobody', 'p_%00', '%2e%2e%2f', "p_'or'1"]) {
      expect([id, (await page.goto(`${here.url}/admin/people/${id}`))?.status()]).toEqual([id, 404])
    }
  })
})
