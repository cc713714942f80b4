import { redirect } from '@remix-run/node'
import type { Db } from '#db/schema.ts'
import type { PageGiven } from '../../../access/guarded-page.server.ts'
import { found } from '../../../errors.ts'
import { meetingContext, type MeetingContext } from './meeting-page.server.ts'

/**
 * The meeting that an address names, by its stage: in its path, or behind the question mark. Who has not signed the
 * pledge or declared interests is led there first.
 * @returns undefined where no stage of the award has a meeting that is the reader's
 */
export async function contextIfAny(
  db: Db,
  { visit, language, request, params }: PageGiven,
): Promise<MeetingContext | undefined> {
  const award = params['award'] ?? ''
  const stage = params['stage'] ?? new URL(request.url).searchParams.get('stage') ?? undefined
  const context = found(await meetingContext(db, visit, award, stage, language))
  if (context === 'not-in') throw redirect(`/awards/${award}/judge`)
  return context === 'no-stage' ? undefined : context
}

export const contextIn = async (db: Db, given: PageGiven): Promise<MeetingContext> =>
  found(await contextIfAny(db, given))
