import type { LocalText } from '#scoring/facts.ts'

/** Where a new password is chosen. */
export const NEW_PASSWORD = {
  newPassword: { 'zh-CN': '新密码', en: 'New password' },
  rule: {
    'zh-CN': '至少 {least} 个字符，任何文字和符号都可以。几个不相干的词连在一起，好记又难猜。',
    en: 'At least {least} characters of any script. A few words that have nothing to do with each other are easy to remember and hard to guess.',
  },
  again: { 'zh-CN': '再输入一次新密码', en: 'New password once more' },
} as const satisfies Readonly<Record<string, LocalText>>
