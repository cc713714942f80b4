import type { LocalText } from '#scoring/facts.ts'

/** The administrators' pages about people. */
export const PEOPLE = {
  title: { 'zh-CN': '人员', en: 'People' },
  search: { 'zh-CN': '姓名或邮箱', en: 'Name or address' },
  role: { 'zh-CN': '角色', en: 'Role' },
  anyRole: { 'zh-CN': '任何角色', en: 'Any role' },
  state: { 'zh-CN': '状态', en: 'State' },
  'state.any': { 'zh-CN': '可用和停用', en: 'Open and disabled' },
  'state.open': { 'zh-CN': '可用', en: 'Open' },
  'state.disabled': { 'zh-CN': '已停用', en: 'Disabled' },
  'state.erased': { 'zh-CN': '已删除', en: 'Erased' },
  show: { 'zh-CN': '筛选', en: 'Show' },
  clear: { 'zh-CN': '清除条件', en: 'Clear' },
  ignored: { 'zh-CN': '读不懂的条件没有使用。', en: 'A condition that could not be read was left out.' },
  countOne: { 'zh-CN': '共 1 人', en: '1 person' },
  count: { 'zh-CN': '共 {count} 人', en: '{count} people' },
  none: { 'zh-CN': '没有符合条件的人。', en: 'Nobody fits these conditions.' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  email: { 'zh-CN': '邮箱', en: 'Address' },
  roles: { 'zh-CN': '角色', en: 'Roles' },
  secondFactor: { 'zh-CN': '两步验证', en: 'Second factor' },
  lastSignIn: { 'zh-CN': '最近登录', en: 'Last sign-in' },
  never: { 'zh-CN': '从未', en: 'Never' },
  noRoles: { 'zh-CN': '没有角色', en: 'No roles' },
  factorNone: { 'zh-CN': '没有', en: 'None' },
  factorApp: { 'zh-CN': '验证器', en: 'App' },
  factorPasskey: { 'zh-CN': '通行密钥', en: 'Passkey' },
  factorBoth: { 'zh-CN': '验证器和通行密钥', en: 'App and passkey' },
  pages: { 'zh-CN': '翻页', en: 'Pages' },
  position: { 'zh-CN': '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  previous: { 'zh-CN': '上一页', en: 'Previous' },
  next: { 'zh-CN': '下一页', en: 'Next' },
  erased: { 'zh-CN': '已删除的账号', en: 'Erased account' },

  done: { 'zh-CN': '已完成，并写入审计记录。', en: 'Done, and written into the audit.' },
  id: { 'zh-CN': '编号', en: 'Id' },
  since: { 'zh-CN': '开通于', en: 'Opened' },
  disabledSince: { 'zh-CN': '停用于', en: 'Disabled' },
  erasedAt: { 'zh-CN': '删除于', en: 'Erased' },
  erasedWhat: {
    'zh-CN': '此人的个人资料已删除。编号留在其写过的内容和审计记录里。',
    en: 'The personal data of this person are erased. The id stays in what they wrote and in the audit.',
  },
  letters: { 'zh-CN': '信件的语言', en: 'Language of letters' },
  inAudit: { 'zh-CN': '审计记录中的此人', en: 'This person in the audit' },
  own: {
    'zh-CN': '这是您自己的账号。',
    en: 'This is your own account.',
  },

  roleSince: { 'zh-CN': '授予于', en: 'Given' },
  roleBy: { 'zh-CN': '授予人', en: 'By' },
  roleByNobody: { 'zh-CN': '未记录', en: 'not recorded' },
  revoke: { 'zh-CN': '收回', en: 'Take away' },
  revokeLabel: { 'zh-CN': '收回角色：{role}', en: 'Take away: {role}' },
  grantTitle: { 'zh-CN': '授予角色', en: 'Give a role' },
  award: { 'zh-CN': '奖项的短名', en: 'Short name of the award' },
  awardHint: {
    'zh-CN': '主席、评委、申报人和观察员必填，例如 sample-2024；奖项办公室可以留空，表示所有奖项。',
    en: 'Needed for chair, judge, entrant and observer, such as sample-2024. An award office may leave it empty and then holds all awards.',
  },
  grant: { 'zh-CN': '授予', en: 'Give' },

  signingIn: { 'zh-CN': '登录方式', en: 'Signing in' },
  password: { 'zh-CN': '密码', en: 'Password' },
  passwordSet: { 'zh-CN': '已设置', en: 'Set' },
  passwordNone: { 'zh-CN': '没有', en: 'None' },
  passkeys: { 'zh-CN': '通行密钥', en: 'Passkeys' },
  app: { 'zh-CN': '验证器应用', en: 'App that makes codes' },
  on: { 'zh-CN': '已开启', en: 'On' },
  off: { 'zh-CN': '未开启', en: 'Off' },
  resetWhat: {
    'zh-CN': '设置新密码的链接只能用一次，两小时内有效；之前的链接随即失效。',
    en: 'A link to set a new password works once and for two hours; earlier ones stop working.',
  },
  reset: { 'zh-CN': '生成重设密码的链接', en: 'Make a link for a new password' },
  resetByMail: {
    'zh-CN': '链接寄往此人的邮箱，您看不到；信里写明是您做的。',
    en: 'The link goes to their address, and you do not see it; the letter says that you made it.',
  },
  resetByHand: {
    'zh-CN': '站点不发邮件，链接会显示给您，由您亲手交给本人；审计记录会记下是您做的。',
    en: 'No mail is sent: the link is shown to you, to be handed to them in person. The audit says that you made it.',
  },
  resetLink: { 'zh-CN': '重设密码的链接', en: 'Link for a new password' },
  factorOffWhat: {
    'zh-CN':
      '本人丢失了验证器、通行密钥和恢复码时才用：三者都会移除，各处登录退出，之后凭密码即可登录。请先确认对方就是本人。',
    en: 'For somebody who has lost the app, the passkeys and the recovery codes: all are removed, they are signed out everywhere, and the password alone opens the account. Make sure first that it is them.',
  },
  factorOffTold: { 'zh-CN': '此人会收到一封信，里面有您的姓名。', en: 'A letter tells them, with your name.' },
  factorOffAudit: {
    'zh-CN': '站点不发邮件，请您自己告诉此人；审计记录会记下是您做的。',
    en: 'No mail is sent, so tell them yourself. The audit says that you did it.',
  },
  factorOff: { 'zh-CN': '移除两步验证和通行密钥', en: 'Remove second factor and passkeys' },

  sessions: { 'zh-CN': '登录状态', en: 'Sessions' },
  endSessions: { 'zh-CN': '让此人在各处退出', en: 'Sign out everywhere' },
  endSessionsOwn: { 'zh-CN': '结束我的其他登录', en: 'End my other sessions' },
  history: { 'zh-CN': '登录记录', en: 'Sign-in history' },

  act: { 'zh-CN': '代此人操作', en: 'Act for this person' },
  actWhat: {
    'zh-CN': '最长一小时，页面上方始终有标记，每一步都记下您和对方。评分、投票、查看选票、审批和账号事务不能代办。',
    en: 'For an hour at most. Every page says so, and everything is written down with both names. Scoring, voting, ballots, approving and everything about accounts stay closed.',
  },
  actNotAdmin: { 'zh-CN': '不能代替管理员操作。', en: 'Nobody can act for an administrator.' },
  actReason: { 'zh-CN': '代操作的原因', en: 'Why you act for them' },
  reasonHint: {
    'zh-CN': '10 到 500 个字符，和审计记录放在一起。请不要写姓名或联系方式。',
    en: '10 to 500 characters, kept with the audit. Leave out names and addresses.',
  },
  actSubmit: { 'zh-CN': '开始代操作', en: 'Start acting' },

  disable: { 'zh-CN': '停用', en: 'Disable' },
  disableTitle: { 'zh-CN': '停用账号', en: 'Disable the account' },
  disableWhat: {
    'zh-CN': '此人立即在各处退出，并且不能再登录。写过的内容全部保留，随时可以恢复。',
    en: 'They are signed out at once and cannot sign in. Everything they wrote stays, and you can open the account again.',
  },
  enable: { 'zh-CN': '恢复', en: 'Open again' },
  enableTitle: { 'zh-CN': '恢复账号', en: 'Open the account again' },
  enableWhat: {
    'zh-CN': '此人又能用原来的密码和角色登录。',
    en: 'They can sign in again, with the password and roles they had.',
  },

  eraseTitle: { 'zh-CN': '删除个人资料', en: 'Erase personal data' },
  eraseWhat: {
    'zh-CN':
      '姓名、邮箱、密码、角色、登录状态和记录、通行密钥、信件会永久删除，无法恢复。编号、写过的内容和审计记录保留，姓名处显示“已删除的账号”。',
    en: 'Name, address, password, roles, sessions, sign-in history, passkeys and letters go for good. The id, what they wrote and the audit stay; in place of the name stands “erased account”.',
  },
  eraseReason: { 'zh-CN': '删除的原因', en: 'Why it is erased' },
  eraseSure: {
    'zh-CN': '请输入此人的邮箱地址，以确认没有选错人',
    en: 'Type the address of the person, so that it is not the wrong one',
  },
  erase: { 'zh-CN': '永久删除', en: 'Erase for good' },
} as const satisfies Readonly<Record<string, LocalText>>
