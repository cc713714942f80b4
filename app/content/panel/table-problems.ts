/** What can be wrong with the tables that `npm run panel` reads. `{name}` stands for a detail. */
import type { LocalText } from '#scoring/facts.ts'

const text = (zh: string, en: string): LocalText => ({ 'zh-CN': zh, en })

export const PANEL_TABLE_PROBLEMS = {
  'no-file': text('没有这个文件。', 'There is no such file.'),
  'no-table-file': text('这是一个文件夹，不是文件。', 'This is a folder and no file.'),
  unreadable: text('文件读不出来（{reason}）。', 'The file cannot be read ({reason}).'),
  spreadsheet: text(
    '这是表格软件自己的格式（.xlsx 之类），不是 CSV。请在表格软件里另存为 CSV。',
    'This is a spreadsheet (.xlsx or the like) and no CSV. Save it as CSV in its program.',
  ),
  'no-rows': text('只有表头，没有一行数据。', 'There is a head and not a single row below it.'),
  'broken-quotes': text(
    '表格读不出来：引号没有成对，或放错了地方。',
    'The table cannot be read: a quotation mark is left open or out of place.',
  ),
  'no-head': text(
    '第一行不是认得的表头。第一行应是：{expected}，也可以写 {chinese}；每格之间用半角逗号、分号或制表符，每个分数占一行。',
    'The first line is no head. It should be: {expected}, parted by commas, semicolons or tabs, with one line a score.',
  ),
  'column-missing': text(
    '缺少这几列：{columns}。第一行应是：{expected}，也可以写 {chinese}；每个分数占一行。',
    'Missing columns: {columns}. The first line should be: {expected}, with one line a score.',
  ),
  'column-unknown': text(
    '不认识这几列：{columns}。第一行应是：{expected}，也可以写 {chinese}；别的列请先删去。',
    'Unknown columns: {columns}. The first line should be: {expected}; take other columns out.',
  ),
  'column-twice': text('这一列出现了两次：{column}。', 'The column {column} is there twice.'),
  'cell-count': text('有 {found} 格，表头有 {expected} 格。', 'It has {found} cells and the head has {expected}.'),
  'cell-empty': text(
    '{column} 是空的。没有打分就不要写这一行。',
    '{column} is empty. Leave out the line of a score that was not given.',
  ),
  'cell-long': text(
    '第 {place} 格有 {length} 个字符，最多 {limit} 个。',
    'Cell {place} has {length} characters; {limit} is the most.',
  ),
  'not-a-number': text('{column} 不是数字：“{value}”。', '{column} is no number: "{value}".'),
  'decimal-comma': text(
    '逗号按小数点读：{value} 是 {number}。',
    'The comma is read as a decimal point: {value} is {number}.',
  ),
  'look-alike': text(
    '{column} 里有几种相近的写法，算作不同的名字：{names}。',
    '{column} has names that differ only in case, width or blanks, and counts them as different: {names}.',
  ),
  'number-range': text(
    '{column} 太大或太小，算不准：{value}。除 0 以外，绝对值应在 1e-9 和 1e9 之间。',
    '{column} is too large or too small to reckon with: {value}. Other than 0, it should lie between 1e-9 and 1e9.',
  ),
  'duplicate-score': text(
    '{named} 已在第 {before} 行有过分数。同一位评委对同一作品的同一标准只能有一个分数。',
    '{named} already has a score on line {before}. A judge gives an entry one score on a criterion.',
  ),
  'duplicate-criterion': text(
    '标准“{criterion}”已在第 {before} 行有权重。',
    'The criterion "{criterion}" already has a weight on line {before}.',
  ),
  'negative-weight': text('权重不能是负数：{value}。', 'A weight cannot be negative: {value}.'),
  'no-weight': text('权重全是 0。', 'All weights are 0.'),
  'criterion-unknown': text(
    '分数里没有标准“{criterion}”。有的是：{known}。',
    'No score is on the criterion "{criterion}". There are: {known}.',
  ),
  'criterion-unweighted': text('标准“{criterion}”没有写权重。', 'The criterion "{criterion}" is given no weight.'),
  'no-criteria': text(
    '分数表没有 criterion 列，权重用不上。',
    'The scores have no column criterion, so weights have nothing to weigh.',
  ),
} satisfies Record<string, LocalText>

export type PanelTableProblemCode = keyof typeof PANEL_TABLE_PROBLEMS
