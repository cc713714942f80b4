import type { LocalText } from '#scoring/facts.ts'

/** Entries, as the award office works with them. */
export const ENTRIES = {
  title: { 'zh-CN': '参评项目', en: 'Entries' },
  lead: {
    'zh-CN': '参评项目可以从案例库选取，也可以用表格导入。名称、机构、类别不完整的，不会进入评审。',
    en: 'Entries come from the library of cases or from a table. One without a name, an organisation or a category cannot be judged.',
  },
  blind: {
    'zh-CN': '您评审的轮次不公开参评单位。公示之前，这里只有项目编号和隐名副本的名称；需要您回避的项目不列出。',
    en: 'A stage that you judge hides who has entered. Until the public notice you see numbers and the titles of the copies without names, and nothing of entries you stand aside from.',
  },
  none: { 'zh-CN': '还没有参评项目。', en: 'There are no entries yet.' },
  noneHere: { 'zh-CN': '没有符合条件的项目。', en: 'No entry meets these conditions.' },
  count: { 'zh-CN': '{count} 个项目', en: '{count} entries' },
  countOne: { 'zh-CN': '1 个项目', en: '1 entry' },
  entry: { 'zh-CN': '项目', en: 'Entry' },
  organisation: { 'zh-CN': '机构', en: 'Organisation' },
  category: { 'zh-CN': '类别', en: 'Category' },
  anyCategory: { 'zh-CN': '全部类别', en: 'all categories' },
  noCategory: { 'zh-CN': '类别已不在规则里', en: 'not a category any more' },
  state: { 'zh-CN': '状态', en: 'State' },
  'state.draft': { 'zh-CN': '草稿', en: 'draft' },
  'state.submitted': { 'zh-CN': '待资格审查', en: 'to be checked' },
  'state.eligible': { 'zh-CN': '参评', en: 'takes part' },
  'state.ineligible': { 'zh-CN': '不符合资格', en: 'not eligible' },
  'state.withdrawn': { 'zh-CN': '已退出', en: 'withdrawn' },
  fromLibrary: { 'zh-CN': '案例库', en: 'library case' },
  search: { 'zh-CN': '编号、名称或机构', en: 'Number, name or organisation' },
  show: { 'zh-CN': '筛选', en: 'Show' },
  clear: { 'zh-CN': '清除', en: 'Clear' },

  libraryTitle: { 'zh-CN': '从案例库选取', en: 'From the library' },
  libraryLead: {
    'zh-CN': '项目会固定在案例此刻的版本上；案例以后的改动不会改变评委读到的内容。',
    en: 'An entry stands on the case as it is now: later changes of the case do not change what judges read.',
  },
  librarySearch: { 'zh-CN': '案例名称或机构', en: 'Name of the case or organisation' },
  libraryNone: { 'zh-CN': '没有找到还能加入的案例。', en: 'There is no case here that could be added.' },
  libraryMore: { 'zh-CN': '还有 {count} 个，请用搜索缩小范围。', en: 'There are {count} more. Search to find them.' },
  libraryCase: { 'zh-CN': '案例', en: 'Case' },
  into: { 'zh-CN': '加入类别', en: 'Into the category' },
  add: { 'zh-CN': '加入所选案例', en: 'Add the chosen cases' },
  chooseOf: { 'zh-CN': '选择：{name}', en: 'Choose {name}' },
  added: { 'zh-CN': '已加入 {count} 个项目。', en: '{count} entries were added.' },
  addedOne: { 'zh-CN': '已加入 1 个项目。', en: 'One entry was added.' },

  importTitle: { 'zh-CN': '用表格导入', en: 'From a table' },
  importLead: {
    'zh-CN': '上传 Excel 文件（.xlsx）或 CSV 文件，或把表格粘贴到下面。第一行是列名：{columns}。必须有：{required}。',
    en: 'Upload a spreadsheet (.xlsx) or a CSV file, or paste a table below. Its first line names the columns: {columns}. Required: {required}.',
  },
  categoriesAre: {
    'zh-CN': '类别写短名或名称：{list}。',
    en: 'A category is given by its short name or its name: {list}.',
  },
  file: { 'zh-CN': 'XLSX 或 CSV 文件', en: 'XLSX or CSV file' },
  template: { 'zh-CN': '空白表格：', en: 'An empty table to fill in:' },
  sheetHow: {
    'zh-CN':
      '只读 Excel 文件的第一张工作表。公式取最后一次算出的值，日期读成 2026-12-31 的样子；合并的单元格请先拆开。',
    en: 'Of a spreadsheet the first sheet is read. A formula counts as what it gave last, a date reads as 2026-12-31, and merged cells have to be parted first.',
  },
  templateSheet: { 'zh-CN': '参评项目', en: 'Entries' },
  templateHelp: { 'zh-CN': '说明', en: 'How to fill it in' },
  templateColumns: { 'zh-CN': '列（第一张表的第一行）', en: 'Columns (first row of the first sheet)' },
  templateNeeded: { 'zh-CN': '必填', en: 'required' },
  templateCategories: { 'zh-CN': '类别：写名称或短名都可以', en: 'Categories: the name or the short name' },
  paste: { 'zh-CN': '或粘贴在这里', en: 'Or paste it here' },
  preview: { 'zh-CN': '先看看会加入什么', en: 'See what would be added' },
  previewTitle: { 'zh-CN': '导入预览', en: 'What would be added' },
  previewSheet: { 'zh-CN': '读的是工作表“{sheet}”。', en: 'The sheet “{sheet}” was read.' },
  previewNothing: { 'zh-CN': '还没有写入任何内容。', en: 'Nothing has been written yet.' },
  previewCount: { 'zh-CN': '读到 {count} 个项目。', en: '{count} entries can be read.' },
  previewCountOne: { 'zh-CN': '读到 1 个项目。', en: 'One entry can be read.' },
  previewCountNone: { 'zh-CN': '没有读到项目。', en: 'No entry can be read.' },
  known: { 'zh-CN': '与 {entry} 相同，会成为重复项目', en: 'the same as {entry}: it would be there twice' },
  blindReady: { 'zh-CN': '有隐名副本', en: 'with a copy for blind stages' },
  previewWrong: {
    'zh-CN': '有 {count} 处问题，所以整个表格都还不能加入。改好之后重新上传。',
    en: 'There are {count} problems, so none of the table can be added yet. Mend it and upload it again.',
  },
  previewWrongOne: {
    'zh-CN': '有 1 处问题，所以整个表格都还不能加入。改好之后重新上传。',
    en: 'There is one problem, so none of the table can be added yet. Mend it and upload it again.',
  },
  line: { 'zh-CN': '行', en: 'Line' },
  problem: { 'zh-CN': '问题', en: 'Problem' },
  confirmImport: { 'zh-CN': '加入这些项目', en: 'Add these entries' },
  again: { 'zh-CN': '换一个文件', en: 'Choose another file' },

  checkTitle: { 'zh-CN': '资格审查与查重', en: 'Eligibility and duplicates' },
  checkWhat: {
    'zh-CN':
      '核对每个项目是否完整、类别是否在规则里、同一机构的同一项目是否报了两次。不符合的留在名单里，不进入评审，写明原因。',
    en: 'Checks that each entry is complete, that its category is in the rules, and that no organisation entered the same project twice. What fails stays on the list with the reason and is not judged.',
  },
  waiting: { 'zh-CN': '现有 {count} 个待审查。', en: 'Waiting: {count}.' },
  check: { 'zh-CN': '现在审查', en: 'Check now' },

  back: { 'zh-CN': '全部参评项目', en: 'All entries' },
  revision: { 'zh-CN': '第 {number} 稿', en: 'Revision {number}' },
  caseLink: { 'zh-CN': '案例库里的案例', en: 'The case in the library' },
  found: { 'zh-CN': '审查发现', en: 'The check finds' },
  'fault.no-title': { 'zh-CN': '没有名称', en: 'no name' },
  'fault.no-organisation': { 'zh-CN': '没有机构', en: 'no organisation' },
  'fault.no-category': { 'zh-CN': '类别不在规则里', en: 'its category is not in the rules' },
  'fault.same-case': { 'zh-CN': '同一案例报了两次', en: 'the same case was entered before' },
  'fault.same-project': {
    'zh-CN': '同一机构的同一项目报了两次',
    en: 'the same project of this organisation was entered before',
  },
  'fault.office': { 'zh-CN': '办公人员决定', en: 'decided by the award office' },
  twins: { 'zh-CN': '见 {list}', en: 'see {list}' },
  checked: {
    'zh-CN': '审查完毕：{eligible} 个符合，{ineligible} 个不符合。',
    en: 'Checked: {eligible} eligible, {ineligible} not.',
  },
  decideTitle: { 'zh-CN': '资格', en: 'Eligibility' },
  decideWhat: {
    'zh-CN': '可以不按自动审查的结果，自己决定。决定会记录下来。',
    en: 'You can decide otherwise than the automatic check. The decision is recorded.',
  },
  letIn: { 'zh-CN': '认定符合资格', en: 'Find it eligible' },
  keepOut: { 'zh-CN': '认定不符合资格', en: 'Find it not eligible' },
  redactedTitle: { 'zh-CN': '给评委看的隐名副本', en: 'Copy without the entrant’s name' },
  attachments: { 'zh-CN': '附件', en: 'Attachments' },
  clearFiles: { 'zh-CN': '隐名的评委可以打开的附件', en: 'Attachments that judges without names may open' },
  clearWhat: {
    'zh-CN': '请先打开看过，确认内容和文件信息里都看不出申报单位，再选。要先写好隐名的项目名称。',
    en: 'Open each first, and tick it only where neither its content nor its properties tell who entered. The name without names has to be written first.',
  },
  redactedWhat: {
    'zh-CN': '盲评的轮次里，评委只看到这里的名称和简介。空着就没有副本，盲评时打不开。',
    en: 'In blind stages judges see only this name and summary. Left empty, there is no copy and the entry cannot be read blind.',
  },
  reviseTitle: { 'zh-CN': '内容', en: 'Content' },
  reviseWhat: {
    'zh-CN': '保存会成为新的一稿。已经按旧稿评过的，会标出来请评委再看。',
    en: 'Saving makes a new revision. Sheets given on an earlier one are marked, and their judges are asked to look again.',
  },
  titleZh: { 'zh-CN': '中文名称', en: 'Name in Chinese' },
  titleEn: { 'zh-CN': '英文名称', en: 'Name in English' },
  summaryZh: { 'zh-CN': '中文简介', en: 'Summary in Chinese' },
  summaryEn: { 'zh-CN': '英文简介', en: 'Summary in English' },
  region: { 'zh-CN': '地区', en: 'Region' },
  ownership: { 'zh-CN': '所有制', en: 'Ownership' },
  industry: { 'zh-CN': '行业', en: 'Industry' },
  source: { 'zh-CN': '来源', en: 'Where it comes from' },
  redactedName: { 'zh-CN': '隐名名称', en: 'Name without the entrant' },
  redactedSummary: { 'zh-CN': '隐名简介', en: 'Summary without the entrant' },
  save: { 'zh-CN': '保存', en: 'Save' },
  withdrawTitle: { 'zh-CN': '退出评审', en: 'Withdrawal' },
  withdrawWhat: {
    'zh-CN': '项目留在名单里并写明已退出；它的评分保留，不再计入。不能撤销。',
    en: 'The entry stays on the list as withdrawn. Scores it was given are kept and no longer counted. This cannot be undone.',
  },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  withdraw: { 'zh-CN': '让它退出', en: 'Withdraw it' },
} as const satisfies Readonly<Record<string, LocalText>>

