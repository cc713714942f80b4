import { isList, isMapping, type Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import type { LocalText } from '#scoring/facts.ts'
import { formatExact } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import { fieldWords } from './field-words.ts'

/** Lines of an entry that came or went; what is beyond is counted. */
const MOST_LINES = 24

/** One value of an entry that came or went. */
export interface ValueLine {
  /** What it is called within the entry; empty for a value that stands alone. */
  readonly words: readonly string[]
  readonly text: string
}

/** Values of the format's own lists, by the field and what it is a field of, and the group of messages that says them. */
const GROUPS: Readonly<Record<string, string>> = {
  socialIssue: 'issue',
  trigger: 'trigger',
  mechanism: 'mechanism',
  industry: 'industry',
  status: 'case.status',
  sector: 'sector',
  grade: 'grade',
  unit: 'unit',
  side: 'side',
  sign: 'sign',
  code: 'code',
  detail: 'spending',
  'indicators.state': 'state',
  'outcomes.kind': 'outcomeKind',
  'harms.kind': 'outcomeKind',
  'sources.kind': 'sourceKind',
  'assets.kind': 'asset',
  'regions.scope': 'scope',
  'components.scope': 'scope',
  'funding.scope': 'fundingScope',
  'investments.scope': 'fundingScope',
  'foundations.role': 'foundationRole',
  'levels.level': 'adminLevel',
}

/** Words of the format that no page says elsewhere, and the fields in which they stand. */
const WORDS: Readonly<Record<string, LocalText>> = {
  unknown: { 'zh-CN': '未知', en: 'unknown' },
  evidenced: { 'zh-CN': '有证据', en: 'with evidence' },
  assumed: { 'zh-CN': '假设', en: 'assumed' },
  listed: { 'zh-CN': '已列出', en: 'listed' },
  'searched-none': { 'zh-CN': '查过，没有', en: 'searched, none found' },
  exact: { 'zh-CN': '准确', en: 'exact' },
  about: { 'zh-CN': '约', en: 'about' },
  atLeast: { 'zh-CN': '至少', en: 'at least' },
  atMost: { 'zh-CN': '至多', en: 'at most' },
  cumulative: { 'zh-CN': '累计', en: 'cumulative' },
  annual: { 'zh-CN': '全年', en: 'of one year' },
  stock: { 'zh-CN': '时点', en: 'at one time' },
  certain: { 'zh-CN': '确定', en: 'certain' },
  possible: { 'zh-CN': '可能', en: 'possible' },
  source: { 'zh-CN': '来源', en: 'the source' },
  us: { 'zh-CN': '我们', en: 'us' },
  full: { 'zh-CN': '完整案例', en: 'full case' },
  short: { 'zh-CN': '简短案例', en: 'short case' },
  'live-web': { 'zh-CN': '实时网络', en: 'the live web' },
  'stored-pages': { 'zh-CN': '存档页面', en: 'stored pages' },
  organisation: { 'zh-CN': '企业', en: 'organisation' },
  government: { 'zh-CN': '政府', en: 'government' },
  nonprofit: { 'zh-CN': '非营利组织', en: 'nonprofit' },
  academia: { 'zh-CN': '学界', en: 'academia' },
  media: { 'zh-CN': '媒体', en: 'media' },
  individual: { 'zh-CN': '个人', en: 'individual' },
}
const WORD_FIELDS = ['state', 'qualifier', 'kind', 'relation', 'assignedBy', 'scope']

/** A plain value as a reader reads it. */
export function leafText(path: Path, value: Json, { t, language }: Speech): string {
  if (value === null) return t('common.none')
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return isYear(path, value) ? String(value) : formatExact(language, value)
  if (typeof value !== 'string') return JSON.stringify(value)
  const field = path.findLast((step) => typeof step === 'string') ?? ''
  // Of harms and investments as of indicators: nobody has looked, or somebody has.
  const isSearched = path.length === 2 && (path[0] === 'harms' || path[0] === 'investments') && field === 'state'
  if (isSearched && value !== 'listed' && /^[\w-]{1,40}$/.test(value)) return t(`state.${value}` as MessageKey)
  // A basis has kinds of its own, in whatever it stands.
  const group = path.at(-2) === 'basis' ? undefined : (GROUPS[`${path[0]}.${field}`] ?? GROUPS[field])
  // Only what looks like a word of the format: elsewhere the same field holds text.
  if (group !== undefined && /^[\w-]{1,40}$/.test(value)) return t(`${group}.${value}` as MessageKey)
  const word = WORD_FIELDS.includes(field) && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined
  return word?.[language] ?? value
}

const YEARS = ['year', 'asOf', 'date', 'start', 'end', 'from', 'to', 'at', 'signed']
const isYear = (path: Path, value: number) =>
  Number.isInteger(value) && YEARS.includes(String(path.findLast((step) => typeof step === 'string')))

/**
 * An entry as lines: what each value is called within it, and the value.
 * @returns lines, and how many more there are
 */
export function valueLines(path: Path, value: Json, speech: Speech): { lines: readonly ValueLine[]; more: number } {
  const lines: ValueLine[] = []
  collect(path, path.length, value, value, { ...speech, inAll: false }, lines)
  return { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES) }
}

