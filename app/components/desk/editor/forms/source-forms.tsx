import { isMapping } from '#cases/edit/json.ts'
import { SOURCE_KINDS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { nameOf } from '../completions.ts'
import { useEditorWords } from '../editor-words.ts'
import { AddEntry } from './add-entry.tsx'
import { Field, LocalField, SelectField } from './fields.tsx'
import { listAt, textAt, useFacts } from './use-facts.ts'
import styles from './forms.module.css'

/** Each document once; evidence points into it. */
export function SourceForms() {
  const say = useEditorWords()
  const { language } = useSpeech()
  const { data } = useFacts()
  const used = listAt(data, ['evidence']).map((entry) => textAt(entry, ['source']))
  return (
    <section aria-labelledby="form-sources">
      <h2 id="form-sources">{say('sectionSources')}</h2>
      {listAt(data, ['sources']).map((source, index) => {
        const path = ['sources', index]
        const id = textAt(source, ['id'])
        const times = used.filter((one) => one === id).length
        return (
          <details key={`${index}-${id}`} className={styles['entry']} data-source={id}>
            <summary>
              {isMapping(source) ? nameOf(source, language) : ''}{' '}
              <span className="soft">
                {id} · {times === 0 ? say('unused') : say('usedBy', { n: times })}
              </span>
            </summary>
            <Field path={[...path, 'title']} label={say('title')} isRequired />
            <Field path={[...path, 'publisher']} label={say('publisher')} isRequired />
            <div className={styles['both']}>
              <SelectField
                path={[...path, 'kind']}
                label={say('kind')}
                options={SOURCE_KINDS.map((value) => ({ value, words: value }))}
              />
              <Field path={[...path, 'date']} label={say('date')} kind="date" />
              <Field path={[...path, 'url']} label={say('url')} />
              <Field path={[...path, 'accessed']} label={say('accessed')} kind="date" />
            </div>
            <LocalField path={[...path, 'note']} label={say('note')} kind="lines" isRequired={false} />
          </details>
        )
      })}
      <AddEntry
        list="sources"
        label={say('addSource')}
        make={(id) => ({ id, title: '', publisher: '', kind: 'report' })}
      />
    </section>
  )
}
