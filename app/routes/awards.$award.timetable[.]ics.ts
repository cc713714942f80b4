import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { timetableCalendar } from '../services/award/timetable/calendar.server.ts'
import { noSuchFile, privateFileAnswer } from '../services/plain-answer.server.ts'

export const loader = guardedPage({ needs: 'account' }, async ({ visit, language, request, params }) => {
  const award = params['award'] ?? ''
  const host = new URL(visit.origin).hostname
  const text = await timetableCalendar((await installation()).db, visit, award, { language, host })
  if (text === undefined) return noSuchFile(request)
  return privateFileAnswer(Buffer.from(text), 'text/calendar; charset=utf-8; method=PUBLISH', `${award}.ics`)
})
