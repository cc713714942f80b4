import type { LocalText } from '#scoring/facts.ts'

/** The parts of the account pages and of the pages for administrators, and what all of them say. */
export const SECTIONS = {
  account: { 'zh-CN': '账号页面', en: 'Account pages' },
  overview: { 'zh-CN': '概况', en: 'Overview' },
  password: { 'zh-CN': '密码', en: 'Password' },
  secondFactor: { 'zh-CN': '两步验证', en: 'Second factor' },
  passkeys: { 'zh-CN': '通行密钥', en: 'Passkeys' },
  sessions: { 'zh-CN': '登录状态', en: 'Sessions' },
  admin: { 'zh-CN': '管理页面', en: 'Administration' },
  people: { 'zh-CN': '人员', en: 'People' },
  invitations: { 'zh-CN': '邀请', en: 'Invitations' },
  audit: { 'zh-CN': '审计记录', en: 'Audit' },
  timeZone: { 'zh-CN': '本页时间均为北京时间（UTC+8）。', en: 'Times on this page are Beijing time (UTC+8).' },
} as const satisfies Readonly<Record<string, LocalText>>
