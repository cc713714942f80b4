import type { LocalText } from '#scoring/facts.ts'
import type { Role } from '../../access/roles.ts'

/** What each role may do, as `access/rights.ts` gives it. */
export const ROLE_POWERS = {
  researcher: { 'zh-CN': '撰写和修改案例。', en: 'Writes and changes cases.' },
  reviewer: {
    'zh-CN': '撰写、修改案例，并批准发布。',
    en: 'Writes and changes cases, and approves them for publication.',
  },
  'award-office': { 'zh-CN': '组织奖项，跟进评审进度。', en: 'Runs awards and follows how judging goes.' },
  chair: {
    'zh-CN': '在一个奖项里评分、投票，查看选票并主持评审。',
    en: 'Scores and votes in one award, sees its ballots and leads its jury.',
  },
  judge: { 'zh-CN': '在一个奖项里评分和投票。', en: 'Scores and votes in one award.' },
  entrant: { 'zh-CN': '向一个奖项申报案例。', en: 'Enters cases for one award.' },
  observer: {
    'zh-CN': '查看一个奖项的评审进度，不参与评审。',
    en: 'Watches how one award is judged, without judging.',
  },
  admin: {
    'zh-CN': '邀请和管理人员，查看审计记录；不因此拥有撰写或评审的权利。',
    en: 'Invites and manages people and reads the audit; this gives no right to write or judge.',
  },
} as const satisfies Readonly<Record<Role, LocalText>>
