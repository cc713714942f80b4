import type { LocalText } from '#scoring/facts.ts'

/** 查重: entries that could be one project entered twice. */
export const DUPLICATES = {
  title: { 'zh-CN': '查重', en: 'Duplicates' },
  lead: {
    'zh-CN':
      '这里列出标题、单位或文字相像的项目：本奖项的参评项目之间，以及与其他已公示的奖项、案例库之间。相像只是提示，不影响任何得分；是不是同一个项目，由您看过之后认定。',
    en: 'Projects whose titles, organisations or texts look alike: among the entries of this award, and against other awards on public notice and the case library. It is a hint and touches no score. Whether two are the same project is for you to say.',
  },
  how: {
    'zh-CN':
      '汉字两个一组、其他文字按词比较，繁体与简体、全角与半角视为相同；各处都有的字词几乎不算。标题相像 {title} 以上，或标题 {both} 以上且单位 {organisation} 以上，或较短的文字有 {text} 以上出现在另一份里，就列出来。与自己所依据的案例不比较。',
    en: 'Han characters are compared in pairs and other text by words; traditional and simplified, wide and narrow are the same; what stands everywhere hardly counts. Listed are pairs whose titles have {title} in common, or {both} with {organisation} of the organisation, or where {text} of the shorter text stands in the other. An entry is not compared with the case it was made from.',
  },
  rule: {
    'zh-CN': '本奖项不重复获奖：认定为同一项目的两个参评项目，只有一个可以入选，先入选的保留。',
    en: 'This award knows no double winning: of two entries found to be the same project only one can win, the first to win keeps it.',
  },
  noRule: {
    'zh-CN': '本奖项的规则允许重复获奖：认定为同一项目后两者仍都可能入选。不该参评的，请在它自己的页面上退出。',
    en: 'The rules of this award allow winning twice: both can still win. Withdraw, on its own page, an entry that should not take part.',
  },
  open: { 'zh-CN': '待认定（{count}）', en: 'To be decided ({count})' },
  decided: { 'zh-CN': '已认定（{count}）', en: 'Decided ({count})' },
  which: { 'zh-CN': '显示', en: 'Show' },
  noneOpen: { 'zh-CN': '没有待认定的相像项目。', en: 'No pair waits for a decision.' },
  noneDecided: { 'zh-CN': '还没有认定过。', en: 'Nothing has been decided yet.' },
  pair: { 'zh-CN': '{one} 与 {other}', en: '{one} and {other}' },
  alike: { 'zh-CN': '相像之处', en: 'What is alike' },
  alikeTitle: { 'zh-CN': '标题 {share}', en: 'title {share}' },
  alikeOrganisation: { 'zh-CN': '单位 {share}', en: 'organisation {share}' },
  alikeText: { 'zh-CN': '文字 {share}', en: 'text {share}' },
  'kind.entry': { 'zh-CN': '本奖项', en: 'this award' },
  'kind.award': { 'zh-CN': '奖项：{award}', en: 'award: {award}' },
  'kind.case': { 'zh-CN': '案例库', en: 'case library' },
  noSummary: { 'zh-CN': '没有简介。', en: 'No summary was entered.' },
  shared: { 'zh-CN': '底色标出两边都有的文字。', en: 'Words that both have are shaded.' },
  question: { 'zh-CN': '是同一个项目吗？', en: 'Are they the same project?' },
  reason: { 'zh-CN': '依据', en: 'Why' },
  reasonHint: {
    'zh-CN': '例如：同一单位、同一地点，只改了标题；或：同一单位的两期不同项目。',
    en: 'Such as: the same organisation and place under a new title; or: two different projects of one organisation.',
  },
  same: { 'zh-CN': '是同一个项目', en: 'The same project' },
  different: { 'zh-CN': '不是', en: 'Not the same' },
  'found.same': { 'zh-CN': '已认定为同一个项目', en: 'Found to be the same project' },
  'found.different': { 'zh-CN': '已认定不是同一个项目', en: 'Found not to be the same' },
  because: { 'zh-CN': '依据：{reason}', en: 'Why: {reason}' },
  erased: { 'zh-CN': '依据已删除。', en: 'The reason was erased.' },
  outdated: {
    'zh-CN': '此前认定过，之后内容有修订，请再看一遍。',
    en: 'This was decided before one of them was revised. Look again.',
  },
  again: { 'zh-CN': '重新认定', en: 'Decide again' },
  saved: { 'zh-CN': '认定已记录。', en: 'The decision is recorded.' },
  closed: { 'zh-CN': '结果已定，不能再认定。', en: 'The result is final; nothing can be decided any more.' },
  most: {
    'zh-CN': '只列出最相像的 {count} 对。',
    en: 'Only the {count} most alike are listed.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
