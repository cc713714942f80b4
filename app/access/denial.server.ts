import { redirect } from '@remix-run/node'
import { failure } from '../errors.ts'
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
  const way = WAYS[why]
  if (way === undefined) throw failure(why === 'acting' ? 'acting' : 'forbidden')
  const { pathname, search } = new URL(request.url)
  const next = pathname.replace(/\.data$/, '') + search
  return redirect(`${way}?${new URLSearchParams({ next })}`, 303)
}
