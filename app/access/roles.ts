/** What people may be on this site. `researcher` … `admin` hold for the whole site; judging roles belong to one award. */
export const ROLES = [
  'researcher',
  'reviewer',
  'award-office',
  'chair',
  'judge',
  'entrant',
  'observer',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

/** Roles that mean nothing without an award; an award office may hold one award or all of them. */
const NEEDS_AWARD: readonly Role[] = ['chair', 'judge', 'entrant', 'observer']
const MAY_HAVE_AWARD: readonly Role[] = [...NEEDS_AWARD, 'award-office']

/** The whole site, where a role is not bound to one award. */
export const WHOLE_SITE = ''

/** A role with what it holds for: the whole site, or `award:` and the short name of one award. */
export interface Grant {
  readonly role: Role
  readonly scope: string
}

/** The longest short name of an award. */
export const LONGEST_AWARD = 60

export const isAwardName = (text: string): boolean =>
  text.length <= LONGEST_AWARD && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)

/** Whether a role can hold for a scope at all: a judge of nothing, or a researcher of one award, is a slip. */
export function isPossibleGrant({ role, scope }: Grant): boolean {
  if (scope === WHOLE_SITE) return !NEEDS_AWARD.includes(role)
  return MAY_HAVE_AWARD.includes(role) && scope.startsWith('award:') && isAwardName(scope.slice('award:'.length))
}
