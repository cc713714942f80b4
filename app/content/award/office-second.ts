import type { LocalText } from '#scoring/facts.ts'

/** Where another reading would decide something. */
export const SECOND = {
  title: { 'zh-CN': '加评在哪里最有用', en: 'Where another reading decides something' },
  what: {
    'zh-CN': '名次线附近的项目最值得再请一位评委：同样的评审份数，用在那里最能避免选错。',
    en: 'Entries near the line are worth another judge: the same number of readings saves most mistakes there.',
  },
  budget: { 'zh-CN': '每个类别加评几份', en: 'Readings more in each category' },
  show: { 'zh-CN': '看建议', en: 'See where' },
  how: {
    'zh-CN':
      '按校正严宽度之后的分数和它的标准误计算：名次线取预计恰有那么多项目在其上的位置；已经分出、还没有交的评审按会交来计。建议随评分变化，只有办公人员看得到，评委不会知道哪些是加评。',
    en: 'From corrected scores and their standard errors; the line is where as many entries are expected above it as there are places, and readings given out and not submitted count as coming. Suggestions change with the scores. Only the office sees them, and no judge is told which readings they are.',
  },
  computing: {
    'zh-CN': '评分刚有变化，正在重新计算；下面是之前的数字。稍后刷新。',
    en: 'Scores have just changed and are being computed anew; these figures are of a moment before. Reload shortly.',
  },
  'why.kept': {
    'zh-CN': '您在这个奖项里也是评委，冻结之前看不到与分数有关的内容。',
    en: 'You are a judge of this award as well, and are shown nothing that follows from scores before they are frozen.',
  },
  'why.kind': {
    'zh-CN': '这一轮没有评分表，或由全体评委评每一个项目，不需要加评。',
    en: 'This stage has no score sheets, or every judge reads every entry: there is nothing to add.',
  },
  'why.closed': { 'zh-CN': '这一轮现在不能加评。', en: 'Nothing can be added to this stage now.' },
  'why.later': { 'zh-CN': '正在计算，稍后刷新。', en: 'The figures are being computed. Reload shortly.' },
  'none.scores': {
    'zh-CN': '有的项目还没有可以校正的评分，暂时说不出哪里要加评。',
    en: 'Some entry has no score yet that can be corrected, so it cannot be said where to add.',
  },
  'none.no-noise': {
    'zh-CN': '到现在为止，评委之间除了严宽没有别的差别，无从估计再加评会偏出多少，暂时说不出哪里要加评。',
    en: 'So far judges differ in severity alone, so nothing says how far another reading would be off, nor where one is needed.',
  },
  'none.unfitted': {
    'zh-CN': '校正没有算出来，因为对评委宽严的计算没有收敛，说不出哪里要加评。',
    en: 'The correction could not be computed, because the search for how strict each judge is did not settle, so it cannot be said where to add.',
  },
  'none.no-line': {
    'zh-CN': '这个类别的名额够所有项目，没有名次线。',
    en: 'There are places for every entry of this category: there is no line.',
  },
  'none.apart': {
    'zh-CN': '这个类别的项目无法互相比较，请先把各块连起来。',
    en: 'The entries of this category cannot be compared. Link its parts first.',
  },
  noneIn: { 'zh-CN': '{categories}：{why}', en: '{categories}: {why}' },
  none: {
    'zh-CN': '再加评也改变不了什么，或没有可以加评的评委。',
    en: 'Another reading would change nothing, or no judge could give one.',
  },
  misplaced: {
    'zh-CN': '预计站错一侧的项目：现在 {now} 个，加评之后 {after} 个。',
    en: 'Entries expected on the wrong side of the line: {now} now, {after} after these readings.',
  },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  reason: { 'zh-CN': '为什么', en: 'Why' },
  risk: {
    'zh-CN': '站错一侧的可能性：现在 {now}，加评之后预计 {after}',
    en: 'Chance of the wrong side: {now} now, {after} expected afterwards',
  },
  pending: { 'zh-CN': '另有 {count} 份已分出、还没有交', en: '{count} given out and not submitted yet' },
  readings: { 'zh-CN': '加评', en: 'Add' },
  more: { 'zh-CN': '{count} 份', en: '{count}' },
  give: { 'zh-CN': '由谁评', en: 'Who could' },
  giveTo: { 'zh-CN': '分给{judge}', en: 'Give to {judge}' },
} as const satisfies Readonly<Record<string, LocalText>>
