/** What a figure that somebody has marked in the text seems to say, read from the words around it. All of it is shown before anything is written. */
import { isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import { compareFigure, parseFigure, type Figure } from '#cases/figure.ts'
import { findFences } from '#cases/front-matter.ts'
import { isUnit, UNITS, type Unit } from '#scoring/units.ts'
import type { Qualifier, Side } from '#scoring/vocabulary.ts'
import { listAt, textAt } from '../forms/use-facts.ts'

export interface PlacedFigure {
  /** Offsets of the figure itself in the text, without the words around it. */
  readonly from: number
  readonly to: number
  readonly written: string
}

export interface FigureGuess extends PlacedFigure {
  /** What stands right before and behind it: by this it is found again where the text has changed. */
  readonly around: readonly [string, string]
  readonly value: number
  readonly unit: Unit | ''
  readonly qualifier: Qualifier
  readonly basis: 'cumulative' | 'annual' | 'stock'
  /** Year, month or day that the figure is of. */
  readonly date: string
  readonly side: Side
  readonly label: string
  /** What its unit and date say in English; empty where the unit is not known. */
  readonly english: string
  /** Id of the evidence cited nearest to it in its paragraph. */
  readonly evidence: string | undefined
  /** What the case has already that says the same; the words after `fact:`. */
  readonly existing: readonly { readonly target: string; readonly label: string }[]
}

const NUMBER =
  /[-−]?\d[\d,]*(?:\.\d+)?\s?(?:[十百千万亿]+|hundred|thousand|million|billion)?|[零〇一二两三四五六七八九十百千万亿]+/

/**
 * @param text the whole text of the case
 * @param from and `to`: what is marked in it
 * @returns nothing where no figure of the text below the facts is marked, or where it is a link already
 */
export function guessFigure(
  text: string,
  from: number,
  to: number,
  facts: JsonMap,
  language: 'zh-CN' | 'en',
): FigureGuess | undefined {
  const fences = findFences(text, 'case.md')
  if (!fences.ok || from < fences.value.bodyStart || to - from > 60) return undefined
  const found = NUMBER.exec(text.slice(from, to))
  if (!found) return undefined
  const written = found[0].trimEnd()
  const start = from + found.index
  const end = start + written.length
  const around = paragraphAround(text, start, fences.value.bodyStart)
  const [before, after] = [around.text.slice(0, start - around.start), around.text.slice(end - around.start)]
  if (/\[[^\]]*$/.test(before) && /^[^\]]*\]\(/.test(after)) return undefined
  // A part of a longer number is none.
  if (/[\d.,]$/.test(before.slice(-1)) && /\d$/.test(before.replace(/[.,]$/, ''))) return undefined
  if (/^[.,]?\d/.test(after)) return undefined
  const figure = parseFigure(written, before.slice(-14), after.slice(0, 14))
  if (!figure) return undefined
  const unit = unitOf(figure, before, after)
  const sentence = sentenceOf(before, written, after)
  const ownDate = dateIn(sentence.before) ?? dateIn(sentence.after)
  const date = ownDate ?? textAt(facts, ['asOf'])
  const basis = basisOf(sentence.before + sentence.after, ownDate)
  return {
    from: start,
    to: end,
    written,
    around: [text.slice(Math.max(0, start - AROUND), start), text.slice(end, end + AROUND)],
    value: figure.value,
    unit,
    qualifier: figure.leaning === 'about' ? 'about' : figure.leaning === 'over' ? 'atLeast' : figure.leaning === 'under' ? 'atMost' : 'exact', // prettier-ignore
    basis,
    date,
    side: unit !== '' && OF_NATURE.includes(UNITS[unit].measure) ? 'environment' : 'social',
    label: plainWords(sentence.before + written + sentence.after),
    english: englishWords(unit, basis, date),
    evidence: citationNear(before, after),
    existing: existingFigures(figure, facts, language),
  }
}

const AROUND = 16

