/**
 * Every problem the checker can report: its severity and its words. Each message says what is wrong and what would
 * fix it; the place stands in front of it. `{name}` is filled from the problem's detail.
 */
import type { LocalText } from '#scoring/facts.ts'

interface MessageEntry extends LocalText {
  readonly severity: 'error' | 'warning'
}

const error = (zh: string, en: string): MessageEntry => ({ severity: 'error', 'zh-CN': zh, en })
const warning = (zh: string, en: string): MessageEntry => ({ severity: 'warning', 'zh-CN': zh, en })

const TABLE = {
  // the file
  'file-too-large': error(
    '文件有 {size} 字节，上限是 {limit} 字节。请把图片等附件放在文件旁边，不要写进正文。',
    'The file has {size} bytes; the limit is {limit}. Keep pictures and other attachments beside the file.',
  ),
  'not-utf8': error(
    '第 {offset} 字节起不是合法的 UTF-8 文字。请用 UTF-8 编码重新保存。',
    'The bytes from offset {offset} are not valid UTF-8. Save the file as UTF-8.',
  ),
  'control-character': error(
    '这里有看不见的控制字符（{character}）。请删掉它。',
    'There is an invisible control character here ({character}). Delete it.',
  ),
  'front-matter-missing': error(
    '文件须以单独一行 --- 开头，其后是案例的事实。请在第一行补上 ---。',
    'The file must begin with a line that is only ---, followed by the facts. Put --- on the first line.',
  ),
  'front-matter-unclosed': error(
    '开头的 --- 没有对应的结束行。请在事实之后另起一行写 ---。',
    'The opening --- is never closed. Put a line that is only --- after the facts.',
  ),
  'front-matter-language': error(
    '--- 之后不能写“{tag}”：事实只用 YAML。请让这一行只有 ---。',
    'No language may follow --- (found "{tag}"): facts are YAML only. Leave just --- on this line.',
  ),
  'front-matter-too-large': error(
    '事实部分有 {size} 个字符，上限是 {limit}。请把长文字移到正文。',
    'The facts have {size} characters; the limit is {limit}. Move long text into the body.',
  ),
  'text-too-large': error(
    '正文有 {size} 个字符，上限是 {limit}。请把长材料放到附件。',
    'The text has {size} characters; the limit is {limit}. Move long material into an attachment.',
  ),
  'block-too-long': error(
    '这一段有 {size} 个字符而没有空行，上限是 {limit}。请用空行分段。',
    'This block runs for {size} characters without an empty line; the limit is {limit}. Divide it with empty lines.',
  ),
  'folder-name': error(
    '文件夹名“{folder}”与 id“{id}”不一致。请改成相同的名字。',
    'The folder is called "{folder}" but the id is "{id}". Give both the same name.',
  ),
  'folder-odd': error(
    '“{folder}”不能作案例文件夹：须是真实的文件夹，名字只含小写字母、数字和连字符。',
    '"{folder}" cannot be a case folder: it must be a real folder named with lower-case letters, digits and hyphens.',
  ),
  'file-unreadable': error(
    '读不到“{name}”（{reason}）。请确认它存在、是普通文件并且可读。',
    'Cannot read "{name}" ({reason}). Make sure it exists, is a plain file and may be read.',
  ),

  // YAML
  'yaml-syntax': error('YAML 写法有误：{reason}', 'YAML is not well formed: {reason}'),
  'yaml-too-deep': error(
    '嵌套超过 {limit} 层。案例格式用不到这么深，请检查缩进和括号。',
    'Nested more than {limit} levels deep. The case format never needs that: check indentation and brackets.',
  ),
  'yaml-duplicate-key': error(
    '“{key}”在同一处写了两次（前一次在第 {first} 行）。请合并或删去一处。',
    '"{key}" is given twice here (first on line {first}). Merge the two or delete one.',
  ),
  'yaml-alias': error(
    '不能使用 YAML 锚点（&）或别名（*）。请把内容写出来；若星号是文字，请加引号。',
    'YAML anchors (&) and aliases (*) are not allowed. Write the value out, or quote it if it is text.',
  ),
  'yaml-tag': error(
    '不能使用 YAML 标签“{tag}”。请删去它；若感叹号是文字，请加引号。',
    'The YAML tag "{tag}" is not allowed. Remove it, or quote the value if it is text.',
  ),
  'yaml-key': error(
    '这里的键不是普通文字。请写成“名称: 值”。',
    'The key here is not plain text. Write it as "name: value".',
  ),
  'not-a-map': error(
    '事实部分应当是“名称: 值”的列表，第一行通常是 format: 1。',
    'The facts must be a list of "name: value" lines, usually beginning with format: 1.',
  ),

  // shape
  missing: error('缺少 {field}。请补上。', '{field} is missing. Add it.'),
  'unknown-key': error('不认识 {key}。{hint}', '{key} is not known here. {hint}'),
  'wrong-type': error('这里应是{expected}，实际是{received}。', 'This must be {expected}, but it is {received}.'),
  'not-in-list': error(
    '“{value}”不在允许的范围内。{hint}可用：{allowed}。',
    '"{value}" is not one of the allowed values. {hint}Allowed: {allowed}.',
  ),
  'not-chosen': error('还没有选。可选：{allowed}。', 'Not chosen yet. Choose one of: {allowed}.'),
  'not-filled': error('还没有填。这里要写{expected}。', 'Not filled in yet. This takes {expected}.'),
  'empty-text': error(
    '文字不能为空。请填写，或删去整个可选项。',
    'This text is empty. Fill it in, or remove it if optional.',
  ),
  'text-too-long': error(
    '文字超过 {limit} 个字符。请缩短。',
    'This text is longer than {limit} characters. Shorten it.',
  ),
  'number-too-small': error('数值须不小于 {limit}。', 'The number must be at least {limit}.'),
  'number-not-above': error('数值须大于 {limit}。', 'The number must be more than {limit}.'),
  'number-too-large': error('数值须不大于 {limit}。', 'The number must be at most {limit}.'),
  'list-too-short': error('至少要有 {limit} 项。', 'Entries are missing: at least {limit} needed.'),
  'list-too-long': error('至多 {limit} 项。', 'At most {limit} entries are allowed.'),
  'bad-id': error(
    '“{value}”不能作标识：只用小写字母、数字，中间可用连字符，例如 report-2024。',
    '"{value}" cannot be an id: use lower-case letters and digits with single hyphens between, e.g. report-2024.',
  ),
  'bad-url': error('“{value}”不是 http 或 https 网址。', '"{value}" is not an http or https address.'),
  'bad-stock-code': error(
    '“{value}”不是股票代码。写法是 交易所:代码，例如 HKEX:0700。',
    '"{value}" is not a stock code. Write exchange:code, e.g. HKEX:0700.',
  ),
  'bad-digest': error(
    '“{value}”不是 64 位小写十六进制的 sha256 值。',
    '"{value}" is not a sha256 digest of 64 lower-case hexadecimal digits.',
  ),
  'bad-format': error('“{value}”的写法不对。', '"{value}" is not written in the expected form.'),
  'bad-date': error(
    '“{value}”不是日期。写成 2021、2021-02 或 2021-02-13。',
    '"{value}" is not a date. Write 2021, 2021-02 or 2021-02-13.',
  ),
  'need-full-date': error(
    '这里要写到日，例如 2021-02-13；现在是“{value}”。',
    'A full date is needed here, e.g. 2021-02-13; found "{value}".',
  ),
  'level-min-above-max': error('等级的 min 大于 max。请对调。', 'The level has min above max. Swap them.'),
  'quote-too-long': error(
    '引文超过 15 个汉字。请截短，或只留出处。',
    'The quote has more than 15 Han characters. Shorten it, or leave only the locator.',
  ),
  'partner-name-or-group': error(
    '合作方须写名称（name）或一类合作方（group），二者取一。',
    'A partner has either a name or a described group (group): give exactly one.',
  ),
  'valuation-or-not-priced': error(
    '每项成果须写明估值（valuation）或不估价的理由（notPriced），二者取一。',
    'Each outcome needs its valuation, or the reason why it is not priced (notPriced): give exactly one.',
  ),

  // ids and references
  'duplicate-id': error(
    '标识“{id}”已在 {first} 用过。成果、损害和其他数据共用一套标识。请换一个。',
    'The id "{id}" is already used at {first}. Outcomes, harms and other figures share one set of ids. Choose another.',
  ),
  'unknown-evidence': error('没有标识为“{id}”的证据。{hint}', 'There is no evidence with the id "{id}". {hint}'),
  'unknown-source': error('没有标识为“{id}”的来源。{hint}', 'There is no source with the id "{id}". {hint}'),
  'unknown-outcome': error('没有标识为“{id}”的成果。{hint}', 'There is no outcome with the id "{id}". {hint}'),
  'unknown-component': error(
    '没有标识为“{id}”的组成部分。{hint}',
    'No part of the programme has the id "{id}". {hint}',
  ),
  'part-of-circle': error(
    '“所属的成果”绕回了自己（{circle}）。请断开其中一处。',
    'This outcome is, over others, part of itself ({circle}). Remove one of the links.',
  ),
  'unused-evidence': warning(
    '证据“{id}”没有被任何事实或正文引用。请引用它或删去。',
    'Nothing cites the evidence "{id}". Cite it or remove it.',
  ),
  'unused-source': warning(
    '来源“{id}”没有被任何证据使用。请使用或删去。',
    'No evidence uses the source "{id}". Use it or remove it.',
  ),
  'unused-fact': warning(
    '数据“{id}”没有在正文出现。可写成 [数字](fact:{id})。',
    'The text never shows the fact "{id}". Write it as [figure](fact:{id}).',
  ),
  'figure-without-evidence': warning(
    '这个数字没有证据。请补上；在那之前，页面会标明它缺出处。',
    'This figure has no evidence. Add it; pages mark it as unsourced until then.',
  ),

  // figures and dates
  'breakdown-sum': error(
    '各部分之和是 {sum}，而最新总数是 {total}。请核对；分项不齐全的，写明不齐全（complete: false）。',
    'The parts add up to {sum}, but the newest total is {total}. Check them, or say that they are not complete (complete: false).',
  ),
  'breakdown-exceeds': warning(
    '各部分之和 {sum} 超过总数 {total}。请确认各部分确有重叠。',
    'The parts add up to {sum}, more than the total {total}. Make sure that the parts do overlap.',
  ),
  'breakdown-without-total': error(
    '有分项却没有观测，无从核对。请补上总数。',
    'There is a breakdown but no observation to compare it with. Add the total.',
  ),
  'share-above-whole': error(
    '占比是 {value}，超过了全部（{whole}）。请检查单位 percent（0-100）与 share（0-1）。',
    'The share is {value}, more than the whole ({whole}). Check the unit: percent is 0-100, share is 0-1.',
  ),
  'dates-out-of-order': error(
    '{laterName} {later} 早于 {earlierName} {earlier}。请核对两个日期。',
    '{laterName} {later} is before {earlierName} {earlier}. Check both dates.',
  ),
  'observation-after-as-of': warning(
    '数字的日期 {date} 晚于案例的“资料截至”{asOf}。请把“资料截至”改到那一天。',
    'The figure is of {date}, later than the date to which the case reaches ({asOf}). Move the case on to that date.',
  ),
  'cumulative-falls': error(
    '累计数从 {earlier}（{earlierDate}）降到 {later}（{laterDate}）。累计数不会减少：请核对口径，或分成两个成果。',
    'The cumulative figure falls from {earlier} ({earlierDate}) to {later} ({laterDate}), which it cannot: check what each counts, or make two outcomes.',
  ),
  'chosen-out-of-range': error(
    '采用的是第 {chosen} 个说法，但只有 {count} 个（从 0 数起）。',
    'Statement {chosen} is chosen, but there are only {count} (counted from 0).',
  ),

  // indicators
  'indicator-without-evidence': error(
    '{indicator} 有等级却没有证据。请补上证据，或把状态改为未查（unknown）。',
    '{indicator} has a level but no evidence. Add evidence, or set the state to “not looked up” (unknown).',
  ),
  'unknown-not-open': error(
    '{indicator} 的状态是 unknown，等级须为 min: 0, max: 3。若已知一部分，请用 proposed。',
    '{indicator} is unknown, so its level must be min: 0, max: 3. Where something is known, use proposed.',
  ),
  'searched-none-level': error(
    '{indicator} 的状态是 searched-none，等级须为 min: 0, max: 0。',
    '{indicator} is searched-none, so its level must be min: 0, max: 0.',
  ),
  'searched-none-search': error(
    '{indicator} 的 searched-none 须有 search，且 scope 为 live-web；只查存档得不出“没有”，请用 unknown。',
    '{indicator} is searched-none, which needs a search with scope live-web. Stored pages cannot show absence: use unknown.',
  ),
  'confirmed-without-who': error(
    '{indicator} 已确认，须写 confirmed: {by, date}。',
    '{indicator} is confirmed: say by whom and when in confirmed: {by, date}.',
  ),
  'coding-missing': error(
    '{indicator} 由人判断，确认时至少要有一条 codings。',
    '{indicator} is judged by people: once confirmed it needs at least one entry in codings.',
  ),
  'level-differs-from-facts': error(
    '{indicator} 写的是 {stated}，由事实推得 {derived}。请核对，或在 override 中写明理由。',
    '{indicator} states {stated}, but the facts give {derived}. Check it, or give the reason in override.',
  ),

  // valuation
  'filter-out-of-order': error(
    '须 low ≤ central ≤ high，现在是 {values}。',
    'low ≤ central ≤ high must hold; found {values}.',
  ),
  'filter-without-evidence': error(
    '状态是 evidenced 却没有证据。请填 evidence，或改为 assumed（写明是谁、为何）或 unknown。',
    'The state is evidenced but there is no evidence. Fill it in, or use assumed (who and why) or unknown.',
  ),
  'transfer-valued': error(
    'transfer（转移支付、捐赠）是投入，不能估值。请改用 notPriced，代码 TRANSFER。',
    'A transfer (payment, donation) is an input and cannot be valued. Use notPriced with the code TRANSFER.',
  ),
  'unknown-factor': error('因子库中没有“{id}”。{hint}', 'The factor library has no "{id}". {hint}'),
  'chain-unfit': error('这条因子链走不通：{reason}', 'The chain of factors cannot be followed: {reason}'),
  'harm-sign': error('harms 中的每一项须写 sign: harm。', 'Every entry of harms must have sign: harm.'),

  // the text
  'missing-heading': error(
    '缺少标题“{heading}”。请加上这一节。',
    'The heading "{heading}" is missing. Add that section.',
  ),
  'empty-section': error('“{heading}”一节没有内容。', 'The section "{heading}" has no text.'),
  'text-too-short': error(
    '正文只有 {count} 个字，至少要 {limit} 个。',
    'The text has {count} characters; at least {limit} are needed.',
  ),
  'unknown-fact': error('“fact:{id}”指向不存在的数据。{hint}', '"fact:{id}" points to no fact or outcome. {hint}'),
  'fact-without-value': error('“{id}”没有任何观测值，无从对照。', '"{id}" has no observation to compare with.'),
  'figure-unreadable': error(
    '链接文字“{text}”中应当只有一个数字，例如 22,859 或 1.76万。',
    'The link text "{text}" must hold exactly one figure, such as 22,859 or 2.2 million.',
  ),
  'prose-contradicts-fact': error(
    '正文写“{text}”，而 {id} 是 {value} {unit}。请改正其一。',
    'The text says "{text}", but {id} is {value} {unit}. Correct one of them.',
  ),
  'prose-unit-differs': error(
    '正文“{text}”的单位与 {id} 的单位 {unit} 不是同一类。',
    'The text says "{text}", whose unit does not measure what {id} does ({unit}).',
  ),
  'bare-figure': warning(
    '结果一节的数字 {figure} 没有对应的数据。请写成 [{figure}](fact:…)。',
    'The figure {figure} in the results is tied to no fact. Write it as [{figure}](fact:…).',
  ),
  'raw-html': warning(
    '正文里的 HTML 标签不会显示。请用 markdown。',
    'HTML tags in the text are not shown. Use markdown.',
  ),

  // files beside the text
  'picture-without-words': warning(
    '图片 {name} 没有说明。请在方括号里写出图上有什么：![…]({name})。',
    'The picture {name} has no words. Say between the brackets what it shows: ![…]({name}).',
  ),
  'file-not-there': warning(
    '正文用到 {name}，但案例里没有这个文件。请添加它，或改正名字。',
    'The text uses {name}, and the case has no such file. Add it, or correct the name.',
  ),
  'file-unused': warning(
    '文件 {name} 在正文里没有用到。请用上它，或把它拿掉。',
    'No text uses the file {name}. Use it or take it out.',
  ),

  // an edit of the file
  'path-not-there': error(
    '案例里没有“{place}”，改不了。它也许刚被删去，请看最新的版本。',
    'The case has no "{place}", so it cannot be changed. It may just have been removed: look at the newest version.',
  ),
  'path-through-value': error(
    '“{place}”是一个单独的值，里面没有别的内容。',
    '"{place}" is a single value; there is nothing inside it.',
  ),
  'not-a-list': error('“{place}”不是列表。', '"{place}" is not a list.'),
  'value-unwritable': error(
    '这个值写不进案例：只能用文字、数字、true、false、null，以及由它们组成的列表和“名称: 值”。',
    'This value cannot be written into a case: only text, numbers, true, false, null, and lists and "name: value" made of them.',
  ),
  'edit-unsafe': error(
    'YAML 在“{place}”处的写法少见，不能保证只改这一处。请在文本里改。',
    'The YAML at "{place}" is written in a rare way; a change to only this place cannot be made safely. Change it in the text.',
  ),
  'section-not-there': error('正文里没有“{heading}”一节。', 'The text has no section "{heading}".'),

  // translation
  'translation-of-other': error(
    '译文的 id“{id}”与原文的“{original}”不同。',
    'The translation has the id "{id}", the original "{original}".',
  ),
  'translation-outdated': warning(
    '原文在译文写成之后改过。核对译文后，把 translates 改为 {digest}。',
    'The original has changed since it was translated. Check the text, then set translates to {digest}.',
  ),
} as const satisfies Record<string, MessageEntry>

export type ProblemCode = keyof typeof TABLE
export const MESSAGES: Readonly<Record<ProblemCode, MessageEntry>> = TABLE
