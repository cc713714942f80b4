import type { CaseAddress } from '#db/repositories/desk/case-address.ts'

/** Which case is meant by what stands in an address, and where each is found. An id is an address as well. */
export interface CaseAddresses {
  readonly idOf: (slug: string) => string
  readonly slugOf: (caseId: string) => string
}

/** @param given addresses that cases were given beside their ids, the oldest first */
export function caseAddresses(given: readonly Pick<CaseAddress, 'slug' | 'caseId'>[]): CaseAddresses {
  const ids = new Map(given.map(({ slug, caseId }) => [slug, caseId]))
  const slugs = new Map(given.map(({ slug, caseId }) => [caseId, slug]))
  return { idOf: (slug) => ids.get(slug) ?? slug, slugOf: (caseId) => slugs.get(caseId) ?? caseId }
}
