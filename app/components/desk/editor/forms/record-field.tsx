import type { CaseEdit } from '#cases/edit/edit-case.ts'
import { isMapping, type JsonMap } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { emptyRecord, emptyValue } from './empty-value.ts'
import { fieldName } from './entry-words.ts'
import type { FieldShape, Shape } from './field-shape.ts'
import { useFieldOf } from './field-of.ts'
import { oneOfAt } from './special-fields.ts'
import { settingOf, useFacts, valueAt } from './use-facts.ts'
import { fieldMark } from './wanted-field.ts'
import styles from './forms.module.css'

/** Short fields stand beside each other. */
const isShort = ({ shape }: FieldShape): boolean =>
  ['text', 'address', 'date', 'full-date', 'yes-no', 'number', 'choice'].includes(shape.kind)

/** What something is called comes first. */
const NAMES = ['title', 'summary', 'name', 'label', 'about', 'question', 'point', 'locator']

/** All fields of a record: what it is called, then what is short, then what takes room; among these in the format's order. */
export function RecordFields({
  path,
  fields,
  without = [],
}: {
  readonly path: Path
  readonly fields: readonly FieldShape[]
  readonly without?: readonly string[]
}) {
  const renderField = useFieldOf()
  const either = oneOfAt(path)
  const left = fields.filter(({ key }) => !without.includes(key) && !either?.includes(key))
  const short = left.filter(isShort)
  const names = left.filter((field) => field.shape.kind === 'words' && NAMES.includes(field.key))
  const rest = left.filter((field) => !short.includes(field) && !names.includes(field))
  const all = (some: readonly FieldShape[]) => some.map((field) => renderField([...path, field.key], field))
  return (
    <>
      {all(names)}
      {either?.[0] === 'name' ? <EitherField path={path} fields={fields} either={either} /> : null}
      {short.length > 0 ? <div className={styles['both']}>{all(short)}</div> : null}
      {all(rest)}
      {either && either[0] !== 'name' ? <EitherField path={path} fields={fields} either={either} /> : null}
    </>
  )
}

interface RecordFieldProps {
  readonly path: Path
  readonly label: string
  readonly hint?: string | undefined
  readonly shape: Extract<Shape, { kind: 'record' }>
  readonly isOptional: boolean
}

/** A record within another; one that may be left out can be put in and taken out. */
export function RecordField({ path, label, hint, shape, isOptional }: RecordFieldProps) {
  const facts = useFacts()
  const say = useEditorWords()
  if (valueAt(facts.data, path) === undefined) {
    return (
      <p {...fieldMark(path)}>
        <button
          type="button"
          className="quiet"
          disabled={!facts.isReadable}
          onClick={() => facts.edit(path, (here, now) => [settingOf(now, here, emptyRecord(shape.fields))])}
        >
          {say('addPart', { label })}
        </button>{' '}
        {hint === undefined ? null : <span className="small soft">{hint}</span>}
      </p>
    )
  }
  return (
    <fieldset className={styles['part']} {...fieldMark(path)}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="small soft">{hint}</p>}
      <RecordFields path={path} fields={shape.fields} />
      {isOptional ? (
        <p>
          <button
            type="button"
            className="quiet"
            disabled={!facts.isReadable}
            onClick={() => facts.edit(path, (here) => [{ do: 'remove', path: here }])}
          >
            {say('removePart', { label })}
          </button>
        </p>
      ) : null}
    </fieldset>
  )
}

/** One of two keys, never both: which, and what is in it. */
function EitherField({
  path,
  fields,
  either,
}: {
  readonly path: Path
  readonly fields: readonly FieldShape[]
  readonly either: readonly [string, string]
}) {
  const facts = useFacts()
  const renderField = useFieldOf()
  const { language } = useSpeech()
  const say = useEditorWords()
  const entry = valueAt(facts.data, path)
  const there = either.filter((key) => isMapping(entry) && Object.hasOwn(entry, key))
  const parts = either.map((key) => fields.find((field) => field.key === key)!)
  const choose = (key: string) =>
    facts.edit(path, (here, now): CaseEdit[] => {
      const old = valueAt(now, here) as JsonMap
      const other = either.find((one) => one !== key)!
      const shape = parts.find((part) => part.key === key)!.shape
      // Two names for the same thing carry their words over.
      const value = shape.kind === 'words' ? (old[other] ?? emptyValue(shape)) : emptyValue(shape)
      return [
        ...(Object.hasOwn(old, other) ? [{ do: 'remove', path: [...here, other] } as const] : []),
        { do: 'set', path: [...here, key], value },
      ]
    })
  return (
    <fieldset className={styles['part']} {...fieldMark(path)}>
      <legend>{either.map((key) => fieldName([...path, key], language)).join(' / ')}</legend>
      <p className={styles['radios']}>
        {either.map((key) => (
          <label key={key} {...fieldMark([...path, key])}>
            <input
              type="radio"
              checked={there.includes(key)}
              disabled={!facts.isReadable}
              onChange={() => choose(key)}
            />{' '}
            {fieldName([...path, key], language)}
          </label>
        ))}
      </p>
      {there.length > 1 ? <p className={styles['problem']}>{say('onlyOne')}</p> : null}
      {parts
        .filter(({ key }) => there.includes(key))
        .map(({ key, shape }) =>
          shape.kind === 'record' ? (
            <RecordFields key={key} path={[...path, key]} fields={shape.fields} />
          ) : (
            renderField([...path, key], { key, shape, isOptional: false })
          ),
        )}
    </fieldset>
  )
}
