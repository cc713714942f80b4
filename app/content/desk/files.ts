import type { LocalText } from '#scoring/facts.ts'

/** Pictures and documents of a case: the page for them, and the part of the editor. */
export const FILES = {
  filesTitle: { 'zh-CN': '图片与文件', en: 'Pictures and files' },
  filesOf: { 'zh-CN': '图片与文件：{title}', en: 'Pictures and files of {title}' },
  filesLead: {
    'zh-CN':
      '图片可以是 PNG、JPEG、WebP、GIF，文件可以是 PDF；每个最大 10 MB，每个案例最多 20 个、共 50 MB。图片长宽都不超过 10,000 像素，总共不超过 5,000 万像素。',
    en: 'Pictures as PNG, JPEG, WebP or GIF, documents as PDF; at most 10 MB each, 20 files and 50 MB a case. A picture may have 10,000 pixels a side and 50 million in all.',
  },
  filesPrivacy: {
    'zh-CN':
      '图片里的拍摄地点、时间、相机和作者信息，在这里就去掉，不会保存；只留下画面和方向。PDF 原样保存，里面的信息请您自己检查。',
    en: 'Where, when, with what and by whom a picture was taken is removed here and never kept; the pixels and which way is up stay. A PDF is kept as it is: check what it says of people yourself.',
  },
  filesUnseen: {
    'zh-CN': '读者要等含有这些文件的版本发布以后才能看到。',
    en: 'Readers see a file once a revision that holds it is published.',
  },
  filesNone: { 'zh-CN': '还没有文件。', en: 'No files yet.' },
  filesList: { 'zh-CN': '现有文件', en: 'Files there are' },
  filesAdd: { 'zh-CN': '添加图片或 PDF', en: 'Add a picture or PDF' },
  filesSend: { 'zh-CN': '添加', en: 'Add' },
  filesDrop: {
    'zh-CN': '也可以把文件拖到这里，或在正文里直接粘贴图片。',
    en: 'Or drop files here, or paste a picture into the text.',
  },
  filesBusy: { 'zh-CN': '正在添加 {name}…', en: 'Adding {name} …' },
  filesAdded: { 'zh-CN': '已添加 {path}。', en: 'Added {path}.' },
  filesAddedWrite: {
    'zh-CN': '已添加 {path}。写进正文：{markdown}',
    en: 'Added {path}. To use it, write in the text: {markdown}',
  },
  filesRemoved: { 'zh-CN': '已拿掉 {path}，存版本时生效。', en: 'Took out {path}; it goes with the next revision.' },
  filesPutBack: { 'zh-CN': '{path} 放回来了。', en: 'Put {path} back.' },
  filesRemove: { 'zh-CN': '拿掉', en: 'Take out' },
  filesRemoveNamed: { 'zh-CN': '拿掉 {path}', en: 'Take out {path}' },
  filesBack: { 'zh-CN': '放回', en: 'Put back' },
  filesBackNamed: { 'zh-CN': '放回 {path}', en: 'Put back {path}' },
  filesInsert: { 'zh-CN': '插入正文', en: 'Insert' },
  filesInsertNamed: { 'zh-CN': '把 {path} 插入正文', en: 'Insert {path} into the text' },
  filesNew: { 'zh-CN': '新增，还没有存进版本', en: 'new, not in a revision yet' },
  filesGone: { 'zh-CN': '存版本时拿掉', en: 'goes with the next revision' },
  filesUnused: { 'zh-CN': '正文里没有用到', en: 'not used in the text' },
  filesMissing: {
    'zh-CN': '正文里用到 {path}，但没有这个文件。',
    en: 'The text uses {path}, and there is no such file.',
  },
  filesWordless: {
    'zh-CN': '{path} 在正文里没有说明文字。请在方括号里写出图上有什么，看不见图的人靠它。',
    en: '{path} has no words in the text. Say between the brackets what it shows, for who cannot see it.',
  },
  filesEditor: { 'zh-CN': '回到编辑页', en: 'Back to the editor' },
  filesPage: { 'zh-CN': '在单独的页面管理', en: 'On a page of its own' },
  filesFailed: {
    'zh-CN': '没有送到服务器，什么也没有改变。请检查网络再试。',
    en: 'It did not reach the server, and nothing was changed. Check your connection and try again.',
  },
  copyAttach: { 'zh-CN': '附上您读到的那一份', en: 'Attach the copy you read' },
  copyReplace: { 'zh-CN': '换一份', en: 'Attach another' },
  copyKinds: {
    'zh-CN': 'PDF、PNG、JPEG，或保存下来的网页（HTML、MHTML、TXT），最大 10 MB',
    en: 'PDF, PNG, JPEG, or the page as saved (HTML, MHTML, TXT), at most 10 MB',
  },
  copyBusy: { 'zh-CN': '正在存下…', en: 'Keeping it …' },
  copyKept: { 'zh-CN': '{date} 存有副本', en: 'Copy kept on {date}' },
  copyDownload: { 'zh-CN': '下载', en: 'Download' },
  copyRemoved: {
    'zh-CN': '这份副本已于 {date} 移除。理由：{reason}',
    en: 'This copy was removed on {date}. The reason: {reason}',
  },
  copyPage: { 'zh-CN': '来源副本', en: 'Copies of sources' },
  copyForget: { 'zh-CN': '不再指向它', en: 'Point to it no more' },
  accessedToday: { 'zh-CN': '查阅日期填今天', en: 'Access date: today' },
} as const satisfies Readonly<Record<string, LocalText>>

