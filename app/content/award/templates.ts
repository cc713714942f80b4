import type { LocalText } from '#scoring/facts.ts'

export const TEMPLATE_IDS = ['full', 'rubric'] as const
export type TemplateId = (typeof TEMPLATE_IDS)[number]

/** What an award can begin from; everything in it can be changed until the rules are sealed. */
export const TEMPLATES: Readonly<Record<TemplateId, { readonly title: LocalText; readonly lead: LocalText }>> = {
  full: {
    title: { 'zh-CN': '初筛、打分、终评、公示', en: 'Screening, scoring, final, public notice' },
    lead: {
      'zh-CN': '先由专家初筛，再按 14 项指标打分，终评由专家与社会评委按 70 比 30 合计；结果公示后生效。',
      en: 'Experts screen first, then score by the 14 indicators; the final counts experts and the public jury 70 to 30; the result becomes final after a public notice.',
    },
  },
  rubric: {
    title: { 'zh-CN': '一轮打分', en: 'One round of scoring' },
    lead: {
      'zh-CN': '每个项目由三位以上评委按 14 项指标打分一次，随后公示。适合规模小的奖项。',
      en: 'Each entry is scored once by three judges or more, by the 14 indicators, and a public notice follows. For small awards.',
    },
  },
}
