import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { denial, scopeOf, type Demand } from '#app/access/need.ts'
import { isOwnRequest } from '#app/access/own-request.ts'
import { may, NEVER_BY_ACTING, RIGHTS, type Right } from '#app/access/rights.ts'
import { isPossibleGrant, ROLES, type Grant, type Role } from '#app/access/roles.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { emailField } from '#app/forms/accounts/email.ts'
import { ownAddress } from '#app/forms/accounts/next-address.ts'
import { accessLines, accessRows, tableCells } from '#test/make/access-table.ts'

const NOW = '2026-11-21T12:00:00.000Z'
const rights = Object.keys(RIGHTS) as Right[]

const visitor = (grants: readonly Grant[], changes: Partial<Visitor> = {}): Visitor => ({
  personId: 'p_1',
  name: 'A',
  email: 'a@example.org',
  language: 'en',
  grants,
  actedFor: false,
  mustSetUpSecondFactor: false,
  trueActor: undefined,
  hasPassword: true,
  hasTotp: false,
  hasPasskey: false,
  session: { publicId: 's_1', idHash: '', awaitsSecondFactor: false, confirmedAt: NOW, seenAt: NOW },
  ...changes,
})
const anyGrant = fc.record({ role: fc.constantFrom(...ROLES), scope: fc.constantFrom('', 'award:a', 'award:b') })
const anyGrants = fc.array(anyGrant, { maxLength: 6 })
const anyRight = fc.constantFrom(...rights)

describe('the table of routes in app/README.md', () => {
  test('is what the routes themselves ask for; every route that writes goes through the wrapper', async () => {
    const readme = readFileSync('app/README.md', 'utf8')
    const table = /<!-- access -->([\s\S]*?)<!-- \/access -->/.exec(readme)?.[1] ?? ''
    expect(tableCells(table)).toEqual(accessRows(await accessLines()))
    // All routes are loaded for it.
  }, 300_000)
})

describe('rights', () => {
  test('are held only through a role that the table names, for its own scope or the whole site', () => {
    fc.assert(
      fc.property(anyGrants, anyRight, fc.constantFrom('', 'award:a', 'award:b'), (grants, right, scope) => {
        const roles: readonly Role[] = RIGHTS[right]
        const held = grants.some(({ role, scope: of }) => roles.includes(role) && (of === '' || of === scope))
        expect(may(visitor(grants), right, scope)).toBe(held)
      }),
    )
  })

  test('a judge of one award judges no other', () => {
    const judge = visitor([{ role: 'judge', scope: 'award:a' }])
    expect(may(judge, 'award.score', 'award:a')).toBe(true)
    expect(may(judge, 'award.score', 'award:b')).toBe(false)
    expect(may(judge, 'award.score')).toBe(false)
  })

  test('acting for somebody never gives more than they have, and never a judgement or power over accounts', () => {
    fc.assert(
      fc.property(anyGrants, anyRight, fc.constantFrom('', 'award:a'), (grants, right, scope) => {
        const acting = may(visitor(grants, { actedFor: true }), right, scope)
        if (acting) expect(may(visitor(grants), right, scope)).toBe(true)
        if (NEVER_BY_ACTING.includes(right)) expect(acting).toBe(false)
      }),
    )
    expect(NEVER_BY_ACTING).toEqual(expect.arrayContaining(['award.score', 'award.vote', 'award.ballots']))
  })

  test('none is held while a required second factor is missing', () => {
    fc.assert(
      fc.property(anyGrants, anyRight, (grants, right) => {
        expect(may(visitor(grants, { mustSetUpSecondFactor: true }), right)).toBe(false)
      }),
    )
  })

  test.each([
    ['researcher', '', true],
    ['researcher', 'award:a', false],
    ['judge', '', false],
    ['judge', 'award:sample-2024', true],
    ['judge', 'award:', false],
    ['judge', 'award:Sample 2024', false],
    ['judge', 'prize:a', false],
    ['award-office', '', true],
    ['award-office', 'award:a', true],
    ['admin', 'award:a', false],
  ] as const)('%s for %j: %s', (role, scope, possible) => {
    expect(isPossibleGrant({ role, scope })).toBe(possible)
  })
})

describe(scopeOf, () => {
  const judge = visitor([{ role: 'judge', scope: 'award:a' }])
  const ofAward: Demand = { needs: 'award.score', ofAward: true }

  test('a page of an award asks for the right over that award', () => {
    expect(denial(judge, ofAward, NOW, scopeOf(ofAward, { award: 'a' }))).toBeUndefined()
    expect(denial(judge, ofAward, NOW, scopeOf(ofAward, { award: 'b' }))).toBe('forbidden')
  })

  test('an address without an award opens nothing to who holds a right over one', () => {
    expect(denial(judge, ofAward, NOW, scopeOf(ofAward, {}))).toBe('forbidden')
    expect(denial(judge, ofAward, NOW, scopeOf(ofAward, { award: '' }))).toBe('forbidden')
  })

  test('a page that shows whatever somebody may see asks for the right over anything', () => {
    const any: Demand = { needs: 'award.score' }
    expect(denial(judge, any, NOW, scopeOf(any, { award: 'b' }))).toBeUndefined()
  })
})

