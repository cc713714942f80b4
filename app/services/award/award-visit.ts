import type { Visit } from '../../access/visit.server.ts'

/** What most of what is done in an award needs to know of a request: who, in whose name, and when. */
export type AwardVisit = Pick<Visit, 'visitor' | 'by' | 'now'>
