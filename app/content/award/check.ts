import type { LocalText } from '#scoring/facts.ts'

/** What `npm run award:check` and `npm run seed:award` say. */
export const AWARD_COMMANDS = {
  usage: {
    'zh-CN': '用法：npm run award:check [-- <奖项短名> …] [--lang zh-CN|en]',
    en: 'Usage: npm run award:check [-- <short name of an award> …] [--lang zh-CN|en]',
  },
  none: { 'zh-CN': '还没有奖项。', en: 'There are no awards yet.' },
  unknown: { 'zh-CN': '没有奖项“{id}”。', en: 'There is no award “{id}”.' },
  whole: { 'zh-CN': '{id}：没有问题（{events} 个事件）。', en: '{id}: nothing is wrong ({events} events).' },
  broken: { 'zh-CN': '{id}：发现 {count} 处问题。', en: '{id}: {count} things are wrong.' },
  more: { 'zh-CN': '……另有 {count} 处', en: '… and {count} more' },
  chain: { 'zh-CN': '事件链断了：{where}', en: 'the chain of events is broken: {where}' },
  rules: { 'zh-CN': '封存的规则对不上：{where}', en: 'the sealed rules are not what was sealed: {where}' },
  history: { 'zh-CN': '事件之间对不上：{where}', en: 'the events do not hold together: {where}' },
  state: { 'zh-CN': '奖项的状态与事件不符：{where}', en: 'the state of the award is not that of its events: {where}' },
  entry: { 'zh-CN': '参评项目与事件不符：{where}', en: 'an entry is not as the events tell: {where}' },
  judge: { 'zh-CN': '评委与事件不符：{where}', en: 'a judge is not as the events tell: {where}' },
  conflict: { 'zh-CN': '回避与事件不符：{where}', en: 'a conflict of interest is not as the events tell: {where}' },
  reading: { 'zh-CN': '评阅分配与事件不符：{where}', en: 'a reading is not as the events tell: {where}' },
  sheet: { 'zh-CN': '评分表与事件不符：{where}', en: 'a score sheet is not as the events tell: {where}' },
  paper: {
    'zh-CN': '纸质评分不是由两个人录入的，或与录入的内容不符：{where}',
    en: 'a sheet from paper was not typed by two people, or its scores are not what they typed: {where}',
  },
  lots: {
    'zh-CN': '抽签的顺序不是种子给出的：{where}',
    en: 'lots are not in the order that their seed gives: {where}',
  },
  objection: { 'zh-CN': '异议与事件不符：{where}', en: 'an objection is not as the events tell: {where}' },
  words: { 'zh-CN': '文字与摘要不符，或缺失：{where}', en: 'words do not fit their digest, or are missing: {where}' },
  hours: {
    'zh-CN': '评委在轮次的时间之外评了分：{where}',
    en: 'a judge scored outside the hours of the stage: {where}',
  },
  pledge: {
    'zh-CN': '评委没有签承诺书或申报利害关系就评了分：{where}',
    en: 'a judge scored before signing the pledge and declaring interests: {where}',
  },
  stage: {
    'zh-CN': '轮次结束时记下的晋级名单与当时的评分不符：{where}',
    en: 'who went on from a stage is not as the scores were when it closed: {where}',
  },
  notice: {
    'zh-CN': '公示的日子与规则不符，或定下的结果不是公示的结果：{where}',
    en: 'the days of a public notice are not those of the rules, or what became final is not what lay open: {where}',
  },
  deliberation: {
    'zh-CN': '合议与事件不符：{where}',
    en: 'a deliberation is not as the events tell: {where}',
  },
  ballot: {
    'zh-CN': '票箱与投票人数或计票事件不符：{where}',
    en: 'a box of papers does not fit its voters, or the count that the events tell: {where}',
  },
  snapshot: {
    'zh-CN': '存下的结果与摘要不符，或与事件不符：{where}',
    en: 'the kept result does not fit its digest, or its events: {where}',
  },
  published: {
    'zh-CN': '存下的公示结果与公示的摘要值不符，或缺失：{where}',
    en: 'a published result does not fit the digest on its notice, or is missing: {where}',
  },
  seeded: {
    'zh-CN': '样例奖项已建好：7 个类别、48 个已公布的案例（单位与标题），没有任何评分。',
    en: 'The sample award is set up: 7 categories and 48 published cases (organisation and title), without a single score.',
  },
  seededSource: { 'zh-CN': '出处：{title}，{publisher}，{url}', en: 'Source: {title}, {publisher}, {url}' },
  seededPlaces: {
    'zh-CN': '报道没有给案例排名次；名额与评分规则是样例自己的，按 14 项指标一轮打分。',
    en: 'The report ranks none of them; the places and the rules, one round of scoring by the 14 indicators, are the sample’s own.',
  },
  seededNext: {
    'zh-CN': '打开 /awards/{id}；有“奖项办公室”角色的人可在 /awards/{id}/office 邀请评委。',
    en: 'Open /awards/{id}; whoever has the role of an award office invites judges at /awards/{id}/office.',
  },
  seededBefore: {
    'zh-CN': '已经有奖项“{id}”，什么都没有改动。',
    en: 'There is an award “{id}” already; nothing was changed.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
