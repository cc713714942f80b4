import { useMemo, useState } from 'react'
import type { Path, Problem } from '#cases/problem.ts'
import { frontMatterSchema } from '#cases/schema.ts'
import { knownKeys } from '#cases/schema-problems.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { useSession, useWritingSession } from '../use-session.ts'
import { EvidenceForms } from './evidence-forms.tsx'
import { Field, LocalField, SelectField } from './fields.tsx'
import { IndicatorForms } from './indicator-forms.tsx'
import { OutcomeForms } from './outcome-forms.tsx'
import { SourceForms } from './source-forms.tsx'
import { editText, FactsContext, type Facts } from './use-facts.ts'
import styles from './forms.module.css'

interface FactsFormsProps {
  readonly onGoToPath: (path: Path) => void
  readonly onGoTo: (line: number, column: number) => void
}

/** Facts that have forms here; every other one is named with a link to its place in the text. */
const WITH_FORMS = ['title', 'summary', 'asOf', 'status', 'indicators', 'outcomes', 'evidence', 'sources']

/** The facts of the case as forms. Where the text cannot be read they show what it last said, and lead to the place. */
export function FactsForms({ onGoToPath, onGoTo }: FactsFormsProps) {
  const say = useEditorWords()
  const { language, t } = useSpeech()
  const session = useWritingSession()
  const data = useSession((view) => view.facts)
  const unreadable = useSession((view) => view.unreadable)
  const problems = useSession((view) => view.problems)
  const [refused, setRefused] = useState<readonly Problem[]>([])
  const facts = useMemo(
    (): Facts | undefined =>
      data && {
        data,
        isReadable: unreadable.length === 0,
        problems,
        goToPath: onGoToPath,
        edit: (edits) => {
          const found = editText(session, edits)
          setRefused(found)
          return found.length === 0
        },
      },
    [data, unreadable, problems, session, onGoToPath],
  )
  const broken = unreadable[0]
  return (
    <div data-forms={broken ? 'last-good' : 'live'}>
      {broken ? (
        <div className="notice" role="alert">
          <p>{say(facts ? 'formsBroken' : 'formsNever')}</p>
          <p>
            {say('line', { line: broken.line })}: {broken.message[language]}{' '}
            <button type="button" onClick={() => onGoTo(broken.line, broken.column)}>
              {say('formsFix')}
            </button>
          </p>
        </div>
      ) : null}
      <div role="alert">
        {refused.map(({ code, message }) => (
          <p key={code} className={styles['problem']}>
            {say('formRefused')}
            {message[language]}
          </p>
        ))}
      </div>
      {facts ? (
        <FactsContext.Provider value={facts}>
          <section aria-labelledby="form-about">
            <h2 id="form-about">{say('sectionAbout')}</h2>
            <LocalField path={['title']} label={say('title')} />
            <LocalField path={['summary']} label={say('summary')} kind="lines" />
            <div className={styles['both']}>
              <Field path={['asOf']} label={say('asOf')} kind="date" isRequired />
              <SelectField
                path={['status']}
                label={say('status')}
                options={(['active', 'ended', 'unknown'] as const).map((value) => ({ value, words: t(`case.status.${value}`) }))} // prettier-ignore
              />
            </div>
          </section>
          <IndicatorForms />
          <OutcomeForms />
          <EvidenceForms />
          <SourceForms />
          <section aria-labelledby="form-other">
            <h2 id="form-other">{say('otherTitle')}</h2>
            <p className="soft">{say('otherLead')}</p>
            <ul className={styles['other']}>
              {knownKeys(frontMatterSchema, [])
                .filter((key) => !WITH_FORMS.includes(key))
                .map((key) => (
                  <li key={key}>
                    <button type="button" className={styles['link']} onClick={() => onGoToPath([key])}>
                      {key}
                    </button>
                  </li>
                ))}
            </ul>
          </section>
        </FactsContext.Provider>
      ) : null}
    </div>
  )
}
