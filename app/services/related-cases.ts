import { MECHANISMS } from '#scoring/vocabulary.ts'
import type { RelatedCaseView, RelatedReason } from '../components/related/related-view.ts'
import type { Language } from '../i18n/languages.ts'
import { facetValues, organisationKey } from './case-facets.ts'
import { libraryCounts } from './library-counts.ts'
import type { Library, LibraryCase } from './library.server.ts'

export const MOST_RELATED = 6

/**
 * The cases of a library that a reader of one case may want next: about the same issue, working the same way in another
 * industry, or of the same organisation. What few cases share says more than what many share, and each thing says less
 * every time it has been said, so that the list is not one reason six times. Where two say as much, the title decides.
 */
export function relatedCases(shelf: Library, entry: LibraryCase, language: Language): readonly RelatedCaseView[] {
  const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
  const left = shelf.cases
    .flatMap((other) => {
      const reasons = relatedReasons(entry, other)
      return reasons.length === 0 ? [] : [{ other, reasons, shared: sharedThings(shelf, entry, reasons) }]
    })
    .sort(
      (one, next) =>
        collator.compare(one.other.case.title[language], next.other.case.title[language]) ||
        (one.other.id < next.other.id ? -1 : 1),
    )
  const said = new Map<string, number>()
  const chosen: (typeof left)[number][] = []
  while (chosen.length < MOST_RELATED && left.length > 0) {
    const weights = left.map(({ shared }) =>
      shared.reduce((sum, { name, weight }) => sum + weight / (1 + (said.get(name) ?? 0)), 0),
    )
    const [next] = left.splice(weights.indexOf(Math.max(...weights)), 1)
    chosen.push(next!)
    for (const { name } of next!.shared) said.set(name, (said.get(name) ?? 0) + 1)
  }
  return chosen.map(({ other: { id, slug, case: facts }, reasons }) => ({
    id,
    slug,
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

/** What the reasons name, each with the bits it tells: none where every case of the library has it. */
function sharedThings(shelf: Library, entry: LibraryCase, reasons: readonly RelatedReason[]) {
  const counts = libraryCounts(shelf)
  const thing = (facet: 'issue' | 'mechanism' | 'organisation', value: string) => ({
    name: `${facet} ${value}`,
    weight: Math.log2(shelf.cases.length / counts[facet].get(value)!),
  })
  return reasons.flatMap((reason) => {
    switch (reason.kind) {
      case 'issue':
        return [thing('issue', reason.issue)]
      case 'mechanism':
        return reason.mechanisms.map((mechanism) => thing('mechanism', mechanism))
      case 'organisation':
        return [thing('organisation', organisationKey(entry.case))]
    }
  })
}
