import type { FormAnswer } from '../../../../access/form-answer.ts'
import { OFFICE } from '../../../../content/award/office.ts'
import { ENTRIES } from '../../../../content/award/office-entries.ts'
import { entriesAddress } from '../../../../forms/award/entries-query.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { FileSize } from '../../../desk/files/file-size.tsx'
import { OfficeHead } from '../../award-head.tsx'
import { Faults } from './entries-page.tsx'
import styles from './entries.module.css'
import type { EntryView } from './entries-view.ts'
import { Veto } from './veto.tsx'

interface EntryPageProps {
  readonly view: EntryView
  readonly answer: FormAnswer | undefined
}

/** One entry: what judges read of it, whether it takes part, and its withdrawal. */
export function EntryPage({ view, answer }: EntryPageProps) {
  const say = useWords(ENTRIES)
  const sayOffice = useWords(OFFICE)
  const { language } = useSpeech()
  const { award, entry, canChange } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <p>
        <a href={entriesAddress(award.id, { words: '', category: '' })}>← {say('back')}</a>
      </p>
      <h1>
        <span className="num soft">{entry.id}</span> {entry.title[language]}
      </h1>
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {sayOffice('done')}
        </p>
      ) : null}
      <dl className="facts">
        <dt>{say('organisation')}</dt>
        <dd>{entry.organisation}</dd>
        <dt>{say('state')}</dt>
        <dd>
          {say(`state.${entry.state}`)} · {say('revision', { number: entry.revision })}
          <Faults entry={entry} />
        </dd>
        {entry.casePath === null ? null : (
          <>
            <dt>{say('fromLibrary')}</dt>
            <dd>
              <a href={entry.casePath}>{say('caseLink')}</a>
            </dd>
          </>
        )}
        {view.files.length === 0 ? null : (
          <>
            <dt>{say('attachments')}</dt>
            <dd>
              <ul>
                {view.files.map(({ name, bytes, address }) => (
                  <li key={name}>
                    <a href={address}>{name}</a>{' '}
                    <span className="small soft">
                      <FileSize bytes={bytes} />
                    </span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <FormProblems problems={answer?.problems} />
      {canChange ? (
        <>
          <Revise view={view} answer={answer} />
          <Decide view={view} />
        </>
      ) : null}
      {view.veto ? <Veto view={view.veto} answer={answer} /> : null}
      {canChange ? <Withdraw answer={answer} /> : null}
    </>
  )
}

const SHORT = ['titleZh', 'titleEn', 'organisation', 'region', 'ownership', 'industry', 'source'] as const

function Revise({ view, answer }: EntryPageProps) {
  const say = useWords(ENTRIES)
  const { language } = useSpeech()
  const own = answer?.typed['intent'] === 'revise' ? answer : undefined
  const values = own?.typed ?? view.fields
  const lang = (name: string) => (name.endsWith('Zh') ? 'zh-CN' : name.endsWith('En') ? 'en' : undefined)
  const field = (name: (typeof SHORT)[number]) => {
    const of = lang(name)
    return <Field key={name} name={name} label={say(name)} problems={own?.problems} value={values[name]} maxLength={500} {...(of ? { lang: of } : {})} /> // prettier-ignore
  }
  const area = (name: 'summaryZh' | 'summaryEn') => (
    <Area
      name={name}
      label={say(name)}
      problems={own?.problems}
      value={values[name]}
      rows={5}
      lang={name.endsWith('Zh') ? 'zh-CN' : 'en'}
      maxLength={20_000}
      required={false}
    />
  )
  return (
    <>
      <h2>{say('reviseTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say('reviseWhat')}</p>
        <input type="hidden" name="intent" value="revise" />
        <input type="hidden" name="tag" value={view.entry.tag} />
        <Select
          name="category"
          label={say('category')}
          problems={own?.problems}
          value={values['category']}
          options={view.categories.map(({ id, title }) => [id, title[language]] as const)}
        />
        {SHORT.slice(0, 3).map(field)}
        {area('summaryZh')}
        {area('summaryEn')}
        {SHORT.slice(3).map(field)}
        <h3>{say('redactedTitle')}</h3>
        <p className="small soft">{say('redactedWhat')}</p>
        <Field
          name="redactedTitle"
          label={say('redactedName')}
          problems={own?.problems}
          value={values['redactedTitle']}
          maxLength={500}
        />
        <Area
          name="redactedSummary"
          label={say('redactedSummary')}
          problems={own?.problems}
          value={values['redactedSummary']}
          rows={5}
          maxLength={20_000}
          required={false}
        />
        {view.files.length === 0 ? null : (
          <fieldset className={styles['cleared']}>
            <legend>{say('clearFiles')}</legend>
            <p className="small soft">{say('clearWhat')}</p>
            {view.files.map(({ name, isCleared }) => (
              <label key={name}>
                <input
                  type="checkbox"
                  name={`clear.${name}`}
                  defaultChecked={own ? own.typed[`clear.${name}`] !== undefined : isCleared}
                />{' '}
                {name}
              </label>
            ))}
          </fieldset>
        )}
        <button>{say('save')}</button>
      </form>
    </>
  )
}

function Decide({ view: { entry } }: { readonly view: EntryView }) {
  const say = useWords(ENTRIES)
  const button = (intent: 'let-in' | 'keep-out') => (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <button className="quiet">{say(intent === 'let-in' ? 'letIn' : 'keepOut')}</button>
    </form>
  )
  return (
    <>
      <h2>{say('decideTitle')}</h2>
      <p className="no-print">{say('decideWhat')}</p>
      <div className={styles['ways']}>
        {entry.state === 'eligible' ? null : button('let-in')}
        {entry.state === 'ineligible' ? null : button('keep-out')}
      </div>
    </>
  )
}

function Withdraw({ answer }: Pick<EntryPageProps, 'answer'>) {
  const say = useWords(ENTRIES)
  const own = answer?.typed['intent'] === 'withdraw' ? answer : undefined
  return (
    <>
      <h2>{say('withdrawTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say('withdrawWhat')}</p>
        <input type="hidden" name="intent" value="withdraw" />
        <Area
          name="reason"
          label={say('reason')}
          problems={own?.problems}
          value={own?.typed['reason']}
          maxLength={500}
        />
        <button className={form['danger']}>{say('withdraw')}</button>
      </form>
    </>
  )
}
