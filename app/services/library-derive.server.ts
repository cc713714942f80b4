import { checkFiles } from '#cases/attachments/check-files.ts'
import { parseCase, parseTranslation } from '#cases/parse.ts'
import type { Case, ParsedTranslation, Translation } from '#cases/parse.ts'
import type { Problem } from '#cases/problem.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Database } from '#db/open.server.ts'
import { listRevisionsToDerive, saveDerived } from '#db/repositories/derived.ts'
import type { Derived } from '#db/repositories/derived.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { listFileDigests } from '#db/repositories/revision-history.ts'
import { listRevisionFiles } from '#db/repositories/revision.ts'
import type { CaseFile } from '#db/repositories/revision.ts'
import { CONVERSION_ROWS } from '#scoring/net-value/conversion-data.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { headlinePair } from '#scoring/net-value/net-value.ts'
import type { NetValue } from '#scoring/net-value/net-value.ts'
import { INDEX_METHOD, socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { LIBRARY_SEED } from './library-seed.ts'
import { searchFields } from './search-fields.ts'

/** Raise it with any change to the parser, its checks or what is stored here; the methods have versions of their own. */
const DERIVE_VERSION = 'derive/4'
const NET_METHOD: NetValue['method'] = 'nv/1'

/** Names the program that computed a row. A changed factor or exchange rate changes it too, so no figure outlives its own. */
export const BUILD_KEY = sha256(
  [DERIVE_VERSION, INDEX_METHOD, NET_METHOD, LIBRARY_SEED, JSON.stringify([FACTORS, CONVERSION_ROWS])].join('\n'),
).slice(0, 16)

/** Revisions computed and stored at a time. */
const BATCH = 100

/** What `case_json` holds: the facts and the text; sections are cut again when read. */
export interface StoredCase {
  readonly case: Omit<Case, 'raw' | 'sections'>
  readonly translation: Omit<Translation, 'raw' | 'sections'> | null
  /** True where `case.md` has changed since `en.md` was written from it. */
  readonly translationOutdated: boolean
}

/** A row for `saveDerived` without its revision, and the errors as lines for a terminal. */
export type DerivedCase = Omit<Derived, 'revisionId' | 'computedAt'> & { readonly errors: readonly string[] }

export interface RebuildReport {
  readonly rebuilt: number
  readonly broken: readonly { readonly revisionId: string; readonly errors: readonly string[] }[]
}

/**
 * Parses and scores a case from its files. A broken translation is reported and does not take the case down.
 * @param paths of all its files, where `files` are only its texts
 */
export function deriveCase(
  caseId: string,
  files: readonly CaseFile[],
  paths: readonly string[] = files.map(({ path }) => path),
): DerivedCase {
  const original = files.find((file) => file.path === 'case.md')
  if (!original) return failed([], [`${caseId}: there is no case.md`])
  const parsed = parseCase(original.bytes, `${caseId}/case.md`)
  if (!parsed.ok) return failed(parsed.problems, errorLines(parsed.problems))
  if (parsed.case.id !== caseId) {
    return failed(parsed.warnings, [`${caseId}/case.md: its id is '${parsed.case.id}', its folder '${caseId}'`])
  }
  const translated = translationOf(caseId, files, parsed.case)
  const translation = translated?.ok ? translated.translation : undefined
  const translationProblems = translated?.ok ? translated.warnings : (translated?.problems ?? [])
  const texts = [
    { ...parsed.case, file: `${caseId}/case.md` },
    ...(translation ? [{ ...translation, file: `${caseId}/en.md` }] : []),
  ]
  const beside = paths.filter((path) => path !== 'case.md' && path !== 'en.md')
  const problems = [...parsed.warnings, ...translationProblems, ...checkFiles(texts, beside)]
  const stored: StoredCase = {
    case: withoutCopies(parsed.case),
    translation: translation ? withoutCopies(translation) : null,
    translationOutdated: translation !== undefined && translation.translates !== sha256(original.bytes),
  }
  try {
    return {
      buildKey: BUILD_KEY,
      ok: true,
      problemsJson: JSON.stringify(problems),
      caseJson: JSON.stringify(stored),
      searchText: JSON.stringify(searchFields(stored)),
      indexJson: JSON.stringify(socialValueIndex(parsed.case)),
      // The two carbon prices of the headline; another one is computed when a reader asks for it.
      netJson: JSON.stringify(headlinePair(parsed.case, { seed: LIBRARY_SEED })),
      errors: [],
    }
  } catch (error) {
    // A mistake of the program on one case must not take the library down with it.
    return failed(problems, [`${caseId}/case.md: could not be scored: ${String(error)}`])
  }
}

function translationOf(caseId: string, files: readonly CaseFile[], original: Case): ParsedTranslation | undefined {
  const file = files.find(({ path }) => path === 'en.md')
  return file && parseTranslation(file.bytes, `${caseId}/en.md`, original)
}

/**
 * Computes again what another version of the program computed, in batches that each stand on their own: it can be
 * stopped and started again.
 * @param options.all computes every revision, also those that are up to date
 */
export async function rebuildDerived(database: Database, options: { all?: boolean } = {}): Promise<RebuildReport> {
  const broken: { revisionId: string; errors: readonly string[] }[] = []
  let rebuilt = 0
  let after: string | undefined
  for (;;) {
    const staleFor = options.all ? undefined : BUILD_KEY
    const revisions = await listRevisionsToDerive(database.db, { staleFor, after, limit: BATCH })
    if (revisions.length === 0) return { rebuilt, broken }
    const revisionIds = revisions.map(({ revisionId }) => revisionId)
    const files = await listRevisionFiles(database.db, revisionIds, ['case.md', 'en.md'])
    const digests = await listFileDigests(database.db, revisionIds)
    const computedAt = new Date().toISOString()
    const rows = revisions.map(({ revisionId, caseId }) => {
      const derived = deriveCase(caseId, files.get(revisionId) ?? [], [...(digests.get(revisionId)?.keys() ?? [])])
      if (!derived.ok) broken.push({ revisionId, errors: derived.errors })
      return { ...derived, revisionId, computedAt }
    })
    await changeLibrary(database.db, (library) => saveDerived(library, rows))
    rebuilt += revisions.length
    after = revisionIds.at(-1)
  }
}

function failed(problems: readonly Problem[], errors: readonly string[]): DerivedCase {
  return {
    buildKey: BUILD_KEY,
    ok: false,
    problemsJson: JSON.stringify(problems),
    caseJson: undefined,
    searchText: '[]',
    indexJson: undefined,
    netJson: undefined,
    errors,
  }
}

function errorLines(problems: readonly Problem[]): string[] {
  return problems
    .filter((problem) => problem.severity === 'error')
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message.en}`)
}

/** The bytes are in the revision already, and sections are slices of the body. */
function withoutCopies<Text extends { raw: string; sections: unknown }>(text: Text): Omit<Text, 'raw' | 'sections'> {
  const { raw: _raw, sections: _sections, ...kept } = text
  return kept
}
