import { useEffect, useRef, useState } from 'react'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'
import { useSession, useWritingSession } from './use-session.ts'
import { SentenceGap } from '../../sentence-gap.tsx'

/** The English text of the case, which has no facts of its own. */
export function EnglishText({ caseId }: { readonly caseId: string }) {
  const say = useEditorWords()
  const session = useWritingSession()
  // Another window's or a merged text comes in from outside.
  const kept = useSession(() => session.english())
  const [begun, setBegun] = useState(false)
  const pasting = useRef<typeof import('./paste-markdown.ts')>()
  useEffect(() => {
    // Until it is there, and where it does not come, what is pasted stays plain.
    import('./paste-markdown.ts').then((loaded) => (pasting.current = loaded)).catch(() => undefined)
  }, [])
  if (kept === undefined && !begun) {
    return (
      <p>
        {say('englishNone')}
        <SentenceGap />
        <button
          type="button"
          onClick={() => {
            setBegun(true)
            session.changeEnglish(`---\nformat: 1\nid: ${caseId}\ntranslates: ${'0'.repeat(64)}\n---\n\n`)
          }}
        >
          {say('englishBegin')}
        </button>
      </p>
    )
  }
  return (
    <textarea
      className={styles['english']}
      lang="en"
      rows={40}
      aria-label={say('englishLabel')}
      value={kept ?? ''}
      onPaste={(event) => pasting.current?.pasteIntoField(event)}
      onChange={({ target }) => session.changeEnglish(target.value)}
    />
  )
}
