import type { Visit } from '../../access/visit.server.ts'
import type { Installation } from '../accounts/installation.server.ts'

/** What the desk needs of the site it works on. */
export type DeskSite = Pick<Installation, 'db'>

/** What the desk needs to know of a request: who, in whose name, and when. */
export type DeskVisit = Pick<Visit, 'visitor' | 'by' | 'now'>
