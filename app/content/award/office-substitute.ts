import type { LocalText } from '#scoring/facts.ts'

/** A judge goes in the middle of judging, and another takes over. */
export const SUBSTITUTE = {
  title: { 'zh-CN': '请别的评委接替{name}', en: 'Somebody takes over from {name}' },
  toSubstitute: { 'zh-CN': '请别的评委接替', en: 'Let somebody take over' },
  what: {
    'zh-CN': '中途不能继续评审时用。还没有评的项目交给另一位评委；已经交的评分留在原评委名下，照常计入。',
    en: 'For a judge who cannot go on. What they have not judged yet goes to another judge; what they have submitted stays theirs and counts.',
  },
  lead: {
    'zh-CN': '先看清会交接哪些项目，再一步完成。接替的人来自同一评委组；要回避的项目不会交给他。',
    en: 'You see what would be handed over, then it is done in one step. Who takes over is of the same group, and gets nothing they have a conflict with.',
  },
  closed: {
    'zh-CN': '奖项现在不在评审中，不能接替。',
    en: 'The award is not open for judging, so nobody can take over.',
  },
  nobody: {
    'zh-CN': '同一评委组里没有别的评委。请先邀请一位。',
    en: 'There is nobody else in the same group. Invite a judge first.',
  },
  to: { 'zh-CN': '由谁接替', en: 'Who takes over' },
  option: { 'zh-CN': '{name}（已分到 {readings} 个）', en: '{name} ({readings} given)' },
  optionNotReady: {
    'zh-CN': '{name}（已分到 {readings} 个，还没有申报利益关系）',
    en: '{name} ({readings} given, interests not declared yet)',
  },
  preview: { 'zh-CN': '看看会交接什么', en: 'See what would be handed over' },
  previewTitle: { 'zh-CN': '从{from}交给{to}', en: 'From {from} to {to}' },
  notYet: { 'zh-CN': '还没有写入任何内容。', en: 'Nothing has been written yet.' },
  nothing: { 'zh-CN': '没有可以交接的项目。', en: 'There is nothing to hand over.' },
  moves: { 'zh-CN': '交给{to}的 {count} 个项目', en: 'Handed to {to}: {count}' },
  begun: { 'zh-CN': '草稿留存，不计入', en: 'a draft is kept and not counted' },
  stays: { 'zh-CN': '仍在{from}名下的 {count} 个', en: 'Left with {from}: {count}' },
  staysWhat: {
    'zh-CN': '这些要另找一位评委接替，否则会缺一份评审。',
    en: 'Choose another judge for these in a second step, or they will be one reading short.',
  },
  'why.conflict': { 'zh-CN': '{to}要回避', en: '{to} has a conflict' },
  'why.reads-it': { 'zh-CN': '{to}已经在评', en: '{to} reads it already' },
  'why.cap': { 'zh-CN': '{to}已到上限', en: '{to} has reached the limit' },
  'why.heard': { 'zh-CN': '已经在合议，接手的评委听得到各人的初评', en: 'deliberated already: the other can hear the first scores' }, // prettier-ignore
  'why.redacted-missing': { 'zh-CN': '还没有隐名副本', en: 'no copy without the entrant’s name' },
  done: {
    'zh-CN': '{from}已交的 {count} 份评分保留并计入。',
    en: '{count} sheets {from} has submitted stay and count.',
  },
  doneOne: { 'zh-CN': '{from}已交的 1 份评分保留并计入。', en: 'One sheet {from} has submitted stays and counts.' },
  reason: { 'zh-CN': '为什么接替（记入日志）', en: 'Why (for the log)' },
  confirm: { 'zh-CN': '交给{to}', en: 'Hand over to {to}' },
} as const satisfies Readonly<Record<string, LocalText>>
