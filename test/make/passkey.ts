import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** What an answer of a device can be made to say. */
export interface Said {
  readonly challenge: string
  readonly origin: string
  readonly rpId?: string
  readonly counter?: number
  readonly userVerified?: boolean
  readonly userHandle?: string
}

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HOLDS_CREDENTIAL = 0x40

/**
 * A device with one passkey: it makes the bytes that WebAuthn (Level 2, 6.1 and 7) asks of one, written from the
 * standard and not from the package that checks them.
 */
export class Device {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly #id = randomBytes(16)
  readonly id = this.#id.toString('base64url')

  make(said: Said): RegistrationResponseJSON {
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' })
    const coordinate = (label: number, value: string) =>
      Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, 'base64url')])
    // A COSE key: kind EC2, ES256, P-256, x, y.
    const key = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
      coordinate(0x21, x!),
      coordinate(0x22, y!),
    ])
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, key])
    const data = Buffer.concat([head(said, HOLDS_CREDENTIAL), credential])
    const attestation = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from('fmt'),
      Buffer.from([0x64]),
      Buffer.from('none'),
      Buffer.from([0x67]),
      Buffer.from('attStmt'),
      Buffer.from([0xa0, 0x68]),
      Buffer.from('authData'),
      Buffer.from([0x58, data.length]),
      data,
    ])
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData('webauthn.create', said).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  sign(said: Said): AuthenticationResponseJSON {
    const data = head(said, 0)
    const client = clientData('webauthn.get', said)
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey)
    return {
      id: this.id,
      rawId: this.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(said.userHandle === undefined ? {} : { userHandle: said.userHandle }),
      },
    }
  }
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

function head(
  { origin, rpId = new URL(origin).hostname, counter = 0, userVerified = true }: Said,
  more: number,
): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const flags = USER_PRESENT | (userVerified ? USER_VERIFIED : 0) | more
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
}

function clientData(type: string, { challenge, origin }: Said): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}
