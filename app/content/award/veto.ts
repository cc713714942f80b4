import type { LocalText } from '#scoring/facts.ts'

/** What can cost an entry its place until the result is final. */
export const VETO = {
  title: { 'zh-CN': '一票否决', en: 'Veto' },
  what: {
    'zh-CN':
      '查实规则所列情形的项目不能获奖，评分不变。最终结果公布之前都可以否决或解除；已公示的结果若因此改变，要重新公示。',
    en: 'An entry to which a ground of the rules applies cannot win; its scores stay. This can be done and undone until the result is final. Where a public notice changes by it, the notice has to be published anew.',
  },
  stands: { 'zh-CN': '{foundOn} 查实。依据：{source}', en: 'Found on {foundOn}. Source: {source}' },
  erased: { 'zh-CN': '文字已删除', en: 'words erased' },
  liftTitle: { 'zh-CN': '解除一项否决', en: 'Lift a veto' },
  vetoTitle: { 'zh-CN': '提出否决', en: 'Veto it' },
  ground: { 'zh-CN': '情形', en: 'Ground' },
  source: { 'zh-CN': '依据', en: 'Source' },
  sourceHint: {
    'zh-CN': '文件名称、文号或网址。',
    en: 'The document, its number, or an address.',
  },
  foundOn: { 'zh-CN': '查实日期', en: 'Found on' },
  veto: { 'zh-CN': '否决这个项目', en: 'Veto the entry' },
  liftReason: { 'zh-CN': '解除的原因', en: 'Why it is lifted' },
  lift: { 'zh-CN': '解除否决', en: 'Lift the veto' },
} as const satisfies Readonly<Record<string, LocalText>>
