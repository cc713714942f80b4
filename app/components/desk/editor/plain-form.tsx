import type { EditorView } from './editor-view.ts'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'

/** The same text in a form that needs no script; it is there until the editor has come. */
export function PlainForm({
  view,
  address,
  savedNumber,
}: {
  readonly view: EditorView
  readonly address: string
  readonly savedNumber: number | undefined
}) {
  const say = useEditorWords()
  return (
    <form method="post" action={`${address}/save`} className={styles['plain']}>
      <input type="hidden" name="intent" value="plain" />
      <input type="hidden" name="tag" value={view.tag} />
      <noscript>
        {savedNumber === undefined ? null : <p>{say('savedNumber', { number: savedNumber })}</p>}
        <p className="notice">{say('plainLead')}</p>
        <p>
          <a href={`${address}/copies`}>{say('copyPage')}</a>
        </p>
      </noscript>
      <label htmlFor="plain-text">{say('textLabel')}</label>
      <textarea id="plain-text" name="text" rows={30} defaultValue={view.text} spellCheck={false} />
      {view.english === undefined ? null : (
        <>
          <label htmlFor="plain-english">{say('englishLabel')}</label>
          <textarea id="plain-english" name="english" rows={12} defaultValue={view.english} />
        </>
      )}
      <label htmlFor="plain-message">{say('message')}</label>
      <input id="plain-message" name="message" maxLength={500} required />
      <button type="submit">{say('saveButton')}</button>
    </form>
  )
}