/** Why a table of entries, or a line of it, was not taken. */
export const TABLE_FAULTS = {
  'no-rows': {
    'zh-CN': '表格里没有项目，或者缺少列名那一行。',
    en: 'There are no entries in this table, or its first line is missing.',
  },
  'too-many-rows': {
    'zh-CN': '一次最多 {most} 行，请分成几个文件。',
    en: 'At most {most} rows at a time. Please divide the table.',
  },
  'broken-quotes': {
    'zh-CN': '从这里起引号不成对，后面的读不了。',
    en: 'Quotation marks do not match from here on, so the rest cannot be read.',
  },
  'column-missing': {
    'zh-CN': '缺少列“{column}”。可用的列：{expected}。',
    en: 'There is no column “{column}”. Columns are: {expected}.',
  },
  'column-unknown': {
    'zh-CN': '没有叫“{column}”的列。可用的列：{expected}。',
    en: 'No column is called “{column}”. Columns are: {expected}.',
  },
  'column-twice': { 'zh-CN': '列“{column}”出现两次。', en: 'The column “{column}” occurs twice.' },
  'cell-missing': { 'zh-CN': '“{column}”是空的。', en: '“{column}” is empty.' },
  'cell-too-long': {
    'zh-CN': '“{column}”太长，最多 {most} 个字符。',
    en: '“{column}” is too long; it has at most {most} characters.',
  },
  'category-unknown': { 'zh-CN': '规则里没有类别“{category}”。', en: 'The rules have no category “{category}”.' },
  'link-unreadable': { 'zh-CN': '“{link}”不是网址。', en: '“{link}” is no web address.' },
  'cells-too-many': {
    'zh-CN': '这一行有 {found} 格，列名只有 {expected} 个。',
    en: 'This line has {found} cells, and there are {expected} columns.',
  },
  'sheet-old': {
    'zh-CN': '这是旧的 .xls 文件，或者加了密码。请去掉密码，另存为 .xlsx 再上传。',
    en: 'This is an old .xls file, or it has a password. Take the password off, save it as .xlsx and upload it again.',
  },
  'sheet-broken': {
    'zh-CN': '读不出表格：文件不完整，或者不是 .xlsx。请在表格程序里打开，重新另存一次。',
    en: 'This cannot be read as a spreadsheet: it is damaged, or no .xlsx file. Open it in your spreadsheet and save it anew.',
  },
  'sheet-large': {
    'zh-CN': '展开之后太大，没有读。请删去别的工作表和图片，或分成几个文件。',
    en: 'It is too large once unpacked and was not read. Take out other sheets and pictures, or divide it.',
  },
  'sheet-merged': {
    'zh-CN': '单元格 {cell} 是合并的，看不出每一行各是什么。请取消合并，每格都填上。',
    en: 'The cells {cell} are merged, so it is not clear what each row holds. Part them and fill in each.',
  },
  'sheet-formula': {
    'zh-CN': '{cell} 里的公式还没有算出值。请在表格程序里打开并保存一次，或者直接填值。',
    en: 'The formula in {cell} has no value yet. Open and save the file in your spreadsheet, or type the value.',
  },
  'sheet-error': {
    'zh-CN': '{cell} 里是一个错误值（如 #REF!）。请改正。',
    en: '{cell} holds an error such as #REF!. Please mend it.',
  },
} as const satisfies Readonly<Record<string, LocalText>>
