import { createContext, Fragment, useContext } from 'react'
import { useSpeech } from '../i18n/translate.ts'

/** Numbers of evidence on this page: one numbering for footnotes, tables and the list. */
export const EvidenceNumbers = createContext<ReadonlyMap<string, number>>(new Map())

/** Small numbered links to the evidence list. */
export function EvidenceRefs({ ids }: { ids: readonly string[] }) {
  const numbers = useContext(EvidenceNumbers)
  const { t } = useSpeech()
  if (ids.length === 0) return null
  return (
    <sup className="refs">
      {ids.map((id, index) => (
        <Fragment key={id}>
          {index > 0 ? ' ' : ''}
          <a href={`#evidence-${id}`} aria-label={`${t('common.evidence')} ${numbers.get(id) ?? id}`}>
            {numbers.get(id) ?? id}
          </a>
        </Fragment>
      ))}
    </sup>
  )
}
