import type { LocalText } from '#scoring/facts.ts'

/** Sign-ins and sessions in lists. Methods and outcomes are keys as they are stored. */
export const SIGN_IN_HISTORY = {
  when: { 'zh-CN': '时间', en: 'When' },
  how: { 'zh-CN': '方式', en: 'How' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  browser: { 'zh-CN': '浏览器', en: 'Browser' },
  address: { 'zh-CN': 'IP 地址', en: 'IP address' },
  none: { 'zh-CN': '还没有登录记录。', en: 'Nobody has signed in yet.' },
  caption: { 'zh-CN': '最近 20 次，保留一年', en: 'The last 20; kept for a year' },

  'method.password': { 'zh-CN': '密码', en: 'Password' },
  'method.passkey': { 'zh-CN': '通行密钥', en: 'Passkey' },
  'method.totp': { 'zh-CN': '验证器动态码', en: 'Code from an app' },
  'method.recovery-code': { 'zh-CN': '恢复码', en: 'Recovery code' },
  'method.invitation': { 'zh-CN': '邀请链接', en: 'Invitation' },
  'method.other': { 'zh-CN': '其他', en: 'Another way' },
  'outcome.ok': { 'zh-CN': '已登录', en: 'Signed in' },
  'outcome.first-step': { 'zh-CN': '第一步通过', en: 'First step done' },
  'outcome.wrong-password': { 'zh-CN': '密码不对', en: 'Wrong password' },
  'outcome.wrong-code': { 'zh-CN': '动态码不对', en: 'Wrong code' },
  'outcome.copied-passkey': { 'zh-CN': '通行密钥可能被复制', en: 'Passkey may be a copy' },
  'outcome.disabled': { 'zh-CN': '账号已停用', en: 'Account disabled' },
  'outcome.other': { 'zh-CN': '未成功', en: 'Refused' },

  browserOn: { 'zh-CN': '{browser}，{system}', en: '{browser} on {system}' },
  browserUnknown: { 'zh-CN': '未知浏览器', en: 'Unknown browser' },

  since: { 'zh-CN': '开始于', en: 'Since' },
  seen: { 'zh-CN': '最近使用', en: 'Last used' },
  action: { 'zh-CN': '操作', en: 'Action' },
  thisBrowser: { 'zh-CN': '当前浏览器', en: 'This browser' },
  actsFor: { 'zh-CN': '代 {name} 操作', en: 'Acting for {name}' },
  actedBy: { 'zh-CN': '管理员 {name} 正在代此人操作', en: 'Administrator {name} acts for this person' },
  actedByOwn: { 'zh-CN': '管理员 {name} 正在代您操作', en: 'Administrator {name} acts for you' },
  erased: { 'zh-CN': '已删除的账号', en: 'erased account' },
  noSessions: { 'zh-CN': '目前没有登录。', en: 'Not signed in anywhere.' },
} as const satisfies Readonly<Record<string, LocalText>>
