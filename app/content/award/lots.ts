import type { LocalText } from '#scoring/facts.ts'

/** 抽签: what lots were drawn with, and what was drawn. */
export const LOTS = {
  title: { 'zh-CN': '抽签', en: 'Lots' },
  lead: {
    'zh-CN':
      '抽签决定出场顺序；规则分不出先后的并列，也由抽签决定。种子在抽签之前就封存好，谁也没看过；开签时公布种子，任何人都能照着重抽一遍，得到同样的顺序。',
    en: 'Lots decide the order of presentations, and ties that nothing in the rules parts. The seed is sealed before there is anything to draw, and nobody has seen it; drawing opens it, and anybody can draw the same order from it.',
  },
  sealed: { 'zh-CN': '下一次抽签的封条', en: 'Sealed for the next draw' },
  sealedAt: { 'zh-CN': '封存于', en: 'Sealed on' },
  sealedWhat: {
    'zh-CN':
      '这是种子和盐的 SHA-256。抽签之前没有页面会显示种子；开签后把公布的“种子 盐”（中间一个空格）再算一遍，应当得到这一串。',
    en: 'The SHA-256 of seed and salt. No page shows the seed before it is drawn with. Afterwards take the SHA-256 of “seed salt”, with one space between, and you get this.',
  },
  noSeal: {
    'zh-CN': '规则封存之后，这里会有下一次抽签的封条。',
    en: 'Once the rules are sealed, the seal of the next draw stands here.',
  },
  oldSeal: {
    'zh-CN':
      '这里的规则没有带抽签封条（演练和早期的奖项都没有）：下一次抽签用当时产生的随机种子，之后的每一次都有封条。',
    en: 'The rules here carry no seal for lots, as those of a rehearsal or of an early award do not: the next draw takes a random seed of its moment, and every draw after it is sealed.',
  },
  none: { 'zh-CN': '还没有抽过签。', en: 'No lots have been drawn yet.' },
  drawn: { 'zh-CN': '已抽的签', en: 'What was drawn' },
  'for.presentation': { 'zh-CN': '“{stage}”的出场顺序', en: 'Order of presentations in “{stage}”' },
  'for.tie': { 'zh-CN': '“{stage}”的末位并列', en: 'Shared last place in “{stage}”' },
  at: { 'zh-CN': '抽签时间', en: 'Drawn on' },
  by: { 'zh-CN': '抽签人', en: 'Drawn by' },
  seed: { 'zh-CN': '种子', en: 'Seed' },
  salt: { 'zh-CN': '盐', en: 'Salt' },
  seal: { 'zh-CN': '事先的封条', en: 'Seal that stood before' },
  fits: { 'zh-CN': '与封条相符', en: 'fits the seal' },
  broken: {
    'zh-CN': '与封条不符：这次抽签用的不是封存的种子。',
    en: 'Does not fit: these lots were not drawn with what was sealed.',
  },
  unsealed: { 'zh-CN': '当时还没有封条', en: 'none stood then' },
  order: { 'zh-CN': '抽出的顺序', en: 'Order drawn' },
  event: { 'zh-CN': '第 {sequence} 条事件', en: 'event {sequence}' },
  hidden: {
    'zh-CN': '并列的抽签现在不给您看：您也是这个奖项的评委，公示之后可见。',
    en: 'Draws of ties are not shown to you yet, since you judge here as well; they are after the public notice.',
  },
  where: {
    'zh-CN': '出场顺序在“答辩时间表”里抽；并列在分数冻结之后到“结果”里抽。',
    en: 'The order of presentations is drawn under Timetable; ties under Result, once scores are frozen.',
  },
  how: { 'zh-CN': '怎么自己验一遍', en: 'How to check it yourself' },
  howWhat: {
    'zh-CN':
      '结果包里有全部事件。运行 npm run award:replay，或把包交给本站的“用结果包重算”页面：两者都会核对种子与事先的封条，并从种子重抽一遍。',
    en: 'The result package holds all events. Run npm run award:replay, or hand the package to the replay page of this site: both hold the seed to the seal before it and draw the order anew.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
