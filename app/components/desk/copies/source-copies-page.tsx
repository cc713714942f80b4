import type { FormAnswer } from '../../../access/form-answer.ts'
import { COPIES } from '../../../content/desk/copies.ts'
import { FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { DeskNav } from '../desk-nav.tsx'
import { FileField } from '../file-field.tsx'
import styles from './copies.module.css'
import type { HandedIn, SourceCopiesView, SourceCopyLine } from './copies-view.ts'

interface SourceCopiesPageProps {
  readonly view: SourceCopiesView
  /** The source for which a copy was handed in a moment ago. */
  readonly handedIn: string | undefined
  readonly answer: FormAnswer<HandedIn> | undefined
}

/** Hands in the copy of a source with a plain form: works without scripts. */
export function SourceCopiesPage({ view, handedIn, answer }: SourceCopiesPageProps) {
  const say = useWords(COPIES)
  const { caseId, title, sources } = view
  const nameOf = (id: string) => sources?.find((source) => source.id === id)?.title ?? id
  return (
    <>
      <DeskNav />
      <h1>{say('handInTitle', { title })}</h1>
      <p>
        <a href={`/desk/cases/${caseId}`}>{say('editor')}</a> · <a href="/desk/copies">{say('all')}</a>
      </p>
      {handedIn !== undefined && !answer ? (
        <p className="notice" role="status">
          {say('handedIn', { source: nameOf(handedIn) })}
        </p>
      ) : null}
      {answer?.done === undefined ? null : (
        <div className="notice" role="status">
          <p>{say('handedInOnly', { source: nameOf(answer.done.source) })}</p>
          <pre>{answer.done.lines}</pre>
        </div>
      )}
      <FormProblems problems={answer?.problems} />
      {sources === null ? <p className="notice">{say('unreadable')}</p> : null}
      {sources?.length === 0 ? <p className="soft">{say('noSources')}</p> : null}
      {sources === null || sources.length === 0 ? null : (
        <>
          <HandInForm sources={sources} view={view} answer={answer} />
          <h2>{say('list')}</h2>
          <ul className={styles['sources']}>
            {sources.map((source) => (
              <li key={source.id}>
                <span lang="zh-CN">{source.title}</span> <code>{source.id}</code>
                <br />
                <CopyWords copy={source.copy} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface HandInProps extends Pick<SourceCopiesPageProps, 'view' | 'answer'> {
  readonly sources: readonly SourceCopyLine[]
}

function HandInForm({ sources, view: { limits }, answer }: HandInProps) {
  const say = useWords(COPIES)
  return (
    <form method="post" encType="multipart/form-data" className={form['form']}>
      <p>{say('handInLead')}</p>
      <Select
        name="source"
        label={say('source')}
        problems={answer?.problems}
        value={answer?.typed['source']}
        options={[['', say('choose')], ...sources.map(({ id, title }) => [id, title] as const)]}
      />
      <FileField
        label={say('file')}
        hint={say('fileHint', limits)}
        accept=".pdf,.png,.jpg,.jpeg,.html,.htm,.mhtml,.mht,.txt"
        problems={answer?.problems}
      />
      <button>{say('send')}</button>
    </form>
  )
}

function CopyWords({ copy }: { readonly copy: SourceCopyLine['copy'] }) {
  const say = useWords(COPIES)
  if (copy === null) return <span className="soft">{say('noCopy')}</span>
  if (copy.removed !== null) return <>{say('copyRemoved', copy.removed)}</>
  return (
    <>
      {say('copyOf', { date: copy.date })} <code>{copy.sha256.slice(0, 12)}…</code>{' '}
      <a href={`/desk/copies/${copy.sha256}`}>{say('download')}</a>
    </>
  )
}