describe(denial, () => {
  const admin = visitor([{ role: 'admin', scope: '' }])
  const half = visitor([{ role: 'admin', scope: '' }], { session: { ...admin.session, awaitsSecondFactor: true } })
  const acted = visitor([{ role: 'researcher', scope: '' }], { actedFor: true })
  const bare = visitor([{ role: 'admin', scope: '' }], { mustSetUpSecondFactor: true })
  const old = visitor([], { session: { ...admin.session, confirmedAt: '2026-11-21T11:44:59.000Z' } })

  test.each<[string, Visitor | undefined, Demand, string | undefined]>([
    ['a reader reads', undefined, { needs: 'anyone' }, undefined],
    ['a reader has no account', undefined, { needs: 'account' }, 'sign-in'],
    ['half a sign-in opens nothing', half, { needs: 'account' }, 'second-factor'],
    ['half a sign-in opens no right', half, { needs: 'people.read' }, 'second-factor'],
    ['half a sign-in opens its other half', half, { needs: 'second-factor' }, undefined],
    ['a whole one has no other half', admin, { needs: 'second-factor' }, 'signed-in'],
    ['an admin reads people', admin, { needs: 'people.read' }, undefined],
    ['an admin edits no cases', admin, { needs: 'case.write' }, 'forbidden'],
    ['who acts writes cases', acted, { needs: 'case.write' }, undefined],
    ['who acts changes no password', acted, { needs: 'own-account' }, 'acting'],
    ['without the required second factor', bare, { needs: 'people.read' }, 'set-up-second-factor'],
    ['but it can be set up', bare, { needs: 'own-account', beforeSecondFactor: true }, undefined],
    ['proved too long ago', old, { needs: 'account', confirmedWithinMinutes: 15 }, 'confirm'],
    ['proved lately enough', old, { needs: 'account', confirmedWithinMinutes: 16 }, undefined],
  ])('%s', (_, who, demand, expected) => {
    expect(denial(who, demand, NOW)).toBe(expected)
  })
})

describe(isOwnRequest, () => {
  const site = 'https://shandu.example.org'
  test.each<[Record<string, string>, boolean]>([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    [{ 'sec-fetch-site': 'same-site', origin: site }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: site }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: site }, true],
    [{ origin: `${site}.evil.example` }, false],
    [{ origin: 'http://shandu.example.org' }, false],
    [{ origin: 'https://shandu.example.org:8443' }, false],
    [{ origin: 'null' }, false],
    [{ referer: `${site}/sign-in` }, false],
    [{}, false],
  ])('%j: %s', (headers, own) => {
    expect(isOwnRequest(new Headers(headers), site)).toBe(own)
  })
})

describe('the address to go on to', () => {
  test.each(['/account', '/cases?q=a&b=%2F', '/cases/x#place', '/案例'])('%s is taken', (address) => {
    expect(new URL(ownAddress(address)!, 'https://shandu.example.org').origin).toBe('https://shandu.example.org')
  })
  test.each([
    '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '\t//evil.example', '/\t/evil.example',
    '/\n/evil.example', ' /account', '', '/.//evil.example', '/x/..//evil.example', '\\\\evil.example', `/${'a'.repeat(3000)}`,
  ])('%j is not', (address) => {
    expect(ownAddress(address)).toBeUndefined()
  }) // prettier-ignore

  test('whatever is taken stays on this site for a browser', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      '%2f',
      '%5c',
      '\t',
      'evil.example',
      'https',
      '?',
      '#',
      'a',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const taken = ownAddress(`/${pieces.join('')}`)
        if (taken === undefined) return
        expect(new URL(taken, 'https://shandu.example.org/sign-in').origin).toBe('https://shandu.example.org')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('an e-mail address', () => {
  test.each([
    ['name@example.org', 'name@example.org'],
    ['  name@example.org ', 'name@example.org'],
    ['ｎａｍｅ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'name@example.org'],
    ["o'neil+a@sub.example.org", "o'neil+a@sub.example.org"],
  ])('%j is read as %s', (typed, read) => {
    expect(emailField.parse(typed)).toBe(read)
  })
  test.each([
    ['', 'email-missing'],
    ['name', 'email-form'],
    ['name@localhost', 'email-form'],
    ['a b@example.org', 'email-characters'],
    ['a@example.org\r\nBcc: b@example.org', 'email-characters'],
    ['аdmin@example.org', 'email-characters'],
    ['name@exаmple.org', 'email-characters'],
    ['name\u200b@example.org', 'email-characters'],
    [`${'a'.repeat(250)}@example.org`, 'too-long'],
  ])('%j is refused: %s', (typed, code) => {
    expect(emailField.safeParse(typed).error?.issues[0]?.message).toBe(code)
  })
  test('a letter that only looks Latin is named by its number', () => {
    const issue = emailField.safeParse('аdmin@example.org').error!.issues[0]!
    expect(issue).toMatchObject({ params: { character: 'а U+0430' } })
  })
})
