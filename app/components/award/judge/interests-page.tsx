import type { FormAnswer, FormProblem } from '../../../access/form-answer.ts'
import { INTEREST_KINDS, kindField, wordsField } from '../../../forms/award/interest-fields.ts'
import { JUDGE } from '../../../content/award/judge.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems, ProblemText } from '../../accounts/field.tsx'
import formStyles from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { JudgeHead, NothingToJudge } from './judge-nav.tsx'
import type { InterestsView, OrganisationRow } from './judge-view.ts'
import styles from './judge.module.css'

interface InterestsPageProps {
  readonly view: InterestsView
  readonly answer: FormAnswer<InterestsTyped> | undefined
}

/** What was ticked, which a form with many of the same name does not send back by itself. */
export interface InterestsTyped {
  readonly organisations: readonly string[]
}

/** The declaration of interests: before any entry opens, and later for what comes to mind. */
export function InterestsPage({ view, answer }: InterestsPageProps) {
  const say = useWords(JUDGE)
  const { language } = useSpeech()
  const { home, declaredAt, organisations, standsAside } = view
  const isNew = organisations.some((row) => row.isNew)
  return (
    <>
      <JudgeHead home={home} />
      <h1>{say('interests')}</h1>
      <NothingToJudge home={home} />
      {declaredAt === null ? null : (
        <p>
          {say('interestsDeclaredAt')}
          <AwardMoment at={declaredAt} timeZone={home.timeZone} /> {zoneName(language, home.timeZone, declaredAt)}
          {language === 'en' ? '. ' : '。'}
          {say('interestsLater')}
        </p>
      )}
      {home.why !== null || !home.pledged ? null : (
        <>
          {isNew ? <p className="notice">{say('interestsNew')}</p> : null}
          <p>
            {say('interestsLead')}
            {declaredAt === null ? <> {say('interestsFirst')}</> : null}
          </p>
          <p className="small soft">{say('interestsWhat')}</p>
          {view.isBlind ? <p className="small soft">{say('interestsBlind')}</p> : null}
          <form method="post">
            <input type="hidden" name="asOf" value={view.asOf} />
            <FormProblems problems={answer?.problems} />
            {organisations.length === 0 ? <p>{say('interestsNone')}</p> : null}
            {organisations.length === 0 ? null : (
              <fieldset className={styles['organisations']}>
                <legend>{say('interestsFilter', { count: formatExact(language, organisations.length) })}</legend>
                {organisations.map((row) => (
                  <Organisation key={row.name} row={row} answer={answer} />
                ))}
              </fieldset>
            )}
            {declaredAt !== null && !isNew ? null : (
              <p className="small soft">{say(isNew ? 'interestsNothingMore' : 'interestsNothing')}</p>
            )}
            <button>{say(declaredAt === null ? 'interestsSubmit' : 'interestsAdd')}</button>
          </form>
        </>
      )}
      {standsAside.length === 0 ? null : (
        <>
          <h2>{say('interestsStands')}</h2>
          <ul>
            {standsAside.map(({ id, title, organisation }) => (
              <li key={id}>
                <span className="num soft">{id}</span> {title} <span className="soft">({organisation})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface OrganisationProps {
  readonly row: OrganisationRow
  readonly answer: InterestsPageProps['answer']
}

/** One organisation; what the interest is, is asked once it is ticked. */
function Organisation({ row, answer }: OrganisationProps) {
  const say = useWords(JUDGE)
  const { name, titles, source, kind, isNew } = row
  const said = { detected: 'interestsFound', office: 'interestsOffice', declared: 'interestsOwn' } as const
  const about = titles.length === 0 ? null : <span className="small soft"> {titles.join(' · ')}</span>
  if (source !== null) {
    return (
      <p className={styles['organisation']}>
        {name}
        {about} <span className="tag weak">{say(said[source])}</span>
        {kind === null ? null : <span className="small soft"> {say(`interest.${kind}`)}</span>}
      </p>
    )
  }
  const typed = answer?.typed ?? {}
  const ticked = answer?.done?.organisations.includes(name) ?? typed['organisation'] === name
  return (
    <div className={styles['organisation']}>
      <label>
        <input type="checkbox" name="organisation" value={name} defaultChecked={ticked} /> {name}
        {about} {isNew ? <span className="tag weak">{say('interestsIsNew')}</span> : null}
      </label>
      <div className={styles['interest']}>
        <label>
          <span className="small">
            <span className="visually-hidden">{name} · </span>
            {say('interestsKind')}
          </span>
          <select name={kindField(name)} defaultValue={typed[kindField(name)]}>
            {INTEREST_KINDS.map((one) => (
              <option key={one} value={one}>
                {say(`interest.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="small">
            <span className="visually-hidden">{name} · </span>
            {say('interestsWords')}
          </span>
          <ProblemAt problems={answer?.problems} field={wordsField(name)} />
          <input name={wordsField(name)} defaultValue={typed[wordsField(name)]} maxLength={1000} />
        </label>
      </div>
    </div>
  )
}

function ProblemAt({
  problems = [],
  field,
}: {
  readonly problems?: readonly FormProblem[] | undefined
  readonly field: string
}) {
  // prettier-ignore
  const problem = problems.find((one) => one.field === field)
  if (!problem) return null
  return (
    <span className={formStyles['problem']} role="alert">
      <ProblemText problem={problem} />
    </span>
  )
}
