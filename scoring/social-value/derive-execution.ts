import type { CaseFacts, EnquiryFact, LevelRange, PartnerFact } from '../facts.ts'
import type { Level } from '../vocabulary.ts'
import { completedYears, daysBetween, daySpan } from './calendar.ts'
import { evidenced, exactly, propose, type Proposal } from './proposal.ts'

const REPLY_DAYS = 14

/**
 * E1: named bodies outside the corporate group, their sectors and signed agreements. A described group shows its
 * sector but is no named partner. An empty list proposes nothing: nobody may have looked.
 */
export function proposeCollaboration(facts: readonly PartnerFact[]): Proposal | null {
  const listed = evidenced(facts)
  if (listed.length === 0) return null
  const outside = listed.filter((partner) => !partner.affiliate)
  const names = outside.flatMap((partner) => (partner.name === undefined ? [] : [partner.name['zh-CN']]))
  const named = new Set(names).size
  const sectors = new Set(outside.map((partner) => partner.sector)).size
  const agreements = outside.filter((partner) => partner.agreement !== undefined).length
  const level = collaborationLevel(named, sectors, agreements)
  return propose(exactly(level), 'partners', { named, sectors, agreements }, listed)
}

function collaborationLevel(named: number, sectors: number, agreements: number): Level {
  if (sectors >= 3 && agreements >= 1) return 3
  if (named >= 3 || sectors >= 2) return 2
  return named >= 1 || sectors >= 1 ? 1 : 0
}

/**
 * E2: completed years from the start to `asOf`, or to the end of a project that is over. A partial date means any of
 * its days, so the level is a range where they differ; without a start nothing is proposed.
 */
export function proposeAge(facts: Pick<CaseFacts, 'asOf' | 'status' | 'period'>): Proposal | null {
  if (facts.period.start === undefined || facts.period.evidence.length === 0) return null
  const start = daySpan(facts.period.start)
  const until = lastDayRun(facts)
  const youngest = completedYears(start.latest, until.earliest)
  const oldest = completedYears(start.earliest, until.latest)
  const level = { min: ageLevel(youngest, facts.status).min, max: ageLevel(oldest, facts.status).max }
  const detail = { yearsMin: Math.max(0, youngest), yearsMax: Math.max(0, oldest), status: facts.status }
  return propose(level, 'age', detail, [facts.period])
}

function lastDayRun({ asOf, status, period }: Pick<CaseFacts, 'asOf' | 'status' | 'period'>) {
  const today = daySpan(asOf)
  // An end date of a running project is a plan; one that lies ahead has not been reached.
  if (status === 'active' || period.end === undefined) return today
  const end = daySpan(period.end)
  return { earliest: Math.min(end.earliest, today.earliest), latest: Math.min(end.latest, today.latest) }
}

function ageLevel(years: number, status: CaseFacts['status']): LevelRange {
  if (years < 1) return exactly(0)
  if (years < 3) return exactly(1)
  if (years < 5 || status === 'ended') return exactly(2)
  return status === 'active' ? exactly(3) : { min: 2, max: 3 }
}

/** E4: number of administrative levels, from the nation to the village or community, that evidence names. */
export function proposeAdministrativeLevels(facts: CaseFacts['levels']): Proposal | null {
  const named = evidenced(facts)
  const count = new Set(named.map((entry) => entry.level)).size
  if (count === 0) return null
  return propose(exactly(count === 1 ? 1 : count === 2 ? 2 : 3), 'administrative-levels', { count }, named)
}

/** E5: the best of the logged enquiries. Only a log can show it; "no public contact" can't be read from facts. */
export function proposeEnquiryReply(log: readonly EnquiryFact[]): Proposal | null {
  if (log.length === 0) return null
  const best = Math.max(...log.map(replyLevel)) as 1 | 2 | 3
  const codes = { 1: 'no-reply', 2: 'empty-reply', 3: 'substantive-reply' } as const
  return propose(exactly(best), codes[best], { enquiries: log.length, withinDays: REPLY_DAYS }, [])
}

function replyLevel(enquiry: EnquiryFact): 1 | 2 | 3 {
  if (enquiry.replied === undefined) return 1
  const days = daysBetween(daySpan(enquiry.sent).earliest, daySpan(enquiry.replied).latest)
  if (days < 0 || days > REPLY_DAYS) return 1
  return enquiry.substantive ? 3 : 2
}
