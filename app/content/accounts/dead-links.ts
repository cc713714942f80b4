import type { LocalText } from '#scoring/facts.ts'

/** Links that do not work: what happened, what is safe, what to do. */
export const DEAD_LINKS = {
  'title-unknown': { 'zh-CN': '不认识这个链接', en: 'This link is not known here' },
  'text-unknown': {
    'zh-CN':
      '它可能没有复制完整，也可能是一小时前用代码打开的页面。什么都没有改动。请重新复制整个链接、再扫一次二维码，或重新输入代码；还不行，请向给您链接的人要一个新的。',
    en: 'It may not have been copied whole, or this page was opened with a code more than an hour ago. Nothing has been changed. Copy the whole link, scan the QR code or type the code again; if that does not help, ask whoever gave it to you for a new one.',
  },
  'title-used': { 'zh-CN': '这个链接已经用过了', en: 'This link has been used' },
  'text-used': {
    'zh-CN': '每个链接只能用一次。如果是您用的，请用您设置的密码登录。如果不是，请马上告诉管理员。',
    en: 'A link works once. If it was you who used it, sign in with the password you set. If it was not, tell an administrator at once.',
  },
  'title-expired': { 'zh-CN': '这个链接过期了', en: 'This link has run out' },
  'text-expired': {
    'zh-CN': '什么都没有改动。邀请链接 7 天有效，重设密码的链接 2 小时有效。请要一个新的。',
    en: 'Nothing has been changed. An invitation holds for 7 days, a link to set a password for 2 hours. Ask for a new one.',
  },
  'title-revoked': { 'zh-CN': '这个链接已作废', en: 'This link has been withdrawn' },
  'text-revoked': {
    'zh-CN': '什么都没有改动。后来又发过一个新链接，或者管理员收回了它。请用最新的那个，没有就再要一个。',
    en: 'Nothing has been changed. A newer link was sent, or an administrator took this one back. Use the newest one, or ask for another.',
  },
  'title-other': { 'zh-CN': '这个链接不是用在这里的', en: 'This link is for another page' },
  'text-other': {
    'zh-CN': '它是用来做另一件事的，没有被用掉。请从收到它的地方重新打开，不要改动网址。',
    en: 'It is for something else, and it has not been used up. Open it again from where you got it, without changing its address.',
  },
  'title-too-late': { 'zh-CN': '这个站点已经有管理员了', en: 'This site has an administrator' },
  'text-too-late': {
    'zh-CN': '第一个管理员的链接因此失效，什么都没有改动。需要账号，请管理员邀请您。',
    en: 'So the link for the first one has stopped working; nothing has been changed. If you need an account, ask an administrator to invite you.',
  },
  'title-disabled': { 'zh-CN': '这个账号已停用', en: 'This account has been disabled' },
  'text-disabled': {
    'zh-CN': '停用的账号不能设置密码。您写过的内容都还在；需要恢复请联系管理员。',
    en: 'A disabled account cannot be given a password. What you wrote is kept; ask an administrator to open it again.',
  },
  signIn: { 'zh-CN': '去登录', en: 'Sign in' },
  askReset: { 'zh-CN': '请求新的重设链接', en: 'Ask for a new link' },
  enterCode: { 'zh-CN': '输入邀请码', en: 'Type a code' },
} as const satisfies Readonly<Record<string, LocalText>>
