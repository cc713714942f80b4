import type { LocalText } from '#scoring/facts.ts'

/** How it stands with the evidence of a case: in the editor, at the desk and in the register of sources. */
export const EVIDENCE = {
  evidenceTitle: { 'zh-CN': '证据', en: 'Evidence' },
  evidenceNone: { 'zh-CN': '没有发现问题。', en: 'Nothing to see to.' },
  evidenceWait: {
    'zh-CN': '文本读得出来以后，这里会列出证据的情况。',
    en: 'Once the text can be read, how its evidence stands is listed here.',
  },
  'missing-evidence': { 'zh-CN': '引用了却没有的', en: 'Cited and not there' },
  'figure-without-evidence': { 'zh-CN': '没有证据的数字', en: 'Figures without evidence' },
  'ageing-source': { 'zh-CN': '偏旧的来源', en: 'Ageing sources' },
  'unused-evidence': { 'zh-CN': '没有用到的证据', en: 'Evidence nothing uses' },
  'unused-source': { 'zh-CN': '没有证据的来源', en: 'Sources without evidence' },
  'no-access-date': { 'zh-CN': '没写查阅日期的网址', en: 'Addresses without an access date' },
  'no-copy': { 'zh-CN': '没有存档的网址', en: 'Addresses without a kept copy' },
  ageingRule: {
    'zh-CN': '来源的日期（没有日期的看查阅日期）比案例的“资料截至”早三年以上，就算偏旧。',
    en: 'A source is ageing where its date, or without one the day it was accessed, is more than three years before the as-of date of the case.',
  },
  deskTitle: { 'zh-CN': '证据要补的案例', en: 'Cases whose evidence needs work' },
  deskLead: {
    'zh-CN': '每个案例最新保存的版本；要紧的在前。',
    en: 'The newest revision of each case, the most pressing first.',
  },
  deskNone: { 'zh-CN': '没有。', en: 'None.' },
  deskWhat: { 'zh-CN': '要看的', en: 'To see to' },
  deskMore: { 'zh-CN': '看另外 {count} 个案例', en: 'See {count} more cases' },
  deskMoreOne: { 'zh-CN': '看另外 1 个案例', en: 'See one more case' },
  deskCount: { 'zh-CN': '{count} 个案例', en: '{count} cases' },
  deskCountOne: { 'zh-CN': '1 个案例', en: 'One case' },
  toSources: { 'zh-CN': '看全部来源', en: 'See all sources' },
  counted: { 'zh-CN': '{what}：{count}', en: '{what}: {count}' },
} as const satisfies Readonly<Record<string, LocalText>>
