import type { LocalText } from '#scoring/facts.ts'

/** What a judge is told in private of their own scoring. */
export const FEEDBACK = {
  title: { 'zh-CN': '给您的反馈', en: 'Feedback for you' },
  private: {
    'zh-CN':
      '只有您看得到，不改变任何评分或结果。与其他评委相比的数字只用到他们各给了几次哪一档，不用谁给了哪个项目，至少三位有变化才更新一次，所以推不出任何一位评委的一次评分。',
    en: 'Only you see this, and it changes no score or result. What compares you with others uses how often they gave each level, not who gave it or to which entry, and moves only when three of them have changed something: no single score of theirs can be worked out.',
  },
  later: {
    'zh-CN': '规则规定本轮结束之后才看到别人的评分，这里的反馈也要到那时。',
    en: 'The rules show what others gave when the stage is over; this feedback waits until then.',
  },
  severity: { 'zh-CN': '严宽度', en: 'How strict you are' },
  strict: {
    'zh-CN':
      '{others} 位评委也评过您评的项目。同样的项目、同样的标准，您平均比他们低 {value} 分（至少九成把握在 {low} 到 {high} 分之间，负数是比他们低）：您偏严。',
    en: 'You and {others} others have judged the same entries. On the same criteria you gave {value} points less on average (at least nine chances in ten that it lies between {low} and {high}; below 0 is less than they gave): you are strict beside them.',
  },
  lenient: {
    'zh-CN':
      '{others} 位评委也评过您评的项目。同样的项目、同样的标准，您平均比他们高 {value} 分（至少九成把握在 {low} 到 {high} 分之间）：您偏宽。',
    en: 'You and {others} others have judged the same entries. On the same criteria you gave {value} points more on average (at least nine chances in ten that it lies between {low} and {high}): you are lenient beside them.',
  },
  level: {
    'zh-CN':
      '{others} 位评委也评过您评的项目。同样的项目、同样的标准，您与他们平均相差在 {low} 到 {high} 分之间（至少九成把握，负数是比他们低）：看不出您偏严或偏宽。',
    en: 'You and {others} others have judged the same entries. On the same criteria the difference to what they gave lies between {low} and {high} points on average (at least nine chances in ten; below 0 is less than they gave): too close to 0 to call you strict or lenient.',
  },
  severityWhat: {
    'zh-CN': '偏严偏宽都不是错；若与您自己的意图不符，可以对照分档说明再想一想。',
    en: 'Being strict or lenient is no fault. If it is not what you mean, look at the anchors of the levels again.',
  },
  scale: { 'zh-CN': '您怎样用分', en: 'How you use the scale' },
  scaleLevel: { 'zh-CN': '分值', en: 'Level' },
  scaleOwn: { 'zh-CN': '您给的次数', en: 'Given by you' },
  scaleOwnShare: { 'zh-CN': '您的占比', en: 'Your share' },
  scalePanel: { 'zh-CN': '其他评委的占比', en: 'Share of the others' },
  scaleWhat: {
    'zh-CN': '各项标准合在一起。其他评委的占比只算您也评过的项目，取整到 5%，所以合计不一定是 100%。',
    en: 'All criteria together. Shares of the others are of the entries that you have judged too, rounded to 5%, so they need not add up to 100%.',
  },
  drift: { 'zh-CN': '前后变化', en: 'Whether your scale has moved' },
  driftUp: {
    'zh-CN':
      '与其他评委相比，您后一半评分表比前一半平均高 {value} 分（至少九成把握在 {low} 到 {high} 分之间）：您越评越宽。',
    en: 'Beside the others you gave {value} points more on the later half of your sheets than on the earlier half (at least nine chances in ten that it lies between {low} and {high}): you have become more lenient.',
  },
  driftDown: {
    'zh-CN':
      '与其他评委相比，您后一半评分表比前一半平均低 {value} 分（至少九成把握在 {low} 到 {high} 分之间，负数是变低）：您越评越严。',
    en: 'Beside the others you gave {value} points less on the later half of your sheets than on the earlier half (at least nine chances in ten that it lies between {low} and {high}; below 0 is less): you have become stricter.',
  },
  driftNone: {
    'zh-CN':
      '与其他评委相比，您后一半评分表与前一半平均相差在 {low} 到 {high} 分之间（至少九成把握）：看不出前后变松或变紧。',
    en: 'Beside the others the difference between the later and the earlier half of your sheets lies between {low} and {high} points (at least nine chances in ten): no drift can be told from it.',
  },
  unusual: { 'zh-CN': '与您自己的习惯最不一样的评分', en: 'Where you differ most from your own pattern' },
  unusualWhat: {
    'zh-CN': '只看您自己的评分：您给这个项目的总体水平，加上您给这项标准的习惯。不一样不等于错，值得再看一眼。',
    en: 'From your own scores alone: what you give the entry over all, and what you usually give the criterion. It need not be wrong; it is worth another look.',
  },
  unusualOne: {
    'zh-CN': '“{criterion}”您给了 {given}，照您自己的习惯大约是 {expected}。',
    en: 'on “{criterion}” you gave {given}; by your own pattern it would be about {expected}.',
  },
  unusualNone: {
    'zh-CN': '没有哪个评分与您自己的习惯明显不同。',
    en: 'No score stands out from your own pattern.',
  },
  colon: { 'zh-CN': '：', en: ': ' },
  notYet: { 'zh-CN': '现在还不能说', en: 'Can’t be told yet' },
  'why.few-own': {
    'zh-CN': '您提交的评分还少（已计入 {sheets} 份，至少要 {least} 份）。',
    en: 'You have submitted too little so far ({sheets} sheets are counted; it takes {least}).',
  },
  'why.few-others': {
    'zh-CN': '其他评委对您评过的项目打分还不够多，说出来会透露某一位给了几分。',
    en: 'Others have not scored enough of what you scored: it would tell what one of them gave.',
  },
  'why.levels-differ': {
    'zh-CN': '各项标准的分值不同，合不到一起。',
    en: 'The criteria have different scales and cannot be put together.',
  },
  'why.one-criterion': {
    'zh-CN': '只有一项标准，谈不上习惯。',
    en: 'There is only one criterion, and so no pattern.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
