import { Secret, TOTP } from 'otpauth'
import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { MadePerson } from '#test/make/accounts.ts'
import { axeFindings, visit, type Visit } from './browser.ts'
import { peopleSite } from './people-site.ts'

const PASSWORD = 'correct horse battery staple 7'
const LANGUAGES = ['zh-CN', 'en'] as const

const here = peopleSite('factor', { REQUIRE_SECOND_FACTOR: 'award-office' })

async function typePassword(page: Page, { email }: MadePerson): Promise<void> {
  await page.fill('#email', email)
  await page.fill('#password', PASSWORD)
  await page.click('form:has(#password) button')
}

/** Signs in by password and ends on the given page. */
async function signedIn(person: MadePerson, path: string, options: Parameters<typeof visit>[2] = {}): Promise<Visit> {
  const opening = await here.visit(`/sign-in?next=${encodeURIComponent(path)}`, options)
  await typePassword(opening.page, person)
  return opening
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${here.url}/account`)
  await page.click('form[action="/sign-out"] button')
}

/** What the person's app shows, from the secret as the page prints it. */
async function secretOn(page: Page): Promise<string> {
  return (await page.innerText('[data-secret]')).replaceAll(' ', '')
}
function codeOf(secret: string, inSeconds = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
  return totp.generate({ timestamp: Date.now() + inSeconds * 1000 })
}

/** A device with a fingerprint reader that always says yes. */
async function device(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

const heading = (page: Page) => page.innerText('h1')

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.fill('#name', name)
  await page.click('[data-passkey="make"] button')
  await page.waitForURL(/has=added/)
}

describe('codes from an app', () => {
  test('are set up with the printed secret, asked for at the next sign-in, and taken once', async () => {
    const person = await here.makePerson({ password: PASSWORD })
    const { page, faults } = await signedIn(person, '/account/second-factor')
    const secret = await secretOn(page)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)

    await page.fill('#code', codeOf(secret, 3600))
    await page.click('form:has(#code) button')
    expect(await page.innerText('#code-problem')).toContain('code is wrong')
    expect(await secretOn(page)).toBe(secret)

    await page.fill('#code', codeOf(secret, 240))
    await page.click('form:has(#code) button')
    expect(await page.innerText('#code-problem')).toMatch(/clock is about 4 min ahead/)

    const used = codeOf(secret)
    await page.fill('#code', used)
    await page.click('form:has(#code) button')
    expect(await page.locator('[data-codes] li').count()).toBe(10)
    const [recovery] = await page.locator('[data-codes] li').allInnerTexts()
    await page.click('text=I have them')
    expect(await page.innerText('main')).toContain('Not used yet: 10')

    await signOut(page)
    await page.goto(`${here.url}/sign-in?next=/account/second-factor`)
    await typePassword(page, person)
    expect(await heading(page)).toBe('Second step of signing in')
    await page.fill('#code', used)
    await page.click('form:has(#code) button')
    expect(await page.innerText('#code-problem')).toContain('has been used')
    await page.fill('#code', codeOf(secret, 30))
    await page.click('form:has(#code) button')
    await page.waitForURL(`${here.url}/account/second-factor`)

    const elsewhere = await signedIn(person, '/account/second-factor', { javaScriptEnabled: false })
    await elsewhere.page.click('summary')
    await elsewhere.page.fill('#recovery', recovery!.toLowerCase().replaceAll('-', ' '))
    await elsewhere.page.click('form:has(#recovery) button')
    expect(await elsewhere.page.innerText('main')).toContain('Not used yet: 9')

    await page.click('text=Turn off codes')
    expect(await page.innerText('[role="status"]')).toContain('no longer asked for')
    await elsewhere.page.goto(`${here.url}/account/second-factor`)
    expect(await heading(elsewhere.page)).toBe('Sign in')
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  })

  test('asked for too late lead back to the password, and then to where the person was going', async () => {
    const person = await here.makePerson({ password: PASSWORD })
    const set = await signedIn(person, '/account/second-factor')
    const secret = await secretOn(set.page)
    await set.page.fill('#code', codeOf(secret))
    await set.page.click('form:has(#code) button')
    await set.page.waitForSelector('[data-codes]')
    const { page } = await signedIn(person, '/account/second-factor?off=')
    await here.database.db.deleteFrom('session').where('person_id', '=', person.id).execute()
    await page.fill('#code', codeOf(secret, 30))
    await page.click('form:has(#code) button')
    expect(await heading(page)).toBe('Sign in')
    await typePassword(page, person)
    await page.fill('#code', codeOf(secret, 30))
    await page.click('form:has(#code) button')
    await page.waitForURL(`${here.url}/account/second-factor?off=`)
  })

  test('are required of a role: everything else is shut until they are set up, and then it goes on', async () => {
    const person = await here.makePerson({ password: PASSWORD, roles: ['award-office', 'admin'] })
    const { page } = await signedIn(person, '/admin/audit')
    expect(new URL(page.url()).pathname).toBe('/account/second-factor')
    expect(await page.innerText('main')).toContain('Your role requires a second factor')
    await page.fill('#code', codeOf(await secretOn(page)))
    await page.click('form:has(#code) button')
    await page.click('text=I have them')
    expect(new URL(page.url()).pathname).toBe('/admin/audit')
    await page.goto(`${here.url}/account/second-factor`)
    expect(await page.locator('text=Turn off codes').count()).toBe(0)
    expect(await page.innerText('main')).toContain('cannot be turned off')
  })
})

describe('passkeys', () => {
  test('are added, sign in, stand for the second step, and are removed', async () => {
    const person = await here.makePerson({ password: PASSWORD })
    const { page, faults } = await signedIn(person, '/account/passkeys')
    await device(page)
    await addPasskey(page, 'Office computer')
    expect(await page.innerText('[role="status"]')).toContain('has been added')
    expect(await page.innerText('tbody')).toContain('Office computer')

    await signOut(page)
    await page.goto(`${here.url}/sign-in?next=/account/passkeys`)
    await page.click('[data-passkey="use"] button')
    await page.waitForURL(`${here.url}/account/passkeys`)
    expect(await page.innerText('tbody')).not.toContain('not yet')

    await signOut(page)
    await page.goto(`${here.url}/sign-in?next=/account/passkeys`)
    await typePassword(page, person)
    expect(await heading(page)).toBe('Second step of signing in')
    await page.click('[data-passkey="use"] button')
    await page.waitForURL(`${here.url}/account/passkeys`)

    await page.click('summary:has-text("Rename")')
    await page.fill('tbody input[name="name"]', 'Laptop')
    await page.click('tbody button:has-text("Save")')
    expect(await page.innerText('tbody th')).toBe('Laptop')
    await page.click('summary:has-text("Remove")')
    await page.click('button:has-text("Remove “Laptop”")')
    expect(await page.innerText('main')).toContain('You have none yet')

    await signOut(page)
    await page.goto(`${here.url}/sign-in`)
    await page.click('[data-passkey="use"] button')
    await page.waitForSelector('[data-problem]:not([hidden])')
    expect(await page.innerText('[data-problem]')).toContain('does not know that passkey')
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  })

  test('confirm who is at the keyboard, and lead back', async () => {
    const person = await here.makePerson({ password: PASSWORD })
    const { page } = await signedIn(person, '/account/passkeys')
    await device(page)
    await addPasskey(page, 'Phone')
    const longAgo = new Date(Date.now() - 2 * 3_600_000).toISOString()
    const forget = () =>
      here.database.db
        .updateTable('session')
        .set({ confirmed_at: longAgo })
        .where('person_id', '=', person.id)
        .execute()
    for (const confirm of [
      () => page.click('[data-passkey="use"] button'),
      async () => {
        await page.fill('#password', 'wrong')
        await page.click('form:has(#password) button')
        expect(await page.innerText('#password-problem')).toContain('password is wrong')
        await page.fill('#password', PASSWORD)
        await page.click('form:has(#password) button')
      },
    ]) {
      await forget()
      await page.goto(`${here.url}/account/second-factor?replace=`)
      expect(await heading(page)).toBe('Please confirm that it is you')
      await confirm()
      await page.waitForURL(`${here.url}/account/second-factor?replace=`)
    }
    await forget()
    await page.goto(`${here.url}/account/passkeys`)
    expect(new URL(page.url()).pathname).toBe('/account/confirm')
  })

  test('a cancelled request is said in the language of the page, and the button works again', async () => {
    const { page } = await here.visit('/sign-in?lang=zh-CN')
    const { cdp, authenticatorId } = await device(page)
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await page.click('[data-passkey="use"] button')
    await page.waitForSelector('[data-problem]:not([hidden])')
    expect(await page.innerText('[data-problem]')).toContain('没有完成')
    expect(await page.isEnabled('[data-passkey="use"] button')).toBe(true)
  })

  test('a counter that went back is refused, said, and written down', async () => {
    const person = await here.makePerson({ password: PASSWORD })
    const { page } = await signedIn(person, '/account/passkeys')
    await device(page)
    await addPasskey(page, 'Copied')
    await here.database.db.updateTable('passkey').set({ counter: 1_000 }).where('person_id', '=', person.id).execute()
    await signOut(page)
    await page.goto(`${here.url}/sign-in`)
    await page.click('[data-passkey="use"] button')
    await page.waitForSelector('[data-problem]:not([hidden])')
    expect(await page.innerText('[data-problem]')).toContain('may have been copied')
    const refusals = await here.database.db
      .selectFrom('audit')
      .selectAll()
      .where('action', '=', 'passkey.refuse')
      .execute()
    expect(refusals.map(({ after_json }) => JSON.parse(after_json) as unknown)).toEqual([
      { counter: 2, lastCounter: 1_000 },
    ])
  })

  test('without scripts the pages say what to do, and show no button that does nothing', async () => {
    const person = await here.makePerson({ password: PASSWORD })
    const signIn = await here.visit('/sign-in', { javaScriptEnabled: false })
    expect(await signIn.page.isVisible('[data-passkey="use"] button')).toBe(false)
    await typePassword(signIn.page, person)
    await signIn.page.goto(`${here.url}/account/passkeys`)
    expect(await signIn.page.isVisible('[data-passkey="make"] button')).toBe(false)
    expect(await signIn.page.innerText('main')).toContain('needs a browser that runs scripts')
  })

  test('their script is loaded by pages that ask for one, and by no other', async () => {
    const { page } = await here.visit('/about')
    const scripts = async (path: string) => {
      const seen: string[] = []
      const note = (request: { url(): string }) => seen.push(request.url())
      page.on('request', note)
      await page.goto(`${here.url}${path}`, { waitUntil: 'networkidle' })
      page.off('request', note)
      return seen.filter((address) => /passkeys-[^/]*\.js/.test(address)).length
    }
    expect(await scripts('/about')).toBe(0)
    expect(await scripts('/sign-in')).toBe(1)
  })
})

describe('a script that answers on its own', () => {
  const post = (page: Page, path: string, body: string, type = 'application/json') =>
    page.evaluate(
      async ([address, text, contentType]) => {
        const response = await fetch(address!, {
          method: 'POST',
          body: text!,
          headers: { 'Content-Type': contentType! },
          redirect: 'manual',
        })
        const said = (await response.json().catch(() => ({}))) as { problems?: { code: string }[]; code?: string }
        return { status: response.status, code: said.problems?.[0]?.code ?? said.code, type: response.type }
      },
      [path, body, type],
    )
  const answer = (challenge: string, origin: string, id = 'AAAA') => {
    const clientDataJSON = btoa(JSON.stringify({ type: 'webauthn.get', challenge, origin })).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_') // prettier-ignore
    const response = { clientDataJSON, authenticatorData: 'AAAA', signature: 'AAAA' }
    return JSON.stringify({ intent: 'answer', answer: { id, rawId: id, type: 'public-key', response } })
  }
  const asked = (page: Page) =>
    page.evaluate(async () => {
      const response = await fetch('/sign-in/passkey', {
        method: 'POST',
        body: JSON.stringify({ intent: 'ask' }),
        headers: { 'Content-Type': 'application/json' },
      })
      return ((await response.json()) as { options: { challenge: string } }).options.challenge
    })

  test('is refused in words for what is malformed, unknown, foreign or replayed', async () => {
    const { page } = await here.visit('/sign-in')
    const path = '/sign-in/passkey'
    expect(await post(page, path, '{"intent":"answer"')).toMatchObject({ status: 400, code: 'unreadable' })
    expect(await post(page, path, '[]')).toMatchObject({ status: 400 })
    expect(await post(page, path, '{"intent":"nothing"}')).toMatchObject({ status: 400 })
    for (const body of [{}, { answer: 'x' }, { answer: { id: '<', response: {} } }, { answer: null }]) {
      const said = await post(page, path, JSON.stringify({ intent: 'answer', ...body }))
      expect(said).toMatchObject({ status: 422, code: 'passkey-unreadable' })
    }
    expect(await post(page, path, answer('made up', here.url))).toMatchObject({ status: 422, code: 'passkey-stale' })
    const challenge = await asked(page)
    expect(await post(page, path, answer(challenge, here.url))).toMatchObject({ status: 422, code: 'passkey-unknown' })
    expect(await post(page, path, answer(challenge, here.url))).toMatchObject({ status: 422, code: 'passkey-stale' })
    const other = answer(await asked(page), 'https://shandu.example.com')
    expect(await post(page, path, other)).toMatchObject({ status: 422, code: 'passkey-origin' })
    expect(await post(page, path, `{"intent":"ask","more":"${'x'.repeat(40_000)}"}`)).toMatchObject({ status: 413 })
  })

  test('has nothing to show, and leads to the page it belongs to', async () => {
    const { page } = await here.visit('/sign-in/passkey')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  test('adds nothing for who is not signed in', async () => {
    const { page } = await here.visit('/sign-in')
    for (const path of ['/account/passkeys/add', '/account/confirm/passkey', '/sign-in/second-factor/passkey']) {
      expect(await post(page, path, '{"intent":"ask"}')).toMatchObject({ type: 'opaqueredirect' })
    }
  })
})

describe.each(LANGUAGES)('for everybody, in %s', (language) => {
  test('axe finds nothing on these pages', async () => {
    const person = await here.makePerson({ password: PASSWORD, language })
    const { page } = await signedIn(person, `/account/second-factor?lang=${language}`)
    expect(await axeFindings(page)).toEqual([])
    await page.fill('#code', '000000')
    await page.click('form:has(#code) button')
    await page.waitForSelector('#code-problem')
    await page.waitForLoadState('networkidle')
    expect(await axeFindings(page)).toEqual([])
    const secret = await secretOn(page)
    await page.fill('#code', codeOf(secret))
    await page.click('form:has(#code) button')
    await page.waitForSelector('#code', { state: 'detached' })
    await page.waitForLoadState('networkidle')
    expect(await page.getAttribute('html', 'lang')).toBe(language)
    expect(await axeFindings(page)).toEqual([])
    await page.goto(`${here.url}/account/passkeys`, { waitUntil: 'networkidle' })
    expect(await axeFindings(page)).toEqual([])
    await device(page)
    await addPasskey(page, 'A')
    await page.waitForLoadState('networkidle')
    expect(await axeFindings(page)).toEqual([])
    for (const path of ['/account/second-factor', '/account/confirm']) {
      await page.goto(`${here.url}${path}`, { waitUntil: 'networkidle' })
      expect(await axeFindings(page)).toEqual([])
    }
    await signOut(page)
    await page.goto(`${here.url}/sign-in`, { waitUntil: 'networkidle' })
    expect(await axeFindings(page)).toEqual([])
    await typePassword(page, person)
    await page.waitForLoadState('networkidle')
    expect(await axeFindings(page)).toEqual([])
  })
})
