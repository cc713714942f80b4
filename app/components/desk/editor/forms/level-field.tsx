import { isMapping } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { SelectField } from './fields.tsx'
import { settingOf, textAt, useFacts, valueAt } from './use-facts.ts'
import { wholeFieldMark } from './wanted-field.ts'
import styles from './forms.module.css'

/** A level or a range of levels, with the written anchors of its indicator beside it. */
export function LevelField({ path, label }: { readonly path: Path; readonly label: string }) {
  const facts = useFacts()
  const say = useEditorWords()
  const { language } = useSpeech()
  const indicator = INDICATORS.find((id) => path.includes(id))
  if (!indicator) return null
  const { anchors } = INDICATOR_TEXTS[indicator]
  const [min, max] = [textAt(facts.data, [...path, 'min']), textAt(facts.data, [...path, 'max'])]
  // The other end goes along where it would be passed.
  const choose = (end: 'min' | 'max') => (chosen: string) => {
    const value = Number(chosen)
    facts.edit(path, (here, now) => {
      const old = valueAt(now, here)
      const other = Number(isMapping(old) ? old[end === 'min' ? 'max' : 'min'] : value)
      const level =
        end === 'min' ? { min: value, max: Math.max(value, other) } : { min: Math.min(value, other), max: value }
      return [settingOf(now, here, level)]
    })
  }
  const levels = anchors.map((anchor, level) => ({ value: String(level), words: `${level} · ${anchor[language]}` }))
  return (
    <fieldset className={styles['part']} {...wholeFieldMark(path)}>
      <legend>{label}</legend>
      <ol start={0} className={styles['anchors']} aria-label={label}>
        {anchors.map((anchor, level) => (
          <li
            key={level}
            className={min !== '' && level >= Number(min) && level <= Number(max) ? styles['within'] : undefined}
          >
            {anchor[language]}
          </li>
        ))}
      </ol>
      <div className={styles['both']}>
        <SelectField path={[...path, 'min']} label={say('levelMin')} options={levels} onChoose={choose('min')} />
        <SelectField path={[...path, 'max']} label={say('levelMax')} options={levels} onChoose={choose('max')} />
      </div>
    </fieldset>
  )
}
