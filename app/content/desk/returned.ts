import type { LocalText } from '#scoring/facts.ts'

/** What the author of a revision that came back from review reads first. */
export const RETURNED = {
  returnedLead: {
    'zh-CN': '{name} 于 {at} 退回了第 {number} 版，还缺：',
    en: '{name} returned revision {number} on {at}. What is missing:',
  },
  returnedNext: {
    'zh-CN': '改好、存成新版本后，请再次提请审核。',
    en: 'Put it right, save a revision and ask for a review again.',
  },
  returnedFormer: { 'zh-CN': '已注销的同事', en: 'A former colleague' },
  returnedSee: { 'zh-CN': '看审核页', en: 'See the review' },
} as const satisfies Readonly<Record<string, LocalText>>
