/** Reads a figure as people write it in Chinese or English, and says whether it agrees with a fact. */
import { UNITS, type Unit } from '#scoring/units.ts'

/** How the words around a figure bend it: 约 / about, 超过 / over, 近 / nearly. */
export type Leaning = 'about' | 'over' | 'under'

export interface Figure {
  readonly value: number
  /** One unit of the last printed digit: 100 for `1.76万`, 1 for `22,859`. */
  readonly step: number
  /** Trailing zeros of a whole number, as a power of ten: 100 for `22,900`. */
  readonly roundTo: number
  readonly leaning?: Leaning | undefined
  /** Units the words after the figure may mean; empty where they name none that is known. */
  readonly units: readonly Unit[]
}

// Digits behind a letter belong to a name or a unit: CO2, m2.
const NUMBER = /(?<![A-Za-z\d.])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/g
const CHINESE_NUMBER = /[零〇一二两三四五六七八九十百千万亿]+/g
const CHINESE_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }
const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
} // prettier-ignore
// 千 and 百 begin words of their own: 千瓦时, 千克, 百分点.
const CHINESE_SCALE = /^(?:[十万亿]|百(?!分)|千(?![瓦克米卡]))+/
// A lone k or m counts only right behind the digits: 5 m are metres.
const ENGLISH_SCALE = /^(?:hundred|thousand|million|billion|trillion|mn|bn|[km])(?![a-z\d])/i
const ENGLISH_SCALES: Readonly<Record<string, number>> = {
  hundred: 100, thousand: 1e3, k: 1e3, million: 1e6, mn: 1e6, m: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12,
} // prettier-ignore

const BEFORE: readonly (readonly [Leaning, RegExp])[] = [
  [
    'over',
    /(?:超过|超出|超|逾|多于|高于|不少于|不低于|至少|突破|over|more than|at least|above|exceed(?:s|ed|ing)?|>|≥)\s*$/i,
  ],
  [
    'under',
    /(?:(?<![最附])近|接近|不到|不足|少于|低于|至多|最多|nearly|almost|under|less than|fewer than|up to|at most|close to|<|≤)\s*$/i,
  ],
  ['about', /(?:约|大约|大概|about|around|approximately|roughly|some|~|≈)(?:有|为|是)?\s*$/i],
]
const AFTER: readonly (readonly [Leaning, RegExp])[] = [
  ['over', /^\s*(?:多|余|\+|以上|or more)/i],
  ['about', /^\s*(?:左右|上下|or so)/i],
  ['under', /^\s*(?:以下|以内)/],
]

const UNIT_WORDS: readonly (readonly [RegExp, readonly Unit[]])[] = [
  [/^(?:%|个百分点|percent|per cent|percentage points?)/i, ['percent']],
  [/^(?:吨|公吨|tonnes?\b|tons?\b|t\b|tco2e?\b)/i, ['t', 'tCO2e', 'credited-t']],
  [/^(?:公斤|千克|kg)/i, ['kg', 'kgCO2e']],
  [/^(?:千瓦时|kwh\b|kilowatt[ -]hours?)/i, ['kWh']],
  [/^(?:兆瓦时|mwh\b|megawatt[ -]hours?)/i, ['MWh']],
  [/^(?:公顷|hectares?\b|ha\b)/i, ['ha']],
  [/^(?:亩|mu\b)/i, ['mu']],
  [/^(?:平方米|square met(?:re|er)s?\b|m2\b)/i, ['m2']],
  [/^(?:小时|hours?\b)/i, ['hour']],
  [/^(?:分钟|minutes?\b)/i, ['minute']],
  [/^(?:美元|us dollars?\b|dollars?\b|usd\b)/i, ['USD']],
  [/^(?:元|人民币|yuan\b|rmb\b|cny\b)/i, ['CNY']],
]

/**
 * The one figure in a text, or undefined where there is none or more than one.
 * @param before words that stand just before the text, and `after` just after it: they may bend it
 * @example parseFigure('超过1.76万吨')?.value // => 17600
 */
