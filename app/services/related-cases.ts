import { MECHANISMS } from '#scoring/vocabulary.ts'
import type { RelatedCaseView, RelatedReason } from '../components/related/related-view.ts'
import type { Language } from '../i18n/languages.ts'
import { facetValues, organisationKey } from './case-facets.ts'
import { libraryCounts } from './library-counts.ts'
import type { Library, LibraryCase } from './library.server.ts'

export const MOST_RELATED = 6

/**
 * The cases of a library that a reader of one case may want next: about the same issue, working the same way in another
 * industry, or of the same organisation. More reasons come first, then what fewer cases share, then the title.
 */
export function relatedCases(shelf: Library, entry: LibraryCase, language: Language): readonly RelatedCaseView[] {
  const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
  return shelf.cases
    .flatMap((other) => {
      const reasons = relatedReasons(entry, other)
      return reasons.length === 0 ? [] : [{ other, reasons, sharedBy: fewestSharing(shelf, entry, reasons) }]
    })
    .sort(
      (left, right) =>
        right.reasons.length - left.reasons.length ||
        left.sharedBy - right.sharedBy ||
        collator.compare(left.other.case.title[language], right.other.case.title[language]) ||
        (left.other.id < right.other.id ? -1 : 1),
    )
    .slice(0, MOST_RELATED)
    .map(({ other: { id, case: facts }, reasons }) => ({
      id,
      title: facts.title[language],
      organisation: facts.organisation.name[language],
      industry: facts.organisation.industry,
      reasons,
    }))
}

/** Why one case stands beside another; none for a case and itself. The same both ways round. */
export function relatedReasons(entry: LibraryCase, other: LibraryCase): readonly RelatedReason[] {
  if (entry.id === other.id) return []
  const reasons: RelatedReason[] = []
  const { case: facts } = entry
  if (facts.socialIssue === other.case.socialIssue) reasons.push({ kind: 'issue', issue: facts.socialIssue })
  if (facts.organisation.industry !== other.case.organisation.industry) {
    const theirs = new Set(facetValues(other, 'mechanism'))
    const shared = MECHANISMS.filter((mechanism) => theirs.has(mechanism) && facetValues(entry, 'mechanism').includes(mechanism)) // prettier-ignore
    if (shared.length > 0) reasons.push({ kind: 'mechanism', mechanisms: shared })
  }
  if (organisationKey(facts) === organisationKey(other.case)) reasons.push({ kind: 'organisation' })
  return reasons
}

/** How many cases of the library share the rarest thing that the reasons name: what few share says more. */
function fewestSharing(shelf: Library, entry: LibraryCase, reasons: readonly RelatedReason[]): number {
  const counts = libraryCounts(shelf)
  const shared = reasons.flatMap((reason) => {
    switch (reason.kind) {
      case 'issue':
        return [counts.issue.get(reason.issue)!]
      case 'mechanism':
        return reason.mechanisms.map((mechanism) => counts.mechanism.get(mechanism)!)
      case 'organisation':
        return [counts.organisation.get(organisationKey(entry.case))!]
    }
  })
  return Math.min(...shared)
}
