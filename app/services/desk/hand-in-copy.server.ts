import { applyEdits, frontMatterValue } from '#cases/edit/edit-case.ts'
import { isList, isMapping } from '#cases/edit/json.ts'
import { demandRight } from '../../access/need.ts'
import type { SourceCopiesView, SourceCopyLine } from '../../components/desk/copies/copies-view.ts'
import type { Language } from '../../i18n/languages.ts'
import { keepCopy, MOST_COPIES_A_DAY, MOST_COPY_BYTES_A_DAY, removalsIn, type KeptCopy } from './archived-copies.server.ts' // prettier-ignore
import { titleIn } from './case-title.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { keepWorkingCopy, openWorkingCopy } from './working-copy.server.ts'

interface NamedSource {
  readonly id: string
  readonly title: string
  readonly url: string | undefined
  readonly archived: { readonly sha256: string; readonly date: string } | undefined
}

/** The sources that a text names; undefined where its facts cannot be read. It may be half written. */
function sourcesIn(text: string): readonly NamedSource[] | undefined {
  const facts = frontMatterValue(text)
  if (!facts.ok) return undefined
  const sources = facts.value['sources']
  const words = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return (isList(sources) ? sources : []).flatMap((source) => {
    const id = isMapping(source) ? words(source['id']) : undefined
    if (!isMapping(source) || id === undefined) return []
    const kept = source['archived']
    const [sha256, date] = isMapping(kept) ? [words(kept['sha256']), words(kept['date'])] : []
    const archived = sha256 === undefined || date === undefined ? undefined : { sha256, date }
    return [{ id, title: words(source['title']) ?? id, url: words(source['url']), archived }]
  })
}

/** The sources of what a person writes, with their copies; undefined where there is neither such a case nor a draft of one. */
export async function sourceCopies(
  site: DeskSite,
  visit: DeskVisit,
  caseId: string,
  language: Language,
): Promise<SourceCopiesView | undefined> {
  const copy = await openWorkingCopy(site, visit, caseId)
  if (!copy) return undefined
  const removals = new Map((await removalsIn(site.db, copy.text)).map((one) => [one.sha256, one]))
  const lineOf = ({ id, title, archived }: NamedSource): SourceCopyLine => {
    const removed = archived && removals.get(archived.sha256)
    return { id, title, copy: archived ? { ...archived, removed: removed ?? null } : null }
  }
  return {
    caseId,
    title: titleIn(copy.text, language) ?? caseId,
    sources: sourcesIn(copy.text)?.map(lineOf) ?? null,
    limits: { copies: MOST_COPIES_A_DAY, megabytes: MOST_COPY_BYTES_A_DAY / (1024 * 1024) },
  }
}

export type HandedInCopy =
  /** `lines`: what is to be written under the source where the draft could not be changed. */
  | { readonly ok: true; readonly lines: string | undefined }
  | Extract<KeptCopy, { readonly ok: false }>
  | { readonly ok: false; readonly why: 'no-source' }

/** Keeps the copy of a source and writes its digest and the day into the person's draft. */
export async function handInCopy(
  site: DeskSite,
  visit: DeskVisit,
  { caseId, source, bytes }: { readonly caseId: string; readonly source: string; readonly bytes: Uint8Array },
): Promise<HandedInCopy> {
  demandRight(visit.visitor, 'case.write')
  const copy = await openWorkingCopy(site, visit, caseId)
  if (!copy) return { ok: false, why: 'not-there' }
  const named = sourcesIn(copy.text)?.find(({ id }) => id === source)
  if (!named) return { ok: false, why: 'no-source' }
  const url = named.url !== undefined && /^https?:/.test(named.url) ? named.url : undefined
  const kept = await keepCopy(site, visit, { caseId, url, bytes })
  if (!kept.ok) return kept
  const { sha256, date } = kept
  const edited = applyEdits(copy.text, [
    { do: 'set', path: ['sources', source, 'accessed'], value: date },
    { do: 'set', path: ['sources', source, 'archived'], value: { sha256, date } },
  ])
  const { english, tag } = copy
  const written = edited.ok && (await keepWorkingCopy(site, visit, { caseId, text: edited.value, english, tag })).ok
  return { ok: true, lines: written ? undefined : linesOf(sha256, date) }
}

const linesOf = (sha256: string, date: string): string =>
  [`accessed: '${date}'`, 'archived:', `  sha256: '${sha256}'`, `  date: '${date}'`].join('\n')
