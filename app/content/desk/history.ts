import type { LocalText } from '#scoring/facts.ts'

/** The page of one revision and the list of all of them. */
export const HISTORY = {
  // The page of one revision.
  revisionOf: { 'zh-CN': '第 {number} 版，共 {of} 版', en: 'Revision {number} of {of}' },
  revisionTitle: { 'zh-CN': '{title}，第 {number} 版', en: '{title}, revision {number}' },
  permanent: {
    'zh-CN': '这是本版的永久地址，内容不再改变。',
    en: 'This is its permanent address; what stands here does not change.',
  },
  publishedOn: { 'zh-CN': '{date} 发布', en: 'published on {date}' },
  replacedOn: { 'zh-CN': '{date} 被新版取代', en: 'replaced on {date}' },
  isCurrent: { 'zh-CN': '这就是读者现在看到的版本。', en: 'This is the one that readers see now.' },
  notCurrent: {
    'zh-CN': '这是旧版：后来可能有更正。',
    en: 'This is an earlier one: it may have been corrected since.',
  },
  toCurrent: { 'zh-CN': '看现行版（第 {number} 版）', en: 'Read the current revision ({number})' },
  toChanges: { 'zh-CN': '与现行版有何不同', en: 'What has changed since' },
  noCurrent: { 'zh-CN': '读者现在看不到这个案例。', en: 'Readers see nothing of this case now.' },
  draft: {
    'zh-CN': '这一版没有发布过，只有研究员能看到。请不要引用。',
    en: 'This revision was never published and only researchers see it. Please do not cite it.',
  },
  savedOn: { 'zh-CN': '{date} 保存', en: 'saved on {date}' },
  scoredToday: {
    'zh-CN': '事实和文字是这一版的；得分由今天的方法（svii/1、nv/1）和因子重新算出。',
    en: 'Facts and text are those of this revision; the scores are computed from them by today’s methods (svii/1, nv/1) and factors.',
  },
  cite: { 'zh-CN': '引用本版', en: 'Cite this revision' },
  citation: {
    'zh-CN': '善度：《{title}》（{organisation}），第 {number} 版，{date}。{address}',
    en: 'Shandu. “{title}” ({organisation}), revision {number}, {date}. {address}',
  },
  document: { 'zh-CN': '这一版的文档原文（Markdown）', en: 'The document of this revision (Markdown)' },
  history: { 'zh-CN': '历史', en: 'History' },
  broken: { 'zh-CN': '这一版的文件不成案例', en: 'The files of this revision make no case' },
  brokenWhy: {
    'zh-CN': '保存时就有下面的问题，所以没有得分，也不能发布。文字一字未丢，可以下载原文，也可以用它继续写。',
    en: 'It was saved with the problems below, so it has no scores and could not be published. Nothing of it is lost: take the document, or go on writing from it.',
  },
  line: { 'zh-CN': '第 {number} 版 · {date}', en: 'Revision {number} of {date}' },
  permanentLink: { 'zh-CN': '永久地址', en: 'permanent address' },

  // Taking up an old revision.
  restoreTitle: { 'zh-CN': '从这一版继续写', en: 'Go on from this revision' },
  restoreWhat: {
    'zh-CN': '把这一版放进您的工作副本。现行版和历史都不动；您保存以后才会有新的一版。',
    en: 'Puts this revision into a working copy of your own. The current revision and the history stay as they are; only your saving makes a new one.',
  },
  restoreAttachments: {
    'zh-CN': '图片和文件也回到这一版的样子。',
    en: 'Its pictures and files come back with it.',
  },

  restore: { 'zh-CN': '从这一版继续写', en: 'Go on from this revision' },
  copyThere: {
    'zh-CN': '您已有这个案例的工作副本，{time} 保存，尚未存成一版。它没有被动过。',
    en: 'You have a working copy of this case, kept on {time} and not yet saved as a revision. It has not been touched.',
  },
  copyOpen: { 'zh-CN': '打开我的工作副本', en: 'Open my working copy' },
  copyReplaceWhat: {
    'zh-CN': '如果用这一版取代它，工作副本里写的内容就没有了。',
    en: 'If this revision takes its place, what you wrote in that working copy is gone.',
  },
  copyReplace: { 'zh-CN': '丢弃副本，换成第 {number} 版', en: 'Discard it and take revision {number}' },
  copyChanged: {
    'zh-CN': '您的工作副本刚才又有改动，所以没有取代。请再看一眼。',
    en: 'Your working copy has changed a moment ago, so it was not replaced. Please look again.',
  },

  // The list of all revisions.
  title: { 'zh-CN': '历史：{title}', en: 'History: {title}' },
  leadPublic: {
    'zh-CN': '读者看到过的每一版，新的在前。每一版都有永久地址，可以引用，也可以任选两版比较。',
    en: 'Every revision that readers have seen, the newest first. Each has a permanent address to cite; any two can be compared.',
  },
  leadDesk: {
    'zh-CN': '所有的版本，新的在前，包括没有发布的。读者只看得到发布过的。',
    en: 'All revisions, the newest first, also those never published. Readers see only the published ones.',
  },
  scoresToday: {
    'zh-CN': '指数区间由今天的方法从各版的事实算出。',
    en: 'The index intervals are computed from the facts of each revision by today’s method.',
  },
  revision: { 'zh-CN': '版本', en: 'Revision' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  pickFrom: { 'zh-CN': '从第 {number} 版', en: 'from revision {number}' },
  pickTo: { 'zh-CN': '到第 {number} 版', en: 'to revision {number}' },
  when: { 'zh-CN': '时间', en: 'When' },
  who: { 'zh-CN': '作者', en: 'Who' },
  what: { 'zh-CN': '说明', en: 'What and why' },
  size: { 'zh-CN': '篇幅变化', en: 'Size' },
  index: { 'zh-CN': '指数', en: 'Index' },
  noMessage: { 'zh-CN': '没有说明', en: 'no message' },
  caseFolder: { 'zh-CN': '案例文件夹', en: 'case folder' },
  erased: { 'zh-CN': '已注销的账号', en: 'an erased account' },
  merged: { 'zh-CN': '合并了几个人的改动', en: 'merged: the work of several people' },
  saved: { 'zh-CN': '保存', en: 'saved' },
  published: { 'zh-CN': '{date} 发布', en: 'published {date}' },
  current: { 'zh-CN': '现行版', en: 'current' },
  newest: { 'zh-CN': '最新', en: 'newest' },
  broken1: { 'zh-CN': '有错误，不成案例', en: 'with errors: makes no case' },
  noScore: { 'zh-CN': '无得分', en: 'no score' },
  bytes: { 'zh-CN': '{n} 字节', en: '{n} bytes' },
  first: { 'zh-CN': '初版，{n} 字节', en: 'first, {n} bytes' },
  attachments: { 'zh-CN': '附件 {n}', en: 'attachments {n}' },
  sameSize: { 'zh-CN': '不变', en: 'the same' },
  changesSince: { 'zh-CN': '与上一版比较', en: 'changes' },
  changesSinceNumber: { 'zh-CN': '第 {from} 版到第 {to} 版有何不同', en: 'what changed from revision {from} to {to}' },
  compare: { 'zh-CN': '比较所选的两版', en: 'Compare the two chosen' },
  compareHint: {
    'zh-CN': '在“从”和“到”里各选一版。',
    en: 'Choose one in each column.',
  },
  compareAny: { 'zh-CN': '比较不在同一页上的两版', en: 'Compare revisions of different pages' },
  fromNumber: { 'zh-CN': '从第几版', en: 'From revision' },
  toNumber: { 'zh-CN': '到第几版', en: 'To revision' },
  compareNumbers: { 'zh-CN': '比较', en: 'Compare' },
  older: { 'zh-CN': '更早的版本', en: 'Older revisions' },
  toNewest: { 'zh-CN': '最新的版本', en: 'Newest revisions' },
  pages: { 'zh-CN': '翻页', en: 'Pages' },
  none: { 'zh-CN': '这里没有更早的版本。', en: 'There is none before this.' },
} as const satisfies Readonly<Record<string, LocalText>>
