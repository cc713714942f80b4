import type { FormAnswer } from '../../../../access/form-answer.ts'
import { JUDGES } from '../../../../content/award/office-judges.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import type { ConflictRow } from './judges-view.ts'

interface ConflictListProps {
  readonly conflicts: readonly ConflictRow[]
  readonly award: string
  readonly timeZone: string
  readonly canChange: boolean
  readonly answer: FormAnswer<unknown> | undefined
}

/** Conflicts that are in force, each with the way to lift it. */
export function ConflictList({ conflicts, award, timeZone, canChange, answer }: ConflictListProps) {
  const say = useWords(JUDGES)
  const { language } = useSpeech()
  if (conflicts.length === 0) return <p>{say('conflictsNone')}</p>
  return (
    <Listing
      heads={[say('judge'), say('entry'), say('kind'), say('source'), ...(canChange ? [{ hidden: say('lift') }] : [])]}
    >
      {conflicts.map((conflict) => (
        <tr key={`${conflict.judge} ${conflict.entry}`}>
          <td>
            <a href={`/awards/${award}/office/judges/${conflict.judge}`}>{conflict.judgeName}</a>
          </td>
          <td data-head={say('entry')}>
            <span className="num soft">{conflict.entry}</span> {conflict.entryTitle[language]}
            <br />
            <span className="small soft">{conflict.organisation}</span>
          </td>
          <td data-head={say('kind')}>
            {say(`kind.${conflict.kind}`)}
            {conflict.words === '' ? null : <p className="small soft">{conflict.words}</p>}
          </td>
          <td data-head={say('source')}>
            {say(`source.${conflict.source}`)}
            <br />
            <span className="small soft">
              <AwardMoment at={conflict.at} timeZone={timeZone} />
            </span>
          </td>
          {canChange ? (
            <td>
              <Lift conflict={conflict} answer={answer} />
            </td>
          ) : null}
        </tr>
      ))}
    </Listing>
  )
}

function Lift({ conflict, answer }: { readonly conflict: ConflictRow } & Pick<ConflictListProps, 'answer'>) {
  const say = useWords(JUDGES)
  const { judge, judgeName, entry } = conflict
  const typed = answer?.typed ?? {}
  const own = typed['intent'] === 'lift' && typed['judge'] === judge && typed['entry'] === entry ? answer : undefined
  const label = say('liftOf', { judge: judgeName, entry })
  return (
    <details open={own !== undefined}>
      <summary aria-label={label}>{say('lift')}</summary>
      <form method="post">
        <input type="hidden" name="intent" value="lift" />
        <input type="hidden" name="judge" value={judge} />
        <input type="hidden" name="entry" value={entry} />
        <Area
          name="liftReason"
          id={`lift-${judge}-${entry}`}
          label={say('liftReason')}
          rows={2}
          problems={own?.problems}
          value={own?.typed['liftReason']}
          maxLength={500}
        />
        <button className="quiet" aria-label={label}>
          {say('lift')}
        </button>
      </form>
    </details>
  )
}
