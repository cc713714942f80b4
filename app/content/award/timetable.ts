import type { LocalText } from '#scoring/facts.ts'

/** 现场答辩的时间表, for the office, and for judges and entrants. */
export const TIMETABLE = {
  title: { 'zh-CN': '答辩时间表', en: 'Timetable' },
  lead: {
    'zh-CN': '现场答辩的先后、时长和休息。顺序可以抽签，可以按“回避的评委离场最少”来排，也可以手工排定并说明理由。',
    en: 'When entrants present, for how long, and the breaks. The order is drawn by lot, set so that judges who stand aside go out least often, or set by hand with a reason.',
  },
  noStage: {
    'zh-CN': '规则里没有现场打分的轮次，用不到时间表。',
    en: 'No stage of the rules is scored while entrants present, so there is no timetable.',
  },
  closed: {
    'zh-CN': '这一轮不能再安排（奖项没有在评审，或这一轮已结束）。',
    en: 'This stage can no longer be arranged: the award is not open for judging, or the stage is closed.',
  },
  stage: { 'zh-CN': '轮次', en: 'Stage' },
  show: { 'zh-CN': '显示', en: 'Show' },
  times: { 'zh-CN': '时间', en: 'Times' },
  starts: { 'zh-CN': '从什么时候开始', en: 'Begins at' },
  startsHint: { 'zh-CN': '按 {zone}，如 {example}', en: 'By {zone}, such as {example}' },
  talk: { 'zh-CN': '陈述（分钟）', en: 'Talk (minutes)' },
  questions: { 'zh-CN': '答辩（分钟）', en: 'Questions (minutes)' },
  change: { 'zh-CN': '两个之间（分钟）', en: 'Between two (minutes)' },
  breaks: { 'zh-CN': '休息', en: 'Breaks' },
  breaksHint: {
    'zh-CN': '每行一次：第几个之后、多少分钟，如“3 15”。隔夜也可以，如“8 900”。',
    en: 'One a line: after how many presentations, and minutes, such as “3 15”. A night is a break as well: “8 900”.',
  },
  room: { 'zh-CN': '地点', en: 'Room' },
  saveTimes: { 'zh-CN': '保存时间', en: 'Save the times' },
  order: { 'zh-CN': '顺序', en: 'Order' },
  'by.given': {
    'zh-CN': '现在按项目编号排列，还没有定顺序。',
    en: 'By the numbers of the entries; no order was set yet.',
  },
  'by.lots': { 'zh-CN': '顺序由抽签决定。', en: 'The order was drawn by lot.' },
  'by.fewest': {
    'zh-CN': '顺序按回避的评委离场最少排定。',
    en: 'The order is the one in which judges who stand aside go out least often.',
  },
  'by.hand': { 'zh-CN': '顺序由办公室排定。', en: 'The office set the order.' },
  because: { 'zh-CN': '理由：{reason}', en: 'Why: {reason}' },
  erased: { 'zh-CN': '（文字已删除）', en: '(the words were erased)' },
  draw: { 'zh-CN': '抽签决定顺序', en: 'Draw the order by lot' },
  drawWhat: {
    'zh-CN': '用事先封存的种子，只抽一次；之后新到的项目排在后面另抽。',
    en: 'With the seed that lies sealed, and once: entries that come later are drawn after the others.',
  },
  drawn: { 'zh-CN': '看抽签记录', en: 'See what was drawn' },
  fewest: { 'zh-CN': '按离场最少排', en: 'Fewest walks' },
  fewestWhat: {
    'zh-CN': '现在的顺序要离场 {now} 人次；这样排要 {fewest} 人次。抽过签就不能再用。',
    en: 'Judges go out {now} times in the order as it is, and {fewest} times in this one. Not once lots are drawn.',
  },
  hand: { 'zh-CN': '手工排定', en: 'Set it by hand' },
  handOrder: { 'zh-CN': '项目编号，按出场先后，每行一个', en: 'Numbers of the entries in their order, one a line' },
  handReason: { 'zh-CN': '为什么这样排', en: 'Why this order' },
  handSave: { 'zh-CN': '保存顺序', en: 'Save the order' },
  publish: { 'zh-CN': '给评委和参评人看', en: 'Show it to judges and entrants' },
  unpublish: { 'zh-CN': '收回', en: 'Take it back' },
  isPublished: {
    'zh-CN': '评委和参评人已能看到，之后的改动也会马上看到；订了日历的会随之更新。',
    en: 'Judges and entrants see it, and any change at once; calendars that have it change with it.',
  },
  notPublished: { 'zh-CN': '评委和参评人还看不到。', en: 'Judges and entrants do not see it yet.' },
  clock: { 'zh-CN': '现场时钟', en: 'Clock of the room' },
  calendar: { 'zh-CN': '下载日历（.ics）', en: 'Calendar (.ics)' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  place: { 'zh-CN': '次序', en: 'Place' },
  time: { 'zh-CN': '时间', en: 'Time' },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  aside: { 'zh-CN': '要离场的评委', en: 'Judges who go out' },
  nobody: { 'zh-CN': '无', en: 'nobody' },
  breakFor: { 'zh-CN': '休息 {minutes} 分钟', en: 'Break of {minutes} minutes' },
  empty: { 'zh-CN': '这一轮还没有项目。', en: 'There are no entries in this stage yet.' },
  timesFirst: { 'zh-CN': '先填好时间，再定顺序。', en: 'Set the times first, then the order.' },

  ownTitle: { 'zh-CN': '答辩时间', en: 'When presentations are' },
  ownLead: {
    'zh-CN': '按 {zone}。每个项目先陈述 {talk} 分钟，再答辩 {questions} 分钟。',
    en: 'By {zone}. Each entry has {talk} minutes to present and {questions} for questions.',
  },
  ownNone: {
    'zh-CN': '还没有给您看的时间表。办公室公布后会列在这里。',
    en: 'There is no timetable for you yet. It stands here once the office shows it.',
  },
  ownAside: { 'zh-CN': '您要回避，请离场', en: 'you stand aside: please leave the room' },
  ownEntry: { 'zh-CN': '您的项目', en: 'your entry' },
  'file.talk': { 'zh-CN': '答辩：{entry}', en: 'Presentation: {entry}' },
  'file.aside': { 'zh-CN': '回避离场：{entry}', en: 'Leave the room: {entry}' },
  'file.what': {
    'zh-CN': '{award} · {stage}。陈述 {talk} 分钟，答辩 {questions} 分钟。',
    en: '{award}, {stage}. {talk} minutes to present, {questions} for questions.',
  },
} as const satisfies Readonly<Record<string, LocalText>>

/** Why a timetable was not changed. */
export const TIMETABLE_PROBLEMS = {
  'timetable-moved': {
    'zh-CN': '别人刚刚改过时间表，这次没有保存。请看一下现在的样子再改。',
    en: 'Somebody has just changed the timetable, so nothing was saved. Look at it as it stands now.',
  },
  'timetable-times-first': { 'zh-CN': '请先填好时间。', en: 'Set the times first.' },
  'timetable-earlier-open': {
    'zh-CN': '还不能给大家看：“{stageZh}”这一轮还没有结束，谁进入答辩还没有定，看的人见不到顺序。请先结束这一轮。',
    en: 'It cannot be shown yet: the stage “{stageEn}” is still open, so it is not settled who presents, and readers would see no order. Close that stage first.',
  },
  'timetable-drawn': {
    'zh-CN': '已经抽过签，顺序以抽签为准；要改只能手工排定并说明理由。',
    en: 'Lots are drawn and give the order. It can only be changed by hand, with a reason.',
  },
  'timetable-each-once': {
    'zh-CN': '每个项目要出现一次，不多不少。请检查：{entries}',
    en: 'Each entry has to stand there once. Look at: {entries}',
  },
  'timetable-no-such-time': {
    'zh-CN': '这不是一个时间，请照“2026-11-22T09:30”的样子填。',
    en: 'This is no time. Write it such as 2026-11-22T09:30.',
  },
  'timetable-minutes': { 'zh-CN': '请填 {least} 到 {most} 之间的整数分钟。', en: 'Whole minutes from {least} to {most}.' }, // prettier-ignore
  'timetable-breaks': {
    'zh-CN': '每行两个数：第几个之后、多少分钟，如“3 15”。',
    en: 'Two numbers a line: after how many presentations, and minutes, such as “3 15”.',
  },
  'clock-moved': {
    'zh-CN': '另一个窗口刚刚动过时钟，现在显示的是它的状态。',
    en: 'Another window has just moved the clock; what you see is how it stands now.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
