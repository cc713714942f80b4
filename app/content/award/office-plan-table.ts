import type { LocalText } from '#scoring/facts.ts'

/** Who reads what, given out and taken back by a table. */
export const PLAN_TABLE = {
  title: { 'zh-CN': '用表格分配', en: 'Plan by a table' },
  lead: {
    'zh-CN': '下载现在的分配，在表格软件里修改后传回来。先看清会有哪些变化，确认之前什么也不写入。',
    en: 'Download the plan as it stands, change it in a spreadsheet and bring it back. You see what would change; nothing is written before you confirm.',
  },
  toTable: { 'zh-CN': '用表格分配（CSV）', en: 'Plan by a table (CSV)' },
  back: { 'zh-CN': '评审分配', en: 'Plan of readings' },
  download: { 'zh-CN': '下载现在的分配（CSV）', en: 'Download the plan as it stands (CSV)' },
  columns: {
    'zh-CN':
      '第一行是列名。必须有“项目编号”（例如 {entry}）和“评委编号”两列；评委也可以写姓名（没有重名时）或邮箱。下载的表格里其余各列只供阅读，可以删去。',
    en: 'The first line names the columns: “entry” (such as {entry}) and “judge” are needed. A judge can also be named by their name, where nobody shares it, or their address. The other columns of the download are for reading only and can be left out.',
  },
  readsAll: {
    'zh-CN': '这一轮由全体评委评每一个项目，没有可以用表格分配的。',
    en: 'In this stage every judge reads every entry; a table gives out nothing.',
  },
  closed: { 'zh-CN': '这一轮现在不能分配。', en: 'This stage cannot be planned now.' },
  file: { 'zh-CN': 'CSV 文件', en: 'CSV file' },
  paste: { 'zh-CN': '或粘贴在这里', en: 'Or paste it here' },
  how: { 'zh-CN': '表格里有什么', en: 'What the table holds' },
  'how.whole': {
    'zh-CN': '这一轮的全部评审：表格里没有的收回',
    en: 'all readings of the stage: what is not in it is taken back',
  },
  'how.more': { 'zh-CN': '只是要新增的评审', en: 'readings to be added only' },
  preview: { 'zh-CN': '看看会有哪些变化', en: 'See what would change' },

  previewTitle: { 'zh-CN': '将要发生的变化', en: 'What would change' },
  notYet: { 'zh-CN': '还没有写入任何内容。', en: 'Nothing has been written yet.' },
  counts: {
    'zh-CN': '新增 {added} 份，收回 {ended} 份，不变 {same} 份。',
    en: '{added} added, {ended} taken back, {same} as they are.',
  },
  keptTitle: { 'zh-CN': '不在表格里、仍然保留的', en: 'Not in the table and kept' },
  keptWhat: {
    'zh-CN': '这些评审已经开始，表格不会收回它们；要收回请在分配页逐份收回。',
    en: 'These have been begun, and a table takes none of them back; do so one by one on the plan page.',
  },
  addedTitle: { 'zh-CN': '新增', en: 'Added' },
  endedTitle: { 'zh-CN': '收回', en: 'Taken back' },
  parts: {
    'zh-CN': '改完之后，分配会分成 {count} 块，彼此之间无法比较。',
    en: 'After that the plan falls into {count} parts that cannot be compared.',
  },
  nothing: {
    'zh-CN': '与现在的分配相同，没有要确认的。',
    en: 'It is what stands already: there is nothing to confirm.',
  },
  wrong: {
    'zh-CN': '有 {count} 处问题。改好之前什么也不会写入。',
    en: 'There are {count} problems. Nothing is written until they are mended.',
  },
  wrongOne: {
    'zh-CN': '有 1 处问题。改好之前什么也不会写入。',
    en: 'There is one problem. Nothing is written until it is mended.',
  },
  line: { 'zh-CN': '行', en: 'Line' },
  problem: { 'zh-CN': '问题', en: 'Problem' },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  judge: { 'zh-CN': '评委', en: 'Judge' },
  confirm: { 'zh-CN': '确认这些变化', en: 'Confirm these changes' },
  change: { 'zh-CN': '改表格', en: 'Change the table' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What is wrong with a line of the table. */
export const PLAN_FAULTS = {
  'no-rows': { 'zh-CN': '表格里没有评审。', en: 'There are no readings in the table.' },
  'too-many-rows': { 'zh-CN': '一次最多 {most} 行。', en: 'At most {most} lines at a time.' },
  'broken-quotes': {
    'zh-CN': '引号没有成对，读不下去。',
    en: 'A quotation mark is not closed; the table cannot be read.',
  },
  'column-missing': { 'zh-CN': '缺少一列：{column}。', en: 'A column is missing: {column}.' },
  'column-unknown': { 'zh-CN': '不认识的列：“{column}”。', en: 'An unknown column: “{column}”.' },
  'column-twice': { 'zh-CN': '“{column}”出现了两次。', en: '“{column}” is there twice.' },
  'cell-missing': { 'zh-CN': '这一格是空的：{column}。', en: 'This cell is empty: {column}.' },
  'entry-unknown': { 'zh-CN': '没有编号为“{entry}”的项目。', en: 'There is no entry “{entry}”.' },
  'entry-out': { 'zh-CN': '{entry} 不参加这一轮。', en: '{entry} does not stand in this stage.' },
  'judge-unknown': { 'zh-CN': '没有评委“{judge}”。', en: 'There is no judge “{judge}”.' },
  'judge-several': {
    'zh-CN': '不止一位评委叫“{judge}”，请写编号或邮箱。',
    en: 'More than one judge is called “{judge}”: give the id or the address.',
  },
  'judge-removed': { 'zh-CN': '{judge}已被移出评委。', en: '{judge} was removed as a judge.' },
  'judge-group': { 'zh-CN': '{judge}不在这一轮的评委组里。', en: '{judge} is in no group of this stage.' },
  conflict: { 'zh-CN': '{judge}要回避 {entry}。', en: '{judge} has a conflict with {entry}.' },
  'over-cap': {
    'zh-CN': '{judge}会有 {readings} 个项目，超过上限 {cap}。',
    en: '{judge} would have {readings} entries, more than the limit of {cap}.',
  },
  twice: { 'zh-CN': '与第 {earlier} 行相同。', en: 'The same as line {earlier}.' },
  heard: {
    'zh-CN': '{entry} 已经在合议，{judge}听得到讨论，也看得到初评：没有先打过分，不能再分到它。',
    en: 'The jury deliberates on {entry}, and {judge} can hear it and see the first scores without having scored it.',
  },
  'redacted-missing': {
    'zh-CN': '这一轮是盲评，{entry} 还没有隐名副本。',
    en: 'The stage is blind, and {entry} has no copy without the entrant’s name.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
