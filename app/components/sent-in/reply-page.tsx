import type { FormAnswer } from '../../access/form-answer.ts'
import { SEND_IN } from '../../content/sent-in.ts'
import { MOST_REPLY } from '../../forms/sent-in/send-in.ts'
import { useWords } from '../accounts/use-words.ts'
import { Area } from '../desk/area.tsx'
import { SendField, SendForm } from './send-form.tsx'
import type { SendView } from './send-view.ts'

/** Where the organisation itself says what it thinks of its case. */
export function ReplyPage({ view, answer }: { readonly view: SendView; readonly answer: FormAnswer | undefined }) {
  const say = useWords(SEND_IN)
  const typed = answer?.typed
  const field = { answer, required: true }
  return (
    <>
      <h1>{say('replyTitle', { title: view.title })}</h1>
      <p className="lead">{say('replyLead', { organisation: view.organisation })}</p>
      <p>{say('replyVerify')}</p>
      <SendForm view={view} answer={answer}>
        <SendField {...field} name="organisation" label={say('organisation')} answer={withFirst(answer, view)} />
        <SendField {...field} name="speakerFunction" label={say('speakerFunction')} hint={say('functionHint')} />
        <Area
          name="text"
          label={say('replyText')}
          rows={10}
          maxLength={MOST_REPLY}
          hint={say('replyTextHint', { most: MOST_REPLY })}
          problems={answer?.problems}
          value={typed?.['text']}
        />
        <SendField {...field} name="name" label={say('speaker')} autoComplete="name" />
        <SendField {...field} name="email" type="email" label={say('speakerEmail')} autoComplete="email" />
      </SendForm>
      <p>
        <a href={view.address}>{say('backToCase')}</a>
      </p>
    </>
  )
}

/** Before anything was sent, the organisation of the case stands in its field. */
const withFirst = (answer: FormAnswer | undefined, { organisation }: SendView): FormAnswer => ({
  problems: answer?.problems ?? [],
  typed: { organisation, ...answer?.typed },
})
