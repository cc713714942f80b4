import type { Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorHints, useEditorWords } from '../editor-words.ts'
import { ArchivedField } from './archived-field.tsx'
import { ChainField } from './chain-field.tsx'
import { choiceWords, fieldName } from './entry-words.ts'
import { EvidenceField } from './evidence-field.tsx'
import type { FieldShape } from './field-shape.ts'
import { Field, LocalField, SelectField } from './fields.tsx'
import { LevelField } from './level-field.tsx'
import { ListField } from './list-field.tsx'
import { RecordField } from './record-field.tsx'
import { ChosenField, ReferenceField } from './reference-field.tsx'
import { ChecksField, LinesField } from './set-fields.tsx'
import { patternOf, specialOf } from './special-fields.ts'
import { VariantsField } from './variants-field.tsx'

/** The field for one part of the format, whatever its kind. */
export function ShapeField({ path, field }: { readonly path: Path; readonly field: FieldShape }) {
  const speech = useSpeech()
  const say = useEditorWords()
  const hint = useEditorHints()(patternOf(path))
  const { shape, isOptional } = field
  const label = fieldName(path, speech.language)
  const shared = { path, label, hint }
  const required = { ...shared, isRequired: !isOptional }
  const options = (values: readonly (string | number)[]) =>
    values.map((value) => ({ value: String(value), words: choiceWords(path, value, speech) }))
  switch (specialOf(path)) {
    case 'evidence':
      return <EvidenceField path={path} label={label} />
    case 'chain':
      return <ChainField path={path} label={label} />
    case 'source':
      return <ReferenceField {...shared} list="sources" isOptional={isOptional} />
    case 'archived':
      return <ArchivedField path={path} label={label} hint={hint} />
    case 'component':
      return <ReferenceField {...shared} list="components" isOptional={isOptional} />
    case 'outcome':
      return <ReferenceField {...shared} list="outcomes" isOptional={isOptional} />
    case 'chosen':
      return <ChosenField path={path} label={label} />
    case undefined:
  }
  switch (shape.kind) {
    case 'text':
    case 'address':
      return <Field {...required} kind={LONG.includes(String(path.at(-1))) ? 'lines' : 'text'} />
    case 'words':
      return <LocalField {...required} kind={LONG.includes(String(path.at(-1))) ? 'lines' : 'text'} />
    case 'date':
    case 'full-date':
      return <Field {...required} kind="date" hint={hint ?? say(shape.kind === 'date' ? 'dateHint' : 'fullDateHint')} />
    case 'number':
      return <Field {...required} kind="number" />
    case 'yes-no':
      return (
        <SelectField
          {...shared}
          isOptional={isOptional}
          write={(value) => value === 'true'}
          options={[true, false].map((value) => ({ value: String(value), words: say(value ? 'yes' : 'no') }))}
        />
      )
    case 'choice':
      return (
        <SelectField
          {...shared}
          isOptional={isOptional}
          write={(value): Json => shape.values.find((one) => String(one) === value) ?? value}
          options={options(shape.values)}
        />
      )
    case 'record':
      return shape.fields.map(({ key }) => key).join() === 'min,max' ? (
        <LevelField path={path} label={label} />
      ) : (
        <RecordField path={path} label={label} hint={hint} shape={shape} isOptional={isOptional} />
      )
    case 'variants':
      return <VariantsField path={path} label={label} hint={hint} shape={shape} isOptional={isOptional} />
    case 'list':
      if (shape.item.kind === 'text') return <LinesField {...shared} />
      if (shape.item.kind === 'choice') return <ChecksField {...shared} options={options(shape.item.values)} />
      return <ListField path={path} label={label} hint={hint} item={shape.item} />
    case 'fixed':
      return null
  }
}

/** Texts that are sentences. */
const LONG = ['summary', 'note', 'reason', 'why', 'statement', 'override', 'point', 'question', 'role']
