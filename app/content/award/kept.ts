import type { LocalText } from '#scoring/facts.ts'

/** Where what is typed is kept, and which of two versions to go on with: of sheets and of entries. */
export const KEPT = {
  saved: { 'zh-CN': '草稿已存到服务器（{time}）', en: 'Draft saved at {time}' },
  saving: { 'zh-CN': '正在保存…', en: 'Saving …' },
  hereOnly: { 'zh-CN': '{time} 起只存在这台设备上：', en: 'Kept on this device only since {time}: ' },
  hereNowhere: {
    'zh-CN': '{time} 起没有保存，请不要关闭窗口：',
    en: 'Not saved since {time}, do not close the window: ',
  },
  unreachable: {
    'zh-CN': '连不上服务器。恢复后会自动保存。',
    en: 'the server cannot be reached. It is saved by itself once it can.',
  },
  'signed-out': {
    'zh-CN': '您已退出登录。请在另一个窗口登录，再回到这里。',
    en: 'you are signed out. Sign in in another window and come back.',
  },
  'too-large': { 'zh-CN': '内容太长，请缩短。', en: 'it is too long. Please shorten it.' },
  mine: { 'zh-CN': '这个窗口', en: 'This window' },
  theirs: { 'zh-CN': '另一个窗口', en: 'The other window' },
  takeMine: { 'zh-CN': '用这个窗口的', en: 'Go on with this window' },
  takeTheirs: { 'zh-CN': '用另一个窗口的', en: 'Take the other one' },
  found: {
    'zh-CN': '这台设备上有一份没有送到服务器的草稿（{time}）。',
    en: 'This device has a draft that never reached the server ({time}).',
  },
  onDevice: { 'zh-CN': '这台设备上', en: 'On this device' },
  onServer: { 'zh-CN': '服务器上', en: 'On the server' },
  takeFound: { 'zh-CN': '接着用它', en: 'Go on with it' },
  dropFound: { 'zh-CN': '不要了', en: 'Drop it' },
  where: { 'zh-CN': '哪一项', en: 'Where' },
  empty: { 'zh-CN': '空', en: 'empty' },
  noDifference: { 'zh-CN': '两边一样。', en: 'Both say the same.' },
} as const satisfies Readonly<Record<string, LocalText>>
