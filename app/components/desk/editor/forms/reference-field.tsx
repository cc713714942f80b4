import { isMapping } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { entryWords } from './entry-words.ts'
import { SelectField } from './fields.tsx'
import { listAt, settingOf, textAt, useFacts } from './use-facts.ts'

interface ReferenceFieldProps {
  readonly path: Path
  readonly label: string
  readonly hint?: string | undefined
  /** The list of the case whose entries can be meant. */
  readonly list: 'sources' | 'components' | 'outcomes'
  readonly isOptional: boolean
}

/** One entry of a list of the case, by its name. */
export function ReferenceField({ list, ...field }: ReferenceFieldProps) {
  const speech = useSpeech()
  const { data } = useFacts()
  const own = textAt(data, [...field.path.slice(0, 2), 'id'])
  const options = listAt(data, [list]).flatMap((entry, index) => {
    const id = textAt(entry, ['id'])
    // Nothing is part of itself.
    if (id === '' || (list === 'outcomes' && id === own)) return []
    return [{ value: id, words: `${entryWords([list, index], entry, speech).name} (${id})` }]
  })
  return <SelectField {...field} options={options} />
}

/** Which of the statements that contradict each other the case goes by, if any. */
export function ChosenField({ path, label }: { readonly path: Path; readonly label: string }) {
  const say = useEditorWords()
  const { language } = useSpeech()
  const facts = useFacts()
  const values = listAt(facts.data, [...path.slice(0, -1), 'values'])
  const options = values.map((value, index) => {
    const words = isMapping(value) ? textAt(value, ['value', language]) : ''
    return { value: String(index), words: `${index + 1} · ${words}` }
  })
  const choose = (chosen: string) =>
    facts.edit(path, (here, now) => [settingOf(now, here, chosen === '-' ? null : Number(chosen))])
  return (
    <SelectField
      path={path}
      label={label}
      options={[...options, { value: '', words: say('noneChosen') }]}
      onChoose={(chosen) => choose(chosen === '' ? '-' : chosen)}
    />
  )
}