/** Where a figure stands now: as it did when it was marked, or the one place with the same words around it. */
export function placedIn(
  text: string,
  { from, to, written, around: [before, after] }: FigureGuess,
): PlacedFigure | undefined {
  // prettier-ignore
  if (text.slice(from, to) === written && text.slice(0, from).endsWith(before)) return { from, to, written }
  const words = before + written + after
  const at = text.indexOf(words)
  if (at === -1 || text.includes(words, at + 1)) return undefined
  return { from: at + before.length, to: at + before.length + written.length, written }
}

/** What is counted, as a heading says it. Measures of other kinds are told by their sign. */
const ENGLISH: Readonly<Partial<Record<Unit, string>>> = {
  person: 'People', 'person-time': 'Attendances', volunteer: 'Volunteers', pupil: 'Pupils', household: 'Households',
  user: 'Users', merchant: 'Merchants', organisation: 'Organisations', tree: 'Trees', donation: 'Donations',
  order: 'Orders', event: 'Events', village: 'Villages', school: 'Schools', county: 'Counties', city: 'Cities',
  province: 'Provinces', project: 'Projects', device: 'Devices', vehicle: 'Vehicles', item: 'Items', t: 'Tonnes',
  kg: 'Kilograms', tCO2e: 'Tonnes of CO2e', CNY: 'Yuan', ha: 'Hectares', mu: 'Mu of land', hour: 'Hours', kWh: 'kWh',
  MWh: 'MWh',
} // prettier-ignore

function englishWords(unit: Unit | '', basis: FigureGuess['basis'], date: string): string {
  const what = unit === '' ? undefined : ENGLISH[unit]
  if (what === undefined) return ''
  return `${what}, ${basis === 'cumulative' ? 'in total to' : basis === 'annual' ? 'in' : 'at'} ${date}`
}

function paragraphAround(text: string, at: number, bodyStart: number): { start: number; text: string } {
  const start = Math.max(bodyStart, text.lastIndexOf('\n\n', at) + 2)
  const end = text.indexOf('\n\n', at)
  return { start, text: text.slice(start, end === -1 ? text.length : end) }
}

const SENTENCE_END = /[。！？；\n]|[.!?;](?=\s|$)/g

function sentenceOf(before: string, written: string, after: string): { before: string; after: string } {
  const ends = [...before.matchAll(SENTENCE_END)]
  const start = ends.length === 0 ? 0 : ends.at(-1)!.index + 1
  const end = [...`${after}\n`.matchAll(SENTENCE_END)][0]!.index
  return { before: before.slice(start), after: after.slice(0, end) }
}

/** Measure words of people and things beside those that a figure is compared by, the longer ones first. */
const COUNTED: readonly (readonly [RegExp, Unit])[] = [
  [/^人次/, 'person-time'],
  [/^(?:[名位]?志愿者|volunteers\b)/i, 'volunteer'],
  [/^(?:[名位]?学生|pupils\b|students\b)/i, 'pupil'],
  [/^(?:户|households\b)/i, 'household'],
  [/^(?:[名位个]?用户|users\b)/i, 'user'],
  [/^(?:[家个]?商家|merchants\b)/i, 'merchant'],
  [/^(?:[家个](?:企业|机构|组织|团体)|organi[sz]ations\b)/i, 'organisation'],
  [/^(?:[名位]|人|个?儿童|个?孩子|people\b|persons?\b|children\b)/i, 'person'],
  [/^(?:[棵株]|trees\b)/i, 'tree'],
  [/^(?:笔捐|笔善款|donations\b)/i, 'donation'],
  [/^(?:单|orders\b)/i, 'order'],
  [/^(?:[场次]活动|events\b)/i, 'event'],
  [/^(?:个村|村|villages\b)/i, 'village'],
  [/^(?:[所个]学校|schools\b)/i, 'school'],
  [/^(?:个?县|counties\b)/i, 'county'],
  [/^(?:个?(?:城)?市|cities\b)/i, 'city'],
  [/^(?:个?省份?|provinces\b)/i, 'province'],
  [/^(?:个项目|projects\b)/i, 'project'],
  [/^(?:[台部]|devices\b)/i, 'device'],
  [/^(?:辆|vehicles\b)/i, 'vehicle'],
  [/^[件个只]/, 'item'],
]

