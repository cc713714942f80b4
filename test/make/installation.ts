import type { Db } from '#db/schema.ts'
import type { LinkVisit } from '#app/services/accounts/links.server.ts'
import type { Installation, Mail } from '#app/services/accounts/installation.server.ts'
import { secretKeyFrom } from '#app/services/accounts/secret.server.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { BY_NOBODY, byOf, CLIENT, NOW } from './accounts.ts'

export const KEY = secretKeyFrom('a key for tests that is long enough')
export const ORIGIN = 'https://shandu.example.org'

/** A site without mail. */
export const withoutMail = (db: Db): Installation => ({ db, key: KEY, mail: undefined })

export function withMail(db: Db, smtpUrl: string, mail: Partial<Mail> = {}): Installation {
  return { db, key: KEY, mail: { smtpUrl, from: 'Shandu 善度 <noreply@shandu.example.org>', siteUrl: ORIGIN, ...mail } }
}

/** What of a request services about links are given. */
export function visitBy(visitor: Visitor | undefined, now: string = NOW, address: string = CLIENT.address) {
  const visit = {
    visitor,
    by: visitor ? byOf(visitor, now) : { ...BY_NOBODY, at: now },
    origin: ORIGIN,
    now,
    client: { ...CLIENT, address },
    sessionToken: undefined as string | undefined,
  }
  return visit satisfies LinkVisit
}

/** The moment so many minutes after the usual one. */
export const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()

/** The secret in the address of a link. */
export const secretOf = (link: { readonly address: string }): string =>
  new URL(link.address).searchParams.get('t') ?? ''
