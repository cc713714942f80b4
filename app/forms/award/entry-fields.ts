import type { CallNeed, CallRules } from '#scoring/award/rules.ts'
import type { FormProblem } from '../../access/form-answer.ts'

/** The form of an entrant: its fields by their names, what they may hold, and what is still missing. */

export type EntryFields = Readonly<Record<string, string>>

/** Characters of each field of text. */
export const LONGEST_ENTRY = {
  titleZh: 200,
  titleEn: 200,
  organisation: 200,
  summaryZh: 5_000,
  summaryEn: 5_000,
  region: 100,
  ownership: 100,
  industry: 100,
  source: 500,
  redactedTitle: 200,
  redactedSummary: 5_000,
} as const
type TextField = keyof typeof LONGEST_ENTRY
const SEVERAL_LINES: readonly string[] = ['summaryZh', 'summaryEn', 'redactedSummary']

export const MOST_LINKS = 3
export const MOST_EVIDENCE = 6
const LONGEST_LABEL = 300
const LONGEST_URL = 2_000

const LINK_PARTS = ['label', 'url'] as const
const EVIDENCE_PARTS = ['label', 'source', 'url'] as const

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place)

/** Every field with the most characters that are taken of it. */
const LIMITS: ReadonlyMap<string, number> = new Map<string, number>([
  ['category', 60],
  ...Object.entries(LONGEST_ENTRY),
  ...places(MOST_LINKS).flatMap((place) => LINK_PARTS.map((part) => [`link.${place}.${part}`, limitOf(part)] as const)),
  ...places(MOST_EVIDENCE).flatMap((place) => EVIDENCE_PARTS.map((part) => [`evidence.${place}.${part}`, limitOf(part)] as const)), // prettier-ignore
])

function limitOf(part: 'label' | 'source' | 'url'): number {
  return part === 'url' ? LONGEST_URL : LONGEST_LABEL
}

/** More than anybody types, so that a field that is too long is kept and can be shortened. */
const LONGEST_KEPT = 8_000

/** Of all that was sent, the fields of the form that hold something, as they were typed. */
export function entryFields(sent: Readonly<Record<string, unknown>>): EntryFields {
  const fields: [string, string][] = []
  for (const name of LIMITS.keys()) {
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined
    if (typeof value !== 'string') continue
    const text = value
      .replaceAll('\r\n', '\n')
      .replaceAll(/\p{Cs}/gu, '\uFFFD')
      .slice(0, LONGEST_KEPT)
    if (text.trim() !== '') fields.push([name, text])
  }
  return Object.fromEntries(fields)
}

/** What nobody sees, or what turns the reading direction, is no part of an entry. */
const UNSEEN = /[\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** A field as it goes into the entry. */
export function entryText(fields: EntryFields, name: string): string {
  const text = (fields[name] ?? '').normalize('NFC').replaceAll(UNSEEN, '')
  const isLong = SEVERAL_LINES.includes(name)
  return text.replaceAll(isLong ? /[^\P{Cc}\n]+/gu : /[\p{Cc}\s]+/gu, ' ').trim()
}

export interface EntryLink {
  readonly label: string
  readonly url: string
}

/** Links with an address, and rows of evidence in which anything stands; each with its place in the form. */
export const linksOf = (fields: EntryFields): readonly (EntryLink & { readonly place: number })[] =>
  places(MOST_LINKS)
    .map((place) => ({
      place,
      label: entryText(fields, `link.${place}.label`),
      url: entryText(fields, `link.${place}.url`),
    }))
    .filter(({ label, url }) => label !== '' || url !== '')

export const evidenceOf = (fields: EntryFields) =>
  places(MOST_EVIDENCE)
    .map((place) => ({
      place,
      label: entryText(fields, `evidence.${place}.label`),
      source: entryText(fields, `evidence.${place}.source`),
      url: entryText(fields, `evidence.${place}.url`),
    }))
    .filter(({ label, source, url }) => label !== '' || source !== '' || url !== '')

/** An address on the web that can be followed, without a password in it. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === ''
}

export type AskedNeed = CallNeed | 'category' | 'organisation' | 'title'

/** What has to be there before an entry can be handed in. */
export const askedNeeds = (call: Pick<CallRules, 'needs'>): readonly AskedNeed[] => ['category', 'organisation', 'title', ...call.needs] // prettier-ignore

/** The field in which a need is met. */
export const FIELD_OF_NEED: Readonly<Record<AskedNeed, string>> = {
  category: 'category',
  organisation: 'organisation',
  title: 'titleZh',
  'title-en': 'titleEn',
  summary: 'summaryZh',
  'summary-en': 'summaryEn',
  region: 'region',
  ownership: 'ownership',
  industry: 'industry',
  link: 'link.0.url',
  evidence: 'evidence.0.label',
  attachment: 'file',
  redacted: 'redactedTitle',
}

export interface EntryAsked {
  readonly call: Pick<CallRules, 'needs'>
  /** Ids. */
  readonly categories: readonly string[]
  /** How many files stand beside it. */
  readonly attachments: number
}

/** What is asked for and not there yet. */
export function missingNeeds(fields: EntryFields, { call, categories, attachments }: EntryAsked): readonly AskedNeed[] {
  const isGiven = (need: AskedNeed): boolean => {
    if (need === 'category') return categories.includes(fields['category'] ?? '')
    if (need === 'link') return linksOf(fields).some(({ url }) => url !== '')
    if (need === 'evidence') return evidenceOf(fields).length > 0
    if (need === 'attachment') return attachments > 0
    if (need === 'redacted') {
      return entryText(fields, 'redactedTitle') !== '' && entryText(fields, 'redactedSummary') !== ''
    }
    return entryText(fields, FIELD_OF_NEED[need]) !== ''
  }
  return askedNeeds(call).filter((need) => !isGiven(need))
}

/** What cannot be handed in as it stands, whatever is asked for. */
export function wrongFields(fields: EntryFields): readonly FormProblem[] {
  const problems: FormProblem[] = []
  for (const [name, limit] of LIMITS) {
    if (entryText(fields, name).length > limit) problems.push({ field: name, code: 'too-long' })
  }
  for (const { place, label, url } of linksOf(fields)) {
    if (!isWebAddress(url)) problems.push({ field: `link.${place}.url`, code: label !== '' && url === '' ? 'missing' : 'entry-link' }) // prettier-ignore
  }
  for (const { place, label, url } of evidenceOf(fields)) {
    if (label === '') problems.push({ field: `evidence.${place}.label`, code: 'missing' })
    if (url !== '' && !isWebAddress(url)) problems.push({ field: `evidence.${place}.url`, code: 'entry-link' })
  }
  if (entryText(fields, 'redactedTitle') === '' && entryText(fields, 'redactedSummary') !== '') {
    problems.push({ field: 'redactedTitle', code: 'missing' })
  }
  return problems
}

/** Both, as a form says them. */
export function entryProblems(fields: EntryFields, asked: EntryAsked): readonly FormProblem[] {
  const missing = missingNeeds(fields, asked).map((need) => ({
    field: FIELD_OF_NEED[need],
    code: need === 'attachment' ? 'entry-attachment' : 'missing',
  }))
  const named = new Set(missing.map(({ field }) => field))
  return [...missing, ...wrongFields(fields).filter(({ field }) => !named.has(field))]
}

/** Whether a field of text is written in several lines. */
export const isLongField = (name: string): name is TextField => SEVERAL_LINES.includes(name)
