/** The columns of a table of outcomes, by the names people give them in both languages. */
import { NOT_PRICED_CODES, OUTCOME_KINDS, QUALIFIERS, SIDES, SIGNS } from '#scoring/vocabulary.ts'

/** In the order of the template, with the first name in each language. */
export const OUTCOME_COLUMNS = {
  id: ['标识', 'id'],
  labelZh: ['名称（中文）', 'label (zh)', '名称', '中文名称', '指标'],
  labelEn: ['名称（英文）', 'label (en)', '英文名称', 'label', 'name'],
  value: ['数值', 'value', '值'],
  unit: ['单位', 'unit'],
  asOf: ['截至', 'as of', '资料截至', 'asOf', '日期', 'date'],
  basis: ['口径', 'basis'],
  from: ['从', 'from', '起'],
  to: ['到', 'to', '止'],
  qualifier: ['精确程度', 'qualifier'],
  evidence: ['证据', 'evidence', 'evidence id', '证据标识'],
  source: ['来源', 'source', 'source title', '来源标题'],
  populationZh: ['人群（中文）', 'population (zh)', '人群'],
  populationEn: ['人群（英文）', 'population (en)', 'population'],
  side: ['方面', 'side'],
  sign: ['收益或损害', 'sign'],
  kind: ['类别', 'kind', '种类'],
  notPriced: ['不估价原因', 'not priced', 'notPriced'],
  reasonZh: ['不估价理由（中文）', 'reason (zh)', '不估价理由'],
  reasonEn: ['不估价理由（英文）', 'reason (en)', 'reason'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string, ...others: string[]]>>

export type OutcomeColumn = keyof typeof OUTCOME_COLUMNS
export const COLUMN_KEYS = Object.keys(OUTCOME_COLUMNS) as OutcomeColumn[]

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()_\-/*]+/g, '')
const BY_NAME = new Map(COLUMN_KEYS.flatMap((key) => [key, ...OUTCOME_COLUMNS[key]].map((name) => [folded(name), key])))

/** The column that a head names, however it is spaced and whichever language it is in. */
export const columnNamed = (name: string): OutcomeColumn | undefined => BY_NAME.get(folded(name))

export const BASES = ['cumulative', 'annual', 'stock'] as const
export type BasisKind = (typeof BASES)[number]

/** What stands for a value of a list, besides the value itself. */
const CHOICES = {
  side: [SIDES, { 环境: 'environment', 社会: 'social' }],
  sign: [SIGNS, { 收益: 'benefit', 好处: 'benefit', 损害: 'harm' }],
  kind: [OUTCOME_KINDS, { 产出: 'output', 成效: 'outcome', 结果: 'outcome', 触达: 'reach', 覆盖: 'reach', 转移支付: 'transfer' }],
  qualifier: [QUALIFIERS, { 精确: 'exact', 约: 'about', 大约: 'about', 至少: 'atLeast', 超过: 'atLeast', 至多: 'atMost', 'at least': 'atLeast', 'at most': 'atMost' }],
  basis: [BASES, { 累计: 'cumulative', 年度: 'annual', 全年: 'annual', 时点: 'stock', 存量: 'stock' }],
  notPriced: [NOT_PRICED_CODES, {}],
} as const satisfies Readonly<Record<string, readonly [readonly string[], Readonly<Record<string, string>>]>> // prettier-ignore

export type ChoiceColumn = keyof typeof CHOICES
export const isChoiceColumn = (column: OutcomeColumn): column is ChoiceColumn & OutcomeColumn => column in CHOICES
export const choicesOf = (column: ChoiceColumn): readonly string[] => CHOICES[column][0]

/** The value that words of a list stand for. */
export function chosen(column: ChoiceColumn, words: string): string | undefined {
  const [values, others] = CHOICES[column]
  const wanted = words.normalize('NFKC').trim().toLowerCase()
  const value = values.find((each) => each.toLowerCase() === wanted)
  return value ?? (Object.hasOwn(others, wanted) ? (others as Readonly<Record<string, string>>)[wanted] : undefined)
}
