import { useSpeech } from '../../i18n/translate.ts'
import type { Snippet } from '../../search/snippet.ts'
import styles from './found-in.module.css'
import { MarkedText } from './marked-text.tsx'
import { neatEnds } from './neat-ends.ts'

/** Where in a case the words were found, cut from the text as it is written, in the language it is written in. */
export function FoundIn({ snippets }: { snippets: readonly Snippet[] }) {
  const { t, language } = useSpeech()
  if (snippets.length === 0) return null
  return (
    <dl className={styles['found']}>
      {snippets.map((snippet) => {
        const { field, language: written, cutBefore, cutAfter } = snippet
        return (
          <div key={`${field} ${written}`}>
            <dt>{t(`found.${field}`)}</dt>
            <dd lang={written === language ? undefined : written}>
              {cutBefore ? '…' : null}
              <MarkedText parts={neatEnds(snippet)} />
              {cutAfter ? '…' : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
