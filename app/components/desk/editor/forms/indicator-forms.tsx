import type { JsonMap } from '#cases/edit/json.ts'
import { isMapping } from '#cases/edit/json.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS, INDICATOR_STATES, type Indicator } from '#scoring/vocabulary.ts'
import { useState } from 'react'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { fieldName } from './entry-words.ts'
import type { FieldShape } from './field-shape.ts'
import { SelectField } from './fields.tsx'
import { InText } from './in-text.tsx'
import { RecordFields } from './record-field.tsx'
import { problemsUnder, settingOf, textAt, useFacts, valueAt } from './use-facts.ts'
import { fieldMark, useOpenedForWanted } from './wanted-field.ts'
import styles from './forms.module.css'

/** The 14 indicators, each with the written anchors beside its level. */
export function IndicatorForms({ fields }: { readonly fields: readonly FieldShape[] }) {
  return INDICATORS.map((id) => {
    const shape = fields.find(({ key }) => key === id)?.shape
    return shape?.kind === 'record' ? <IndicatorForm key={id} id={id} fields={shape.fields} /> : null
  })
}

/** Levels that a state fixes by itself. */
const FIXED_LEVELS: Readonly<Record<string, JsonMap>> = {
  unknown: { min: 0, max: 3 },
  'searched-none': { min: 0, max: 0 },
}

function IndicatorForm({ id, fields }: { readonly id: Indicator; readonly fields: readonly FieldShape[] }) {
  const say = useEditorWords()
  const { t, language } = useSpeech()
  const facts = useFacts()
  const [isOpen, setOpen] = useState(false)
  const path = ['indicators', id]
  useOpenedForWanted(path, () => setOpen(true))
  const { name, asks } = INDICATOR_TEXTS[id]
  const state = textAt(facts.data, [...path, 'state'])
  const [min, max] = [textAt(facts.data, [...path, 'level', 'min']), textAt(facts.data, [...path, 'level', 'max'])]
  const problems = problemsUnder(facts.problems, path)
  const chooseState = (chosen: string) =>
    facts.edit(path, (here, now) => {
      const old = valueAt(now, here)
      const level = FIXED_LEVELS[chosen]
      return [settingOf(now, here, { ...(isMapping(old) ? old : {}), state: chosen, ...(level ? { level } : {}) })]
    })
  return (
    <details
      className={styles['entry']}
      data-indicator={id}
      {...fieldMark(path)}
      open={isOpen}
      onToggle={({ currentTarget, target }) => (currentTarget === target ? setOpen(currentTarget.open) : undefined)}
    >
      <summary>
        {id} {name[language]}{' '}
        <span className="soft">
          {min === max ? min : `${min}–${max}`} · {t(`state.${state}` as 'state.unknown')}
        </span>
        {problems.length > 0 ? (
          <span className={styles['problem']}> · {say('entryProblems', { n: problems.length })}</span>
        ) : null}
      </summary>
      {isOpen ? (
        <>
          <p>{asks[language]}</p>
          <SelectField
            path={[...path, 'state']}
            label={fieldName([...path, 'state'], language)}
            options={INDICATOR_STATES.map((value) => ({ value, words: t(`state.${value}`) }))}
            onChoose={chooseState}
          />
          <RecordFields path={path} fields={fields} without={['state']} />
          <p className={styles['tools']}>
            <InText path={path} />
          </p>
        </>
      ) : null}
    </details>
  )
}
