import { CALL_NEEDS } from '#scoring/award/rules.ts'
import { SETUP } from '../../../../content/award/office-setup.ts'
import { RULES } from '../../../../content/award/rules.ts'
import { useWords } from '../../../accounts/use-words.ts'
import { useFormValues } from './form-values.ts'
import { RuleArea, RuleBox, RuleBoxes, RuleInput, RuleSelect } from './rule-field.tsx'
import styles from './rules-editor.module.css'

/** The parts of the rules that are about entrants. */

export function CallFields() {
  const say = useWords(SETUP)
  const sayRules = useWords(RULES)
  return (
    <>
      <p className="small soft">{say('callWhat')}</p>
      <RuleBox name="call.on" label={say('callOn')} />
      <RuleBox name="call.invited" label={say('callInvited')} />
      <div className={styles['fields']}>
        <RuleInput name="call.opens" label={say('callOpens')} type="datetime-local" />
        <RuleInput name="call.closes" label={say('callCloses')} type="datetime-local" />
        <RuleInput name="call.grace" label={say('callGrace')} inputMode="numeric" otherwise="0" />
        <RuleInput name="call.most" label={say('callMost')} inputMode="numeric" otherwise="1" />
      </div>
      <RuleBoxes
        legend={say('callNeeds')}
        boxes={CALL_NEEDS.map((need) => ({ name: `call.needs.${need}`, label: sayRules(`need.${need}`) }))}
      />
      <h3>{say('callNote')}</h3>
      <RuleArea name="call.noteZh" label={say('callNoteZh')} hint={say('callNoteHint')} />
      <RuleArea name="call.noteEn" label={say('callNoteEn')} hint={say('callNoteHint')} />
    </>
  )
}

export function FeedbackFields() {
  const say = useWords(SETUP)
  const { values } = useFormValues()
  return (
    <>
      <p className="small soft">{say('feedbackWhat')}</p>
      <RuleBoxes
        legend={say('part.feedback')}
        boxes={(['place', 'means', 'words'] as const).map((one) => ({
          name: `feedback.${one}`,
          label: say(`feedback.${one}`),
        }))}
      />
      <RuleSelect
        key={values['feedback.after']}
        name="feedback.after"
        label={say('feedbackAfter')}
        options={(['final', 'notice'] as const).map((one) => [one, say(`feedback.${one}`)] as const)}
      />
    </>
  )
}
