import { useId } from 'react'
import { isMapping, type Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { nameOf } from '../completions.ts'
import { useEditorWords } from '../editor-words.ts'
import { listAt, settingOf, useFacts } from './use-facts.ts'
import styles from './forms.module.css'

/** Which evidence stands behind something: what is linked, and the rest of the case's evidence to pick from. */
export function EvidenceField({ path, label }: { readonly path: Path; readonly label: string }) {
  const facts = useFacts()
  const say = useEditorWords()
  const { language } = useSpeech()
  const id = useId()
  const linked = listAt(facts.data, path).filter((item): item is string => typeof item === 'string')
  const all = listAt(facts.data, ['evidence']).flatMap((entry) => evidenceOption(entry, language))
  const set = (ids: readonly string[]) => facts.edit([settingOf(facts.data, path, ids)])
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <ul className={styles['linked']}>
        {linked.map((one) => (
          <li key={one}>
            {one}{' '}
            <button
              type="button"
              disabled={!facts.isReadable}
              aria-label={say('evidenceRemove', { id: one })}
              onClick={() => set(linked.filter((other) => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
        {linked.length === 0 ? <li className="soft">{say('evidenceNone')}</li> : null}
      </ul>
      <select id={id} value="" disabled={!facts.isReadable} onChange={({ target }) => set([...linked, target.value])}>
        <option value="">{say('evidenceAdd')}</option>
        {all
          .filter((option) => !linked.includes(option.id))
          .map((option) => (
            <option key={option.id} value={option.id}>
              {option.words}
            </option>
          ))}
      </select>
    </div>
  )
}

function evidenceOption(entry: Json, language: 'zh-CN' | 'en'): { id: string; words: string }[] {
  if (!isMapping(entry) || typeof entry['id'] !== 'string') return []
  const { id, grade } = entry
  const where = nameOf(entry, language)
  return [{ id, words: `${id}${typeof grade === 'string' ? ` · ${grade}` : ''}${where === '' ? '' : ` · ${where}`}` }]
}
