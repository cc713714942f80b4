import type { FormAnswer } from '../../../access/form-answer.ts'
import { IMPORT } from '../../../content/desk/import.ts'
import { MOST_IMPORT_MEGABYTES } from '../../../forms/desk/import.ts'
import { useWords } from '../../accounts/use-words.ts'
import { FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { SentenceGap } from '../../sentence-gap.tsx'
import { DeskNav } from '../desk-nav.tsx'
import { FileField } from '../file-field.tsx'
import { ImportProblems } from './import-problems.tsx'
import type { ImportShown } from './import-view.ts'
import styles from './import.module.css'

const KINDS = ['docx', 'md', 'zip', 'csv'] as const
const NEW_KINDS = ['md', 'zip'] as const

interface ImportPageProps {
  /** The case to import into; absent for a new one. */
  readonly into: { readonly caseId: string; readonly title: string } | undefined
  readonly answer: FormAnswer<ImportShown> | undefined
}

/** Choose a file; what it would change is shown before anything is. */
export function ImportPage({ into, answer }: ImportPageProps) {
  const say = useWords(IMPORT)
  const kinds = into ? KINDS : NEW_KINDS
  const refused = answer?.done?.problems ?? []
  const limit = `${MOST_IMPORT_MEGABYTES} MB`
  return (
    <>
      <DeskNav />
      <h1>{into ? say('titleOf', { title: into.title }) : say('newTitle')}</h1>
      <p className="lead">{say(into ? 'lead' : 'newLead')}</p>
      {refused.length === 0 ? null : (
        <div className="notice" role="alert">
          <p>
            <strong>{say('refusedTitle')}</strong>
          </p>
          <ImportProblems problems={refused} />
        </div>
      )}
      <form method="post" encType="multipart/form-data" className={form['form']}>
        <FormProblems problems={answer?.problems} />
        <FileField
          label={say('file')}
          hint={say(into ? 'fileHint' : 'newFileHint', { limit })}
          accept={into ? '.docx,.md,.markdown,.zip,.csv,.tsv' : '.md,.markdown,.zip'}
          problems={answer?.problems}
        />
        <button>{say('send')}</button>
      </form>
      <h2>{say('kinds')}</h2>
      <dl className={styles['kinds']}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{say(kind)}</dt>
            <dd>
              {say(`${kind}What`)}
              {kind === 'csv' ? (
                <>
                  <SentenceGap />
                  <a href="/desk/import-template.csv" download>
                    {say('template')}
                  </a>
                </>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {into ? <a href={`/desk/cases/${into.caseId}`}>{say('editor')}</a> : <a href="/desk/new">{say('newCase')}</a>}
      </p>
    </>
  )
}
