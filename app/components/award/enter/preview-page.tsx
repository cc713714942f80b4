import { ENTER } from '../../../content/award/enter.ts'
import { useWords } from '../../accounts/use-words.ts'
import { EntryPane } from '../judge/entry-pane.tsx'
import type { EntryRead } from '../judge/sheet-view.ts'
import type { PreviewView } from './enter-view.ts'
import styles from './enter.module.css'

/** An own draft as judges would read it, where names are shown and where they are hidden. */
export function PreviewPage({ view }: { readonly view: PreviewView }) {
  const say = useWords(ENTER)
  const { address, open, redacted, isBlind } = view
  return (
    <>
      <p className="no-print">
        <a href={address}>← {say('toDraft')}</a>
      </p>
      <h1>{say('previewTitle')}</h1>
      <p className="lead">{say('previewWhat')}</p>
      <Copy title={say('previewOpen')} entry={open} revision={view.revision} />
      {redacted ? (
        <>
          <Copy title={say('previewBlind')} entry={redacted} revision={view.revision} />
          {open.attachments.length > 0 ? <p className="small soft">{say('previewBlindFiles')}</p> : null}
        </>
      ) : isBlind ? (
        <>
          <h2>{say('previewBlind')}</h2>
          <p className="notice">{say('previewNoBlind')}</p>
        </>
      ) : null}
    </>
  )
}

function Copy({ title, entry, revision }: { title: string; entry: EntryRead; revision: number }) {
  const say = useWords(ENTER)
  return (
    <section className={styles['copy']}>
      <p className="small soft">{title}</p>
      <h2>{entry.title === '' ? say('untitled') : entry.title}</h2>
      <EntryPane view={{ entry, revision }} />
    </section>
  )
}
