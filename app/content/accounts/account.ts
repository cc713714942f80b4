import type { LocalText } from '#scoring/facts.ts'

/** The pages about one's own account. */
export const ACCOUNT = {
  title: { 'zh-CN': '您的账号', en: 'Your account' },
  titleFor: { 'zh-CN': '{name} 的账号', en: 'The account of {name}' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  unchanged: { 'zh-CN': '没有要保存的改动。', en: 'There was nothing to save.' },
  email: { 'zh-CN': '邮箱地址', en: 'E-mail address' },
  emailHint: {
    'zh-CN': '登录和收信都用这个地址。需要更换时，请联系管理员。',
    en: 'You sign in and get letters with it. Ask an administrator if it has to change.',
  },
  name: { 'zh-CN': '姓名', en: 'Name' },
  nameHint: { 'zh-CN': '本站其他人看到的名字。', en: 'What others on this site see.' },
  language: { 'zh-CN': '信件的语言', en: 'Language of letters' },
  save: { 'zh-CN': '保存', en: 'Save' },
  toDesk: { 'zh-CN': '打开工作台', en: 'Open the desk' },
  toAward: { 'zh-CN': '打开奖项', en: 'Open the award' },
  toJudging: { 'zh-CN': '去评审', en: 'Go to the judging' },
  toPeople: { 'zh-CN': '打开人员名单', en: 'Open the list of people' },
  ownEntries: { 'zh-CN': '我的申报', en: 'Your entries' },
  roles: { 'zh-CN': '角色', en: 'Roles' },
  noRoles: {
    'zh-CN': '还没有角色：您可以阅读全部已发布的内容，和不登录时一样。',
    en: 'None yet: you can read all that is published, as without an account.',
  },
  signingIn: { 'zh-CN': '登录方式', en: 'How you sign in' },
  password: { 'zh-CN': '密码', en: 'Password' },
  passwordSet: { 'zh-CN': '已设置', en: 'Set' },
  passwordNone: { 'zh-CN': '没有', en: 'None' },
  change: { 'zh-CN': '更改', en: 'Change' },
  setUp: { 'zh-CN': '设置', en: 'Set up' },
  manage: { 'zh-CN': '管理', en: 'Manage' },
  app: { 'zh-CN': '验证器应用', en: 'App that makes codes' },
  passkeys: { 'zh-CN': '通行密钥', en: 'Passkeys' },
  on: { 'zh-CN': '已开启', en: 'On' },
  off: { 'zh-CN': '未开启', en: 'Off' },
  noFactor: {
    'zh-CN': '现在只凭密码就能登录。加上验证器或通行密钥，密码泄露了别人也进不来。',
    en: 'A password alone opens your account. With an app or a passkey, a stolen password opens nothing.',
  },
  recent: { 'zh-CN': '最近的登录', en: 'Recent sign-ins' },
  recentHint: {
    'zh-CN': '有不是您本人的登录？请立即改密码，其他地方的登录会一并退出。',
    en: 'Was one of them not you? Change your password at once; that signs out everybody else.',
  },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  actingLimits: {
    'zh-CN': '您正在代此人操作。密码、两步验证、登录状态和登录记录在此期间不开放。',
    en: 'You are acting for this person. Password, second factor, sessions and sign-ins stay closed meanwhile.',
  },

  passwordTitle: { 'zh-CN': '更改密码', en: 'Change your password' },
  passwordSetTitle: { 'zh-CN': '设置密码', en: 'Set a password' },
  passwordLead: {
    'zh-CN': '更改后，其他浏览器上的登录都会退出；这里保持登录。',
    en: 'All other browsers are signed out; you stay signed in here.',
  },
  passwordSetLead: {
    'zh-CN': '您的账号还没有密码。设置后，也可以用密码登录。',
    en: 'Your account has no password yet. Once it has one, you can sign in with it as well.',
  },
  oldPassword: { 'zh-CN': '现在的密码', en: 'Password as it is now' },
  passwordSubmit: { 'zh-CN': '更改密码', en: 'Change password' },
  passwordSetSubmit: { 'zh-CN': '设置密码', en: 'Set password' },
  passwordDone: {
    'zh-CN': '新密码已生效，其他浏览器上的登录都已退出。',
    en: 'The new password holds from now on, and all other browsers are signed out.',
  },
  forgotten: { 'zh-CN': '忘了现在的密码', en: 'Forgotten your password?' },

  sessionsTitle: { 'zh-CN': '登录状态', en: 'Where you are signed in' },
  sessionsLead: {
    'zh-CN': '七天不用会自动退出，最长三十天。不认识的，请结束它并更改密码。',
    en: 'A session ends after seven days without use, and after thirty in any case. End what you do not recognise, and change your password.',
  },
  endOne: { 'zh-CN': '结束', en: 'End' },
  endOneLabel: { 'zh-CN': '结束 {what}', en: 'End {what}' },
  endOthers: { 'zh-CN': '结束其他所有登录', en: 'End all others' },
  endOthersWhat: {
    'zh-CN': '其他浏览器要重新登录，没有保存的内容会留在那里的页面上。',
    en: 'Other browsers have to sign in again. What was not saved stays on their pages.',
  },
  onlyThis: { 'zh-CN': '您只在这个浏览器上登录。', en: 'You are signed in on this browser only.' },
  ended: { 'zh-CN': '已结束。', en: 'Ended.' },
} as const satisfies Readonly<Record<string, LocalText>>
