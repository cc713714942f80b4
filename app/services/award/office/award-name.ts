import type { Award } from '#db/repositories/award/award.ts'
import type { AwardName } from '../../../components/award/award-head.tsx'

/** An award as the head of its pages names it. */
export function nameOf(award: Pick<Award, 'id' | 'title' | 'state' | 'rehearsalOf'>): AwardName {
  const { id, title, state, rehearsalOf } = award
  return { id, title, state, isRehearsal: rehearsalOf !== undefined }
}
