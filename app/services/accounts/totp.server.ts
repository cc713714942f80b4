import { HOTP, Secret, TOTP } from 'otpauth'

/** What every app that makes codes knows: RFC 6238 with SHA-1, six digits, thirty seconds. */
const KIND = { algorithm: 'SHA1', digits: 6 } as const
const STEP_SECONDS = 30
/** A phone's clock may be this many steps off, either way. */
const STEPS_OF_SKEW = 1
/** A code this far off says that the clock is wrong, and not that the code is. */
const STEPS_TO_EXPLAIN = (10 * 60) / STEP_SECONDS

/** 160 bits, as RFC 4226 asks for; in base32, which apps take when it is typed. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** In groups of four, to be read and typed. */
export function grouped(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}

/** What the QR code for an app holds. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  return new TOTP({
    ...KIND,
    period: STEP_SECONDS,
    issuer,
    label: account,
    secret: Secret.fromBase32(secret),
  }).toString()
}

/** The count of half minutes since 1970 for which a code holds. */
export function totpStep(now: string): number {
  return Math.floor(Date.parse(now) / 1_000 / STEP_SECONDS)
}

/** @param secret base32 */
export function totpCode(secret: string, step: number): string {
  return HOTP.generate({ ...KIND, secret: Secret.fromBase32(secret), counter: step })
}

export type TotpMatch =
  | { readonly ok: true; readonly step: number }
  /** `minutesOff`: the code belongs to another time; above 0 the phone is ahead. */
  | { readonly ok: false; readonly otherTime?: { readonly step: number; readonly minutesOff: number } }

/** Which step a code belongs to. It is compared in constant time. */
export function matchTotp(secret: string, typed: string, now: string): TotpMatch {
  const token = plainDigits(typed)
  const step = totpStep(now)
  const options = { ...KIND, token, secret: Secret.fromBase32(secret), counter: step }
  const near = HOTP.validate({ ...options, window: STEPS_OF_SKEW })
  if (near !== null) return { ok: true, step: step + near }
  const far = HOTP.validate({ ...options, window: STEPS_TO_EXPLAIN })
  if (far === null) return { ok: false }
  return {
    ok: false,
    otherTime: { step: step + far, minutesOff: Math.sign(far) * Math.ceil((Math.abs(far) * STEP_SECONDS) / 60) },
  }
}

/** A code as typed, without the space apps show in its middle; full-width digits of an input method count. */
export function plainDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '')
}
