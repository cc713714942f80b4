import { z } from 'zod'
import { nextAddress } from './next-address.ts'
import { oneLine } from './one-line.ts'

const UNREADABLE = 'passkey-unreadable'
const base64url = (longest: number) =>
  z
    .string(UNREADABLE)
    .max(longest, UNREADABLE)
    .regex(/^[A-Za-z0-9_-]+$/, UNREADABLE)

/** As WebAuthn allows: an id has at most 1023 bytes. */
const credentialId = base64url(1_364)
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

const whose = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key', UNREADABLE),
  /** Nothing of what extensions say is used. */
  clientExtensionResults: z
    .unknown()
    .optional()
    .transform(() => ({})),
}

/** What a device has signed, as the browser gives it. */
const signed = z.object(
  {
    ...whose,
    response: z
      .object(
        {
          clientDataJSON: base64url(8_000),
          authenticatorData: base64url(8_000),
          signature: base64url(8_000),
          userHandle: base64url(200).nullish(),
        },
        UNREADABLE,
      )
      .transform(({ userHandle, ...response }) => ({ ...response, ...(userHandle ? { userHandle } : {}) })),
  },
  UNREADABLE,
)

/** A new key pair's public half, as the browser gives it. */
const made = z.object(
  {
    ...whose,
    response: z.object(
      {
        clientDataJSON: base64url(8_000),
        attestationObject: base64url(20_000),
        transports: z.array(z.enum(TRANSPORTS)).catch([]),
      },
      UNREADABLE,
    ),
  },
  UNREADABLE,
)

export const askForm = z.object({})

export const signedForm = z.object({ answer: signed, next: nextAddress('/account') })

const LONGEST_NAME = 60

/** What the owner calls a passkey. */
export const passkeyName = oneLine('missing').pipe(z.string().min(1, 'missing').max(LONGEST_NAME, 'too-long'))

export const madeForm = z.object({ answer: made, name: passkeyName, next: nextAddress('') })

export const renameForm = z.object({ credentialId, name: passkeyName })
export const removeForm = z.object({ credentialId })
