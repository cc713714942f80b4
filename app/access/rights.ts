import { WHOLE_SITE, type Grant, type Role } from './roles.ts'

/**
 * Who may do what: the one table. A right is held by everybody who has one of these roles, for the scope of the role.
 * What everyone with an account may do with their own account is no right and stands in no table.
 */
export const RIGHTS = {
  'people.read': ['admin'],
  'people.invite': ['admin'],
  'people.change': ['admin'],
  'people.act-as': ['admin'],
  'audit.read': ['admin'],
  'case.write': ['researcher', 'reviewer'],
  'case.approve': ['reviewer'],
  'sent-in.decide': ['researcher', 'reviewer'],
  'award.run': ['award-office'],
  'award.watch': ['award-office', 'chair', 'observer'],
  'award.enter': ['entrant'],
  'award.score': ['judge', 'chair'],
  'award.vote': ['judge', 'chair'],
  'award.ballots': ['chair'],
  'award.deliberate': ['award-office', 'chair', 'judge', 'observer'],
  'award.preside': ['award-office', 'chair'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Right = keyof typeof RIGHTS

/**
 * What an administrator never gets by acting as somebody: a judgement must be the judge's own, and the powers over
 * accounts stay with the administrator's own session. Who has sent something in is told that researchers and reviewers
 * alone see their name.
 */
export const NEVER_BY_ACTING: readonly Right[] = [
  'people.read',
  'people.invite',
  'people.change',
  'people.act-as',
  'audit.read',
  'case.approve',
  'sent-in.decide',
  'award.score',
  'award.vote',
  'award.ballots',
  'award.deliberate',
  'award.preside',
]

/** Whose rights are asked for. */
export interface Holder {
  readonly grants: readonly Grant[]
  /** Somebody else is at the keyboard. */
  readonly actedFor: boolean
  /** A second factor is required of one of the roles and not set up yet: until then no right is held. */
  readonly mustSetUpSecondFactor: boolean
}

/**
 * Whether a right is held.
 * @param scope what it is wanted for; a role that holds for the whole site holds for each award as well
 */
export function may(holder: Holder, right: Right, scope: string = WHOLE_SITE): boolean {
  if (holder.mustSetUpSecondFactor) return false
  if (holder.actedFor && NEVER_BY_ACTING.includes(right)) return false
  const roles: readonly Role[] = RIGHTS[right]
  return holder.grants.some((grant) => roles.includes(grant.role) && [WHOLE_SITE, scope].includes(grant.scope))
}

/** Whether a right is held for anything at all: for a menu that leads to a list of what one may see. */
export function maySomewhere(holder: Holder, right: Right): boolean {
  return holder.grants.some(({ scope }) => may(holder, right, scope))
}
