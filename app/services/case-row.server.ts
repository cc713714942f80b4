import type { CaseRowView } from '../components/case-list/case-list-view.ts'
import type { Language } from '../i18n/languages.ts'
import type { LibraryCase } from './library.server.ts'
import { netSummary } from './net-summary.server.ts'

/** A case as a list shows it. */
export function caseRow(entry: LibraryCase, language: Language): CaseRowView {
  const { case: facts, index } = entry
  return {
    id: entry.id,
    slug: entry.slug,
    kind: facts.kind,
    title: facts.title[language],
    organisation: facts.organisation.name[language],
    issue: facts.socialIssue,
    summary: facts.summary[language],
    asOf: facts.asOf,
    index: { lower: index.lower, upper: index.upper, coverage: index.coverage },
    rank: entry.rank,
    net: netSummary(entry),
  }
}