/** An entry whole, a line a value: two that differ in anything, in whatever language, read differently. */
export function valueText(path: Path, value: Json, speech: Speech): string {
  if (typeof value === 'string') return value
  const lines: ValueLine[] = []
  collect(path, path.length, value, value, { ...speech, inAll: true }, lines)
  if (lines.length === 0) return speech.t('common.none')
  if (lines.length === 1 && lines[0]!.words.length === 0) return lines[0]!.text
  const colon = speech.language === 'zh-CN' ? '：' : ': '
  return lines.map(({ words, text }) => `${words.join(' › ')}${colon}${text}`).join('\n')
}

/** `inAll` where texts are wanted in every language, and each value by itself. */
type Reading = Speech & { readonly inAll: boolean }

function collect(path: Path, begin: number, value: Json, whole: Json, speech: Reading, lines: ValueLine[]): void {
  const { t, language, inAll } = speech
  const add = (text: string) => {
    const inside = path.slice(begin)
    lines.push({ words: fieldWords(path, [wrapped(path.slice(0, begin), whole)], language).slice(-inside.length || path.length), text }) // prettier-ignore
  }
  if (isMapping(value) && inAll) {
    for (const [key, item] of Object.entries(value)) collect([...path, key], begin, item, whole, speech, lines)
    return
  }
  if (isMapping(value)) {
    const text = value[language]
    if (typeof text === 'string' && 'zh-CN' in value && 'en' in value) return add(text)
    const { min, max } = value
    if (typeof min === 'number' && typeof max === 'number')
      return add(min === max ? t('level.exact', { level: min }) : t('level.range', { min, max }))
    for (const [key, item] of Object.entries(value)) collect([...path, key], begin, item, whole, speech, lines)
    return
  }
  if (!isList(value)) return add(leafText(path, value, speech))
  if (value.length === 0) return
  if (value.every((item) => typeof item !== 'object' || item === null))
    return add(value.map((item) => leafText(path, item, speech)).join(t('common.list')))
  for (const [place, item] of value.entries()) collect([...path, place], begin, item, whole, speech, lines)
}

/** The value at its path in otherwise empty data, so that entries in it can be named. */
function wrapped(path: Path, value: Json): Json {
  return path.reduceRight<Json>((inner, step) => (typeof step === 'number' ? listWith(step, inner) : { [step]: inner }), value) // prettier-ignore
}

const listWith = (place: number, item: Json): Json => Array.from({ length: place + 1 }, (_, at) => (at === place ? item : null)) // prettier-ignore
