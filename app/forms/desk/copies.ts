import { z } from 'zod'
import { COPY_STATES, type CopyState } from '../../components/desk/copies/copies-view.ts'
import { severalLines } from '../several-lines.ts'
import { readPage } from './page.ts'

const LONGEST_REASON = 1_000
const digest = z.string('unreadable').regex(/^[0-9a-f]{64}$/, 'unreadable')

/** Removes a copy, with the reason that is read wherever something points to it. */
export const removeCopyForm = z.object({
  sha256: digest,
  reason: severalLines.pipe(z.string().min(1, 'missing').max(LONGEST_REASON, 'too-long')),
})

/** A form that brings the copy of one source of the draft. */
export const handInForm = z.object({
  source: z
    .string('missing')
    .min(1, 'missing')
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'unreadable')
    .max(200, 'unreadable'),
})

export interface CopiesQuery {
  readonly state: CopyState
  readonly page: number
  /** One copy alone. */
  readonly sha256: string | undefined
}

/** Reads what an address asks for; what is unknown is as if it were not there. */
export function readCopiesQuery(query: URLSearchParams): CopiesQuery {
  return {
    state: COPY_STATES.find((state) => state === query.get('state')) ?? 'kept',
    page: readPage(query),
    sha256: digest.safeParse(query.get('copy')).data,
  }
}
