import type { LocalText } from '#scoring/facts.ts'

/** What stands on a certificate. */
export const CERTIFICATE = {
  head: { 'zh-CN': '获奖证书', en: 'Certificate of Award' },
  by: { 'zh-CN': '参评项目', en: 'for the project' },
  won: { 'zh-CN': '经评审与公示，荣获', en: 'has won, after judging and public notice,' },
  place: { 'zh-CN': '第 {place} 位', en: 'place {place}' },
  sharedPlace: { 'zh-CN': '并列第 {place} 位', en: 'shared place {place}' },
  sign: { 'zh-CN': '主办方（盖章）', en: 'For the award office' },
  final: { 'zh-CN': '结果确定日期', en: 'Result final on' },
  digest: { 'zh-CN': '结果摘要', en: 'Result digest' },
  check: { 'zh-CN': '核验：扫码或访问', en: 'Check it: scan, or go to' },
  same: {
    'zh-CN': '网页上的摘要应以这几位开头。',
    en: 'The digest shown there begins with these characters.',
  },
  rehearsal: { 'zh-CN': '演练 · 评分为编造', en: 'REHEARSAL · made-up scores' },
  notReal: {
    'zh-CN': '这不是证书：演练的评委和评分都是编造的。',
    en: 'No certificate: judges and scores of a rehearsal are made up.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
