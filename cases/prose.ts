/** Checks the text of a case: its headings, its citations, and its figures against the facts. */
import { compareFigure, parseFigure } from './figure.ts'
import { figureFinder, type FindFigure } from './figure-targets.ts'
import type { ProblemCode } from './messages.ts'
import { didYouMean } from './nearest.ts'
import type { Detail, Place } from './problem.ts'
import type { FrontMatter } from './schema.ts'
import type { Section } from './sections.ts'

export type TextLanguage = 'zh-CN' | 'en'

export const REQUIRED_HEADINGS: Readonly<Record<TextLanguage, readonly string[]>> = {
  'zh-CN': ['问题与对象', '做法', '结果', '局限与待查'],
  en: ['Problem and target group', 'What was done', 'Results', 'Limits and open questions'],
}
/** Place of the results and of the limits among the required headings. */
const RESULTS = 2
const LIMITS = 3
/** Of a short case in Chinese: letters, Han characters and digits that a reader sees. */
export const LEAST_CHARACTERS = 150

export interface Prose {
  readonly body: string
  readonly bodyLine: number
  readonly sections: readonly Section[]
  readonly language: TextLanguage
}

export interface ProseUse {
  /** Evidence ids cited as `[^id]`. */
  readonly cited: ReadonlySet<string>
  /** Ids of facts and outcomes linked to as `fact:id`. */
  readonly linked: ReadonlySet<string>
}

export type ReportProse = (code: ProblemCode, place: Place, detail?: Detail) => void

/** Runs every check of the text; says which evidence and facts it uses. */
export function checkProse(prose: Prose, matter: FrontMatter, report: ReportProse): ProseUse {
  checkHeadings(prose, matter.kind, report)
  const placeOf = placeCounter(prose)
  const { find, ids } = figureFinder(matter)
  const evidenceIds = new Set(matter.evidence.map((entry) => entry.id))
  const cited = new Set<string>()
  const linked = new Set<string>()
  const results = resultsRange(prose)

  for (const match of prose.body.matchAll(TOKEN)) {
    const { text, fact, citation, html, bare } = match.groups!
    const at = match.index
    if (fact !== undefined && text !== undefined) {
      linked.add(/^[^@/]+/.exec(fact)?.[0] ?? fact)
      const around = [
        prose.body.slice(Math.max(0, at - 14), at),
        prose.body.slice(at + match[0].length, at + match[0].length + 14),
      ] as const
      checkLink(text, fact, around, find, ids, (code, detail) => report(code, placeOf(at), detail))
    } else if (citation !== undefined) {
      cited.add(citation)
      if (!evidenceIds.has(citation)) {
        const hint = didYouMean(citation, evidenceIds, {
          'zh-CN': '请补上这条证据。',
          en: 'Add it to the evidence.',
        })
        report('unknown-evidence', placeOf(at), { id: citation, hint })
      }
    } else if (html !== undefined) {
      report('raw-html', placeOf(at))
    } else if (bare !== undefined && at >= results.start && at < results.end) {
      report('bare-figure', placeOf(at), { figure: bare })
    }
  }
  return { cited, linked }
}

/** What the text cites as `[^id]`, there or not: each id with its first place, counted from the beginning of the text. */
export function citationsIn(body: string): ReadonlyMap<string, number> {
  const citations = new Map<string, number>()
  for (const { groups, index } of body.matchAll(TOKEN)) {
    const id = groups!['citation']
    if (id !== undefined && !citations.has(id)) citations.set(id, index)
  }
  return citations
}

/** The links of a text to figures, as `fact:id`, in their order: the words after `fact:`, and where these stand. */
export function figureLinksIn(body: string): readonly { readonly target: string; readonly at: number }[] {
  const links: { target: string; at: number }[] = []
  for (const match of body.matchAll(TOKEN)) {
    const target = match.groups!['fact']
    if (target !== undefined) links.push({ target, at: match.index + match[0].length - target.length - 1 })
  }
  return links
}

/**
 * One scan of the text. Alternatives stand in order: what is no bare figure (code, links, dates, list numbers) is
 * passed over before digits are looked at. Lengths are bounded, so that no piled-up bracket is followed to the end.
 */
