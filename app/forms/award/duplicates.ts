import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'

const key = z.string('unreadable').min(1, 'unreadable').max(200, 'unreadable')
const revision = z.string('unreadable').regex(/^\d{1,9}$/, 'unreadable').transform(Number) // prettier-ignore

/** What was decided of two that look alike, with the revisions that were looked at. */
export const sameForm = z.object({
  entry: key,
  kind: z.enum(['entry', 'award', 'case'], 'unreadable'),
  otherAward: z.string('unreadable').max(200, 'unreadable').default(''),
  other: key,
  entryRevision: revision,
  otherRevision: key,
  same: z.enum(['yes', 'no'], 'missing').transform((said) => said === 'yes'),
  reason: oneLine('reason-short').pipe(z.string().min(10, 'reason-short').max(500, 'reason-short')),
})

/** Which pairs a page shows. */
export interface DuplicatesQuery {
  readonly decided: boolean
  readonly page: number
}

export function readDuplicatesAsked(query: URLSearchParams): DuplicatesQuery {
  const page = query.get('page') ?? ''
  return { decided: query.has('decided'), page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1 }
}

export function duplicatesAddress(award: string, { decided, page }: DuplicatesQuery): string {
  const query = new URLSearchParams({
    ...(decided ? { decided: '' } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  })
  return `/awards/${award}/office/duplicates${query.size === 0 ? '' : `?${query}`}`
}