function unitOf(figure: Figure, before: string, after: string): Unit | '' {
  const [named] = figure.units
  if (named !== undefined) return named
  const words = after.replace(/^\s*(?:多|余|以上)?\s*/, '')
  const counted = COUNTED.find(([word]) => word.test(words))
  if (counted) return counted[1]
  return /(?:人数|people|number of people)[^，。,.]{0,6}$/i.test(before) ? 'person' : ''
}

const OF_NATURE: readonly string[] = ['mass', 'tCO2e', 'credited-t', 'energy', 'area', 'volume', 'tree', 'air-equivalent', 'water-equivalent'] // prettier-ignore

const DATE =
  /((?:19|20)\d{2})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?|((?:19|20)\d{2})-(\d{2})(?:-(\d{2}))?|(?<![\d,.])((?:19|20)\d{2})(?![\d,.]\d|\d)/g

/** The last date of some words. */
function dateIn(words: string): string | undefined {
  const match = [...plainWords(words, false).matchAll(DATE)].at(-1)
  if (!match) return undefined
  const [, year, month, day, isoYear, isoMonth, isoDay, bare] = match
  const parts = [year ?? isoYear ?? bare!, month ?? isoMonth, day ?? isoDay].filter((part) => part !== undefined)
  return parts.map((part) => part.padStart(2, '0')).join('-')
}

function basisOf(words: string, date: string | undefined): FigureGuess['basis'] {
  if (/累计|截至|至今|以来|总计|共计|cumulative|so far|to date|in total|since/i.test(words)) return 'cumulative'
  return date === undefined || /[年月]底|年末|at the end of/i.test(words) ? 'stock' : 'annual'
}

const MOST_LABEL = 80

/** Words without the marks of the text. */
function plainWords(words: string, isShort = true): string {
  const plain = words
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]/g, '')
    .replace(/^\s*(?:[-+]|\d+[.)、])\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return isShort ? [...plain].slice(0, MOST_LABEL).join('') : plain
}

/** The first citation behind the figure, or else the last before it. */
function citationNear(before: string, after: string): string | undefined {
  return /\[\^([^\]\s]+)\]/.exec(after)?.[1] ?? [...before.matchAll(/\[\^([^\]\s]+)\]/g)].at(-1)?.[1]
}

function existingFigures(figure: Figure, facts: JsonMap, language: 'zh-CN' | 'en'): FigureGuess['existing'] {
  const agrees = (value: Json | undefined, unit: string) =>
    typeof value === 'number' && isUnit(unit) && compareFigure(figure, value, unit) === 'agrees'
  const label = (entry: Json) => textAt(entry, ['label', language])
  const outcomes = [...listAt(facts, ['outcomes']), ...listAt(facts, ['harms', 'items'])].flatMap((entry) => {
    const observations = listAt(entry, ['observations'])
    const place = observations.findLastIndex((one) => isMapping(one) && agrees(one['value'], textAt(entry, ['unit'])))
    if (place === -1) return []
    const asOf = textAt(observations[place], ['asOf'])
    const isNewest = observations.every((one) => textAt(one, ['asOf']) <= asOf)
    const target = isNewest ? textAt(entry, ['id']) : `${textAt(entry, ['id'])}@${asOf}`
    return [{ target, label: `${label(entry)} · ${asOf}` }]
  })
  const others = listAt(facts, ['facts'])
    .filter((entry) => isMapping(entry) && agrees(entry['value'], textAt(entry, ['unit'])))
    .map((entry) => ({ target: textAt(entry, ['id']), label: label(entry) }))
  return [...outcomes, ...others]
}
