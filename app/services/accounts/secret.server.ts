import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The key of this installation, with which secrets that must be read again are sealed and addresses are digested. It
 * lies outside the database, so that a copy of the database alone opens nothing.
 */
export type SecretKey = Buffer & { readonly secret: true }

export function secretKeyFrom(text: string): SecretKey {
  return Buffer.from(hkdfSync('sha256', text, '', 'shandu', 32)) as SecretKey
}

/** Reads the key file, or makes it where there is none; of several processes that start at once one makes it. */
export async function secretKeyFile(path: string): Promise<SecretKey> {
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`)
    await file.sync()
    await file.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return secretKeyFrom(await completeText(path))
}

/** Another process may have made the file and not yet have written it. */
async function completeText(path: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const text = await readFile(path, 'utf8')
    if (text.endsWith('\n')) return text.trim()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the key file ${path} is incomplete; restore it from a backup, or remove it if it was never used`)
}

/**
 * Seals a text with AES-256-GCM.
 * @param purpose what it is and whose, such as `totp p_1`: a sealed text opens only for what it was sealed for
 */
export function seal(key: SecretKey, purpose: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** @throws Error where the text was sealed with another key or for something else, or was changed */
export function unseal(key: SecretKey, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** Stands for something that is compared and never read again, such as the address of a client. */
export function keyedDigest(key: SecretKey, purpose: string, text: string): string {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest('base64url')
}
