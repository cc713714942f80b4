/** Columns of a table of entries: what the head may call each of them, in lower case. */
export const ENTRY_COLUMNS = {
  category: ['category', '类别', '奖项类别'],
  organisation: ['organisation', 'organization', 'company', '单位', '企业', '申报单位', '公司'],
  title: ['title', 'title-zh', '项目', '项目名称', '名称', '案例名称'],
  'title-en': ['title-en', '英文名称'],
  summary: ['summary', 'summary-zh', '简介', '摘要'],
  'summary-en': ['summary-en', '英文简介'],
  link: ['link', 'url', '链接', '网址'],
  region: ['region', '地区'],
  ownership: ['ownership', '所有制', '企业性质'],
  industry: ['industry', '行业'],
  source: ['source', '来源', '出处'],
  'redacted-title': ['redacted-title', '隐名名称'],
  'redacted-summary': ['redacted-summary', '隐名简介'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type EntryColumn = keyof typeof ENTRY_COLUMNS
