import type { LocalText } from '#scoring/facts.ts'

/** Where a forgotten password is set anew. */
export const RESET = {
  title: { 'zh-CN': '重设密码', en: 'Set a new password' },
  leadMail: {
    'zh-CN': '请填写您的邮箱地址。如果它有账号，几分钟内会收到一封信，里面有设置新密码的链接。',
    en: 'Give your e-mail address. If it has an account, a letter with a link to set a new password comes within a few minutes.',
  },
  leadNoMail: {
    'zh-CN': '请填写您的邮箱地址。这个站点不发邮件：管理员会看到您的请求，并把设置新密码的链接交给您。',
    en: 'Give your e-mail address. This site sends no mail: an administrator sees that you asked and hands you a link to set a new password.',
  },
  email: { 'zh-CN': '邮箱地址', en: 'E-mail address' },
  submit: { 'zh-CN': '请求链接', en: 'Ask for a link' },
  asked: { 'zh-CN': '已收到您的请求', en: 'We have noted that you asked' },
  askedMail: {
    'zh-CN':
      '如果 {email} 有账号，信很快就到，里面的链接 2 小时有效。没有收到，请看看垃圾邮件，或检查地址后再请求一次。为了保护账号，这里不会说明某个地址有没有账号。',
    en: 'If {email} has an account, the letter arrives soon; its link holds for 2 hours. If nothing comes, look among the spam, or check the address and ask again. To protect accounts, this page does not say whether an address has one.',
  },
  askedNoMail: {
    'zh-CN':
      '如果 {email} 有账号，管理员现在能看到您的请求。请联系管理员取链接，链接 2 小时有效。为了保护账号，这里不会说明某个地址有没有账号。',
    en: 'If {email} has an account, the administrators now see that you asked. Get in touch with one for the link; it holds for 2 hours. To protect accounts, this page does not say whether an address has one.',
  },
  code: { 'zh-CN': '我有一次性代码', en: 'I have a code' },
  back: { 'zh-CN': '回到登录', en: 'Back to signing in' },
  setLead: {
    'zh-CN': '为 {name}（{email}）设置新密码。',
    en: 'A new password for {name} ({email}).',
  },
  setMeans: {
    'zh-CN': '设置后，这个账号在所有设备上退出登录，请用新密码重新登录。两步验证保持不变。',
    en: 'Afterwards this account is signed out on all devices, and you sign in with the new password. The second factor stays as it is.',
  },
  setSubmit: { 'zh-CN': '设置新密码', en: 'Set the new password' },
} as const satisfies Readonly<Record<string, LocalText>>
