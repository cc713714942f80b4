import type { FormAnswer } from '../../../../access/form-answer.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { JUDGES } from '../../../../content/award/office-judges.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { judgesAddress } from '../judges/judges-view.ts'
import office from '../office.module.css'
import { InvitationCards } from './invitation-cards.tsx'
import type { CardsView, SheetView } from './invite-view.ts'

interface SheetPageProps {
  readonly view: SheetView
  readonly answer: FormAnswer<CardsView> | undefined
}

/** Invitations as cards to print, for judges who sit in one room. */
export function SheetPage({ view, answer }: SheetPageProps) {
  const say = useWords(INVITE)
  const made = answer?.done
  return (
    <>
      <OfficeHead award={view.award} mayRun />
      <p className="no-print">
        <a href={judgesAddress(view.award.id)}>← {say('back')}</a>
      </p>
      <h1>{say('sheetTitle')}</h1>
      <FormProblems problems={answer?.problems} />
      {made ? <p className="notice no-print">{say('sheetOnce')}</p> : <p className="lead">{say('sheetLead')}</p>}
      {made ? <InvitationCards award={view.award.title} cards={made.cards} /> : <Choice view={view} />}
    </>
  )
}

function Choice({ view }: Pick<SheetPageProps, 'view'>) {
  const say = useWords(INVITE)
  const sayJudges = useWords(JUDGES)
  if (view.waiting.length === 0 || !view.canChange) return <p>{say('sheetNone')}</p>
  return (
    <form method="post">
      <p>{say('sheetWhat')}</p>
      <fieldset className={office['choices']}>
        <legend>{say('sheetChoose')}</legend>
        {view.waiting.map(({ id, name, email, invitation }) => (
          <label key={id}>
            <input type="checkbox" name={`judge.${id}`} defaultChecked />
            <span>
              {name}{' '}
              <span className="small soft">
                {email} · {sayJudges(`invitation.${invitation}`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <button>{say('sheetMake')}</button>
    </form>
  )
}
