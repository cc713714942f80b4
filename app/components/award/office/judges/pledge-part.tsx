import type { FormAnswer } from '../../../../access/form-answer.ts'
import { JUDGES } from '../../../../content/award/office-judges.ts'
import { formatDate } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { useWords } from '../../../accounts/use-words.ts'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import type { JudgeView } from './judges-view.ts'

interface PledgePartProps {
  readonly view: JudgeView
  readonly answer: FormAnswer<unknown> | undefined
}

/** How the judge has signed the pledge; recording one that was signed on paper, where none is signed. */
export function PledgePart({ view, answer }: PledgePartProps) {
  const say = useWords(JUDGES)
  const { language } = useSpeech()
  const { pledge, timeZone } = view
  if (pledge === null) return view.mayRecordPledge ? <RecordPledge view={view} answer={answer} /> : null
  const { paper } = pledge
  return (
    <>
      <h2>{say('pledge')}</h2>
      {paper === null ? (
        <p>
          {say('pledgeHere')}
          <SentenceGap />
          <AwardMoment at={pledge.signedAt} timeZone={timeZone} />
        </p>
      ) : (
        <>
          <p>{say('pledgePaper', { day: formatDate(language, paper.signedOn) })}</p>
          <dl className="facts">
            <dt>{say('pledgeRecorded')}</dt>
            <dd>
              {paper.recordedBy === '' ? null : `${paper.recordedBy} · `}
              <AwardMoment at={paper.recordedAt} timeZone={timeZone} />
            </dd>
            <dt>{say('pledgeKept')}</dt>
            <dd>{paper.keptWhere === '' ? say('wordsErased') : paper.keptWhere}</dd>
          </dl>
        </>
      )}
    </>
  )
}

function RecordPledge({ view, answer }: PledgePartProps) {
  const say = useWords(JUDGES)
  const own = answer?.typed['intent'] === 'pledge' ? answer : undefined
  return (
    <>
      <h2>{say('pledgePaperTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say('pledgePaperWhat')}</p>
        <input type="hidden" name="intent" value="pledge" />
        <Field
          name="signedOn"
          type="date"
          label={say('pledgeDay')}
          min={view.earliestPledge}
          max={view.today}
          problems={own?.problems}
          value={own?.typed['signedOn'] ?? view.today}
        />
        <Field
          name="keptWhere"
          label={say('pledgeKept')}
          hint={say('pledgeKeptHint')}
          problems={own?.problems}
          value={own?.typed['keptWhere']}
          maxLength={500}
        />
        <button className="quiet">{say('pledgeRecord')}</button>
      </form>
    </>
  )
}
