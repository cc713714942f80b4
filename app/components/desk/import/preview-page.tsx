import type { FormAnswer } from '../../../access/form-answer.ts'
import { IMPORT } from '../../../content/desk/import.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { TimeZoneNote } from '../../accounts/moment.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { FactChanges } from '../../history/fact-changes.tsx'
import { TextChangesList } from '../../history/text-changes.tsx'
import { DeskNav } from '../desk-nav.tsx'
import { ImportProblems } from './import-problems.tsx'
import type { ImportPreviewView, ImportShown } from './import-view.ts'
import styles from './import.module.css'

interface PreviewPageProps {
  readonly view: ImportPreviewView
  readonly answer: FormAnswer<ImportShown> | undefined
}

/** What a file would change, and the button that changes it. */
export function PreviewPage({ view, answer }: PreviewPageProps) {
  const say = useWords(IMPORT)
  const { language } = useSpeech()
  const finished = answer?.done
  if (finished?.caseId !== undefined) return <Finished caseId={finished.caseId} problems={finished.problems ?? []} />
  const { isNew, caseId } = view
  const address = `/desk/imports/${view.id}`
  return (
    <>
      <DeskNav />
      <h1>{say('previewTitle', { title: view.title })}</h1>
      <FormProblems problems={answer?.problems} />
      <p className="lead">
        {say('previewLead', { file: view.fileName, time: formatDateTime(language, view.stagedAt) })}
      </p>
      <p>{isNew ? say('isNew', { slug: caseId }) : say('toDraft')}</p>
      {view.how === undefined || view.isRefused ? null : (
        <nav aria-label={say('howTitle')} className={styles['how']}>
          <h2>{say('howTitle')}</h2>
          <ul>
            {(['add', 'replace'] as const).map((how) => (
              <li key={how}>
                <a href={`${address}?how=${how}`} aria-current={view.how === how ? 'true' : undefined}>
                  {say(how === 'add' ? 'howAdd' : 'howReplace')}
                </a>
                {view.how === how ? <span className="soft"> {say('nowShown')}</span> : null}
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Buttons view={view} />
      <h2 id="problems">{say('problems')}</h2>
      {view.problems.length === 0 ? <p>{say('problemsNone')}</p> : <ImportProblems problems={view.problems} />}
      {view.isRefused ? null : <Outcome view={view} />}
      <TimeZoneNote />
    </>
  )
}

function Buttons({ view }: { readonly view: ImportPreviewView }) {
  const say = useWords(IMPORT)
  const { how, seen, can, isNew, isRefused, caseId } = view
  return (
    <>
      {can || isRefused ? null : <p>{say('unchanged')}</p>}
      <div className={styles['ways']}>
        {can ? (
          <form method="post">
            <input type="hidden" name="intent" value="confirm" />
            <input type="hidden" name="how" value={how ?? 'add'} />
            <input type="hidden" name="seen" value={seen} />
            <button>{say(isNew ? 'confirmNew' : 'confirm')}</button>
          </form>
        ) : null}
        <form method="post">
          <input type="hidden" name="intent" value="discard" />
          <button className="quiet">{say('discard')}</button>
        </form>
        {isNew ? null : <a href={`/desk/cases/${caseId}`}>{say('editor')}</a>}
      </div>
    </>
  )
}

function Outcome({ view }: { readonly view: ImportPreviewView }) {
  const say = useWords(IMPORT)
  return (
    <>
      <h2 id="case-problems">{say('caseProblems')}</h2>
      <CaseProblems view={view} />
      {view.files.length === 0 ? null : (
        <>
          <h2 id="attachments">{say('attachments')}</h2>
          <ul>
            {view.files.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 id="facts">{say('facts')}</h2>
      <FactChanges facts={view.facts} />
      <h2 id="text">{say('text')}</h2>
      <TextChangesList text={view.text} lang="zh-CN" />
      {view.english === null ? null : (
        <>
          <h2 id="english">{say('english')}</h2>
          <TextChangesList text={view.english} lang="en" />
        </>
      )}
    </>
  )
}

function CaseProblems({ view }: { readonly view: ImportPreviewView }) {
  const say = useWords(IMPORT)
  const { language, t } = useSpeech()
  const { caseProblems, moreCaseProblems, knownProblems } = view
  return (
    <>
      {caseProblems.length === 0 ? <p>{say('caseProblemsNone')}</p> : <p>{say('caseProblemsLead')}</p>}
      <ul className={styles['problems']}>
        {caseProblems.map(({ severity, file, line, path, message }, place) => (
          <li key={place}>
            <span className={`tag ${severity === 'error' ? styles['cost'] : ''}`}>{say(severity)}</span>{' '}
            <span className="soft">
              {[file, say('line', { line }), ...(path === '' || path === 'body' ? [] : [path])].join(' · ')}
              {t('common.colon')}
            </span>
            {message[language]}
          </li>
        ))}
      </ul>
      {moreCaseProblems === 0 ? null : <p className="soft">{say('more', { n: moreCaseProblems })}</p>}
      {knownProblems === 0 ? null : <p className="small soft">{say('alreadyThere', { n: knownProblems })}</p>}
    </>
  )
}

function Finished({ caseId, problems }: { readonly caseId: string; readonly problems: NonNullable<ImportShown['problems']> }) {
  const say = useWords(IMPORT)
  return (
    <>
      <DeskNav />
      <h1>{say('done')}</h1>
      <p role="status">{say('doneWithout')}</p>
      <ImportProblems problems={problems} />
      <p>
        <a href={`/desk/cases/${caseId}`}>{say('toEditor')}</a>
      </p>
    </>
  )
} // prettier-ignore
