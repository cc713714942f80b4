import type { FormAnswer } from '../../../access/form-answer.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { AnswerText } from './answer-text.tsx'
import { NotTaken } from './not-taken.tsx'
import { ObjectionForm } from './objection-form.tsx'
import type { ObjectionsPart } from './objections-view.ts'

interface PublicObjectionsProps {
  readonly part: ObjectionsPart
  readonly entries: readonly (readonly [id: string, title: string])[]
  readonly answer: FormAnswer | undefined
}

/** Objections with what was answered, and while the notice runs the form to file one. */
export function PublicObjections({ part, entries, answer }: PublicObjectionsProps) {
  const say = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { objections, received, form, timeZone, lastDay } = part
  const titles = new Map(entries)
  return (
    <section aria-labelledby="objections">
      <h2 id="objections">{say('title')}</h2>
      {received !== null && !answer ? (
        <p className="notice" role="status">
          {say('received', { id: received })}
        </p>
      ) : null}
      {objections.length === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <>
          <Listing heads={[say('number'), say('about'), say('filedAt'), say('state'), say('answer')]}>
            {objections.map(({ id, entry, filedAt, outcome, answer: answered }) => (
              <tr key={id}>
                <td data-head={say('number')}>{id}</td>
                <td data-head={say('about')}>
                  {entry === null ? say('whole') : `${entry} ${titles.get(entry) ?? ''}`.trim()}
                </td>
                <td data-head={say('filedAt')}>
                  <AwardMoment at={filedAt} timeZone={timeZone} />
                </td>
                <td data-head={say('state')}>{say(`state.${outcome}`)}</td>
                <td data-head={say('answer')}>
                  {answered === null ? say('noAnswer') : <AnswerText answer={answered} />}
                </td>
              </tr>
            ))}
          </Listing>
          <p className="small soft">{say('clock', { zone: zoneName(language, timeZone, objections[0]!.filedAt) })}</p>
        </>
      )}
      {form === null ? (
        <>
          <p className="soft">{say('over', { day: formatDate(language, lastDay) })}</p>
          <div id="object">
            <FormProblems problems={answer?.problems} />
            <NotTaken texts={[answer?.typed['grounds']]} />
          </div>
        </>
      ) : (
        <div className="no-print">
          <h3 id="object">{say('file')}</h3>
          <ObjectionForm part={{ ...part, form }} entries={entries} answer={answer} />
        </div>
      )}
    </section>
  )
}
