import type { LocalText } from '#scoring/facts.ts'

/** The page on which people sign in. */
export const SIGN_IN = {
  title: { 'zh-CN': '登录', en: 'Sign in' },
  lead: {
    'zh-CN': '阅读案例不需要账号。撰写、审核和评审的人在这里登录；账号由管理员邀请开通。',
    en: 'Reading needs no account. People who write, review or judge sign in here; accounts are opened by invitation.',
  },
  email: { 'zh-CN': '邮箱地址', en: 'E-mail address' },
  password: { 'zh-CN': '密码', en: 'Password' },
  submit: { 'zh-CN': '登录', en: 'Sign in' },
  forgotten: { 'zh-CN': '忘记密码', en: 'Forgotten your password?' },
  invited: { 'zh-CN': '收到邀请码', en: 'Have you been given a code?' },
  signedOut: { 'zh-CN': '您已退出登录。', en: 'You have signed out.' },
  passwordSet: {
    'zh-CN': '新密码已设置，各处都已退出登录。请用新密码登录。',
    en: 'Your new password is set and you are signed out everywhere. Sign in with it now.',
  },
  alreadyIn: { 'zh-CN': '您已用 {name} 的账号登录。', en: 'You are signed in as {name}.' },
} as const satisfies Readonly<Record<string, LocalText>>
