import type { FormAnswer } from '../../../access/form-answer.ts'
import { MEETING } from '../../../content/award/meeting.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import type { MeetingView } from './meeting-view.ts'
import styles from './meeting.module.css'

interface PresentPartProps {
  readonly view: MeetingView
  readonly answer: FormAnswer | undefined
}

/** Who is at the meeting, and for whoever leads it the list to tick. */
export function PresentPart({ view, answer }: PresentPartProps) {
  const say = useWords(MEETING)
  const { language, t } = useSpeech()
  const { judges, present } = view
  const there = formatExact(language, present)
  const names = (judges ?? []).filter(({ isPresent }) => isPresent).map(({ name }) => name)
  return (
    <section aria-labelledby="present">
      <h2 id="present">{say('present')}</h2>
      {present === 0 ? (
        <p>{view.isOver ? say('presentCountOnly', { present: there }) : say('presentNobody')}</p>
      ) : judges === null ? (
        <p>{say('presentCountOnly', { present: there })}</p>
      ) : (
        <p>
          {say('presentCount', { present: there, all: formatExact(language, judges.length) })}
          <SentenceGap />
          <span className="soft">{names.join(t('common.list'))}</span>
        </p>
      )}
      {view.mayPreside && judges !== null ? (
        <details open={present === 0 || answer?.typed['intent'] === 'attend'} className="no-print">
          <summary>{say(present === 0 ? 'presentSave' : 'presentChange')}</summary>
          <PresentForm view={view} judges={judges} answer={answer} />
        </details>
      ) : null}
    </section>
  )
}

function PresentForm({
  view,
  judges,
  answer,
}: PresentPartProps & { readonly judges: NonNullable<MeetingView['judges']> }) {
  const say = useWords(MEETING)
  const typed = answer?.typed['intent'] === 'attend' ? answer.typed : undefined
  return (
    <form method="post">
      <input type="hidden" name="intent" value="attend" />
      <input type="hidden" name="stage" value={view.home.stage.id} />
      <fieldset className={styles['ticks']}>
        <legend>{say('presentWhat')}</legend>
        {judges.map(({ id, name, isPresent }) => (
          <label key={id}>
            <input
              type="checkbox"
              name={`judge.${id}`}
              defaultChecked={typed ? typed[`judge.${id}`] !== undefined : isPresent}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <button>{say('presentSave')}</button>
    </form>
  )
}
