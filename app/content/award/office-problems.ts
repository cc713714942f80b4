import type { LocalText } from '#scoring/facts.ts'

/** What can be wrong with the forms in which an award is set up, by the code that the form gave. */
export const AWARD_OFFICE_PROBLEMS = {
  'award-time-zone': {
    'zh-CN': '没有这个时区。请用 Asia/Shanghai 这样的名称。',
    en: 'There is no such time zone. Use a name such as Asia/Shanghai.',
  },
  'award-time': {
    'zh-CN': '请填写日期和时间，如 2026-12-01T18:00；夏令时拨快的那一小时不存在。',
    en: 'Give a date and a time, such as 2026-12-01T18:00. An hour that the clock skips does not exist.',
  },
  'award-time-skipped': {
    'zh-CN': '在这个时区，{time} 正好被夏令时跳过，钟上没有这个时间。请先改那一轮的时间，再改时区。',
    en: 'In this zone the clock skips {time}. Change that time of the stage first, then the zone.',
  },
  'award-date': {
    'zh-CN': '“{date}”不是日期，应如 2027-02-15。',
    en: '“{date}” is no date, such as 2027-02-15.',
  },
  'award-number': { 'zh-CN': '请填写 {least} 到 {most} 之间的数。', en: 'Give a number from {least} to {most}.' },
  'award-whole': { 'zh-CN': '请填写整数。', en: 'Give a whole number.' },
  'award-weight': { 'zh-CN': '权重要大于 0。', en: 'A weight is above 0.' },
  'award-levels': {
    'zh-CN': '每项标准至少要有两档，每档都有分值和中英文说明。',
    en: 'A criterion has two levels or more, each with a score and a description in both languages.',
  },
  'award-levels-twice': { 'zh-CN': '两档的分值相同。', en: 'Two levels have the same score.' },
  'award-closes-before': { 'zh-CN': '截止时间要在开始之后。', en: 'It has to close after it opens.' },
  'award-stage-groups': {
    'zh-CN': '请为这一轮至少选一个评委组。',
    en: 'Choose at least one group of judges for this stage.',
  },
  'award-stage-criteria': {
    'zh-CN': '打分的轮次至少要有一项标准。',
    en: 'A stage with scores needs at least one criterion.',
  },
  'award-cap-twice': { 'zh-CN': '同一种限制写了两次。', en: 'The same limit stands there twice.' },
  'award-rules-stale': {
    'zh-CN':
      '您填写的时候，别人改了这一部分，所以没有保存。您填的都在下面，不同的地方标出了现在保存的内容；核对之后再保存一次。',
    en: 'Somebody changed this part while you were typing, so nothing was saved. What you typed is below, with what is kept now beside each difference. Compare it and save again.',
  },
  'award-choose-cases': { 'zh-CN': '请至少选一个案例。', en: 'Choose at least one case.' },
  'award-table-large': {
    'zh-CN': '表格太大，最多 1 MB。请分成几个文件。',
    en: 'The table is too large: at most 1 MB. Please divide it.',
  },
  'award-table-unreadable': {
    'zh-CN': '读不出文字。请在表格程序里另存为 CSV UTF-8。',
    en: 'The text of this file cannot be read. Save it as CSV UTF-8 in your spreadsheet.',
  },
  'award-too-many': { 'zh-CN': '最多 {most} 行。', en: 'There can be {most} rows at most.' },
} as const satisfies Readonly<Record<string, LocalText>>
