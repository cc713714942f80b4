import { beforeAll, describe, expect, test } from 'vitest'
import { setInCase } from '#cases/edit/edit-case.ts'
import type { Role } from '#app/access/roles.ts'
import { visitorWith, type SessionPurpose } from '#app/services/accounts/sessions.server.ts'
import { keepCopy } from '#app/services/desk/archived-copies.server.ts'
import { askForReview } from '#app/services/desk/review.server.ts'
import { ALL_GRANTS, signedIn, type MadePerson } from '#test/make/accounts.ts'
import { saves } from '#test/make/desk.ts'
import { visitBy, withoutMail } from '#test/make/installation.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('links')
const CASE = 'game-card'

let writer: MadePerson
beforeAll(async () => {
  // Something stands in every list: a draft in review, one that is not, and a copy of a source.
  writer = await here.makePerson({ name: 'Li Na', roles: ['researcher'] })
  const now = new Date().toISOString()
  const { db } = here.database
  const visit = visitBy(await visitorWith(db, await signedIn(db, writer.id, { now }), [], now), now)
  const titled = (title: string) => (text: string) => {
    const edited = setInCase(text, ['title', 'en'], title)
    return edited.ok ? edited.value : text
  }
  for (const id of [CASE, 'lunyi-daohang']) await saves(db, visit, id, titled(`New title of ${id}`))
  await askForReview(withoutMail(db), visit, { caseId: CASE, message: 'please' })
  await keepCopy(withoutMail(db), visit, { caseId: CASE, url: undefined, bytes: Buffer.from('as it was read') })
})

/** Places of the same kind, such as the editor of another case, of which a few are enough. */
const kindOf = (path: string): string =>
  path
    .replace(/^(\/(?:desk\/)?cases)\/[^/?]+/, '$1/:slug')
    .replace(/\b[0-9a-f]{64}\b/, ':digest')
    .replace(/\/r\/\d+/, '/r/:number')
    .replace(/[?#].*$/, '')
    .replace(/\/files\/.*$/, '/files/*')
const A_KIND = 3

const linksIn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*\shref="([^"#]+)/g)]
    .map(([, address]) => address!.replaceAll('&amp;', '&'))
    .filter((address) => address.startsWith('/') && !address.startsWith('//'))

/** Follows links from the desk, and from each page that is the desk's own; whatever does not open is named. */
async function walk(person: { readonly id: string }, purpose?: SessionPurpose) {
  const cookie = `session=${await here.sessionOf(person, purpose ? { purpose } : {})}`
  const waiting = [{ path: '/desk', from: '' }]
  const seen = new Set(['/desk'])
  const kinds = new Map<string, number>()
  const refused: string[] = []
  const opened: string[] = []
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, from } = next
    const answer = await fetch(here.url + path, { headers: { cookie, 'accept-language': 'en' }, redirect: 'manual' })
    opened.push(path)
    const leadsAway = /\/(?:sign-in|account\/confirm)/.test(answer.headers.get('location') ?? '')
    if (answer.status >= 400 || leadsAway) refused.push(`${answer.status} ${path} on ${from}`)
    const text = await answer.text()
    // Other pages are asked for and not walked: their links are their own.
    const isOfDesk = path.startsWith('/desk') || /^\/cases\/[^/]+\/(?:history|changes|r\/)/.test(path)
    if (!isOfDesk || !(answer.headers.get('content-type') ?? '').includes('text/html')) continue
    for (const link of linksIn(text)) {
      const kind = kindOf(link)
      if (seen.has(link) || (kinds.get(kind) ?? 0) >= A_KIND) continue
      seen.add(link)
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      waiting.push({ path: link, from: path })
    }
  }
  return { refused, opened, kinds }
}

describe('no link of the desk refuses', () => {
  test.each(['researcher', 'reviewer', 'researcher and reviewer', 'researcher and admin'])(
    'to who is %s',
    async (held) => {
      const roles = held.split(' and ') as Role[]
      const { refused, opened } = await walk(await here.makePerson({ roles }))
      expect(refused).toEqual([])
      const parts = ['/desk/sent-in', '/desk/figures', '/desk/sources', '/desk/copies', `/desk/cases/${CASE}/review`]
      expect(opened).toEqual(expect.arrayContaining(parts))
    },
  )

  test.each(['researcher', 'reviewer'] as const)('to an administrator who acts for a %s', async (role) => {
    const admin = await here.makePerson({ roles: ['admin'] })
    const other = await here.makePerson({ roles: [role] })
    const purpose = { kind: 'acting', asPersonId: other.id, reason: 'to see what they see' } as const
    const { refused, opened } = await walk(admin, purpose)
    expect(refused).toEqual([])
    expect(opened).toContain('/desk/figures')
    expect(opened).not.toContain('/desk/sent-in')
  })

  test.each(ALL_GRANTS.filter(({ role }) => role !== 'researcher' && role !== 'reviewer'))(
    'and who is only $role is shown no link to it',
    async (grant) => {
      const cookie = `session=${await here.sessionOf(await here.makePerson({ roles: [grant] }))}`
      for (const path of ['/', '/cases', `/cases/${CASE}`, `/cases/${CASE}/history`, '/account']) {
        const answer = await fetch(here.url + path, { headers: { cookie } })
        expect(linksIn(await answer.text()).filter((link) => link.startsWith('/desk'))).toEqual([])
      }
    },
  )
})

test('the home of the desk names the first cases whose evidence needs work, and leads to the others', async () => {
  const person = await here.makePerson({ roles: ['researcher'] })
  const { page } = await here.visitAs(person, '/desk', { javaScriptEnabled: false })
  const link = page.locator('a[href="/desk/evidence"]')
  const more = Number(/\d+/.exec(await link.innerText())![0])
  expect(more).toBeGreaterThan(0)
  await link.click()
  expect(await page.locator('h1').innerText()).toBe('Cases whose evidence needs work')
  expect(await page.locator('main tbody tr').count()).toBe(10 + more)
})
