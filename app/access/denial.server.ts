import { redirect } from '@remix-run/node'
import { failure } from '../errors.ts'
import { ownAddress } from '../forms/accounts/next-address.ts'
import type { Denial } from './need.ts'

const WAYS: Partial<Readonly<Record<Denial, string>>> = {
  'sign-in': '/sign-in',
  'second-factor': '/sign-in/second-factor',
  'set-up-second-factor': '/account/second-factor',
  confirm: '/account/confirm',
}

/**
 * Leads to where what is missing can be had, and back afterwards.
 * @throws Response 403 where nothing can be done about it
 */
export function answerDenial(why: Denial, request: Request): Response {
  if (why === 'signed-in') return redirect(ownAddress(new URL(request.url).searchParams.get('next') ?? '') ?? '/account', 303) // prettier-ignore
  const way = WAYS[why]
  if (way === undefined) throw failure(why === 'acting' ? 'acting' : 'forbidden')
  const { pathname, search, searchParams } = new URL(request.url)
  // Who was in the middle of signing in goes on to where they wanted to go, and not to the middle.
  const next = pathname.startsWith('/sign-in/')
    ? (ownAddress(searchParams.get('next') ?? '') ?? '/account')
    : pathname.replace(/\.data$/, '') + search
  return redirect(`${way}?${new URLSearchParams({ next })}`, 303)
}
