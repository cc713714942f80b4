import { dirname, join } from 'node:path'
import { database } from '../../database.server.ts'
import { env } from '../../env.server.ts'
import { secretKeyFile, secretKeyFrom, type SecretKey } from './secret.server.ts'

let key: Promise<SecretKey> | undefined

/** The key of this installation: from the settings, or from a file beside the SQLite database. */
export function secretKey(): Promise<SecretKey> {
  key ??= (env.SECRET_KEY === undefined ? secretKeyFile(keyPath(env.DATABASE_URL)) : Promise.resolve(secretKeyFrom(env.SECRET_KEY))) // prettier-ignore
  return key
}

function keyPath(databaseUrl: string): string {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : ''
  return file === '' || file === ':memory:' ? join('data', 'shandu.key') : join(dirname(file), 'shandu.key')
}

/** The database and the key, which most of what is done with accounts needs. */
export async function installation() {
  const [{ db }, secret] = await Promise.all([database(), secretKey()])
  return { db, key: secret }
}
