import type { LocalText } from '#scoring/facts.ts'

/** Where people who are invited make their account. */
export const JOIN = {
  title: { 'zh-CN': '加入善度', en: 'Join Shandu' },
  lead: {
    'zh-CN': '{inviter} 邀请您使用善度。您的角色：{roles}。',
    en: '{inviter} invites you to Shandu. Your role: {roles}.',
  },
  firstLead: {
    'zh-CN': '这个站点还没有管理员。您将成为第一个：可以邀请别人、分配角色、查看审计记录。',
    en: 'This site has no administrator yet. You will be the first: you can invite people, give them roles and read the audit.',
  },
  until: { 'zh-CN': '链接有效至 {until}（北京时间）。', en: 'The link holds until {until} (Beijing time).' },
  signsOut: {
    'zh-CN': '这个浏览器上现在登录的是 {name}。加入之后，{name} 会在这里退出登录。',
    en: '{name} is signed in on this browser now, and will be signed out here when you join.',
  },
  email: { 'zh-CN': '邮箱地址', en: 'E-mail address' },
  emailFixed: { 'zh-CN': '您将用这个地址登录：', en: 'You will sign in with this address:' },
  emailHint: { 'zh-CN': '您将用它登录。', en: 'You will sign in with it.' },
  name: { 'zh-CN': '姓名', en: 'Your name' },
  nameHint: {
    'zh-CN': '与您一起工作的人会看到它，以后可以改。',
    en: 'People you work with see it. You can change it later.',
  },
  submit: { 'zh-CN': '加入并登录', en: 'Join and sign in' },
  exists: {
    'zh-CN': '{email} 已经有账号了。为了安全，链接不能打开别人的账号：请先登录这个账号，再回来接受新角色（{roles}）。',
    en: '{email} has an account already. A link never opens an account that is somebody’s: sign in to it first, then come back and accept the new role ({roles}).',
  },
  existsOther: {
    'zh-CN': '这个浏览器上现在登录的是 {name}。请先退出，再用 {email} 登录。',
    en: '{name} is signed in on this browser now. Sign out first, then sign in as {email}.',
  },
  existsDisabled: {
    'zh-CN': '{email} 的账号已停用，不能接受新角色。需要恢复请联系管理员。',
    en: 'The account of {email} has been disabled and cannot take a new role. Ask an administrator to open it again.',
  },
  signIn: { 'zh-CN': '登录后接受', en: 'Sign in to accept' },
  forgotten: { 'zh-CN': '忘记密码', en: 'Forgotten your password?' },
  signOut: { 'zh-CN': '退出登录', en: 'Sign out' },
  acceptLead: {
    'zh-CN': '{name}，{inviter} 请您再担任：{roles}。接受后加到您现有的账号上，原有的角色不变。',
    en: '{name}, {inviter} asks you to be: {roles}. If you accept, it is added to your account; the roles you have stay.',
  },
  accept: { 'zh-CN': '接受', en: 'Accept' },
  somebody: { 'zh-CN': '管理员', en: 'An administrator' },
} as const satisfies Readonly<Record<string, LocalText>>
