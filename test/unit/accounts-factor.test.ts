import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encode } from 'uqr'
import { setUpForm } from '#app/forms/accounts/second-factor.ts'
import { madeForm, signedForm } from '#app/forms/accounts/passkey.ts'
import {
  grouped,
  matchTotp,
  newTotpSecret,
  totpAddress,
  totpCode,
  totpStep,
} from '#app/services/accounts/totp.server.ts'

/** RFC 6238, appendix B: the seed is the ASCII text 12345678901234567890, here in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
/** Seconds since 1970 with the published code of eight digits; one of six is its last six. */
const RFC_CODES = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const

const at = (seconds: number) => new Date(seconds * 1_000).toISOString()
const NOW = at(1_795_248_000)

describe('codes from an app', () => {
  test.each(RFC_CODES)('RFC 6238 at %d seconds: %s', (seconds, code) => {
    expect(totpCode(RFC_SECRET, totpStep(at(seconds)))).toBe(code.slice(-6))
    expect(matchTotp(RFC_SECRET, code.slice(-6), at(seconds))).toEqual({ ok: true, step: Math.floor(seconds / 30) })
  })

  test('hold for their own half minute and one on either side', () => {
    const code = totpCode(RFC_SECRET, totpStep(NOW))
    const accepted = (seconds: number) => matchTotp(RFC_SECRET, code, at(1_795_248_000 + seconds)).ok
    expect([-60, -31, -30, -1, 0, 29, 30, 59, 60, 90].map(accepted)).toEqual([
      false, false, true, true, true, true, true, true, false, false,
    ]) // prettier-ignore
  })

  test('within ten minutes of the right time say how far the phone is off, and which way', () => {
    const off = (steps: number) => matchTotp(RFC_SECRET, totpCode(RFC_SECRET, totpStep(NOW) + steps), NOW)
    expect(off(2)).toMatchObject({ ok: false, otherTime: { minutesOff: 1 } })
    expect(off(10)).toMatchObject({ ok: false, otherTime: { minutesOff: 5 } })
    expect(off(20)).toMatchObject({ ok: false, otherTime: { minutesOff: 10 } })
    expect(off(-7)).toMatchObject({ ok: false, otherTime: { minutesOff: -4 } })
    expect(off(-20)).toMatchObject({ ok: false, otherTime: { minutesOff: -10 } })
    expect(off(21)).toEqual({ ok: false })
    expect(off(-21)).toEqual({ ok: false })
  })

  test('of another secret are wrong, but for the chance of forty-one in a million', () => {
    const code = totpCode(RFC_SECRET, totpStep(NOW))
    const right = Array.from({ length: 50 }, newTotpSecret).filter((secret) => matchTotp(secret, code, NOW).ok)
    expect(right.length).toBeLessThan(2)
  })

  test('are read with a space in the middle and in full-width digits; nothing else is a code', () => {
    const code = totpCode(RFC_SECRET, totpStep(NOW))
    const wide = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('')
    for (const typed of [
      code,
      ` ${code.slice(0, 3)} ${code.slice(3)} `,
      wide,
      `${code.slice(0, 3)}-${code.slice(3)}`,
    ]) {
      expect(setUpForm.parse({ sealed: 's', code: typed }).code).toBe(code)
      expect(matchTotp(RFC_SECRET, typed, NOW).ok).toBe(true)
    }
    for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５', '12 34 5x']) {
      expect(setUpForm.safeParse({ sealed: 's', code: typed }).success).toBe(false)
      expect(matchTotp(RFC_SECRET, typed, NOW)).toEqual({ ok: false })
    }
  })

  test('come from 160 new bits each time, printed in groups and fit for a QR code', () => {
    const secrets = Array.from({ length: 100 }, newTotpSecret)
    expect(new Set(secrets).size).toBe(100)
    for (const secret of secrets) {
      expect(secret).toMatch(/^[A-Z2-7]{32}$/)
      expect(grouped(secret)).toMatch(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    }
    const address = new URL(totpAddress(secrets[0]!, 'Shandu', 'a+b@example.org'))
    expect(address.protocol).toBe('otpauth:')
    expect(decodeURIComponent(address.pathname)).toMatch(/Shandu:a\+b@example\.org$/)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret: secrets[0], issuer: 'Shandu', algorithm: 'SHA1', digits: '6', period: '30',
    }) // prettier-ignore
    expect(encode(address.href, { ecc: 'M' }).version).toBeLessThan(12)
  })
})

describe('what a browser says a device has done', () => {
  test('is read or refused in words, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const form of [signedForm, madeForm]) {
          for (const sent of [
            { answer: value, name: 'a' },
            { answer: { response: value }, name: 'a' },
          ]) {
            const parsed = form.safeParse(sent)
            expect(parsed.success).toBe(false)
            const messages = parsed
              .error!.issues.filter(({ path }) => path[0] === 'answer')
              .map(({ message }) => message)
            expect(new Set(messages)).toEqual(new Set(['passkey-unreadable']))
          }
        }
      }),
    )
  })
})
