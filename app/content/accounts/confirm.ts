import type { LocalText } from '#scoring/facts.ts'

/** The page that asks once more who is at the keyboard. */
export const CONFIRM = {
  title: { 'zh-CN': '请确认是您本人', en: 'Please confirm that it is you' },
  lead: {
    'zh-CN': '您登录已有一段时间。接下来的页面关系到账号安全，请再确认一次；之后会回到刚才的地方。',
    en: 'It has been a while since you signed in, and the next page is about the safety of accounts. Confirm once more and you are led back to where you were.',
  },
  password: { 'zh-CN': '{email} 的密码', en: 'Password of {email}' },
  code: { 'zh-CN': '验证器应用里的验证码', en: 'Code from your authenticator app' },
  submit: { 'zh-CN': '确认', en: 'Confirm' },
  nothing: {
    'zh-CN': '您的账号没有密码，也没有可以在这里使用的方式。请退出后重新登录。',
    en: 'Your account has no password and no other way that works here. Sign out and sign in again.',
  },
  noPassword: { 'zh-CN': '忘记密码', en: 'Forgotten your password?' },
} as const satisfies Readonly<Record<string, LocalText>>
