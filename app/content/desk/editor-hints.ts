/** What is to be known about a field before it is filled in, by the pattern of its path or its last two parts. */
export const EDITOR_HINTS = {
  asOf: { 'zh-CN': '事实说到哪一天为止', en: 'How far the facts of this case reach' },
  triggerEvidence: { 'zh-CN': '项目怎么开始的，有什么依据', en: 'What shows how the project began' },
  'organisation.stockCodes': { 'zh-CN': '每行一个，如 HKEX:3690', en: 'One on each line, such as HKEX:3690' },
  'partners.*.affiliate': { 'zh-CN': '与企业同属一个集团', en: 'Belongs to the same group as the company' },
  'regions.*.provinceCount': { 'zh-CN': '只知道数目、不知道是哪些时填', en: 'Where only the number is known' },
  'regions.*.cityCount': { 'zh-CN': '只知道数目、不知道是哪些时填', en: 'Where only the number is known' },
  'funding.*.year': { 'zh-CN': '金额只属于一年时填', en: 'Where the amount is of one year' },
  'evidence.*.quote': { 'zh-CN': '至多 15 个汉字', en: 'At most 15 Han characters' },
  'evidence.*.originalSource': { 'zh-CN': '转载时写最初的出处', en: 'Where a repost says it comes from' },
  'sources.*.accessed': {
    'zh-CN': '您看到这一页的日期，如 2024-08-31',
    en: 'The day you saw the page, such as 2024-08-31',
  },
  'sources.*.archived': {
    'zh-CN': '网页会变、会消失。存一份您读到的，以后可以核对。只给研究者看，不公开。',
    en: 'Pages change and vanish. Keep what you read, so that it can be checked later. For researchers only, never public.',
  },
  'outcomes.*.partOf': {
    'zh-CN': '已经算在另一项成果里，合计时不再加一次',
    en: 'Counted within another outcome: totals do not add it again',
  },
  'outcomes.*.observations': {
    'zh-CN': '新的数字添在后面，不改旧的',
    en: 'A new figure is added after the older ones, never in place of one',
  },
  'outcomes.*.breakdown': { 'zh-CN': '最新观测的各个部分', en: 'Parts of the newest observation' },
  'outcomes.*.evidence': { 'zh-CN': '没有数字的成果或损害用', en: 'For an outcome or harm without a figure' },
  'valuation.deadweight': {
    'zh-CN': '没有项目也会发生的份额，0 到 1',
    en: 'Share that would have happened anyway, 0 to 1',
  },
  'valuation.displacement': { 'zh-CN': '从别处挪来的份额，0 到 1', en: 'Share moved from elsewhere, 0 to 1' },
  'valuation.attribution': { 'zh-CN': '出自他人的份额，0 到 1', en: 'Share due to others, 0 to 1' },
  'valuation.dropoff': { 'zh-CN': '每年失去的份额，0 到 1', en: 'Share lost each year, 0 to 1' },
  'indicators.*.override': {
    'zh-CN': '等级与事实推出的不同时，写明为什么',
    en: 'Where the level differs from what the facts give: why',
  },
  harms: {
    'zh-CN': '没有找过是“未查”；找过而没有是“查过，没有”',
    en: 'Not looked for is “not looked up”; looked for and none found is “searched, none found”',
  },
  investments: {
    'zh-CN': '没有找过是“未查”；找过而没有是“查过，没有”',
    en: 'Not looked for is “not looked up”; looked for and none found is “searched, none found”',
  },
  'facts.*.context': {
    'zh-CN': '说的是外部世界，而不是本项目',
    en: 'About the world around the project, not the project',
  },
  'openQuestions.*.settles': {
    'zh-CN': '答案能确定的指标、成果或字段，每行一个',
    en: 'Indicators, outcomes or fields that the answer settles, one on each line',
  },
} as const
