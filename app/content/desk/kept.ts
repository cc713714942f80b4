import type { LocalText } from '#scoring/facts.ts'

/** Of every form whose contents a device keeps. */
export const KEPT = {
  soon: { 'zh-CN': '正在留到这台设备上……', en: 'Being kept on this device …' },
  field: { 'zh-CN': '哪一项', en: 'Field' },
  then: { 'zh-CN': '那时填的', en: 'Entered then' },
  elsewhere: { 'zh-CN': '不在这一页', en: 'not on this page' },
  empty: { 'zh-CN': '空着', en: 'empty' },
  drop: { 'zh-CN': '不要了', en: 'Throw it away' },
} as const satisfies Readonly<Record<string, LocalText>>

/** What each form says of it in its own words. */
export type KeptWords = Readonly<
  Record<'not' | 'ready' | 'at' | 'nowhere' | 'title' | 'lead' | 'now' | 'what' | 'take', LocalText>
>

/** Of the yearly table. */
export const KEPT_FIGURES: KeptWords = {
  not: {
    'zh-CN': '按“存成新版本”以前，填的只在这一页上；关掉就没有了。',
    en: 'Until you save new revisions, what you enter is on this page only: closing it loses it.',
  },
  ready: {
    'zh-CN': '填下的数字一秒之内就留在这台设备上；按“存成新版本”以后服务器才有。',
    en: 'What you enter is kept on this device within a second. The server has it once you save new revisions.',
  },
  at: {
    'zh-CN': '{time} 已留在这台设备上，服务器上还没有：按“存成新版本”以后才有。',
    en: 'Kept on this device at {time}. The server does not have it until you save new revisions.',
  },
  nowhere: {
    'zh-CN': '这个浏览器不让留存（可能是无痕窗口）：不按“存成新版本”就关掉这一页，填的会丢。',
    en: 'This browser keeps nothing, perhaps as the window is a private one: what you entered is lost if you close this page before you save new revisions.',
  },
  title: {
    'zh-CN': '这台设备上有您填过、还没存的数字',
    en: 'This device has figures that you entered and did not save',
  },
  lead: {
    'zh-CN': '填于 {time}，比如那时窗口关得太早，或断了网。下面是它与这张表不同的地方。',
    en: 'Entered at {time}, perhaps before a window closed too early or the line was lost. This is where it differs from the table.',
  },
  now: { 'zh-CN': '表里现在', en: 'In the table now' },
  what: {
    'zh-CN': '填回以后还要按“存成新版本”。表里别处填的不动；填回后仍列在这里的，表里已经没有那一行。',
    en: 'Put back, it still has to be saved. What you entered in other fields stays. What is still listed here afterwards has no row in the table any more.',
  },
  take: { 'zh-CN': '填回表里', en: 'Put it back into the table' },
}

/** Of the nine fields with which a case is begun. */
export const KEPT_NEW_CASE: KeptWords = {
  not: {
    'zh-CN': '按“开始写”以前，填的只在这一页上；关掉就没有了。',
    en: 'Until you press Begin, what you enter is on this page only: closing it loses it.',
  },
  ready: {
    'zh-CN': '填下的内容一秒之内就留在这台设备上；按“开始写”以后服务器才有。',
    en: 'What you enter is kept on this device within a second. The server has it once the case is begun.',
  },
  at: {
    'zh-CN': '{time} 已留在这台设备上，服务器上还没有：按“开始写”以后才有。',
    en: 'Kept on this device at {time}. The server does not have it until the case is begun.',
  },
  nowhere: {
    'zh-CN': '这个浏览器不让留存（可能是无痕窗口）：不按“开始写”就关掉这一页，填的会丢。',
    en: 'This browser keeps nothing, perhaps as the window is a private one: what you entered is lost if you close this page before the case is begun.',
  },
  title: {
    'zh-CN': '这台设备上留着您为新案例填过的内容',
    en: 'This device has what you entered for a new case',
  },
  lead: {
    'zh-CN': '填于 {time}，比如那时窗口关得太早，或断了网。下面是它与这张表单不同的地方。',
    en: 'Entered at {time}, perhaps before a window closed too early or the line was lost. This is where it differs from the form.',
  },
  now: { 'zh-CN': '表单里现在', en: 'In the form now' },
  what: {
    'zh-CN': '填回以后还要按“开始写”。没有列在这里的各项不动。',
    en: 'Put back, the case still has to be begun. Fields that are not listed here stay as they are.',
  },
  take: { 'zh-CN': '填回表单', en: 'Put it back into the form' },
}
