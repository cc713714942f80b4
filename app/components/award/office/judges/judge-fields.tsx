import type { FormAnswer } from '../../../../access/form-answer.ts'
import { JUDGES } from '../../../../content/award/office-judges.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field } from '../../../accounts/field.tsx'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import type { CategoryName } from '../entries/entries-view.ts'
import styles from '../office.module.css'

interface JudgeFieldsProps {
  readonly groups: readonly CategoryName[]
  readonly categories: readonly CategoryName[]
  readonly values: Readonly<Record<string, string>>
  readonly problems: FormAnswer['problems'] | undefined
}

/** What the award office says of a judge: group, organisations, what they know well, how much they can read. */
export function JudgeFields({ groups, categories, values, problems }: JudgeFieldsProps) {
  const say = useWords(JUDGES)
  const { language } = useSpeech()
  return (
    <>
      <Select
        name="group"
        label={say('group')}
        problems={problems}
        value={values['group']}
        options={groups.map(({ id, title }) => [id, title[language]] as const)}
      />
      <Area
        name="organisations"
        label={say('organisations')}
        hint={say('organisationsHint')}
        problems={problems}
        value={values['organisations']}
        required={false}
      />
      <fieldset className={styles['choices']}>
        <legend>{say('expertise')}</legend>
        {categories.map(({ id, title }) => (
          <label key={id}>
            <input type="checkbox" name={`knows.${id}`} defaultChecked={values[`knows.${id}`] === 'on'} />
            <span>{title[language]}</span>
          </label>
        ))}
      </fieldset>
      <Field
        name="cap"
        label={say('cap')}
        hint={say('capHint')}
        problems={problems}
        value={values['cap']}
        inputMode="numeric"
        maxLength={6}
      />
    </>
  )
}
