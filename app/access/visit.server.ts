import type { AppLoadContext } from '@remix-run/node'
import { database } from '../database.server.ts'
import { env } from '../env.server.ts'
import type { Client } from '../services/accounts/sessions.server.ts'
import { visitorWith } from '../services/accounts/sessions.server.ts'
import type { SignedIn } from '../services/accounts/sign-in.server.ts'
import type { By, Visitor } from './visitor.ts'

/** What the server knows of a request beyond its text; `http/remix-answer.ts` gives it to every loader and action. */
export interface RequestFacts {
  readonly client: Client
  /** Whether the reader's connection is encrypted up to us, or up to a proxy we trust. */
  readonly secure: boolean
  /** Scheme, host and port under which this site is reached. */
  readonly origin: string
}

/** One request with who sends it. */
export interface Visit extends RequestFacts {
  readonly visitor: Visitor | undefined
  /** The secret of the session, where one was sent. */
  readonly sessionToken: string | undefined
  readonly deviceToken: string | undefined
  readonly by: By
  /** ISO 8601, UTC. */
  readonly now: string
}

interface VisitContext {
  readonly facts: RequestFacts
  visit?: Promise<Visit>
  formTaken?: boolean
}

/**
 * Notes that this request sent a form that was allowed: the page that shows what has come of it does not ask once more
 * for a proof, which would lose what was typed or what is shown once.
 */
export function noteFormTaken(context: AppLoadContext): void {
  ;(context as unknown as VisitContext).formTaken = true
}

export const isFormTaken = (context: AppLoadContext): boolean => (context as unknown as VisitContext).formTaken === true

/** Cookies that only this host sets, over TLS only, begin with `__Host-`; without TLS browsers refuse that name. */
export const cookieName = (name: 'session' | 'device', secure: boolean): string => (secure ? `__Host-${name}` : name)

/** Who sends this request; looked up once for all loaders of a page, and not at all without a session cookie. */
export function visitOf(request: Request, context: AppLoadContext): Promise<Visit> {
  const own = context as unknown as VisitContext
  own.visit ??= readVisit(request, own.facts)
  return own.visit
}

async function readVisit(request: Request, facts: RequestFacts): Promise<Visit> {
  const cookies = request.headers.get('cookie') ?? ''
  const now = new Date().toISOString()
  const sessionToken = cookieValue(cookies, cookieName('session', facts.secure))
  const visitor =
    sessionToken === undefined
      ? undefined
      : await visitorWith((await database()).db, sessionToken, env.REQUIRE_SECOND_FACTOR, now)
  return {
    ...facts,
    visitor,
    sessionToken,
    deviceToken: cookieValue(cookies, cookieName('device', facts.secure)),
    now,
    by: {
      actorId: visitor?.personId,
      trueActorId: visitor?.trueActor?.personId,
      address: facts.client.address,
      at: now,
    },
  }
}

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** A secret of ours out of a `Cookie` header; anything else is no secret. */
function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value !== undefined && SECRET.test(value)) return value
  }
  return undefined
}

/** A cookie that scripts cannot read and other sites cannot send with a form. An empty value removes it. */
export function secretCookie(name: 'session' | 'device', value: string, lifeMinutes: number, secure: boolean): string {
  const life = value === '' ? 0 : lifeMinutes * 60
  return `${cookieName(name, secure)}=${value}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The cookies of a sign-in: the session, and the mark by which this browser is known the next time. */
export function signInCookies(
  { token, lifeMinutes, device }: Pick<SignedIn, 'token' | 'lifeMinutes' | 'device'>,
  secure: boolean,
): string[] {
  const session = secretCookie('session', token, lifeMinutes, secure)
  return device ? [session, secretCookie('device', device.token, device.lifeMinutes, secure)] : [session]
}
