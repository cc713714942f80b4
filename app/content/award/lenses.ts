import type { LocalText } from '#scoring/facts.ts'

/** Jury, index and net value beside each other. */
export const LENSES = {
  title: { 'zh-CN': '三个角度', en: 'Three lenses' },
  what: {
    'zh-CN': '评委、社会价值影响力指数与 ESG 净值各说各的，从不合并，也不影响名次。只有案例库中的案例三者俱全。',
    en: 'The jury, the social value index and the ESG net value say each its own. They are never merged, and none of them moves a rank. Only cases of the library have all three.',
  },
  entry: { 'zh-CN': '参评项目', en: 'Entry' },
  'index.few': {
    'zh-CN': '评委得分与指数：项目太少，无从比先后',
    en: 'Jury score and index: too few entries to compare places',
  },
  'index.none': {
    'zh-CN': '评委得分与指数：{entries} 个项目的先后没有矛盾',
    en: 'Jury score and index: nothing contradicts in {entries} entries',
  },
  'index.one': {
    'zh-CN': '评委得分与指数：{entries} 个项目中有 1 个先后不一',
    en: 'Jury score and index: one of {entries} entries stands apart',
  },
  'index.some': {
    'zh-CN': '评委得分与指数：{entries} 个项目中有 {apart} 个先后不一',
    en: 'Jury score and index: {apart} of {entries} entries stand apart',
  },
  'index.apart': {
    'zh-CN': '{entry}：按评委可能是第 {jury}，按指数可能是第 {beside}。',
    en: '{entry}: place {jury} by the jury, place {beside} by the index.',
  },
  'net.few': {
    'zh-CN': '评委得分与 ESG 净值：已定价的项目太少，无从比先后',
    en: 'Jury score and ESG net value: too few priced entries to compare places',
  },
  'net.none': {
    'zh-CN': '评委得分与 ESG 净值：{entries} 个已定价项目的先后没有矛盾',
    en: 'Jury score and ESG net value: nothing contradicts in {entries} priced entries',
  },
  'net.one': {
    'zh-CN': '评委得分与 ESG 净值：{entries} 个已定价项目中有 1 个先后不一',
    en: 'Jury score and ESG net value: one of {entries} priced entries stands apart',
  },
  'net.some': {
    'zh-CN': '评委得分与 ESG 净值：{entries} 个已定价项目中有 {apart} 个先后不一',
    en: 'Jury score and ESG net value: {apart} of {entries} priced entries stand apart',
  },
  'net.apart': {
    'zh-CN': '{entry}：按评委可能是第 {jury}，按 ESG 净值可能是第 {beside}。',
    en: '{entry}: place {jury} by the jury, place {beside} by ESG net value.',
  },
  jury: { 'zh-CN': '评委得分', en: 'Jury score' },
  juryScore: { 'zh-CN': '评委得分（分）', en: 'Jury score (points)' },
  juryCorrected: {
    'zh-CN': '评委校正得分（分，{level} 区间）',
    en: 'Jury’s corrected score (points, {level} interval)',
  },
  index: { 'zh-CN': '指数', en: 'Index' },
  indexAxis: { 'zh-CN': '社会价值影响力指数（0–100）', en: 'Social value index (0–100)' },
  net: { 'zh-CN': 'ESG 净值', en: 'ESG net value' },
  netAxis: { 'zh-CN': 'ESG 净值（元，2023 年价格，对数刻度）', en: 'ESG net value (yuan of 2023, logarithmic)' },
  coverage: { 'zh-CN': '覆盖率', en: 'Coverage' },
  kind: { 'zh-CN': '这是什么', en: 'What it is' },
  priced: { 'zh-CN': '已定价，90% 区间', en: 'priced, 90% interval' },
  bounded: { 'zh-CN': '没有定价，只有上下限', en: 'not priced, ends only' },
  noScore: { 'zh-CN': '没有得分', en: 'no score' },
  notPriced: { 'zh-CN': '没有定价', en: 'not priced' },
  known: { 'zh-CN': '{share} 已知', en: '{share} known' },
  how: {
    'zh-CN':
      '每个方框是一个项目：宽是横轴上的区间，高是评委得分的区间。只有上下限的用虚线。三个角度互不换算，也不合成一个分数；方框排成斜线，只说明各方看法接近。',
    en: 'Each box is an entry: its width is the interval across, its height that of the jury’s score. Dashed where there are ends only. No lens is turned into another and they are never added up; boxes along a diagonal say that views agree, and no more.',
  },
  describe: { 'zh-CN': '{title}：{list}', en: '{title}: {list}' },
  point: { 'zh-CN': '{entry} {jury}，{other}', en: '{entry} {jury}, {other}' },
  withoutCase: {
    'zh-CN': '本类别另有 {count} 个项目不是案例库中的案例，没有人替它们算过指数和净值。',
    en: 'Entries of this category that are no cases of the library, for which nobody has worked out index and net value: {count}.',
  },
  withoutNet: {
    'zh-CN': '有指数而没有净值（成效还没有可用的价格）：{entries}。',
    en: 'With an index and without a net value, since no outcome has a price yet: {entries}.',
  },
  withoutScore: {
    'zh-CN': '没有评委得分，图上没有：{entries}。',
    en: 'Without a jury score, and so on no chart: {entries}.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
