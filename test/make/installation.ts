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

/** A link that was shown, not sent. */
export function shown<Link extends object>(link: Link): Extract<Link, { readonly address: string }> {
  if (!('address' in link)) throw new Error('the link was sent in a letter')
  return link as Extract<Link, { readonly address: string }>
}

/** The secret in the address of a link that was shown. */
export const secretOf = (link: object): string =>
  new URL((shown(link) as { address: string }).address).searchParams.get('t') ?? ''
