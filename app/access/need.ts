import { may, maySomewhere, type Right } from './rights.ts'
import { WHOLE_SITE } from './roles.ts'
import type { Visitor } from './visitor.ts'

/**
 * What a page or a form asks of who comes: nothing, an account, the first half of a sign-in, or a right. `own-account`
 * is an account without anybody acting for it: passwords, second factors and sessions are the person's own.
 */
export type Need = 'anyone' | 'account' | 'own-account' | 'second-factor' | Right

/**
 * Why somebody may not. `confirm`: it is too long since the person proved who they are; `signed-in`: nothing is missing
 * any more.
 */
export type Denial =
  'sign-in' | 'second-factor' | 'set-up-second-factor' | 'confirm' | 'signed-in' | 'forbidden' | 'acting'

export interface Demand {
  readonly needs: Need
  /** A right is wanted for the award that the address names (`:award`), and not for anything at all. */
  readonly ofAward?: boolean | undefined
  /** Asks for the password or passkey again where the last time is longer ago than this. */
  readonly confirmedWithinMinutes?: number | undefined
  /** Open before a required second factor is set up: for setting it up, and for leaving. */
  readonly beforeSecondFactor?: boolean | undefined
}

/**
 * Why a visitor may not do what is demanded; undefined where they may.
 * @param scope what a right is wanted for; left out: for anything at all
 */
export function denial(
  visitor: Visitor | undefined,
  { needs, confirmedWithinMinutes, beforeSecondFactor = false }: Demand,
  now: string,
  scope?: string,
): Denial | undefined {
  if (needs === 'anyone') return undefined
  if (!visitor) return 'sign-in'
  if (needs === 'second-factor') return visitor.session.awaitsSecondFactor ? undefined : 'signed-in'
  if (visitor.session.awaitsSecondFactor) return 'second-factor'
  if (visitor.mustSetUpSecondFactor && !beforeSecondFactor) return 'set-up-second-factor'
  if (needs === 'own-account' && visitor.actedFor) return 'acting'
  if (needs !== 'account' && needs !== 'own-account') {
    const held = scope === undefined ? maySomewhere(visitor, needs) : may(visitor, needs, scope)
    if (!held) return visitor.actedFor ? 'acting' : 'forbidden'
  }
  if (confirmedWithinMinutes === undefined) return undefined
  const ageMinutes = (Date.parse(now) - Date.parse(visitor.session.confirmedAt)) / 60_000
  return ageMinutes > confirmedWithinMinutes ? 'confirm' : undefined
}

/** What a right over one award is held for. */
export const awardScope = (award: string): string => `award:${award}`

/** What a page or a form wants a right for, by the parts of its address; undefined: for anything at all. */
export function scopeOf({ ofAward }: Demand, params: Readonly<Record<string, string | undefined>>): string | undefined {
  return ofAward ? awardScope(params['award'] ?? '') : undefined
}

/** What a service throws where it is asked for something its caller has no right to. */
export class ForbiddenError extends Error {}

/**
 * The same question once more where the work is done, so that a route that forgot to ask opens nothing.
 * @throws ForbiddenError
 */
export function demandRight(visitor: Visitor | undefined, right: Right, scope: string = WHOLE_SITE): asserts visitor {
  if (!visitor || visitor.session.awaitsSecondFactor || !may(visitor, right, scope)) {
    throw new ForbiddenError(`nobody here has the right ${right}`)
  }
}

/**
 * That somebody works on their own account, and nobody for them.
 * @throws ForbiddenError
 */
export function demandOwnAccount(visitor: Visitor | undefined): asserts visitor {
  if (!visitor || visitor.session.awaitsSecondFactor || visitor.actedFor) {
    throw new ForbiddenError('nobody here owns the account')
  }
}
