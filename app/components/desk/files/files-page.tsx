import type { FormAnswer } from '../../../access/form-answer.ts'
import { FILES } from '../../../content/desk/files.ts'
import { FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { DeskNav } from '../desk-nav.tsx'
import { FileField } from '../file-field.tsx'
import { FileSize } from './file-size.tsx'
import { fileMarkdown, isPicturePath, workingFilePath, type FileDone, type FileLine, type FilesView } from './files-view.ts' // prettier-ignore
import styles from './files.module.css'

interface FilesPageProps {
  readonly view: FilesView & { readonly title: string }
  readonly done: FileDone | undefined
  readonly answer: FormAnswer | undefined
}

/** The pictures and documents of what a person writes, with plain forms: works without scripts. */
export function FilesPage({ view, done, answer }: FilesPageProps) {
  const say = useWords(FILES)
  const { caseId, files, gone, title } = view
  return (
    <>
      <DeskNav />
      <h1>{say('filesOf', { title })}</h1>
      <p>
        <a href={`/desk/cases/${caseId}`}>{say('filesEditor')}</a> ·{' '}
        <a href={`/desk/cases/${caseId}/copies`}>{say('copyPage')}</a>
      </p>
      {done && !answer ? (
        <p className="notice" role="status">
          <DoneWords done={done} />
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <form method="post" encType="multipart/form-data" className={form['form']}>
        <input type="hidden" name="intent" value="add" />
        <FileField
          label={say('filesAdd')}
          hint={say('filesLead')}
          accept="image/png,image/jpeg,image/webp,image/gif,application/pdf"
          problems={answer?.problems}
        />
        <button>{say('filesSend')}</button>
      </form>
      <p className={`${styles['note']} small soft`}>{say('filesPrivacy')}</p>
      <h2>{say('filesList')}</h2>
      <p className="soft">{files.length === 0 ? say('filesNone') : say('filesUnseen')}</p>
      <ul className={styles['files']}>
        {files.map((file) => (
          <FileItem key={file.path} caseId={caseId} file={file} />
        ))}
        {gone.map((path) => (
          <li key={path} className={styles['file']}>
            <span className={styles['name']}>
              <s>{path}</s>
              <span className="small soft">{say('filesGone')}</span>
            </span>
            <NamedForm intent="back" path={path} label={say('filesBackNamed', { path })} words={say('filesBack')} />
          </li>
        ))}
      </ul>
    </>
  )
}

function FileItem({ caseId, file: { path, bytes, isPicture, isNew } }: { caseId: string; file: FileLine }) {
  const say = useWords(FILES)
  const address = workingFilePath(caseId, path)
  return (
    <li className={styles['file']}>
      {isPicture ? <img src={address} alt="" loading="lazy" className={styles['thumbnail']} /> : null}
      <span className={styles['name']}>
        <a href={address}>{path}</a>
        <span className="small soft">
          <FileSize bytes={bytes} />
          {isNew ? ` · ${say('filesNew')}` : null}
        </span>
        <code>{fileMarkdown(path, isPicture)}</code>
      </span>
      <NamedForm intent="remove" path={path} label={say('filesRemoveNamed', { path })} words={say('filesRemove')} />
    </li>
  )
}

function NamedForm({ intent, path, label, words }: { intent: string; path: string; label: string; words: string }) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="path" value={path} />
      <button className={styles['quiet']} aria-label={label}>
        {words}
      </button>
    </form>
  )
}

function DoneWords({ done: { did, path } }: { done: FileDone }) {
  const say = useWords(FILES)
  if (did === 'removed') return <>{say('filesRemoved', { path })}</>
  if (did === 'back') return <>{say('filesPutBack', { path })}</>
  return <>{say('filesAddedWrite', { path, markdown: fileMarkdown(path, isPicturePath(path)) })}</>
}
