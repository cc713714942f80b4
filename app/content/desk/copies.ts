import type { LocalText } from '#scoring/facts.ts'

/** Copies of sources: all of them, and handing one in for a case. */
export const COPIES = {
  title: { 'zh-CN': '来源副本', en: 'Copies of sources' },
  lead: {
    'zh-CN': '来源当时读到的样子，逐字节存在这里，只供写案例的同事下载，从不公开。案例里只记它的摘要。',
    en: 'Sources as they were read, kept byte for byte for who writes cases, and never published. A case holds only the digest.',
  },
  states: { 'zh-CN': '看哪些', en: 'Which' },
  kept: { 'zh-CN': '现有 {count}', en: 'Kept: {count}' },
  removed: { 'zh-CN': '已移除 {count}', en: 'Removed: {count}' },
  oneOnly: { 'zh-CN': '只显示一份副本。', en: 'One copy only.' },
  all: { 'zh-CN': '看全部副本', en: 'See all copies' },
  none: { 'zh-CN': '没有。', en: 'None.' },
  noneOfDigest: { 'zh-CN': '没有存过这个摘要的副本。', en: 'No copy was ever kept under this digest.' },
  copy: { 'zh-CN': '副本', en: 'Copy' },
  keptBy: { 'zh-CN': '谁存的', en: 'Kept by' },
  keptAt: { 'zh-CN': '何时', en: 'When' },
  usedIn: { 'zh-CN': '用在哪里', en: 'Used in' },
  unused: { 'zh-CN': '没有', en: 'none' },
  what: { 'zh-CN': '现状', en: 'State' },
  former: { 'zh-CN': '已注销的同事', en: 'a former colleague' },
  download: { 'zh-CN': '下载', en: 'Download' },
  downloadNamed: { 'zh-CN': '下载副本 {digest}', en: 'Download copy {digest}' },
  removedBy: { 'zh-CN': '{name} 于 {date} 移除，理由：', en: '{name} removed it on {date}. The reason:' },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  removeNamed: { 'zh-CN': '移除副本 {digest}', en: 'Remove copy {digest}' },
  removeWhat: {
    'zh-CN': '内容会永久删去，同一份也不能再存。案例里的摘要留着，点到它的人会看到日期和下面的理由。',
    en: 'Its bytes are deleted for good, and the same copy cannot be kept again. The digest stays in the cases; who follows it reads the date and the reason below.',
  },
  reason: { 'zh-CN': '为什么移除', en: 'Why it is removed' },
  done: { 'zh-CN': '副本已移除。', en: 'The copy was removed.' },
  'kind.pdf': { 'zh-CN': 'PDF', en: 'PDF' },
  'kind.png': { 'zh-CN': 'PNG', en: 'PNG' },
  'kind.jpeg': { 'zh-CN': 'JPEG', en: 'JPEG' },
  'kind.html': { 'zh-CN': '网页（HTML）', en: 'page (HTML)' },
  'kind.mhtml': { 'zh-CN': '网页（MHTML）', en: 'page (MHTML)' },
  'kind.text': { 'zh-CN': '纯文本', en: 'plain text' },

  handInTitle: { 'zh-CN': '来源副本：{title}', en: 'Copies of the sources of {title}' },
  handInLead: {
    'zh-CN': '选一个来源，附上您读到的那一份。副本存好后，它的摘要和日期会写进您的草稿。',
    en: 'Choose a source and attach the copy you read. Once it is kept, its digest and the day go into your draft.',
  },
  editor: { 'zh-CN': '回到编辑页', en: 'Back to the editor' },
  source: { 'zh-CN': '来源', en: 'Source' },
  choose: { 'zh-CN': '请选', en: 'choose' },
  file: { 'zh-CN': '您读到的那一份', en: 'The copy you read' },
  fileHint: {
    'zh-CN':
      'PDF、PNG、JPEG，或保存下来的网页（HTML、MHTML、TXT），最大 10 MB。一人 24 小时内最多 {copies} 份、{megabytes} MB。',
    en: 'PDF, PNG, JPEG, or the page as saved (HTML, MHTML, TXT), at most 10 MB. Within 24 hours one person may hand in {copies} copies and {megabytes} MB.',
  },
  send: { 'zh-CN': '存下', en: 'Keep it' },
  handedIn: {
    'zh-CN': '“{source}”的副本已存下，并写进了您的草稿。',
    en: 'The copy of “{source}” is kept, and your draft names it.',
  },
  handedInOnly: {
    'zh-CN': '“{source}”的副本已存下，但草稿此刻写不进去。请在编辑页把这几行加到这个来源下面：',
    en: 'The copy of “{source}” is kept, but your draft could not be changed. In the editor, add these lines to the source:',
  },
  list: { 'zh-CN': '草稿里的来源', en: 'Sources of your draft' },
  noSources: {
    'zh-CN': '草稿里还没有来源，请先在编辑页添加。',
    en: 'Your draft has no sources yet: add one in the editor first.',
  },
  unreadable: {
    'zh-CN': '草稿的事实部分此刻读不出来，看不到有哪些来源。请先在编辑页改好。',
    en: 'The facts of your draft cannot be read at the moment, so its sources are not known. Put them right in the editor first.',
  },
  noCopy: { 'zh-CN': '没有副本', en: 'no copy' },
  copyOf: { 'zh-CN': '{date} 存有副本', en: 'copy kept on {date}' },
  copyRemoved: {
    'zh-CN': '副本已于 {date} 移除。理由：{reason}',
    en: 'The copy was removed on {date}. The reason: {reason}',
  },
} as const satisfies Readonly<Record<string, LocalText>>
