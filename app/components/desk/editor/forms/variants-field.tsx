import { isList, isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { emptyValue } from './empty-value.ts'
import { choiceWords, fieldName } from './entry-words.ts'
import type { FieldShape, Shape } from './field-shape.ts'
import { SelectField } from './fields.tsx'
import { RecordFields } from './record-field.tsx'
import { settingOf, useFacts, valueAt } from './use-facts.ts'
import { fieldMark } from './wanted-field.ts'
import styles from './forms.module.css'

interface VariantsFieldProps {
  readonly path: Path
  readonly label: string
  readonly hint?: string | undefined
  readonly shape: Extract<Shape, { kind: 'variants' }>
  readonly isOptional: boolean
}

/** A record of which one key says what else belongs to it: what both kinds have is kept when it changes. */
export function VariantsField({ path, label, hint, shape, isOptional }: VariantsFieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  const speech = useSpeech()
  const { by, variants } = shape
  const value = valueAt(facts.data, path)
  const name = isMapping(value) ? String(value[by]) : isOptional ? [...variants.keys()][0]! : ''
  const fields = variants.get(name) ?? []
  // Entries would be lost with the word that says there are some.
  const isFull = isMapping(value) && Object.values(value).some((part) => isList(part) && part.some(isMapping))
  const at = [...path, by]
  const choose = (chosen: string) =>
    facts.edit(path, (here, now) => [
      settingOf(now, here, variantFrom(valueAt(now, here), by, chosen, variants.get(chosen)!)),
    ])
  return (
    <fieldset className={styles['part']} {...fieldMark(path)}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      {isFull ? (
        <p>
          {choiceWords(at, name, speech)} <span className="small soft">({say('fullVariant')})</span>
        </p>
      ) : (
        <SelectField
          path={at}
          label={fieldName(at, speech.language)}
          options={[...variants.keys()].map((one) => ({ value: one, words: choiceWords(at, one, speech) }))}
          onChoose={choose}
        />
      )}
      {value === undefined ? null : <RecordFields path={path} fields={fields} />}
    </fieldset>
  )
}

/** What the old and the new kind share stays; a date that only has another name in the new one goes there. */
export function variantFrom(old: Json | undefined, by: string, chosen: string, fields: readonly FieldShape[]): JsonMap {
  const before = isMapping(old) ? old : {}
  const spare = ['to', 'year', 'at'].map((key) => before[key]).find((date) => date !== undefined)
  const parts = fields.flatMap(({ key, shape, isOptional }): [string, Json][] => {
    const kept = before[key]
    if (kept !== undefined) return [[key, kept]]
    if (isOptional) return []
    return [[key, shape.kind === 'date' && spare !== undefined ? spare : emptyValue(shape)]]
  })
  return { [by]: chosen, ...Object.fromEntries(parts) }
}
