import { sha256 } from '#db/digest.server.ts'
import type { EntryContent } from '#db/repositories/award/entry.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { LibraryCase } from '../../library.server.ts'

/** One digest for both copies of what was entered. */
export const entryDigest = (content: EntryContent, redacted: EntryContent | null): string =>
  sha256(canonicalJson({ content, redacted }))

/** A case of the library as an entry: judges read what readers of the library see at that moment. */
export function contentOfCase({ case: facts, revision }: LibraryCase): EntryContent {
  const sources = new Map(facts.sources.map((source) => [source.id, source]))
  return {
    title: facts.title,
    organisation: facts.organisation.name['zh-CN'],
    summary: facts.summary,
    attributes: { industry: facts.organisation.industry },
    links: facts.sources.flatMap(({ title, url }) => (url === undefined ? [] : [{ label: title, url }])),
    evidence: facts.evidence.map(({ id, source, locator }) => {
      const of = sources.get(source)
      return { id, label: locator, source: of ? `${of.title}（${of.publisher}）` : source, url: of?.url ?? null }
    }),
    source: '',
    caseRevision: revision.id,
  }
}

/** What is entered without a case: a title, who did it, and a few words. */
export function plainContent(
  given: Pick<EntryContent, 'title' | 'organisation'> & Partial<EntryContent>,
): EntryContent {
  return { summary: { 'zh-CN': '', en: '' }, attributes: {}, links: [], evidence: [], source: '', caseRevision: null, ...given } // prettier-ignore
}
