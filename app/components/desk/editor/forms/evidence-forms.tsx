import { isMapping } from '#cases/edit/json.ts'
import { CLAIMANT_KINDS, EVIDENCE_GRADES } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { nameOf } from '../completions.ts'
import { useEditorWords } from '../editor-words.ts'
import { AddEntry } from './add-entry.tsx'
import { Field, LocalField, SelectField } from './fields.tsx'
import { InText } from './in-text.tsx'
import { listAt, textAt, useFacts } from './use-facts.ts'
import styles from './forms.module.css'

const EMPTY_TEXT = { 'zh-CN': '', en: '' }

/** Each place in a source on which the case stands. */
export function EvidenceForms() {
  const say = useEditorWords()
  const { language, t } = useSpeech()
  const { data } = useFacts()
  const sources = listAt(data, ['sources']).flatMap((source) => {
    const id = textAt(source, ['id'])
    return id === '' ? [] : [{ value: id, words: `${id} · ${isMapping(source) ? nameOf(source, language) : ''}` }]
  })
  const first = sources[0]?.value ?? ''
  return (
    <section aria-labelledby="form-evidence">
      <h2 id="form-evidence">{say('sectionEvidence')}</h2>
      {listAt(data, ['evidence']).map((entry, index) => {
        const path = ['evidence', index]
        const id = textAt(entry, ['id'])
        return (
          <details key={`${index}-${id}`} className={styles['entry']} data-evidence={id}>
            <summary>
              {id} <span className="soft">{isMapping(entry) ? nameOf(entry, language) : ''}</span>
            </summary>
            <SelectField path={[...path, 'source']} label={say('source')} options={sources} />
            <LocalField path={[...path, 'locator']} label={say('locator')} />
            <LocalField path={[...path, 'claimedBy', 'who']} label={say('who')} />
            <div className={styles['both']}>
              <SelectField
                path={[...path, 'claimedBy', 'kind']}
                label={say('whoKind')}
                options={CLAIMANT_KINDS.map((value) => ({ value, words: value }))}
              />
              <SelectField
                path={[...path, 'grade']}
                label={say('grade')}
                options={EVIDENCE_GRADES.map((value) => ({ value, words: t(`grade.${value}`) }))}
              />
            </div>
            <Field path={[...path, 'quote']} label={say('quote')} />
            <LocalField path={[...path, 'note']} label={say('note')} kind="lines" isRequired={false} />
            <InText path={path} />
          </details>
        )
      })}
      <AddEntry
        list="evidence"
        label={say('addEvidence')}
        make={(id) => ({ id, source: first, locator: EMPTY_TEXT, claimedBy: { who: EMPTY_TEXT, kind: 'organisation' }, grade: 'C' })} // prettier-ignore
      />
    </section>
  )
}
