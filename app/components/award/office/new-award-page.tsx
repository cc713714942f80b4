import type { Words } from '#scoring/award/rules.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { SETUP } from '../../../content/award/office-setup.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import styles from './office.module.css'

export interface NewAwardView {
  readonly templates: readonly { readonly id: string; readonly title: Words; readonly lead: Words }[]
}

interface NewAwardPageProps {
  readonly view: NewAwardView
  readonly answer: FormAnswer | undefined
}

/** A short name, two titles and a template: everything else is a draft that can be changed. */
export function NewAwardPage({ view, answer }: NewAwardPageProps) {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const problems = answer?.problems
  const typed = answer?.typed ?? {}
  const chosen = typed['template'] ?? view.templates[0]?.id
  return (
    <>
      <h1>{say('newTitle')}</h1>
      <p className="lead">{say('newLead')}</p>
      <form method="post" className={form['form']}>
        <FormProblems problems={problems} />
        {(['titleZh', 'titleEn'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={say(name)}
            problems={problems}
            value={typed[name]}
            lang={name === 'titleZh' ? 'zh-CN' : 'en'}
            maxLength={200}
            required
          />
        ))}
        <Field
          name="award"
          label={say('id')}
          hint={say('idHint')}
          problems={problems}
          value={typed['award']}
          autoComplete="off"
          maxLength={60}
          required
        />
        <fieldset className={styles['choices']}>
          <legend>{say('template')}</legend>
          {view.templates.map(({ id, title, lead }) => (
            <label key={id}>
              <input type="radio" name="template" value={id} defaultChecked={id === chosen} />
              <span>
                {title[language]}
                <span className="small soft">{lead[language]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <button>{say('create')}</button>
      </form>
    </>
  )
}
