import type { LocalText } from '#scoring/facts.ts'

/** Reminders to judges: whom, what they say, and what has become of each letter. */
export const REMINDERS = {
  title: { 'zh-CN': '提醒评委', en: 'Remind judges' },
  lead: {
    'zh-CN': '给还没有评完的评委写信。先看清写给谁、信是什么样，确认之后才寄出；做完的人不会收到。',
    en: 'Write to judges who have something left to do. You see whom and what before anything goes out; who has finished by then gets no letter.',
  },
  noMail: {
    'zh-CN': '这个站点没有设置发信。您仍可以看到该提醒谁，请自己联系他们。',
    en: 'This site is not set up to send mail. You still see whom to remind; please write to them yourself.',
  },
  notOpen: {
    'zh-CN': '现在没有可以提醒的轮次：轮次开始之后、截止之前才能提醒。',
    en: 'There is no stage to remind anybody of now: that is so from when a stage begins until it is over.',
  },
  newTitle: { 'zh-CN': '写一次提醒', en: 'Write a reminder' },
  stage: { 'zh-CN': '评审轮次', en: 'Stage' },
  whom: { 'zh-CN': '写给谁', en: 'To whom' },
  'whom.unfinished': { 'zh-CN': '还没有评完的评委', en: 'judges who have not finished' },
  'whom.not-started': { 'zh-CN': '一份也没有开始的评委', en: 'judges who have not begun' },
  'whom.not-declared': { 'zh-CN': '还没有申报利益关系的评委', en: 'judges who have not declared their interests' },
  words: { 'zh-CN': '信的内容', en: 'What the letter says' },
  wordsWhat: {
    'zh-CN':
      '每位评委收到自己语言的那一份。花括号里的内容按人填写：{name} 姓名、{award} 奖项、{stage} 轮次、{open} 还剩几个项目、{deadline} 截止时间、{link} 评审页面、{site} 网站。',
    en: 'Each judge gets the letter in their own language. What stands in braces is filled in for each: {name}, {award}, {stage}, {open} (entries left), {deadline}, {link} (where they judge), {site}.',
  },
  subjectZh: { 'zh-CN': '中文标题', en: 'Subject in Chinese' },
  textZh: { 'zh-CN': '中文内容', en: 'Text in Chinese' },
  subjectEn: { 'zh-CN': '英文标题', en: 'Subject in English' },
  textEn: { 'zh-CN': '英文内容', en: 'Text in English' },
  preview: { 'zh-CN': '看看会写给谁', en: 'See who would get it' },
  changeWords: { 'zh-CN': '改对象或内容', en: 'Change whom or what' },

  previewTitle: { 'zh-CN': '将要收到提醒的评委', en: 'Judges who would be reminded' },
  previewNone: { 'zh-CN': '没有评委需要这次提醒。', en: 'No judge needs this reminder.' },
  previewCount: { 'zh-CN': '会寄出 {count} 封信。还没有寄出。', en: '{count} letters would go out. None has.' },
  previewOne: { 'zh-CN': '会寄出 1 封信。还没有寄出。', en: 'One letter would go out. It has not.' },
  choose: { 'zh-CN': '写给', en: 'Write to' },
  open: { 'zh-CN': '还剩 {open} 个', en: '{open} left' },
  lastSaved: { 'zh-CN': '最近保存', en: 'last saved' },
  neverSaved: { 'zh-CN': '还没有开始', en: 'not begun' },
  leftOut: { 'zh-CN': '不会收到信的', en: 'These get no letter' },
  'why.not-here': { 'zh-CN': '还没有接受邀请，请重新邀请', en: 'has not come yet: invite again' },
  'why.no-address': { 'zh-CN': '没有可用的邮箱', en: 'has no address that works' },
  'why.lately': { 'zh-CN': '20 小时内已经提醒过', en: 'was reminded within the last 20 hours' },
  letterTo: { 'zh-CN': '{name}会收到的信', en: 'The letter as {name} gets it' },
  send: { 'zh-CN': '寄出提醒', en: 'Send the reminder' },

  autoTitle: { 'zh-CN': '截止前自动提醒', en: 'Reminders before a deadline, by themselves' },
  autoWhat: {
    'zh-CN':
      '到了写明的天数，写给当时还没有评完的评委。同一个时刻只写一次，20 小时内已经提醒过的人不再写；已经过去的时刻不补。',
    en: 'So many days before the deadline of each stage, judges who have not finished by then get the letter: once for each such moment, and not if they were reminded within 20 hours. What lies behind is not made up for.',
  },
  autoOff: { 'zh-CN': '现在没有开启。', en: 'They are off.' },
  autoOn: { 'zh-CN': '已开启。接下来：', en: 'They are on. What comes:' },
  autoNone: { 'zh-CN': '已开启；现在的轮次都没有尚未到的时刻。', en: 'They are on; no moment of the present stages is still to come.' }, // prettier-ignore
  days: { 'zh-CN': '截止前几天', en: 'Days before the deadline' },
  daysHint: { 'zh-CN': '用逗号隔开，例如 7, 3, 1', en: 'Parted by commas, such as 7, 3, 1' },
  autoSave: { 'zh-CN': '开启自动提醒', en: 'Switch them on' },
  autoChange: { 'zh-CN': '保存', en: 'Save' },
  autoStop: { 'zh-CN': '关闭自动提醒', en: 'Switch them off' },
  autoSet: { 'zh-CN': '设置', en: 'Set them' },

  logTitle: { 'zh-CN': '寄过的提醒', en: 'Reminders so far' },
  logNone: { 'zh-CN': '还没有寄过提醒。', en: 'No reminder has been sent.' },
  when: { 'zh-CN': '时间', en: 'When' },
  by: { 'zh-CN': '由谁', en: 'By whom' },
  bySelf: { 'zh-CN': '自动', en: 'by itself' },
  bySomebody: { 'zh-CN': '账号已删除', en: 'account erased' },
  letters: { 'zh-CN': '信件', en: 'Letters' },
  lettersNone: { 'zh-CN': '当时没有人要提醒', en: 'nobody had anything left' },
  stopped: { 'zh-CN': '已停止', en: 'stopped' },
  count: { 'zh-CN': '{state} {count}', en: '{count} {state}' },
  'state.waiting': { 'zh-CN': '等待寄出', en: 'waiting' },
  'state.again': { 'zh-CN': '将再试', en: 'to be tried again' },
  'state.sending': { 'zh-CN': '正在寄出', en: 'sending' },
  'state.sent': { 'zh-CN': '已寄出', en: 'sent' },
  'state.failed': { 'zh-CN': '没有寄出', en: 'not sent' },
  'state.gone': { 'zh-CN': '记录已清除', en: 'record cleared away' },

  oneTitle: { 'zh-CN': '一次提醒', en: 'A reminder' },
  back: { 'zh-CN': '全部提醒', en: 'All reminders' },
  queued: { 'zh-CN': '提醒已排好，正在寄出。刷新可以看到进展。', en: 'The letters are queued and go out now. Reload to see how far they are.' }, // prettier-ignore
  reader: { 'zh-CN': '评委', en: 'Judge' },
  state: { 'zh-CN': '进展', en: 'State' },
  at: { 'zh-CN': '时间', en: 'When' },
  tries: { 'zh-CN': '试过 {count} 次', en: 'tried {count} times' },
  triedOnce: { 'zh-CN': '试过 1 次', en: 'tried once' },
  nextAt: { 'zh-CN': '下次', en: 'next' },
  erased: { 'zh-CN': '账号已删除', en: 'account erased' },
  stopWhat: {
    'zh-CN': '还没有寄出的信不再寄出；已经寄出的收不回来。',
    en: 'What has not gone out stays here; what has cannot be taken back.',
  },
  stop: { 'zh-CN': '停止', en: 'Stop it' },
  saved: { 'zh-CN': '已保存。', en: 'Saved.' },
  'error.done': { 'zh-CN': '已经做完，不用再提醒', en: 'finished by then, so no letter was needed' },
  'error.over': { 'zh-CN': '轮次已截止或评委已不在，没有再寄', en: 'the stage was over or the judge gone by then' },
  'error.stopped': { 'zh-CN': '提醒已停止', en: 'the reminder was stopped' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What a reminder says until the office writes something else. */
export const REMINDER_LETTERS = {
  subject: { 'zh-CN': '“{award}”：您还有 {open} 个项目要评', en: '“{award}”: still left for you to judge: {open}' },
  text: {
    'zh-CN': `{name}，您好：

您在“{award}”的“{stage}”中还有 {open} 个项目没有评完。截止时间：{deadline}。

请从这里继续，已经写的都在：

{link}

如果不能完成，请尽早告诉我们，好请别的评委接替。如果刚刚评完，不必理会这封信。

评奖办公室
{site}
`,
    en: `Dear {name},

Entries still left for you to judge in “{stage}” of “{award}”: {open}. Judging closes at {deadline}.

Please go on here; all you have written so far is kept:

{link}

If you cannot finish, tell us soon, so that somebody else can take over. If you have just finished, leave this letter alone.

The award office
{site}
`,
  },
  declareSubject: { 'zh-CN': '“{award}”：请先申报利益关系', en: '“{award}”: please declare your interests' },
  declareText: {
    'zh-CN': `{name}，您好：

您是“{award}”的评委，还没有申报利益关系。申报之前打不开参评项目。“{stage}”的截止时间：{deadline}。

请从这里开始，只要几分钟：

{link}

如果不能担任评委，请尽早告诉我们。

评奖办公室
{site}
`,
    en: `Dear {name},

You are a judge of “{award}” and have not declared your interests yet. No entry opens before that. “{stage}” closes at {deadline}.

Please begin here; it takes a few minutes:

{link}

If you cannot judge, tell us soon.

The award office
{site}
`,
  },
} as const satisfies Readonly<Record<string, LocalText>>
