import { createContext, useContext } from 'react'
import { useSpeech } from '../i18n/translate.ts'

/** Numbers of evidence on this page: one numbering for footnotes, tables and the list. */
export const EvidenceNumbers = createContext<ReadonlyMap<string, number>>(new Map())

/** Small numbered links to the evidence list. */
export function EvidenceRefs({ ids }: { ids: readonly string[] }) {
  const numbers = useContext(EvidenceNumbers)
  const { t } = useSpeech()
  if (ids.length === 0) return null
  const word = t('common.evidence')
  return (
    <sup className="refs">
      {ids.flatMap((id, index) => {
        const number = numbers.get(id) ?? id
        const link = (
          <a key={id} href={`#evidence-${id}`} aria-label={`${word} ${number}`}>
            {number}
          </a>
        )
        return index > 0 ? [' ', link] : [link]
      })}
    </sup>
  )
}
