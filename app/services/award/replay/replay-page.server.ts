import pLimit from 'p-limit'
import type { ReplayView } from '../../../components/award/result/replay-view.ts'
import type { Visit } from '../../../access/visit.server.ts'
import { logger } from '../../../logger.server.ts'
import { placeOf, takeAttempt } from '../../accounts/attempts.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { refused, type Refused } from '../../accounts/refused.ts'
import { apart } from '../apart.server.ts'
import type { ReplayAnswer, ReplayGiven } from './replay-process.ts'

const LIMITS = { seconds: 60, memoryMegabytes: 768 }
const MOST_WAITING = 4
const oneAtATime = pLimit(1)

/**
 * Replays a package that anybody brings to the site. Nothing of it is kept.
 * @returns `package-often`, `busy`, `package-unreadable`, `package-newer`
 */
export async function attemptReplay(
  { db, key }: Pick<Installation, 'db' | 'key'>,
  { client, now }: Pick<Visit, 'client' | 'now'>,
  given: ReplayGiven,
): Promise<{ readonly ok: true; readonly view: ReplayView } | Refused> {
  const rule = { name: 'replay', of: placeOf(client.address), atMost: 20, minutes: 60 }
  const attempt = await takeAttempt(db, key, [rule], now)
  if (!attempt.ok) return refused('package-often', { minutes: attempt.waitMinutes })
  if (oneAtATime.pendingCount >= MOST_WAITING) return refused('busy')
  try {
    const answer = await oneAtATime(() =>
      apart<ReplayGiven, ReplayAnswer>('#app/services/award/replay/replay-process.ts', given, LIMITS),
    )
    if ('view' in answer) return { ok: true, view: answer.view }
    return refused(answer.refused === 'other-format' ? 'package-newer' : 'package-unreadable')
  } catch (error) {
    logger.warn({ err: error }, 'a package could not be replayed')
    return refused('package-unreadable')
  }
}
