import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { minutesAnswer } from '../services/award/meeting/minutes-answer.server.ts'

export const loader = guardedPage({ needs: 'award.deliberate', ofAward: true }, async (given) =>
  minutesAnswer((await installation()).db, given),
)
