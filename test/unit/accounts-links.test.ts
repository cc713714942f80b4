import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AWARD_ROLES, invitationForm, SITE_ROLES } from '#app/forms/accounts/invitation.ts'
import { joinForm } from '#app/forms/accounts/join.ts'
import { isPossibleGrant } from '#app/access/roles.ts'
import { parseEnv } from '#app/env.server.ts'
import { grantForm } from '#app/forms/accounts/person-forms.ts'
import { keyPath } from '#app/services/accounts/installation.server.ts'
import { problemsOf } from '#app/access/form-answer.ts'
import { qrPath } from '#app/services/accounts/qr.server.ts'
import { newToken } from '#app/services/accounts/token.server.ts'
import { modulesOfPath, readQr } from '#test/make/read-qr.ts'

describe('the picture of a link', () => {
  test('a camera reads the very link, whatever its length and secret', () => {
    fc.assert(
      fc.property(fc.webUrl({ size: 'small' }), fc.integer({ min: 1, max: 90 }), (site, extra) => {
        const link = `${site.slice(0, 60)}?t=${newToken()}&x=${'a'.repeat(extra)}`
        const { size, path } = qrPath(link)
        expect(readQr(modulesOfPath(path, size, 4))).toBe(link)
      }),
      { numRuns: 60 },
    )
  })

  test('a quiet border of four modules stands around it', () => {
    const { size, path } = qrPath(`https://shandu.example.org/join?t=${newToken()}`)
    const rows = modulesOfPath(path, size, 0)
    const edge = rows.flatMap((row, y) => row.filter((_, x) => Math.min(x, y, size - 1 - x, size - 1 - y) < 4))
    expect(edge.length).toBe(4 * 4 * (size - 4))
    expect(edge).not.toContain(true)
  })
})

const invited = { email: 'judge@example.org', name: 'Mara', language: 'en' }
const problemsIn = (fields: Record<string, unknown>) => {
  const parsed = invitationForm.safeParse(fields)
  return parsed.success ? [] : problemsOf(parsed.error).map(({ field, code }) => `${field} ${code}`)
}

describe('the form of an invitation', () => {
  test('takes several roles at once, for the site and for an award', () => {
    const fields = {
      ...invited,
      'site-researcher': 'on',
      'award-judge': 'on',
      'award-chair': 'on',
      award: ' Prize-2026 ',
    }
    expect(invitationForm.parse(fields).roles).toEqual([
      { role: 'researcher', scope: '' },
      { role: 'chair', scope: 'award:prize-2026' },
      { role: 'judge', scope: 'award:prize-2026' },
    ])
  })

  test('offers each role where it can be held, and nowhere else', () => {
    expect(SITE_ROLES).toEqual(['researcher', 'reviewer', 'award-office', 'admin'])
    expect(AWARD_ROLES).toEqual(['award-office', 'chair', 'judge', 'entrant', 'observer'])
  })

  test('says what is wrong with roles and awards', () => {
    expect(problemsIn(invited)).toEqual(['roles role-missing'])
    expect(problemsIn({ ...invited, 'award-judge': 'on' })).toEqual(['award award-missing'])
    expect(problemsIn({ ...invited, 'award-judge': 'on', award: '../x' })).toEqual(['award award-form'])
    expect(problemsIn({ ...invited, 'site-admin': 'on', award: 'x' })).toEqual(['award award-unneeded'])
    expect(problemsIn({ ...invited, 'site-judge': 'on' })).toEqual(['roles role-missing'])
  })

  test('refuses letters of other scripts that look like Latin ones in an address', () => {
    expect(problemsIn({ ...invited, email: 'аdmin@example.org', 'site-admin': 'on' })).toEqual([
      'email email-characters',
    ])
  })
})

describe('the form of joining', () => {
  test('a name is one line, whatever was sent', () => {
    const { name } = joinForm.parse({
      name: ' Ma\r\nBcc: x@evil.example\u2028ra ',
      newPassword: 'three herons at noon',
      again: 'three herons at noon',
    })
    expect(name).not.toMatch(/[\r\n\u2028]/)
  })
})

describe('settings for letters', () => {
  test('letters are set up only beside the address of the site: their links must not follow a request', () => {
    expect(() => parseEnv({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(/SITE_URL/)
    expect(parseEnv({ SMTP_URL: 'smtp://mail.example.org', SITE_URL: 'https://shandu.example.org' }).SMTP_URL).toBe(
      'smtp://mail.example.org',
    )
  })
})

describe('the key of an installation', () => {
  test('lies beside its database under its name, so that a demonstration has another one', () => {
    expect(keyPath('sqlite:data/shandu.db')).toBe('data/shandu.key')
    expect(keyPath('sqlite:data/demo.db')).toBe('data/demo.key')
    expect(keyPath('sqlite:/srv/site.v2.sqlite')).toBe('/srv/site.v2.key')
    expect(keyPath('postgres://db.example.org/shandu')).toBe('data/shandu.key')
  })
})

describe('the short name of an award', () => {
  test('has at most 60 characters wherever it is typed or stored', () => {
    const [longest, longer] = ['a'.repeat(60), 'a'.repeat(61)]
    for (const [award, fits] of [
      [longest, true],
      [longer, false],
    ] as const) {
      expect(isPossibleGrant({ role: 'judge', scope: `award:${award}` })).toBe(fits)
      expect(grantForm.safeParse({ role: 'judge', award }).success).toBe(fits)
      expect(invitationForm.safeParse({ ...invited, 'award-judge': 'on', award }).success).toBe(fits)
    }
  })
})
