import type { LocalText } from '#scoring/facts.ts'

/** What can go wrong with what the office does with people and plans, by the code that was given. */
export const AWARD_STAFF_PROBLEMS = {
  'judge-list-changed': {
    'zh-CN': '名单与刚才查看的不一样，没有邀请任何人。请再看一遍。',
    en: 'The list is not the one you have looked at, so nobody was invited. Please look at it again.',
  },
  'judge-list-problems': {
    'zh-CN': '名单里有 {count} 处问题，没有邀请任何人。',
    en: 'There are problems in {count} places of the list. Nobody was invited.',
  },
  'judge-list-large': {
    'zh-CN': '名单超过 1 MB。请分成几次。',
    en: 'The list is larger than 1 MB. Please take it in parts.',
  },
  'choose-judges': { 'zh-CN': '请至少选一位评委。', en: 'Choose at least one judge.' },
  'observer-known': {
    'zh-CN': '这个邮箱已经是本奖项的观察员，或已有有效的邀请。',
    en: 'This address belongs to an observer of this award already, or is invited.',
  },
  'observer-gone': { 'zh-CN': '没有这位观察员了。', en: 'There is no such observer any more.' },
  'plan-reads-all': {
    'zh-CN': '这一轮由全体评委评每一个项目，没有可以用表格分配的。',
    en: 'In this stage every judge reads every entry; a table gives out nothing.',
  },
  'plan-table-problems': {
    'zh-CN': '表格里有 {count} 处问题，什么也没有改动。',
    en: 'There are problems in {count} places of the table. Nothing was changed.',
  },
  'plan-table-large': {
    'zh-CN': '表格超过 1 MB。请分轮次或分几次。',
    en: 'The table is larger than 1 MB. Please take it in parts.',
  },
  'substitute-unfit': {
    'zh-CN': '接替的评委要在同一评委组里，而且没有被移出。',
    en: 'Who takes over has to be another judge of the same group who was not removed.',
  },
  'substitute-changed': {
    'zh-CN': '要交接的项目与刚才看到的不一样了，没有写入。请再看一遍。',
    en: 'What would be handed over is not what you have seen, so nothing was written. Please look at it again.',
  },
  'substitute-nothing': { 'zh-CN': '没有可以交接的项目。', en: 'There is nothing to hand over.' },
  'reminder-field': {
    'zh-CN': '花括号里只能写页面上列出的名称，例如 {open}。',
    en: 'Braces can only hold one of the names listed on the page, such as {open}.',
  },
  'reminder-days': {
    'zh-CN': '请写 1 到 60 之间的天数，最多 5 个，用逗号隔开，例如 7, 3, 1。',
    en: 'Give at most five numbers of days from 1 to 60, parted by commas, such as 7, 3, 1.',
  },
  'reminder-stage': {
    'zh-CN': '这一轮现在不能提醒：还没有开始、还在等前一轮结束、已经截止或已经结束。没有寄出任何信。',
    en: 'Nobody can be reminded of this stage now: it has not begun, waits for an earlier one to be closed, or is over. No letter was sent.',
  },
  'reminder-nobody': {
    'zh-CN': '选中的评委都不需要提醒了，没有寄出任何信。',
    en: 'None of the judges you chose needs a reminder any more. No letter was sent.',
  },
  'reminder-mail': {
    'zh-CN': '这个站点没有设置发信，无法寄出提醒。',
    en: 'This site is not set up to send mail, so nobody can be reminded by it.',
  },
  'reminder-gone': { 'zh-CN': '没有这次提醒了。', en: 'There is no such reminder any more.' },
} as const satisfies Readonly<Record<string, LocalText>>
