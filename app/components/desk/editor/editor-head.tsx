import { casePath } from '../../../case-path.ts'
import { ReturnedNotice } from '../review/returned-notice.tsx'
import type { EditorView } from './editor-view.ts'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'

interface EditorHeadProps {
  readonly view: EditorView
  /** The revision this page has saved last: the view is of when it was opened. */
  readonly savedNow: number | undefined
}

/** What is being written, from which revision, and the pages around it. */
export function EditorHead({ view, savedNow }: EditorHeadProps) {
  const say = useEditorWords()
  const { caseId, slug, title } = view
  const base = savedNow ?? view.base
  const headNumber = savedNow ?? view.headNumber
  return (
    <header className={styles['head']} data-base={base}>
      <h1>{title === '' ? caseId : title}</h1>
      {view.isImported ? (
        <p className="notice" role="status">
          {say('imported')}
        </p>
      ) : null}
      {view.returned === undefined ? null : (
        <ReturnedNotice returned={view.returned} say={say} reviewAddress={`/desk/cases/${caseId}/review`} />
      )}
      <ul className={styles['ways']}>
        {title === '' ? null : <li className="soft">{caseId}</li>}
        <li className="soft">{base === undefined ? say('baseNone') : say('baseIs', { number: base })}</li>
        <li>
          <a href={`/desk/cases/${caseId}/files`}>{say('filesTitle')}</a>
        </li>
        <li>
          <a href={`/desk/cases/${caseId}/import`}>{say('importFile')}</a>
        </li>
        {headNumber === undefined ? null : (
          <>
            <li>
              <a href={casePath(slug)}>{say('seePage')}</a>
            </li>
            <li>
              <a href={casePath(slug, '/history')}>{say('history')}</a>
            </li>
            <li>
              <a href={`/desk/cases/${caseId}/review`}>{say('review')}</a>
            </li>
          </>
        )}
      </ul>
      {headNumber !== undefined && base !== undefined && headNumber > base ? (
        <p className="notice">{say('headMoved', { number: headNumber })}</p>
      ) : null}
    </header>
  )
}
