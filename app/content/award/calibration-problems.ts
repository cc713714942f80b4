import type { LocalText } from '#scoring/facts.ts'

/** What can be wrong with the form of calibration cases, by the code that the service gave. */
export const CALIBRATION_PROBLEMS = {
  'calibration-changed': {
    'zh-CN': '您填写的时候，别人改了校准案例，所以没有保存。请对照下面现在的内容再填一次。',
    en: 'Somebody changed the calibration cases while you were typing, so nothing was saved. Compare with what stands below and fill it in again.',
  },
  'calibration-fixed': {
    'zh-CN': '已有评委试评完，案例和分档不再改动。',
    en: 'A judge has finished, so cases and levels change no more.',
  },
  'calibration-many': { 'zh-CN': '最多 {most} 个校准案例。', en: 'There can be {most} calibration cases at most.' },
  'calibration-entered': {
    'zh-CN': '“{name}”已经参评，不能用来校准。',
    en: '“{name}” is entered for this award and cannot be used for calibration.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
