import type { Grant, Role } from '../../access/roles.ts'
import type { ACCOUNT } from '../../content/accounts/account.ts'

/** By role: where its work is, `of` an award where it is bound to one, and what the link is called. */
const WORK: Readonly<Record<Role, { readonly of: (award: string) => string; readonly words: keyof typeof ACCOUNT }>> = {
  researcher: { of: () => '/desk', words: 'toDesk' },
  reviewer: { of: () => '/desk', words: 'toDesk' },
  'award-office': { of: (award) => (award === '' ? '/awards' : `/awards/${award}/office`), words: 'toAward' },
  chair: { of: (award) => `/awards/${award}/meeting`, words: 'toAward' },
  judge: { of: (award) => `/awards/${award}/judge`, words: 'toJudging' },
  entrant: { of: (award) => `/awards/${award}/enter`, words: 'ownEntries' },
  observer: { of: (award) => `/awards/${award}/office`, words: 'toAward' },
  admin: { of: () => '/admin/people', words: 'toPeople' },
}

/** Where somebody who has just signed in goes on with what their role is for. */
export function ownWork({ role, scope }: Grant): { readonly to: string; readonly words: keyof typeof ACCOUNT } {
  const { of, words } = WORK[role]
  return { to: of(scope.replace(/^award:/, '')), words }
}
