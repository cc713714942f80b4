import { useId, useState, useSyncExternalStore, type DragEvent } from 'react'
import { fileUse } from '#cases/attachments/references.ts'
import { FileSize } from '../files/file-size.tsx'
import { workingFilePath, type FileLine } from '../files/files-view.ts'
import styles from '../files/files.module.css'
import { useEditorWords, type EditorWord } from './editor-words.ts'
import type { FileSession } from './file-session.ts'
import { useSession, useWritingSession } from './use-session.ts'
import { SentenceGap } from '../../sentence-gap.tsx'

interface FilesPanelProps {
  readonly files: FileSession
  readonly onAdd: (files: readonly File[]) => void
  readonly onInsert: (path: string) => void
}

/** Pictures and documents beside the text: added by choosing or dropping them, with what the text makes of each. */
export function FilesPanel({ files, onAdd, onInsert }: FilesPanelProps) {
  const say = useEditorWords()
  const session = useWritingSession()
  // Looked at again when the text has been: never between a key and its letter.
  useSession(({ problems }) => problems)
  const { view, sending, added, problem } = useSyncExternalStore(files.subscribe, files.state, files.state)
  const [isOver, setOver] = useState(false)
  const id = useId()
  const paths = view.files.map(({ path }) => path)
  const use = fileUse([session.text(), session.english() ?? ''], paths)
  const unused = new Set(use.unused)
  const dragged = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  return (
    <details data-files={view.files.length}>
      <summary>
        {say('filesTitle')} ({view.files.length})
      </summary>
      <div
        className={isOver ? `${styles['drop']} ${styles['over']}` : styles['drop']}
        onDragOver={dragged}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          onAdd([...event.dataTransfer.files])
        }}
      >
        <label htmlFor={id}>{say('filesAdd')}</label>
        <input
          id={id}
          type="file"
          multiple
          accept="image/png,image/jpeg,image/webp,image/gif,application/pdf"
          onChange={({ target }) => {
            onAdd([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <span className="small soft">{say('filesDrop')}</span>
      </div>
      <div role="status">
        {sending === undefined ? null : <p>{say('filesBusy', { name: sending })}</p>}
        {sending === undefined && problem ? (
          <p className="notice" data-file-problem={problem.code}>
            {say(problem.code as EditorWord, problem.values)}
          </p>
        ) : null}
        {sending === undefined && !problem && added !== undefined ? <p>{say('filesAdded', { path: added })}</p> : null}
      </div>
      <ul className={styles['files']}>
        {view.files.map((file) => (
          <FileItem
            key={file.path}
            file={file}
            address={workingFilePath(view.caseId, file.path)}
            isUnused={unused.has(file.path)}
            onInsert={() => onInsert(file.path)}
            onRemove={() => void files.remove(file.path)}
          />
        ))}
        {view.gone.map((path) => (
          <li key={path} className={styles['file']}>
            <span className={styles['name']}>
              <s>{path}</s>
              <span className="small soft">{say('filesGone')}</span>
            </span>
            <button
              type="button"
              className={styles['quiet']}
              aria-label={say('filesBackNamed', { path })}
              onClick={() => void files.putBack(path)}
            >
              {say('filesBack')}
            </button>
          </li>
        ))}
      </ul>
      {view.files.length + view.gone.length === 0 ? <p className="soft">{say('filesNone')}</p> : null}
      {use.missing.map((path) => (
        <p key={path} className={styles['lack']}>
          {say('filesMissing', { path })}
        </p>
      ))}
      {use.wordless.map((path) => (
        <p key={path} className={styles['lack']}>
          {say('filesWordless', { path })}
        </p>
      ))}
      <p className="small soft">
        {say('filesPrivacy')}
        <SentenceGap />
        <a href={`/desk/cases/${view.caseId}/files`}>{say('filesPage')}</a>
      </p>
    </details>
  )
}

interface FileItemProps {
  readonly file: FileLine
  readonly address: string
  readonly isUnused: boolean
  readonly onInsert: () => void
  readonly onRemove: () => void
}

function FileItem({ file: { path, bytes, isPicture, isNew }, address, isUnused, onInsert, onRemove }: FileItemProps) {
  const say = useEditorWords()
  return (
    <li className={styles['file']}>
      {isPicture ? <img src={address} alt="" loading="lazy" className={styles['thumbnail']} /> : null}
      <span className={styles['name']}>
        <a href={address} target="_blank" rel="noreferrer">
          {path}
        </a>
        <span className="small soft">
          <FileSize bytes={bytes} />
          {isNew ? ` · ${say('filesNew')}` : null}
          {isUnused ? ` · ${say('filesUnused')}` : null}
        </span>
      </span>
      <span className={styles['actions']}>
        <button type="button" aria-label={say('filesInsertNamed', { path })} onClick={onInsert}>
          {say('filesInsert')}
        </button>
        <button
          type="button"
          className={styles['quiet']}
          aria-label={say('filesRemoveNamed', { path })}
          onClick={onRemove}
        >
          {say('filesRemove')}
        </button>
      </span>
    </li>
  )
}
