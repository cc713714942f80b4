import type { LocalText } from '#scoring/facts.ts'

/** Where a code from paper is typed in place of opening a link. */
export const LINK_CODE = {
  joinTitle: { 'zh-CN': '加入善度', en: 'Join Shandu' },
  joinLead: {
    'zh-CN': '账号由管理员邀请开通。收到链接的，直接打开链接；只有代码的，请在这里输入。',
    en: 'Accounts are opened by invitation. If you have a link, open it; if you have a code only, type it here.',
  },
  joinCode: { 'zh-CN': '邀请码', en: 'Code' },
  resetTitle: { 'zh-CN': '重设密码', en: 'Set a new password' },
  resetLead: {
    'zh-CN': '收到链接的，直接打开链接；管理员只给了您代码的，请在这里输入。',
    en: 'If you have a link, open it; if an administrator gave you a code only, type it here.',
  },
  resetCode: { 'zh-CN': '一次性代码', en: 'Code' },
  hint: {
    'zh-CN': '12 个字母和数字，例如 K7QF-2M9T-XH4C。大小写和横线都不要紧。',
    en: 'Twelve letters and digits, such as K7QF-2M9T-XH4C. Capitals and dashes do not matter.',
  },
  submit: { 'zh-CN': '继续', en: 'Go on' },
  noCode: { 'zh-CN': '没有代码？请求一个链接', en: 'No code? Ask for a link' },
} as const satisfies Readonly<Record<string, LocalText>>
