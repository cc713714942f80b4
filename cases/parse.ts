/** Reads one case: bytes in, a `Case` or every problem out. Pure, and safe on any input. */
import { checkBreakdowns } from './cross-checks/breakdown.ts'
import { checkContradictions } from './cross-checks/contradictions.ts'
import type { CrossCheck } from './cross-checks/cross-check.ts'
import { checkDates } from './cross-checks/dates.ts'
import { checkFigureEvidence } from './cross-checks/figures.ts'
import { checkIdentity } from './cross-checks/identity.ts'
import { checkDerivedLevels, checkIndicatorStates } from './cross-checks/indicators.ts'
import { checkReferences } from './cross-checks/references.ts'
import { checkCumulativeSeries } from './cross-checks/series.ts'
import { checkShares } from './cross-checks/shares.ts'
import { checkValuations } from './cross-checks/valuation.ts'
import { decodeCase, splitFrontMatter, type CaseParts, type Outcome } from './front-matter.ts'
import { dottedPath, inReadingOrder, problem, type Problem } from './problem.ts'
import { checkProse, type Prose } from './prose.ts'
import { frontMatterSchema, translationSchema, type FrontMatter, type TranslationFrontMatter } from './schema.ts'
import { schemaProblems } from './schema-problems.ts'
import { splitSections, type Section } from './sections.ts'
import { readYaml, type LocatedData } from './yaml-data.ts'
import type { z } from 'zod'

interface CaseText {
  readonly sections: readonly Section[]
  /** Everything after the front matter, as it is. */
  readonly body: string
  /** Line of the file on which `body` begins. */
  readonly bodyLine: number
  /** The whole file, as it is: `printCase` gives back its bytes. */
  readonly raw: string
}

export type Case = FrontMatter & CaseText
export type FactsAndText = FrontMatter & Pick<CaseText, 'body' | 'bodyLine'>
export type Translation = TranslationFrontMatter & CaseText

export type ParsedCase =
  | { readonly ok: true; readonly case: Case; readonly warnings: readonly Problem[] }
  /** `facts` where each has the right shape and only something between them, or in the text, is wrong. */
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly facts?: FactsAndText }

export type ParsedTranslation =
  | { readonly ok: true; readonly translation: Translation; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const CROSS_CHECKS: readonly CrossCheck[] = [
  checkIdentity,
  checkReferences,
  checkFigureEvidence,
  checkBreakdowns,
  checkShares,
  checkDates,
  checkCumulativeSeries,
  checkIndicatorStates,
  checkDerivedLevels,
  checkValuations,
  checkContradictions,
]

/** Reads the facts of a file: their data and where each stands, or every problem of their writing. */
export type ReadFacts = (parts: CaseParts, file: string) => Outcome<LocatedData>

/**
 * Parses `case.md` and runs every check.
 * @param file name to report problems under
 * @param readFacts how the facts are read: at once, or by a reader that remembers what it has read (`edit/read-located.ts`)
 */
export function parseCase(bytes: Uint8Array | string, file: string, readFacts: ReadFacts = readYaml): ParsedCase {
  const read = readFile(bytes, file, frontMatterSchema, readFacts)
  if (!read.ok) return read
  const { raw, parts, located, matter } = read.value
  const sections = splitSections(parts.body, parts.bodyLine)
  const problems: Problem[] = []
  const use = checkText({ ...parts, sections, language: 'zh-CN' }, matter, file, problems)
  for (const check of CROSS_CHECKS)
    check(
      matter,
      (code, path, detail) => problems.push(problem(code, file, located.locate(path), dottedPath(path), detail)),
      use,
    )
  const sorted = inReadingOrder(problems)
  const facts = { ...matter, body: parts.body, bodyLine: parts.bodyLine }
  if (sorted.some(({ severity }) => severity === 'error')) return { ok: false, problems: sorted, facts }
  return {
    ok: true,
    case: { ...facts, sections, raw },
    warnings: sorted,
  }
}

/**
 * Parses `en.md`. Its text is checked against the facts of the case it translates.
 * @param original the parsed `case.md` beside it
 */
export function parseTranslation(bytes: Uint8Array | string, file: string, original: FrontMatter): ParsedTranslation {
  const read = readFile(bytes, file, translationSchema, readYaml)
  if (!read.ok) return read
  const { raw, parts, located, matter } = read.value
  const sections = splitSections(parts.body, parts.bodyLine)
  const problems: Problem[] = []
  if (matter.id !== original.id)
    problems.push(
      problem('translation-of-other', file, located.locate(['id']), 'id', { id: matter.id, original: original.id }),
    )
  checkText({ ...parts, sections, language: 'en' }, original, file, problems)
  const sorted = inReadingOrder(problems)
  if (sorted.some(({ severity }) => severity === 'error')) return { ok: false, problems: sorted }
  return {
    ok: true,
    translation: { ...matter, sections, body: parts.body, bodyLine: parts.bodyLine, raw },
    warnings: sorted,
  }
}

/** The bytes a case was parsed from. */
export function printCase(parsed: Pick<CaseText, 'raw'>): Uint8Array {
  return new TextEncoder().encode(parsed.raw)
}

function checkText(prose: Prose, matter: FrontMatter, file: string, problems: Problem[]) {
  return checkProse(prose, matter, (code, place, detail) => problems.push(problem(code, file, place, 'body', detail)))
}

interface ReadFile<Matter> {
  readonly raw: string
  readonly parts: CaseParts
  readonly located: LocatedData
  readonly matter: Matter
}

function readFile<Schema extends z.ZodType>(
  bytes: Uint8Array | string,
  file: string,
  schema: Schema,
  readFacts: ReadFacts,
): Outcome<ReadFile<z.output<Schema>>> {
  const text = decodeCase(bytes, file)
  if (!text.ok) return text
  const parts = splitFrontMatter(text.value, file)
  if (!parts.ok) return parts
  const located = readFacts(parts.value, file)
  if (!located.ok) return { ok: false, problems: inReadingOrder(located.problems) }
  const matter = schema.safeParse(located.value.data)
  if (!matter.success) {
    const problems = schemaProblems(matter.error.issues, schema, located.value, file)
    return { ok: false, problems: inReadingOrder(problems) }
  }
  return { ok: true, value: { raw: text.value, parts: parts.value, located: located.value, matter: matter.data } }
}