export function parseFigure(text: string, before = '', after = ''): Figure | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/(?:RMB|CNY) ?(?=\d)/gi, '¥')
    .replace(/(?:USD|US\$) ?(?=\d)/gi, '$')
  const numbers = [...plain.matchAll(NUMBER)]
  if (numbers.length > 1) return undefined
  const number = numbers[0]
  const read = number ? readDigits(number, plain) : readChinese(plain)
  if (!read) return undefined
  const lead = `${before.normalize('NFKC')}${plain.slice(0, read.start)}`
  const isPercent = /(?:百分之|千分之)$/.test(lead)
  const tail = `${plain.slice(read.end)}${after.normalize('NFKC')}`
  const leaning = leaningOf(lead, tail)
  const unitText = tail.replace(/^\s*(?:[多余+]|以上)?\s*/, '')
  const units = isPercent ? (['percent'] as const) : (UNIT_WORDS.find(([word]) => word.test(unitText))?.[1] ?? [])
  const perMille = lead.endsWith('千分之') ? 0.1 : 1
  return {
    value: read.value * perMille,
    step: read.step * perMille,
    roundTo: read.roundTo * perMille,
    leaning,
    units: units.length > 0 ? units : /[$¥]\s*$/.test(lead) ? [lead.trimEnd().endsWith('$') ? 'USD' : 'CNY'] : [],
  }
}

interface ReadNumber {
  readonly value: number
  readonly step: number
  readonly roundTo: number
  readonly start: number
  readonly end: number
}

function readDigits(match: RegExpExecArray, text: string): ReadNumber {
  const digits = match[0].replaceAll(',', '').replace('−', '-')
  let end = match.index + match[0].length
  const rest = text.slice(end)
  const gap = /^\s*/.exec(rest)![0].length
  const word = CHINESE_SCALE.exec(rest.slice(gap))?.[0] ?? ENGLISH_SCALE.exec(rest.slice(gap))?.[0] ?? ''
  const scaleText = gap > 0 && /^[km]$/i.test(word) ? '' : word
  const scale = ENGLISH_SCALES[scaleText.toLowerCase()] ?? [...scaleText].reduce((product, sign) => product * (CHINESE_SCALES[sign] ?? 1), 1) // prettier-ignore
  if (scaleText !== '') end += gap + scaleText.length
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
  const zeros = decimals === 0 ? (/0*$/.exec(digits)?.[0].length ?? 0) : 0
  const step = scale / 10 ** decimals
  return { value: Number(digits) * scale, step, roundTo: step * 10 ** zeros, start: match.index, end }
}

/** 三万五千: below ten thousand every Chinese number is exact; above, its last named place is its last digit. */
function readChinese(text: string): ReadNumber | undefined {
  const matches = [...text.matchAll(CHINESE_NUMBER)]
  const match = matches[0]
  if (!match || matches.length > 1) return undefined
  let total = 0
  let section = 0
  let digit = -1
  let step = 1
  for (const sign of match[0]) {
    const scale = CHINESE_SCALES[sign]
    if (scale === undefined) {
      digit = CHINESE_DIGITS[sign]!
      step = 1
    } else if (scale < 1e4) {
      section += (digit === -1 ? 1 : digit) * scale
      digit = -1
      step = scale
    } else {
      const units = section + Math.max(digit, 0)
      // 万亿: the whole number so far is multiplied.
      total = units === 0 ? Math.max(total, 1) * scale : total + units * scale
      section = 0
      digit = -1
      step = scale
    }
  }
  const value = total + section + Math.max(digit, 0)
  return {
    value,
    step: value < 1e4 ? 1 : step,
    roundTo: step,
    start: match.index,
    end: match.index + match[0].length,
  }
}

const leaningOf = (before: string, after: string): Leaning | undefined =>
  BEFORE.find(([, words]) => words.test(before))?.[0] ?? AFTER.find(([, words]) => words.test(after))?.[0]

export type Agreement = 'agrees' | 'differs' | 'other-unit'

/**
 * Compares a printed figure with a fact. The tolerance is half a unit of the last printed digit; after `over` the fact
 * may be up to a whole unit more, after `under` a whole unit less. With such a word, or `about`, trailing zeros count
 * as rounded, up to a tenth of the figure (约22,900 for 22,859).
 */
export function compareFigure(figure: Figure, value: number, unit: Unit): Agreement {
  let scale = 1
  if (figure.units.length > 0) {
    const same = figure.units.find((candidate) => UNITS[candidate].measure === UNITS[unit].measure)
    if (!same) return 'other-unit'
    scale = UNITS[same].perBase / UNITS[unit].perBase
  }
  const printed = figure.value * scale
  const rounded =
    figure.leaning === undefined
      ? figure.step
      : Math.max(figure.step, Math.min(figure.roundTo, Math.abs(figure.value) / 10))
  const step = rounded * scale
  const slack = Math.abs(printed) * 1e-9 + 1e-12
  const low = printed - (figure.leaning === 'under' ? step : step / 2) - slack
  const high = printed + (figure.leaning === 'over' ? step : step / 2) + slack
  return value >= low && value <= high ? 'agrees' : 'differs'
}
