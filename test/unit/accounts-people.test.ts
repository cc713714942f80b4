import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES } from '#app/access/roles.ts'
import { ROLE_POWERS } from '#app/content/accounts/role-powers.ts'
import { changePasswordForm, nameField } from '#app/forms/accounts/own-account.ts'
import { newPasswordField } from '#app/forms/accounts/password.ts'
import { peopleAddress, PERSON_STATES, readPeopleQuery } from '#app/forms/accounts/people-query.ts'
import { actForm, grantForm, isPersonId } from '#app/forms/accounts/person-forms.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { browserOf } from '#app/services/accounts/browser-name.server.ts'
import { weakness } from '#app/services/accounts/password-strength.server.ts'

const ABOUT = ['Li Wei', 'li.wei@college.example.org']

describe(weakness, () => {
  test.each([
    ['password1234', 'password-common'],
    ['Password12', 'password-common'],
    ['P@ssw0rd123', 'password-common'],
    ['liwei-liwei', 'password-about-you'],
    ['LiWei2026', 'password-about-you'],
    ['college example', 'password-about-you'],
    ['shandu2026shandu', 'password-about-you'],
    ['善度善度善度善度善度', 'password-repeats'],
    ['aaaaaaaaaaaaaaaa', 'password-repeats'],
    ['abcabcabcabcabc', 'password-repeats'],
    ['abcdefghijklmnop', 'password-sequence'],
    ['2026-11-21', 'password-date'],
    ['１２３４５６７８９０', 'password-common'],
  ] as const)('%s: %s', (password, why) => {
    expect(weakness(password, ABOUT)).toBe(why)
  })

  test.each(['mountain pencil teapot 9', '5Gx!pz2Qm9wK', '春眠不觉晓，处处闻啼鸟。夜来', 'tr4vel-lantern-oyster'])(
    '%s is strong enough',
    (password) => {
      expect(weakness(password, ABOUT)).toBeUndefined()
    },
  )

  test('what is known of the person makes a password no stronger', () => {
    expect(weakness('Zhukovskaya77', [])).toBeUndefined()
    expect(weakness('Zhukovskaya77', ['Anna Zhukovskaya'])).toBe('password-about-you')
  })

  test('however long and odd, it is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (password) => {
        const why = weakness(password, ABOUT)
        expect(why === undefined || why.startsWith('password-')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a new password', () => {
  const codeOf = (text: string) => newPasswordField.safeParse(text).error?.issues[0]?.message
  test.each([
    ['', 'password-missing'],
    ['123456789', 'password-too-short'],
    ['一二三四五六七八九', 'password-too-short'],
    ['😀'.repeat(9), 'password-too-short'],
    ['x'.repeat(201), 'password-too-long'],
    // One character that stands for eighteen.
    ['\ufdfa'.repeat(20), 'password-too-long'],
    ['1234567890', undefined],
    ['😀'.repeat(10), undefined],
    ['x'.repeat(200), undefined],
  ])('%j: %s', (text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  test('is one and the same whichever input method wrote it', () => {
    expect(newPasswordField.parse('ｐａｓｓｗｏｒｄｓ１')).toBe('passwords1')
    const form = { oldPassword: 'x', newPassword: 'ｐａｓｓｗｏｒｄｓ１', again: 'passwords1' }
    expect(changePasswordForm.safeParse(form).success).toBe(true)
    expect(changePasswordForm.safeParse({ ...form, again: 'passwords2' }).error?.issues[0]?.message).toBe('password-again') // prettier-ignore
  })
})

describe('the list of people', () => {
  test('reads its own addresses', () => {
    const query = fc.record({
      words: fc.string({ maxLength: 40 }).map((text) => text.normalize('NFKC').replace(/\p{Cc}/gu, '').trim()), // prettier-ignore
      role: fc.option(fc.constantFrom(...ROLES), { nil: undefined }),
      state: fc.option(fc.constantFrom(...PERSON_STATES), { nil: undefined }),
      page: fc.integer({ min: 1, max: 999_999 }),
    })
    fc.assert(
      fc.property(query, (asked) => {
        const address = peopleAddress({ ...asked, leftOut: false }, asked.page)
        expect(readPeopleQuery(new URL(address, 'http://x').searchParams)).toEqual({ ...asked, leftOut: false })
      }),
    )
  })

  test.each(['role=king', 'state=gone', 'page=0', 'page=-1', 'page=1e9', 'page=99999999999', `q=${'x'.repeat(101)}`])(
    'leaves out %s and says so',
    (query) => {
      const read = readPeopleQuery(new URLSearchParams(query))
      expect(read).toMatchObject({ role: undefined, state: undefined, page: 1, leftOut: true })
    },
  )

  test('never hands a control character to a database', () => {
    expect(readPeopleQuery(new URLSearchParams('q=a%00b')).words).toBe('a b')
    expect(isPersonId('p_\0')).toBe(false)
    expect(isPersonId('p_Ab-_9')).toBe(true)
  })
})

describe('forms about people', () => {
  test.each([
    ['researcher', '', { role: 'researcher', scope: '' }],
    ['judge', ' sample-2024 ', { role: 'judge', scope: 'award:sample-2024' }],
    ['judge', 'ｓａｍｐｌｅ', { role: 'judge', scope: 'award:sample' }],
  ])('%s with award %j is a grant', (role, award, grant) => {
    expect(grantForm.parse({ role, award })).toEqual(grant)
  })

  test.each(['Sample', 'a b', 'award:x', '-a', 'a--b', 'x'.repeat(81), 'ａ／ｂ', '奖'])('%j is no award', (award) => {
    expect(grantForm.safeParse({ role: 'judge', award }).error?.issues[0]?.message).toBe('award-form')
  })

  test.each(['too short', '         x         ', '\n\n\n\n\n\n\n\n\n\n\n', 'x'.repeat(501)])(
    '%j is no reason',
    (actReason) => {
      expect(actForm.safeParse({ actReason }).error?.issues[0]?.message).toBe('reason-short')
    },
  )

  test('a name is one line of text that shows', () => {
    expect(nameField.parse('  Li\r\nWei\u202e\u0000 ')).toBe('Li Wei')
    expect(nameField.safeParse('\u200b\u200b').success).toBe(false)
    expect(nameField.safeParse('x'.repeat(101)).success).toBe(false)
  })

  test('what each role may do is said in both languages', () => {
    for (const role of ROLES) for (const text of Object.values(ROLE_POWERS[role])) expect(text).not.toBe('')
  })
})

describe(browserOf, () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', 'Chrome 141', 'Linux'], // prettier-ignore
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.40', 'WeChat 8', 'iOS'], // prettier-ignore
    ['', '', ''],
    ['   ', '', ''],
    ['nobody knows this', '', ''],
  ])('%j', (agent, browser, system) => {
    expect(browserOf(agent)).toEqual({ browser, system })
  })

  test('anything a client may send is answered', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 400 }), (agent) => typeof browserOf(agent).browser === 'string')) // prettier-ignore
  })
})

describe(formatDateTime, () => {
  test('tells the clock of Beijing, eight hours ahead of UTC, over midnight and all year', () => {
    expect(formatDateTime('en', '2026-11-21T17:05:59.999Z')).toBe('22 Nov 2026, 01:05')
    expect(formatDateTime('zh-CN', '2026-11-21T17:05:59.999Z')).toBe('2026年11月22日 01:05')
    expect(formatDateTime('en', '2026-07-01T16:00:00.000Z')).toBe('2 Jul 2026, 00:00')
  })
})
