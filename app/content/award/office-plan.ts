import type { LocalText } from '#scoring/facts.ts'

/** Who reads what, before it is decided and after. */
export const PLAN = {
  title: { 'zh-CN': '评审分配', en: 'Plan of readings' },
  lead: {
    'zh-CN': '先看一份方案能得到多精确的结果，再确认。回避的评委不会分到有关项目。',
    en: 'See how precise a result a plan will give before you confirm it. Nobody is given an entry they have a conflict with.',
  },
  stage: { 'zh-CN': '评审轮次', en: 'Stage' },
  noStage: {
    'zh-CN': '规则封存之后才能分配。',
    en: 'Readings can be planned once the rules are sealed.',
  },
  seed: { 'zh-CN': '随机种子', en: 'Seed of the draw' },
  seedHint: {
    'zh-CN': '同样好的方案由它抽定；同一个种子总是得到同一份方案。',
    en: 'It draws between plans that are equally good. The same seed always gives the same plan.',
  },
  preview: { 'zh-CN': '看方案', en: 'See the plan' },
  now: { 'zh-CN': '现在的分配', en: 'As it stands' },
  nowNone: { 'zh-CN': '这一轮还没有分配。', en: 'Nothing has been given out in this stage yet.' },
  readsAll: {
    'zh-CN': '这一轮由全体评委评每一个项目，回避的除外，不必分配。',
    en: 'In this stage every judge reads every entry they have no conflict with; nothing needs to be given out.',
  },
  nowCount: {
    'zh-CN': '{readings} 份评审，{entries} 个项目，{judges} 位评委。',
    en: '{readings} readings: {entries} entries, {judges} judges.',
  },

  previewTitle: { 'zh-CN': '方案', en: 'The plan' },
  notYet: { 'zh-CN': '还没有写入任何内容。', en: 'Nothing has been written yet.' },
  readings: { 'zh-CN': '评审份数', en: 'Readings' },
  perEntry: { 'zh-CN': '每个项目', en: 'An entry' },
  perJudge: { 'zh-CN': '每位评委', en: 'A judge' },
  range: { 'zh-CN': '{from}–{to}', en: '{from} to {to}' },
  precisionTitle: { 'zh-CN': '预计的精确程度', en: 'How precise it will be' },
  precisionWhat: {
    'zh-CN': '以一位评委一次评分的随机误差为 1。数字越小，两个项目的差别看得越清楚；校正严宽度的代价已算在内。',
    en: 'The chance error of one reading counts as 1. The smaller the figure, the smaller a difference between two entries that can be told; what correcting for strictness costs is included.',
  },
  entryError: { 'zh-CN': '一个项目的标准误', en: 'Standard error of an entry' },
  differenceError: { 'zh-CN': '两个项目之差的标准误', en: 'Standard error of a difference' },
  efficiency: { 'zh-CN': '校正严宽度之后剩下的效率', en: 'Efficiency left after correcting for strictness' },
  worst: { 'zh-CN': '最难比较的两个', en: 'Hardest to compare' },
  worstPair: { 'zh-CN': '{first} 与 {second}（{error}）', en: '{first} and {second} ({error})' },
  connected: {
    'zh-CN': '所有项目都能互相比较：评委之间有共同评过的项目相连。',
    en: 'All entries can be compared: the judges are linked by entries they have in common.',
  },
  apart: {
    'zh-CN':
      '这份方案分成 {count} 块，彼此之间无法比较：没有任何评委同时评过两块里的项目，分数高低可能只是评委严宽不同。',
    en: 'This plan falls into {count} parts that cannot be compared: no judge reads entries of two of them, so a higher score may only mean a more lenient judge.',
  },
  apartFix: {
    'zh-CN': '确认之后，另外分配下面几份评审就能连起来：',
    en: 'Once it is confirmed, these readings more would link them:',
  },
  apartCannot: {
    'zh-CN': '现有的评委和回避关系连不起来。请增加评委、提高每个项目的评委数，或接受各块只在块内排名。',
    en: 'With these judges and conflicts they cannot be linked. Add judges, ask for more readings an entry, or accept that each part is ranked by itself.',
  },
  apartCategories: {
    'zh-CN': '不过每个类别的项目都在同一块里，而名次只在类别内排定，所以不影响结果。',
    en: 'Still, the entries of each category are in one part, and ranks are given within a category, so no result suffers.',
  },
  apartHurt: {
    'zh-CN': '受影响的类别：{list}。同一类别的项目不能排在一起。',
    en: 'This hurts: {list}. Entries of one category could not be ranked together.',
  },
  bridge: { 'zh-CN': '{judge} 加评 {entry}', en: '{judge} also reads {entry}' },
  parts: { 'zh-CN': '块', en: 'Part' },
  part: { 'zh-CN': '第 {number} 块', en: 'Part {number}' },
  partOf: { 'zh-CN': '{entries} 个项目，{judges} 位评委', en: '{entries} entries, {judges} judges' },
  loads: { 'zh-CN': '每位评委评几个', en: 'How many each judge reads' },
  known: { 'zh-CN': '评委熟悉的', en: 'Within what judges know well' },
  knownWhat: { 'zh-CN': '{known} 份（{share}）', en: '{known} readings ({share})' },
  knownNothing: {
    'zh-CN': '还没有评委写明熟悉的领域。',
    en: 'No judge has said yet what they know well.',
  },
  changes: { 'zh-CN': '比现在的分配', en: 'Against what stands' },
  changesWhat: { 'zh-CN': '新增 {added} 份，收回 {removed} 份', en: '{added} more, {removed} taken back' },
  same: { 'zh-CN': '与现在的分配相同，没有要确认的。', en: 'It is what stands already: there is nothing to confirm.' },
  who: { 'zh-CN': '谁评什么', en: 'Who reads what' },
  judge: { 'zh-CN': '评委', en: 'Judge' },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  judges: { 'zh-CN': '评委', en: 'Judges' },
  confirm: { 'zh-CN': '确认这份方案', en: 'Confirm this plan' },
  confirmWhat: {
    'zh-CN': '确认后，评委的队列里立即出现这些项目。已经交了的评分都不受影响。',
    en: 'Once confirmed, these entries stand in the judges’ queues at once. Sheets already submitted are not touched.',
  },
  confirmed: { 'zh-CN': '方案已确认。', en: 'The plan is confirmed.' },

  refusedTitle: { 'zh-CN': '做不出方案', en: 'There is no plan' },
  'refused.no-entries': { 'zh-CN': '没有可以评的项目。', en: 'There is no entry to read.' },
  'refused.no-judges': { 'zh-CN': '这一轮还没有评委。', en: 'There is no judge for this stage.' },
  'refused.too-few-judges': {
    'zh-CN':
      '“{entry}”需要 {needed} 位评委，能评它的只有 {allowed} 位：其余的要回避，动笔之后这个项目被收回，听得到它的合议，或不在这一轮的评委组里。',
    en: '“{entry}” needs {needed} judges and only {allowed} may read it: the others have a conflict, had it taken back once they had begun, can hear it deliberated, or are in no group of this stage.',
  },
  'refused.too-little-room': {
    'zh-CN':
      '这些项目共需要 {needed} 份评审，能评它们的评委最多只能评 {possible} 份：{entries}。请提高上限或增加评委。',
    en: 'These entries need {needed} readings, and the judges who may read them have room for {possible}: {entries}. Raise the limit or add judges.',
  },
  'refused.over-cap': {
    'zh-CN': '{judge}已经分到 {readings} 个项目，超过了上限 {cap}。',
    en: '{judge} has {readings} entries already, more than the limit of {cap}.',
  },
  'refused.not-open': { 'zh-CN': '奖项现在不在评审中。', en: 'The award is not open for judging.' },
  'refused.stage-gone': { 'zh-CN': '规则里没有这一轮。', en: 'The rules have no such stage.' },
  'refused.stage-closed': { 'zh-CN': '这一轮已经结束。', en: 'This stage is closed.' },
  'refused.ballot': {
    'zh-CN': '无记名表决不分配项目。',
    en: 'No entries are given out in a secret ballot.',
  },
  'refused.redacted-missing': {
    'zh-CN': '这一轮是盲评，以下项目还没有隐名副本：{entries}。',
    en: 'This stage is blind, and these entries have no copy without the entrant’s name: {entries}.',
  },
  'refused.plan-failed': {
    'zh-CN': '这份方案没有算完，什么都没有改。请过一会儿再试。',
    en: 'This plan could not be computed to the end, and nothing has changed. Please try again in a while.',
  },
  'refused.other': { 'zh-CN': '这一轮现在不能分配（{code}）。', en: 'This stage cannot be planned now ({code}).' },

  giveTitle: { 'zh-CN': '另外分给评委', en: 'Give one more entry to a judge' },
  endTitle: { 'zh-CN': '收回一份', en: 'Take back a reading' },
  give: { 'zh-CN': '分给这位评委', en: 'Give it to the judge' },
  reading: { 'zh-CN': '哪一份', en: 'Which reading' },
  end: { 'zh-CN': '收回', en: 'Take back' },
  endWhat: {
    'zh-CN': '收回之后，这位评委对该项目的评分保留，不计入。',
    en: 'After that, a sheet of this judge on the entry is kept and not counted.',
  },
  choose: { 'zh-CN': '请选择', en: 'Please choose' },
  given: { 'zh-CN': '已分给评委。', en: 'The reading was given out.' },
  ended: { 'zh-CN': '已收回。', en: 'The reading was taken back.' },
} as const satisfies Readonly<Record<string, LocalText>>