const TOKEN = new RegExp(
  [
    /(?:^|\n) {0,3}(?:```|~~~)[^]*?(?:\n {0,3}(?:```|~~~)|$)/,
    /(?<=^|\n) {0,3}#{1,6}[ \t][^\n]*/,
    /`[^`\n]{0,1000}`/,
    /\[(?<text>[^[\]\n]{0,200})\]\(fact:(?<fact>[^()\s]{0,200})\)/,
    /\[\^(?<citation>[^[\]\s]{1,200})\]/,
    /\]\([^()\s]{0,2000}(?:\s[^()\n]{0,200})?\)/,
    /https?:\/\/[^\s<>)]+/,
    /(?<html><\/?[a-zA-Z][^<>\n]{0,500}>|<!--)/,
    /(?<=^|\n)[ \t]*\d{1,3}[.)、](?=[ \t\u4e00-\u9fff])/,
    /(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?(?:\s*(?:至|到|—|–|-|~)\s*(?:\d{4}\s*年)?\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?/,
    /\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?/,
    /(?:19|20)\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?![\d,])/,
    /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{4})?/,
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b(?:, \d{4})?/,
    /(?<![\d.,])(?:19|20)\d{2}(?:s\b)?(?![\d%万亿]|[.,]\d| ?(?:%|million|billion|thousand))/,
    /[A-Za-z][A-Za-z-]*\d+(?:\.\d+)*/,
    /(?<bare>\d[\d,]*(?:\.\d+)?)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
)

function checkLink(
  text: string,
  target: string,
  around: readonly [string, string],
  find: FindFigure,
  ids: readonly string[],
  report: (code: ProblemCode, detail: Detail) => void,
): void {
  const found = find(target)
  if (found === 'unknown') {
    const hint = didYouMean(target, ids, {
      'zh-CN': '请在成果或其他数据中补上。',
      en: 'Add it to the outcomes or the other figures.',
    })
    return report('unknown-fact', { id: target, hint })
  }
  if (found === 'without-value') return report('fact-without-value', { id: target })
  const figure = parseFigure(text, around[0], around[1])
  if (!figure) return report('figure-unreadable', { text })
  const agreement = compareFigure(figure, found.value, found.unit)
  if (agreement === 'other-unit') report('prose-unit-differs', { text, id: target, unit: found.unit })
  else if (agreement === 'differs')
    report('prose-contradicts-fact', { text, id: target, value: found.value, unit: found.unit })
}

function checkHeadings(prose: Prose, kind: FrontMatter['kind'], report: ReportProse): void {
  const required = REQUIRED_HEADINGS[prose.language]
  const bodyStart = { line: prose.bodyLine, column: 1 }
  for (const heading of kind === 'full' ? required : [required[LIMITS]!]) {
    const { section, isEmpty } = sectionUnder(prose.sections, heading)
    if (!section) report('missing-heading', bodyStart, { heading: `## ${heading}` })
    else if (isEmpty) report('empty-section', { line: section.line, column: 1 }, { heading })
  }
  if (kind === 'short' && prose.language === 'zh-CN') {
    const count = countCharacters(prose.body)
    if (count < LEAST_CHARACTERS) report('text-too-short', bodyStart, { count, limit: LEAST_CHARACTERS })
  }
}

/** The section under a heading of the second level, and whether anything stands in it. */
function sectionUnder(sections: readonly Section[], heading: string) {
  const index = sections.findIndex((section) => section.level === 2 && section.heading === heading)
  const section = sections[index]
  return { section, isEmpty: section?.markdown.trim() === '' && (sections[index + 1]?.level ?? 0) <= 2 }
}

/** How far a text is from the least that a case needs. */
export interface LeastText {
  readonly characters: number
  readonly least: number
  /** Whether something is said of its limits, and the line of the file on which that section begins. */
  readonly hasLimits: boolean
  readonly limitsLine: number | undefined
}

/** What the Chinese text of a short case has of what it needs at the least. */
export function leastText(body: string, sections: readonly Section[]): LeastText {
  const { section, isEmpty } = sectionUnder(sections, REQUIRED_HEADINGS['zh-CN'][LIMITS]!)
  return {
    characters: countCharacters(body),
    least: LEAST_CHARACTERS,
    hasLimits: section !== undefined && !isEmpty,
    limitsLine: section?.line,
  }
}

/** Letters, Han characters and digits that a reader sees: link targets and citations don't count. */
function countCharacters(body: string): number {
  const seen = body.replaceAll(/\]\([^)\n]*\)|\[\^[^\]\n]*\]/g, '')
  return seen.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

/** From the results heading to the next of its level. */
function resultsRange(prose: Prose): { readonly start: number; readonly end: number } {
  const heading = REQUIRED_HEADINGS[prose.language][RESULTS]
  const index = prose.sections.findIndex((section) => section.level === 2 && section.heading === heading)
  if (index === -1) return { start: 0, end: 0 }
  const next = prose.sections.slice(index + 1).find((section) => section.level <= 2)
  return { start: prose.sections[index]!.start, end: next ? next.start : prose.body.length }
}

/** Offsets arrive in order, so lines are counted once through the text. */
function placeCounter(prose: Prose): (offset: number) => Place {
  let line = prose.bodyLine
  let lineStart = 0
  return (offset) => {
    for (
      let at = prose.body.indexOf('\n', lineStart);
      at !== -1 && at < offset;
      at = prose.body.indexOf('\n', lineStart)
    ) {
      line++
      lineStart = at + 1
    }
    return { line, column: offset - lineStart + 1 }
  }
}