/** Why a file is not taken. */
export const FILE_PROBLEMS = {
  'file-none': { 'zh-CN': '请先选一个文件。', en: 'Choose a file first.' },
  'file-empty': { 'zh-CN': '“{name}”是空的。', en: '“{name}” is empty.' },
  'file-too-large': {
    'zh-CN': '“{name}”超过 10 MB，没有收下。请缩小后再添加。',
    en: '“{name}” is larger than 10 MB and was not taken. Make it smaller and add it again.',
  },
  'file-too-many': {
    'zh-CN': '这个案例已有 20 个文件，不能再多。请先拿掉用不到的。',
    en: 'This case has 20 files, which is the limit. Take out what is not needed first.',
  },
  'file-too-much': {
    'zh-CN': '加上“{name}”，这个案例的文件会超过 50 MB。请先拿掉用不到的。',
    en: 'With “{name}” the files of this case would be more than 50 MB. Take out what is not needed first.',
  },
  'file-wrong-kind': {
    'zh-CN': '“{name}”不是 PNG、JPEG、WebP、GIF 或 PDF，没有收下。看的是内容，不是名字。',
    en: '“{name}” is no PNG, JPEG, WebP, GIF or PDF and was not taken. What counts is what is in it, not its name.',
  },
  'file-wrong-kind-found': {
    'zh-CN': '“{name}”的内容是 {found}，没有收下。可以收 PNG、JPEG、WebP、GIF 和 PDF。',
    en: '“{name}” holds {found} and was not taken. PNG, JPEG, WebP, GIF and PDF are.',
  },
  'file-not-whole': {
    'zh-CN': '“{name}”不完整，或者里面另有别的东西，没有收下。请从原处重新导出一次。',
    en: '“{name}” is damaged or not built as what it claims to be, and was not taken. Export it anew where it comes from.',
  },
  'file-second-file': {
    'zh-CN': '“{name}”是一张图，但里面还藏着网页、程序或压缩包，没有收下。请从原处重新导出一次。',
    en: '“{name}” is a picture with a page, a program or an archive hidden in it, and was not taken. Export it anew where it comes from.',
  },
  'file-program': {
    'zh-CN': '“{name}”里有会运行的程序，没有收下。请把它“打印成 PDF”再添加。',
    en: '“{name}” has a program in it that would run, and was not taken. Print it to a new PDF and add that.',
  },
  'file-too-many-pixels': {
    'zh-CN': '“{name}”有 {width} × {height} 像素，没有收下。长宽各不超过 10,000，总共不超过 5,000 万。请缩小后再添加。',
    en: '“{name}” has {width} × {height} pixels and was not taken. A side may have 10,000, the whole 50 million. Make it smaller and add it again.',
  },
  'file-copy-removed': {
    'zh-CN': '同一份副本已于 {date} 移除，不能再存。理由：{reason}',
    en: 'This very copy was removed on {date} and cannot be kept again. The reason: {reason}',
  },
  'file-copies-a-day': {
    'zh-CN': '24 小时内一人最多存 {limit} 份副本，您已存满。什么也没有存；请明天再来。',
    en: 'One person may hand in {limit} copies within 24 hours, and you have. Nothing was kept; come back tomorrow.',
  },
  'file-copy-bytes-a-day': {
    'zh-CN': '24 小时内一人最多存 {limit} MB 副本，加上这一份就超过了。什么也没有存；请明天再来，或换一份小些的。',
    en: 'One person may hand in {limit} MB of copies within 24 hours, and this one would exceed it. Nothing was kept; come back tomorrow, or hand in a smaller one.',
  },
  'copy-gone': { 'zh-CN': '这份副本已经有人移除了。', en: 'Somebody has removed this copy already.' },
  'copy-no-source': { 'zh-CN': '请选草稿里的一个来源。', en: 'Choose a source of your draft.' },
  'copy-wrong-kind': {
    'zh-CN': '“{name}”不是 PDF、PNG、JPEG、HTML、MHTML 或纯文本，没有存下。看的是内容，不是名字。',
    en: '“{name}” is no PDF, PNG, JPEG, HTML, MHTML or plain text and was not kept. What counts is what is in it, not its name.',
  },
  'copy-wrong-kind-found': {
    'zh-CN': '“{name}”的内容是 {found}，没有存下。可以存 PDF、PNG、JPEG、HTML、MHTML 和纯文本。',
    en: '“{name}” holds {found} and was not kept. PDF, PNG, JPEG, HTML, MHTML and plain text are.',
  },
  'file-not-there': { 'zh-CN': '没有这个文件了，可能已在别的窗口拿掉。', en: 'There is no such file any more; another window may have taken it out.' }, // prettier-ignore
} as const satisfies Readonly<Record<string, LocalText>>
