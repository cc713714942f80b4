import type { FormAnswer } from '../../../access/form-answer.ts'
import { SENT_IN } from '../../../content/desk/sent-in.ts'
import { Field } from '../../accounts/field.tsx'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../area.tsx'
import sendStyles from '../../sent-in/send.module.css'
import type { SentInItemView } from './sent-in-view.ts'

interface DecisionProps {
  readonly view: SentInItemView
  readonly answer: FormAnswer | undefined
}

/** What becomes of it, what is said about it, and to whom. */
export function DecisionForm({ view, answer }: DecisionProps) {
  const say = useWords(SENT_IN)
  const { kind, tag, revision } = view
  const isReply = kind === 'reply'
  const typed = (name: 'answerZh' | 'answerEn' | 'verifiedBy' | 'note') => answer?.typed[name] ?? view[name]
  const area = { problems: answer?.problems, required: false }
  const hint = say(isReply ? 'answerHintReply' : 'answerHint', { language: say(`language.${view.language}`) })
  return (
    <>
      <h2>{say('decide')}</h2>
      {view.mayAccept ? null : <p>{say('reviewerDecides')}</p>}
      {view.replaces ? <p className="notice">{say('replaces')}</p> : null}
      <p>{say(view.hasMail ? 'letterGoes' : 'noMail')}</p>
      {view.decisions.includes('spam') ? <p>{say('spamWhat')}</p> : null}
      <form method="post" className={sendStyles['form']}>
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="tag" value={tag} />
        <Select
          name="state"
          label={say('state')}
          problems={answer?.problems}
          value={answer?.typed['state'] ?? view.state}
          options={view.decisions.map((decision) => [decision, say(`${kind}.${decision}`)] as const)}
        />
        {isReply ? (
          <Area
            {...area}
            name="verifiedBy"
            label={say('verifiedBy')}
            hint={say('verifiedHint')}
            value={typed('verifiedBy')}
            rows={2}
          />
        ) : (
          <Field
            name="revision"
            label={say('revision')}
            hint={
              view.shownNumber === null ? say('revisionHint') : say('revisionHintNow', { number: view.shownNumber })
            }
            problems={answer?.problems}
            value={answer?.typed['revision'] ?? (revision === null ? '' : String(revision))}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
          />
        )}
        <p className="small soft">{hint}</p>
        <Area {...area} name="answerZh" label={say('answerZh')} lang="zh-CN" value={typed('answerZh')} />
        <Area {...area} name="answerEn" label={say('answerEn')} lang="en" value={typed('answerEn')} />
        <Area {...area} name="note" label={say('note')} hint={say('noteHint')} value={typed('note')} rows={2} />
        <button>{say('save')}</button>
      </form>
    </>
  )
}
