/** Every problem of a file that is brought in: how much of the file it costs, and its words. */
import type { LocalText } from '#scoring/facts.ts'
import type { ImportSeverity } from './import-problem.ts'

interface ImportMessage extends LocalText {
  readonly severity: ImportSeverity
}

const refused = (zh: string, en: string): ImportMessage => ({ severity: 'refused', 'zh-CN': zh, en })
const leftOut = (zh: string, en: string): ImportMessage => ({ severity: 'left-out', 'zh-CN': zh, en })
const note = (zh: string, en: string): ImportMessage => ({ severity: 'note', 'zh-CN': zh, en })

const TABLE = {
  // any file
  empty: refused('文件是空的。', 'The file is empty.'),
  'too-large': refused('文件有 {size}，上限是 {limit}。', 'The file has {size}; the limit is {limit}.'),
  'unknown-kind': refused(
    '这里只收 .docx、.md、.zip 和 .csv。这个文件看起来是：{found}。',
    'Only .docx, .md, .zip and .csv are taken here. This file looks like: {found}.',
  ),
  'not-what-it-says': refused(
    '文件名以 {ending} 结尾，内容却是：{found}。请确认没有拿错文件。',
    'It is called {ending}, but what it holds is: {found}. Check that this is the right file.',
  ),
  nul: refused(
    '文字里有空字符（NUL），这不是普通的文本文件。',
    'The text holds NUL characters, so this is no plain text file.',
  ),
  'unknown-encoding': refused(
    '读不出文字：既不是 UTF-8，也不是 GB18030。请在原程序里另存为 UTF-8。',
    'The text cannot be read: it is neither UTF-8 nor GB18030. Save it as UTF-8 in its program.',
  ),
  encoding: note(
    '文字按 {encoding} 读出。请看一眼汉字是否都对。',
    'Read as {encoding}. Check that all characters are right.',
  ),
  busy: refused(
    '此刻有好几个文件在转换。请过一分钟再试。',
    'Several files are being converted at this moment. Try again in a minute.',
  ),

  // zip archives, and documents that are ones
  'zip-broken': refused(
    '文件坏了或不完整，打不开。请从原处重新导出，或重新压缩一次。',
    'The file is damaged or incomplete and cannot be opened. Export or pack it anew where it came from.',
  ),
  'zip-encrypted': refused('“{name}”加了密码。请去掉密码再来。', '"{name}" is encrypted. Take off its password first.'),
  'zip-path': refused(
    '里面有一个文件名想放到别处去：“{name}”。这样的压缩文件不收。',
    'It holds a name that leads out of its folder: "{name}". Such an archive is not taken.',
  ),
  'zip-link': refused(
    '“{name}”是指向别处的链接，不是文件。这样的压缩文件不收。',
    '"{name}" is a link to somewhere else and no file. Such an archive is not taken.',
  ),
  'zip-twice': refused('“{name}”出现了两次。', '"{name}" is in it twice.'),
  'zip-entries': refused('里面有 {count} 个文件，上限是 {limit} 个。', 'It holds {count} files; the limit is {limit}.'),
  'zip-entry-large': refused(
    '“{name}”解开后超过 {limit}。没有继续解。',
    '"{name}" unpacks to more than {limit}. It was not unpacked further.',
  ),
  'zip-total-large': refused(
    '全部解开后超过 {limit}。没有继续解。',
    'All of it unpacks to more than {limit}. It was not unpacked further.',
  ),
  'zip-bomb': refused(
    '“{name}”解开后是压缩时的 {limit} 倍以上，像是用来撑爆内存的。没有继续解。',
    '"{name}" unpacks to more than {limit} times its packed size, as files do that are made to fill a memory. It was not unpacked further.',
  ),
  'zip-nested': refused(
    '里面还有压缩文件“{name}”。请先解开，再把需要的文件放进来。',
    'There is another archive in it, "{name}". Unpack it first and put in what is needed.',
  ),
  'zip-nothing': refused(
    '里面没有 case.md、en.md，也没有可以收的附件。',
    'It holds no case.md, no en.md and no attachment that could be taken.',
  ),
  'zip-stray': leftOut('不认识的文件，没有收。', 'Not a file of a case; not taken.'),
  'attachment-refused': leftOut('{reason}', '{reason}'),
  'attachment-full': leftOut(
    '这个案例的附件太多或太大，没有加。',
    'The case has too many or too large attachments; not added.',
  ),
  'attachment-no-room': leftOut(
    '一个案例最多 {limit} 个附件、共 {size}，这一个没有收。',
    'A case holds at most {limit} attachments and {size} in all; this one is not taken.',
  ),

  // Word documents
  'docx-not': refused(
    '这个文件不是 Word 文档（.docx）：里面没有正文。',
    'This is no Word document (.docx): there is no text in it.',
  ),
  'docx-old': refused(
    '这是旧的 .doc 格式，或加了密码的文档。请在 Word 里去掉密码，另存为 .docx。',
    'This is the old .doc format, or a document with a password. Take off the password in Word and save it as .docx.',
  ),
  'docx-macros': refused(
    '文档里有宏（“{name}”）。请在 Word 里另存为不含宏的 .docx。',
    'The document holds macros ("{name}"). Save it in Word as a .docx without macros.',
  ),
  'docx-external': refused(
    '文档从别处取内容：{target}。请在 Word 里把它断开或嵌入，再另存。',
    'The document fetches part of itself from elsewhere: {target}. Break the link or embed it in Word and save again.',
  ),
  'docx-entities': refused(
    '“{name}”里有 DOCTYPE 或实体声明，Word 不写这样的文件。',
    '"{name}" declares a DOCTYPE or entities; Word writes no such file.',
  ),
  'docx-xml': refused('“{name}”不是合法的 XML。', '"{name}" is no sound XML.'),
  'docx-broken': refused(
    '文档坏了，读不出来。请在 Word 里打开，另存一份再试。',
    'The document is broken and cannot be read. Open it in Word, save it again and try once more.',
  ),
  'docx-too-long': refused(
    '正文有 {count} 个部分，上限是 {limit}。请分成几个文档。',
    'The text has {count} parts; the limit is {limit}. Divide it into several documents.',
  ),
  'docx-not-started': refused(
    '转换程序没有启动起来，不是文档的问题。请过一分钟再试；若还是这样，请告诉管理员。',
    'The converter could not be started; nothing is wrong with the document. Try again in a minute, and tell an administrator if it stays so.',
  ),
  'docx-too-slow': refused(
    '转换超过 {seconds} 秒，已经停止。请分成几个较小的文档。',
    'The conversion took more than {seconds} seconds and was stopped. Divide the document.',
  ),
  'docx-too-much': refused(
    '文档太大：转换用完了所许的 {memory} 内存，已经停止。请分成几个较小的文档。',
    'The document is too large: its conversion used up the {memory} it may take and was stopped. Divide the document.',
  ),
  'docx-broke-off': refused(
    '转换中途断了，文档可能坏了。请在 Word 里打开，另存一份再试。',
    'The conversion broke off; the document may be broken. Open it in Word, save it again and try once more.',
  ),
  'docx-empty': refused('文档里没有文字。', 'There is no text in the document.'),
  'docx-title': note(
    '文档的标题“{title}”没有放进正文：案例有自己的标题。',
    'The title of the document, "{title}", is not put into the text: a case has one of its own.',
  ),
  'docx-tracked': note(
    '文档里有 {count} 处修订，按“全部接受”读出。',
    'The document has {count} tracked changes; it was read as if all were accepted.',
  ),
  'docx-comments': leftOut('{count} 条批注没有收。', '{count} comments are not taken.'),
  'docx-picture': leftOut('第 {number} 张图片：{reason}', 'Picture {number}: {reason}'),
  'docx-picture-full': leftOut(
    '第 {number} 张图片：一个案例最多 {limit} 个附件、共 {size}。它的替代文字留在正文里。',
    'Picture {number}: a case holds at most {limit} attachments and {size} in all. Its alternative text stays in the text.',
  ),
  'docx-picture-words': note(
    '第 {number} 张图片没有替代文字。请在正文里写明它画的是什么：![……]({name})。',
    'Picture {number} has no alternative text. Say in the text what it shows: ![…]({name}).',
  ),

  // a case as text
  'other-case': refused(
    '这个文件是案例“{found}”的，而您在改“{wanted}”。',
    'This file is of the case "{found}", and you are working on "{wanted}".',
  ),
  'no-facts': refused(
    '新案例需要完整的 case.md：第一行是 ---，然后是事实。这个文件没有，或读不出。',
    'A new case needs a whole case.md: --- on its first line, then the facts. This file has none, or they cannot be read.',
  ),
  'no-id': refused(
    'case.md 里没有 id，不知道是哪个案例。',
    'There is no id in case.md, so nobody knows which case it is.',
  ),
  'bad-id': refused(
    'id“{id}”不能作案例的短名：只能用小写字母、数字和连字符。',
    'The id "{id}" cannot be the short name of a case: small letters, digits and hyphens only.',
  ),
  'facts-language': refused(
    '--- 之后写着“{tag}”。事实只用 YAML，能运行的写法一律不收。',
    '--- is followed by "{tag}". Facts are YAML only; nothing that could run is taken.',
  ),
  'text-too-long': refused(
    '文字有 {count} 个字符，上限是 {limit}。请把长材料放到附件。',
    'The text has {count} characters; the limit is {limit}. Move long material into an attachment.',
  ),
  'only-text': note('文件没有事实部分，所以只当正文。', 'The file has no facts, so it is taken as text only.'),

  // outcomes as a table
  'csv-columns': refused(
    '这一行有 {count} 列，上限是 {limit} 列。',
    'This row has {count} columns; the limit is {limit}.',
  ),
  'csv-record': refused(
    '有一行超过 {limit} 个字符。引号是不是没有成对？',
    'A row has more than {limit} characters. Is a quotation mark left open?',
  ),
  'csv-rows': refused('超过 {limit} 行。请分成几个文件。', 'More than {limit} rows. Divide the file.'),
  'csv-broken': refused(
    '表格读不出来：引号没有成对，或放错了地方。',
    'The table cannot be read: a quotation mark is left open or out of place.',
  ),
  'csv-head': refused(
    '第一行没有认得的列名。至少要有“标识”或“名称”，以及“数值”和“截至”。请对照样表。',
    'The first row has no column that is known here. It needs at least id or label, value and as of. See the template.',
  ),
  'csv-missing-columns': refused('缺少这些列：{names}。', 'These columns are missing: {names}.'),
  'csv-column-twice': refused('“{name}”这一列有两个。', 'There are two columns "{name}".'),
  'csv-unknown-column': leftOut('不认识这一列，没有收。', 'This column is not known; it is not taken.'),
  'csv-formula': leftOut(
    '这一格以 {sign} 开头，表格软件会当公式运行，整行没有收。请写成普通的文字或数字。',
    'This cell begins with {sign}, which a spreadsheet would run; the row is not taken. Write plain text or a number.',
  ),
  'csv-missing': leftOut('这一格必须填，整行没有收。', 'This cell must be filled; the row is not taken.'),
  'csv-number': leftOut('“{value}”不是数字，整行没有收。', '"{value}" is no number; the row is not taken.'),
  'csv-date': leftOut(
    '“{value}”不是日期，应如 2021、2021-02 或 2021-02-13。整行没有收。',
    '"{value}" is no date, such as 2021, 2021-02 or 2021-02-13; the row is not taken.',
  ),
  'csv-choice': leftOut(
    '“{value}”不在可选之列：{choices}。整行没有收。',
    '"{value}" is none of {choices}; the row is not taken.',
  ),
  'csv-unit': leftOut(
    '没有“{value}”这个单位{nearest}。整行没有收。',
    'There is no unit "{value}"{nearest}; the row is not taken.',
  ),
  'csv-id': leftOut(
    '“{value}”不能作标识：只能用小写字母、数字和连字符。整行没有收。',
    '"{value}" cannot be an id: small letters, digits and hyphens only; the row is not taken.',
  ),
  'csv-differs': leftOut(
    '案例里“{id}”的这一项是“{known}”，表里是“{value}”。这里不改已有的内容，整行没有收。',
    'In the case, this of "{id}" is "{known}"; the table says "{value}". Nothing that stands is changed here; the row is not taken.',
  ),
  'csv-same-date': leftOut(
    '“{id}”在 {asOf} 已有另一个数值 {known}。不会覆盖它；若两个来源矛盾，请记在“互相矛盾的说法”里。',
    '"{id}" has another value at {asOf} already, {known}. It is not overwritten; where two sources contradict each other, record it under contradictions.',
  ),
  'csv-known': note(
    '“{id}”在 {asOf} 的这个数值已经在案例里，没有再加。',
    'This value of "{id}" at {asOf} stands in the case already; it was not added again.',
  ),
  'csv-evidence': leftOut(
    '案例里没有证据“{value}”，整行没有收。',
    'There is no evidence "{value}" in the case; the row is not taken.',
  ),
  'csv-source': leftOut(
    '案例里没有叫“{value}”的来源，整行没有收。请先把来源和证据加进案例。',
    'There is no source called "{value}" in the case; the row is not taken. Add the source and its evidence first.',
  ),
  'csv-source-places': leftOut(
    '来源“{value}”有 {count} 条证据，说不清是哪一条。请在“证据”一列写明：{ids}。整行没有收。',
    'The source "{value}" has {count} pieces of evidence, so which is meant is unclear. Name one under evidence: {ids}. The row is not taken.',
  ),
  'csv-no-evidence': note('这一行没有证据。', 'This row names no evidence.'),
  'csv-not-priced': note(
    '新的结果“{id}”还没有估值，也没有不估价的理由；存成版本之前要补上。',
    'The new outcome "{id}" has neither a valuation nor a reason why it is not priced; one is needed before it can be saved as a revision.',
  ),
  'csv-no-facts': refused(
    '案例的事实部分现在读不出来，不知道往哪里加。请先在编辑页改好。',
    'The facts of the case cannot be read at the moment, so nothing can be added. Put them right in the editor first.',
  ),
  'csv-unsafe': refused(
    '加不进去，因为会改到别的内容：{reason}',
    'It cannot be put in without changing something else: {reason}',
  ),
  'csv-added': note(
    '会加上 {observations} 个观测值，其中新的结果 {outcomes} 个。',
    'Observations to be added: {observations}; new outcomes: {outcomes}.',
  ),
  'csv-nothing': refused('没有一行可以收。', 'There is no row that could be taken.'),
} as const satisfies Readonly<Record<string, ImportMessage>>

export type ImportCode = keyof typeof TABLE
export const IMPORT_MESSAGES: Readonly<Record<ImportCode, ImportMessage>> = TABLE
