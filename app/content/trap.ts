import type { LocalText } from '#scoring/facts.ts'

export const TRAP = {
  trap: { 'zh-CN': '请让这一栏空着', en: 'Leave this field empty' },
} as const satisfies Readonly<Record<string, LocalText>>
