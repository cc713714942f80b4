import type { Judge } from '#db/repositories/award/judge.ts'
import { LONGEST_AWARD } from '../../../access/roles.ts'

const SUFFIX = '-rehearsal'

/** Whether a name is kept for rehearsals: an award of it would be taken for one. */
export const isRehearsalName = (name: string): boolean => name.endsWith(SUFFIX)

export const rehearsalId = (award: string): string =>
  `${award.slice(0, LONGEST_AWARD - SUFFIX.length).replace(/-$/, '')}${SUFFIX}`

/** The seats of made-up judges: J01, J02 … Who is added by hand has another id. */
export const seatId = (index: number): string => `J${String(index + 1).padStart(2, '0')}`
export const isMadeUpSeat = (judge: string): boolean => /^J\d+$/.test(judge)

/** A made-up judge acts in it: nobody has sat down there, and it was not removed. */
export const isFreeSeat = ({ id, personId, removedAt }: Judge): boolean =>
  isMadeUpSeat(id) && personId === undefined && removedAt === undefined
