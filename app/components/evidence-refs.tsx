import { createContext, useContext, type ReactElement } from 'react'
import { saidOnce, useSpeech, type Speech } from '../i18n/translate.ts'
import { madeOnce } from '../made-once.ts'

/** Links to the evidence of this page by its ids: one numbering for footnotes, tables and the list. */
export const EvidenceLinks = createContext<ReadonlyMap<string, ReactElement>>(new Map())

/** The links of a page: a piece of evidence is cited in many places, and always by the same one. */
export const evidenceLinks = saidOnce(
  (evidence: readonly { readonly id: string; readonly number: number }[], speech) =>
    new Map(evidence.map(({ id, number }) => [id, evidenceLink(id, number, speech)])),
)

function evidenceLink(id: string, number: number | string, { t }: Speech): ReactElement {
  return (
    <a key={id} href={`#evidence-${id}`} aria-label={`${t('common.evidence')} ${number}`}>
      {number}
    </a>
  )
}

/** Small numbered links to the evidence list. */
export function EvidenceRefs({ ids }: { ids: readonly string[] }) {
  const links = useContext(EvidenceLinks)
  const speech = useSpeech()
  return ids.length === 0 ? null : <sup>{citations(links, speech)(ids)}</sup>
}

const citations = saidOnce((links: ReadonlyMap<string, ReactElement>, speech) =>
  madeOnce((ids: readonly string[]) =>
    ids.flatMap((id, index) => {
      const link = links.get(id) ?? evidenceLink(id, id, speech)
      return index > 0 ? [' ', link] : link
    }),
  ),
)
