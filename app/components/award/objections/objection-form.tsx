import type { FormAnswer } from '../../../access/form-answer.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { MOST_GROUNDS, WHOLE_RESULT } from '../../../forms/award/objection.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../../desk/area.tsx'
import { TrapField } from '../../trap-field.tsx'
import styles from './objections.module.css'
import type { ObjectionsPart } from './objections-view.ts'

interface ObjectionFormProps {
  readonly part: ObjectionsPart & { readonly form: { readonly token: string } }
  /** Entries by their ids and names. */
  readonly entries: readonly (readonly [id: string, title: string])[]
  readonly answer: FormAnswer | undefined
}

/** Anybody objects to a result here, to the whole of it or to what became of an entry. */
export function ObjectionForm({ part, entries, answer }: ObjectionFormProps) {
  const say = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { needsName, lastDay, timeZone } = part
  const problems = answer?.problems
  const typed = answer?.typed ?? {}
  return (
    <form method="post" action="#object" className={styles['form']} aria-labelledby="object">
      <FormProblems problems={problems} />
      <p>
        {say('fileLead', {
          day: formatDate(language, lastDay),
          zone: zoneName(language, timeZone, `${lastDay}T12:00:00Z`),
        })}
      </p>
      {/* What was sent and came back is the same objection still. */}
      <input type="hidden" name="form" value={typed['form'] ?? part.form.token} />
      <Select
        name="about"
        label={say('about')}
        value={typed['about'] ?? WHOLE_RESULT}
        options={[
          [WHOLE_RESULT, say('whole')],
          ...entries.map(([id, title]) => [id, `${id} ${title}`.trim()] as const),
        ]}
        problems={problems}
      />
      <Area
        name="grounds"
        label={say('grounds')}
        hint={say('groundsHint', { most: MOST_GROUNDS })}
        rows={6}
        maxLength={MOST_GROUNDS}
        problems={problems}
        value={typed['grounds']}
      />
      <Field
        name="name"
        label={say(needsName ? 'name' : 'nameFree')}
        autoComplete="name"
        maxLength={200}
        required={needsName}
        problems={problems}
        value={typed['name']}
      />
      <Field
        name="contact"
        label={say(needsName ? 'contact' : 'contactFree')}
        hint={say('contactHint')}
        maxLength={200}
        required={needsName}
        problems={problems}
        value={typed['contact']}
      />
      <p className="small soft">{say('privacy')}</p>
      <TrapField answer={answer} />
      <p>
        <button>{say('send')}</button>
      </p>
    </form>
  )
}
