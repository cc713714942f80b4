import { idOf, isList, isMapping, type Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import type { LocalText } from '#scoring/facts.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS, type Indicator } from '#scoring/vocabulary.ts'

/** Names of the fields of the case format. A name with a parent before it (`period.start`) goes before the bare one. */
export const FIELD_WORDS: Readonly<Record<string, LocalText>> = {
  format: { 'zh-CN': '格式版本', en: 'Format version' },
  id: { 'zh-CN': '标识', en: 'Identifier' },
  kind: { 'zh-CN': '类别', en: 'Kind' },
  title: { 'zh-CN': '标题', en: 'Title' },
  summary: { 'zh-CN': '摘要', en: 'Summary' },
  organisation: { 'zh-CN': '企业', en: 'Organisation' },
  name: { 'zh-CN': '名称', en: 'Name' },
  legalName: { 'zh-CN': '法定名称', en: 'Legal name' },
  stockCodes: { 'zh-CN': '股票代码', en: 'Stock codes' },
  industry: { 'zh-CN': '行业', en: 'Industry' },
  affiliates: { 'zh-CN': '关联企业', en: 'Affiliates' },
  socialIssue: { 'zh-CN': '社会议题', en: 'Social issue' },
  sdgs: { 'zh-CN': '可持续发展目标', en: 'SDGs' },
  goal: { 'zh-CN': '目标', en: 'Goal' },
  assignedBy: { 'zh-CN': '谁归入', en: 'Assigned by' },
  trigger: { 'zh-CN': '起因', en: 'How it began' },
  triggerEvidence: { 'zh-CN': '起因的证据', en: 'Evidence of how it began' },
  innovationPoints: { 'zh-CN': '创新之处', en: 'What is new' },
  point: { 'zh-CN': '要点', en: 'Point' },
  mechanism: { 'zh-CN': '机制', en: 'Mechanism' },
  asOf: { 'zh-CN': '资料截至', en: 'As of' },
  licence: { 'zh-CN': '许可', en: 'Licence' },
  status: { 'zh-CN': '现状', en: 'Status' },
  sources: { 'zh-CN': '来源', en: 'Sources' },
  source: { 'zh-CN': '来源', en: 'Source' },
  publisher: { 'zh-CN': '发布方', en: 'Publisher' },
  date: { 'zh-CN': '日期', en: 'Date' },
  url: { 'zh-CN': '网址', en: 'Address' },
  accessed: { 'zh-CN': '查阅日期', en: 'Accessed' },
  archived: { 'zh-CN': '存档副本', en: 'Copy kept' },
  sha256: { 'zh-CN': 'sha256 校验值', en: 'sha256' },
  evidence: { 'zh-CN': '证据', en: 'Evidence' },
  locator: { 'zh-CN': '位置', en: 'Place in the source' },
  claimedBy: { 'zh-CN': '谁说的', en: 'Claimed by' },
  who: { 'zh-CN': '谁', en: 'Who' },
  why: { 'zh-CN': '理由', en: 'Why' },
  originalSource: { 'zh-CN': '原始出处', en: 'Original source' },
  grade: { 'zh-CN': '证据等级', en: 'Grade' },
  weak: { 'zh-CN': '出处不明的转载', en: 'Repost without a clear origin' },
  quote: { 'zh-CN': '引文', en: 'Quotation' },
  note: { 'zh-CN': '说明', en: 'Note' },
  period: { 'zh-CN': '起止', en: 'Period' },
  start: { 'zh-CN': '开始', en: 'Start' },
  end: { 'zh-CN': '结束', en: 'End' },
  components: { 'zh-CN': '组成部分', en: 'Parts of the programme' },
  component: { 'zh-CN': '所属部分', en: 'Part of the programme' },
  regions: { 'zh-CN': '地区', en: 'Regions' },
  scope: { 'zh-CN': '范围', en: 'Scope' },
  provinces: { 'zh-CN': '省份', en: 'Provinces' },
  provinceCount: { 'zh-CN': '省份数', en: 'Number of provinces' },
  cities: { 'zh-CN': '城市', en: 'Cities' },
  cityCount: { 'zh-CN': '城市数', en: 'Number of cities' },
  partners: { 'zh-CN': '合作方', en: 'Partners' },
  group: { 'zh-CN': '一类合作方', en: 'Group' },
  count: { 'zh-CN': '数目', en: 'Count' },
  sector: { 'zh-CN': '部门', en: 'Sector' },
  affiliate: { 'zh-CN': '是否关联方', en: 'Affiliated' },
  agreement: { 'zh-CN': '协议', en: 'Agreement' },
  signed: { 'zh-CN': '签署日期', en: 'Signed' },
  parties: { 'zh-CN': '签约各方', en: 'Parties' },
  role: { 'zh-CN': '角色', en: 'Role' },
  levels: { 'zh-CN': '到达的行政层级', en: 'Levels reached' },
  level: { 'zh-CN': '等级', en: 'Level' },
  'levels.level': { 'zh-CN': '行政层级', en: 'Administrative level' },
  funding: { 'zh-CN': '资金', en: 'Funding' },
  label: { 'zh-CN': '名称', en: 'Label' },
  amountCny: { 'zh-CN': '金额（元）', en: 'Amount in yuan' },
  qualifier: { 'zh-CN': '精确程度', en: 'How exact' },
  payer: { 'zh-CN': '出资方', en: 'Payer' },
  year: { 'zh-CN': '年份', en: 'Year' },
  spending: { 'zh-CN': '支出', en: 'Spending' },
  detail: { 'zh-CN': '详细程度', en: 'Detail' },
  statement: { 'zh-CN': '原话', en: 'Statement' },
  foundations: { 'zh-CN': '基金会', en: 'Foundations' },
  registerId: { 'zh-CN': '登记号', en: 'Register number' },
  assets: { 'zh-CN': '自有标识', en: 'Marks of its own' },
  enquiryLog: { 'zh-CN': '去信记录', en: 'Letters sent' },
  sent: { 'zh-CN': '发出', en: 'Sent' },
  replied: { 'zh-CN': '答复', en: 'Replied' },
  substantive: { 'zh-CN': '答复有实质内容', en: 'A substantive reply' },
  newsLog: { 'zh-CN': '检索记录', en: 'Searches made' },
  query: { 'zh-CN': '检索词', en: 'Query' },
  distinctDomains: { 'zh-CN': '不同网站数', en: 'Distinct sites' },
  windowMonths: { 'zh-CN': '检索月数', en: 'Months covered' },
  domains: { 'zh-CN': '网站', en: 'Sites' },
  accounts: { 'zh-CN': '账号', en: 'Accounts' },
  own: { 'zh-CN': '自己的账号', en: 'Its own account' },
  followers: { 'zh-CN': '关注者', en: 'Followers' },
  reads: { 'zh-CN': '阅读量', en: 'Reads' },
  indicators: { 'zh-CN': '指标', en: 'Indicators' },
  state: { 'zh-CN': '状态', en: 'State' },
  min: { 'zh-CN': '最低', en: 'Lowest' },
  max: { 'zh-CN': '最高', en: 'Highest' },
  search: { 'zh-CN': '检索', en: 'Search' },
  confirmed: { 'zh-CN': '确认', en: 'Confirmed' },
  by: { 'zh-CN': '由谁', en: 'By' },
  codings: { 'zh-CN': '编码', en: 'Codings' },
  coder: { 'zh-CN': '编码者', en: 'Coder' },
  override: { 'zh-CN': '与事实推导不同的理由', en: 'Why it differs from the facts' },
  outcomes: { 'zh-CN': '成果', en: 'Outcomes' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  population: { 'zh-CN': '涉及的人群', en: 'Population' },
  side: { 'zh-CN': '方面', en: 'Side' },
  sign: { 'zh-CN': '收益或损害', en: 'Benefit or harm' },
  partOf: { 'zh-CN': '所属的成果', en: 'Outcome it is part of' },
  relation: { 'zh-CN': '关系', en: 'Relation' },
  observations: { 'zh-CN': '观测', en: 'Observations' },
  basis: { 'zh-CN': '口径', en: 'Basis' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  at: { 'zh-CN': '时点', en: 'At' },
  value: { 'zh-CN': '数值', en: 'Value' },
  breakdown: { 'zh-CN': '分项', en: 'Breakdown' },
  complete: { 'zh-CN': '分项齐全', en: 'Complete' },
  parts: { 'zh-CN': '各项', en: 'Parts' },
  valuation: { 'zh-CN': '估值', en: 'Valuation' },
  chain: { 'zh-CN': '因子链', en: 'Chain of factors' },
  deadweight: { 'zh-CN': '本来就会发生（无谓损失）', en: 'Would have happened anyway (deadweight)' },
  displacement: { 'zh-CN': '从别处挪来（替代）', en: 'Moved from elsewhere (displacement)' },
  attribution: { 'zh-CN': '出自他人（归因）', en: 'Due to others (attribution)' },
  dropoff: { 'zh-CN': '逐年衰减', en: 'Lost each year (drop-off)' },
  low: { 'zh-CN': '低值', en: 'Low' },
  central: { 'zh-CN': '中值', en: 'Central' },
  high: { 'zh-CN': '高值', en: 'High' },
  benefitYears: { 'zh-CN': '受益年数', en: 'Years of benefit' },
  notPriced: { 'zh-CN': '不估价', en: 'Not priced' },
  code: { 'zh-CN': '原因代码', en: 'Reason code' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  harms: { 'zh-CN': '损害', en: 'Harms' },
  investments: { 'zh-CN': '投入', en: 'Investment' },
  items: { 'zh-CN': '各项', en: 'Items' },
  facts: { 'zh-CN': '其他数据', en: 'Other figures' },
  context: { 'zh-CN': '背景数据', en: 'About the world around it' },
  contradictions: { 'zh-CN': '互相矛盾的说法', en: 'Contradictions' },
  about: { 'zh-CN': '关于', en: 'About' },
  values: { 'zh-CN': '各种说法', en: 'Statements' },
  chosen: { 'zh-CN': '采用', en: 'Chosen' },
  openQuestions: { 'zh-CN': '待查问题', en: 'Open questions' },
  question: { 'zh-CN': '问题', en: 'Question' },
  settles: { 'zh-CN': '可以确定', en: 'Would settle' },
  where: { 'zh-CN': '去哪里查', en: 'Where to look' },
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
}

/** The entry of a list by its place. */
const PLACE: LocalText = { 'zh-CN': '第 {n} 项', en: 'no. {n}' }

/**
 * A path in words, from the whole to the part; a key without a name stands as it is written.
 * @param facts what to take the names of entries from, the first that has the entry
 * @example fieldWords(['outcomes', 'reunited', 'label', 'en'], [facts], 'en') // => ['Outcomes', 'Children reunited', 'Label', 'English']
 */
export function fieldWords(path: Path, facts: readonly Json[], language: 'zh-CN' | 'en'): string[] {
  return path.map((step, place) => {
    const parent = path[place - 1]
    if (parent === 'indicators' && isIndicator(step)) return `${step} ${INDICATOR_TEXTS[step].name[language]}`
    const holders = facts.map((root) => valueAt(root, path.slice(0, place)))
    if (!holders.some(isList)) return wordOf(step, path.slice(0, place), language)
    const entry = facts.map((root) => valueAt(root, path.slice(0, place + 1))).find((value) => value !== undefined)
    const name = entryName(entry, language)
    if (name !== undefined) return name
    return typeof step === 'number' ? PLACE[language].replace('{n}', String(step + 1)) : step
  })
}

const isIndicator = (step: string | number): step is Indicator => INDICATORS.some((id) => id === step)

function wordOf(step: string | number, above: Path, language: 'zh-CN' | 'en'): string {
  const parent = above.findLast((one) => typeof one === 'string' && FIELD_WORDS[one] !== undefined)
  return (FIELD_WORDS[`${parent ?? ''}.${step}`] ?? FIELD_WORDS[step])?.[language] ?? String(step)
}

/** What stands at a path in plain data; entries of lists also by their id. */
export function valueAt(root: Json | undefined, path: Path): Json | undefined {
  let value = root
  for (const step of path) {
    if (isList(value)) value = typeof step === 'number' ? value[step] : value.find((item) => idOf(item) === step)
    else value = isMapping(value) && Object.hasOwn(value, step) ? value[step] : undefined
  }
  return value
}

const NAMING_KEYS = ['label', 'name', 'group', 'title', 'about', 'question', 'point', 'query', 'asOf'] as const

/** What an entry of a list calls itself. */
function entryName(entry: Json | undefined, language: 'zh-CN' | 'en'): string | undefined {
  if (!isMapping(entry)) return undefined
  for (const key of NAMING_KEYS) {
    const name = entry[key]
    const text = isMapping(name) ? name[language] : name
    if (typeof text === 'string' && text !== '') return text
  }
  return idOf(entry)
}
