import type { FormProblem } from '../../../../access/form-answer.ts'
import { REMINDERS } from '../../../../content/award/office-reminders.ts'
import { Field } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import type { LetterFields as Letter } from './reminders-view.ts'

interface LetterFieldsProps {
  /** Before the ids, where two forms of a page have these fields. */
  readonly prefix: string
  readonly letter: Readonly<Partial<Letter>>
  readonly problems: readonly FormProblem[] | undefined
}

/** Subject and text of a letter in both languages. */
export function LetterFields({ prefix, letter, problems }: LetterFieldsProps) {
  const say = useWords(REMINDERS)
  return (
    <>
      {(['Zh', 'En'] as const).map((one) => (
        <div key={one}>
          <Field
            name={`subject${one}`}
            id={`${prefix}subject${one}`}
            label={say(`subject${one}`)}
            value={letter[`subject${one}`]}
            problems={problems}
            maxLength={200}
            lang={one === 'Zh' ? 'zh-CN' : 'en'}
            required
          />
          <Area
            name={`text${one}`}
            id={`${prefix}text${one}`}
            label={say(`text${one}`)}
            rows={10}
            value={letter[`text${one}`]}
            problems={problems}
            maxLength={4_000}
            lang={one === 'Zh' ? 'zh-CN' : 'en'}
          />
        </div>
      ))}
    </>
  )
}
