import { basename, dirname, extname, join } from 'node:path'
import type { Db } from '#db/schema.ts'
import { database } from '../../database.server.ts'
import { env } from '../../env.server.ts'
import { secretKeyFile, secretKeyFrom, type SecretKey } from './secret.server.ts'

let key: Promise<SecretKey> | undefined

/** The key of this installation: from the settings, or from a file beside the SQLite database and named as it. */
export function secretKey(): Promise<SecretKey> {
  key ??= (env.SECRET_KEY === undefined ? secretKeyFile(keyPath(env.DATABASE_URL)) : Promise.resolve(secretKeyFrom(env.SECRET_KEY))) // prettier-ignore
  return key
}

/** Each database has its own, so that a demonstration in the same folder shares nothing with the site. */
export function keyPath(databaseUrl: string): string {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : ''
  if (file === '' || file === ':memory:') return join('data', 'shandu.key')
  return join(dirname(file), `${basename(file, extname(file))}.key`)
}

/** How letters go out. */
export interface Mail {
  readonly smtpUrl: string
  readonly from: string
  /** Where the links in letters lead. Never what a request calls this site: anybody can write a request. */
  readonly siteUrl: string
}

/** What most of what is done with accounts needs. */
export interface Installation {
  readonly db: Db
  readonly key: SecretKey
  /** Absent: nothing can be sent, and links are handed over by the administrator. */
  readonly mail: Mail | undefined
}

export async function installation(): Promise<Installation> {
  const [{ db }, secret] = await Promise.all([database(), secretKey()])
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, SITE_URL: siteUrl } = env
  return {
    db,
    key: secret,
    mail:
      smtpUrl === undefined || siteUrl === undefined ? undefined : { smtpUrl, from, siteUrl: new URL(siteUrl).origin },
  }
}

/** Under which address who sits at the machine reaches the site, for the links it prints. */
export function printedOrigin(): string {
  return env.SITE_URL === undefined ? `http://localhost:${env.PORT}` : new URL(env.SITE_URL).origin
}
