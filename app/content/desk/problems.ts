import type { LocalText } from '#scoring/facts.ts'

/** What the desk refuses, by code. */
export const DESK_PROBLEMS = {
  'case-withdrawn': {
    'zh-CN': '这个案例已经撤下，在这里不能再改动或发布。',
    en: 'This case has been withdrawn: nothing about it can be changed or published here.',
  },
  'case-not-published': {
    'zh-CN': '读者还没有见过这个案例，没有什么可撤下的。',
    en: 'Readers have never seen this case, so there is nothing to withdraw.',
  },
  'review-none': {
    'zh-CN': '这个审核请求已经有人处理或收回了。请看下面现在的情况。',
    en: 'This request was decided or taken back already. See below how things stand.',
  },
  'review-open': {
    'zh-CN': '这个案例已有一个审核请求。请等它有了结果，或先收回它。',
    en: 'A request for this case is open already. Wait for what comes of it, or take it back first.',
  },
  'review-nothing': {
    'zh-CN': '最新的版本已经发布，没有什么可审核的。',
    en: 'The newest revision is published: there is nothing to review.',
  },
  'review-own': {
    'zh-CN': '您写下或提请了这一版，请由另一位审核人批准。',
    en: 'You wrote this revision or asked for the review: another reviewer has to approve it.',
  },
  'review-overtaken': {
    'zh-CN': '读者现在看到的已经是更新的一版。请收回这个请求，为最新的版本重新提请。',
    en: 'Readers see a newer revision already. Have this request taken back and ask for the newest one.',
  },
  'review-broken': {
    'zh-CN': '这一版按现在的规则读不出来，不能发布。请在编辑页改正后重新提请。',
    en: 'By the rules of today this revision makes no case and cannot be published. Correct it in the editor and ask again.',
  },
  'revision-gone': { 'zh-CN': '没有这一版。', en: 'There is no such revision.' },
  'remark-gone': {
    'zh-CN': '没有这条批注，或者它已经了结。',
    en: 'There is no such remark, or it is settled already.',
  },
  'slug-form': {
    'zh-CN': '只用小写字母、数字和单个连字符，如 lake-watch，最多 80 个字符。',
    en: 'Small letters, digits and single hyphens only, such as lake-watch; at most 80 characters.',
  },
  'slug-taken': {
    'zh-CN': '这个短名已经用过。短名从不重复使用，免得旧链接指到别的案例。请换一个。',
    en: 'This name has been given before. Names are never given twice, so that no old link leads to another case. Choose another.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
