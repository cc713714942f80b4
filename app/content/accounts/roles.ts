import type { LocalText } from '#scoring/facts.ts'
import type { Role } from '../../access/roles.ts'

/** What the roles are called. */
export const ROLE_NAMES = {
  researcher: { 'zh-CN': '研究员', en: 'Researcher' },
  reviewer: { 'zh-CN': '审核员', en: 'Reviewer' },
  'award-office': { 'zh-CN': '奖项办公室', en: 'Award office' },
  chair: { 'zh-CN': '评委会主席', en: 'Chair of the jury' },
  judge: { 'zh-CN': '评委', en: 'Judge' },
  entrant: { 'zh-CN': '申报人', en: 'Entrant' },
  observer: { 'zh-CN': '观察员', en: 'Observer' },
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
} as const satisfies Readonly<Record<Role, LocalText>>
