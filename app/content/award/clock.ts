import type { LocalText } from '#scoring/facts.ts'

/** 现场时钟: read from ten metres. */
export const CLOCK = {
  title: { 'zh-CN': '现场时钟', en: 'Clock of the room' },
  back: { 'zh-CN': '时间表', en: 'Timetable' },
  'phase.idle': { 'zh-CN': '等候', en: 'Waiting' },
  'phase.talk': { 'zh-CN': '陈述', en: 'Talk' },
  'phase.questions': { 'zh-CN': '答辩', en: 'Questions' },
  paused: { 'zh-CN': '已暂停', en: 'paused' },
  'warn.calm': { 'zh-CN': '剩余时间', en: 'time left' },
  'warn.soon': { 'zh-CN': '时间快到了', en: 'nearly over' },
  'warn.over': { 'zh-CN': '时间到，已超时', en: 'time is up; over by' },
  next: { 'zh-CN': '下一个', en: 'Next' },
  nobody: { 'zh-CN': '全部结束', en: 'All have presented' },
  startTalk: { 'zh-CN': '开始陈述', en: 'Start the talk' },
  startNext: { 'zh-CN': '下一个：开始陈述', en: 'Next one: start the talk' },
  startQuestions: { 'zh-CN': '开始答辩', en: 'Start the questions' },
  pause: { 'zh-CN': '暂停', en: 'Pause' },
  resume: { 'zh-CN': '继续', en: 'Go on' },
  stop: { 'zh-CN': '结束', en: 'End' },
  pick: { 'zh-CN': '换一个项目', en: 'Another entry' },
  full: { 'zh-CN': '铺满屏幕', en: 'Fill the screen' },
  online: { 'zh-CN': '与服务器同步', en: 'In step with the server' },
  offline: {
    'zh-CN': '没有连上服务器：时钟照走，按钮照用，连上后补记。',
    en: 'No line to the server: the clock goes on and the buttons work; what you do is recorded once the line is back.',
  },
  taken: {
    'zh-CN': '另一个窗口动过时钟，这里已照它的。',
    en: 'Another window has moved the clock; this one follows it.',
  },
  denied: {
    'zh-CN': '服务器没有接受：您可能已退出登录。时钟照走，但没有记录。',
    en: 'The server did not take it: you may be signed out. The clock goes on and nothing is recorded.',
  },
  withoutScript: {
    'zh-CN': '没有脚本，时钟不会走：显示的是打开这一页时剩下的时间，刷新可更新。',
    en: 'Without scripts the clock stands still: it shows what was left when the page was opened. Reload it to see it now.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
