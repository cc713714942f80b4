import type { FormAnswer } from '../../../../access/form-answer.ts'
import { OFFICE } from '../../../../content/award/office.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { JUDGES } from '../../../../content/award/office-judges.ts'
import { INVITATIONS } from '../../../../content/accounts/invitations.ts'
import { LANGUAGES } from '../../../../i18n/languages.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { zoneName } from '../../../../i18n/zoned-time.ts'
import { RULES } from '../../../../content/award/rules.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Listing } from '../../../accounts/listing.tsx'
import { Select } from '../../../accounts/select.tsx'
import { MadeLink } from '../../../accounts/shown-link.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { manyAddress, sheetAddress } from '../invite/invite-view.ts'
import { ConflictList } from './conflict-list.tsx'
import { JudgeFields } from './judge-fields.tsx'
import { judgesAddress, type InvitedView, type JudgeRow, type JudgesView } from './judges-view.ts'

interface JudgesPageProps {
  readonly view: JudgesView
  readonly answer: FormAnswer<InvitedView> | undefined
}

/** Everybody who judges in an award, inviting more, and their conflicts of interest. */
export function JudgesPage({ view, answer }: JudgesPageProps) {
  const say = useWords(JUDGES)
  const { mayRun, canChange } = view
  const done = answer?.done
  return (
    <>
      <OfficeHead award={view.award} mayRun={mayRun} />
      <h1>{say('title')}</h1>
      {done && 'link' in done ? <MadeLink link={done.link} /> : null}
      {done && 'existing' in done ? (
        <p className="notice" role="status">
          {say('madeExisting', { name: done.existing })}
        </p>
      ) : null}
      <Notice view={view} answer={answer} />
      <FormProblems problems={answer?.problems} />
      <p>{say('lead')}</p>
      {view.judges.length === 0 ? <p>{say('none')}</p> : <Judges view={view} />}
      {mayRun && canChange ? <Ways view={view} /> : null}
      {mayRun && canChange ? <Invite view={view} answer={answer} /> : null}
      <Conflicts view={view} answer={answer} />
    </>
  )
}

function Notice({ view: { notice }, answer }: JudgesPageProps) {
  const say = useWords(JUDGES)
  const sayOffice = useWords(OFFICE)
  const sayInvite = useWords(INVITE)
  if (notice === null || answer) return null
  const detected = (count: number) =>
    count === 0 ? say('detectedNone') : count === 1 ? say('detectedOne') : say('detected', { count })
  return (
    <p className="notice" role="status">
      {notice.did === 'detected' ? detected(notice.count) : null}
      {notice.did === 'invited' ? sayInvite('doneLetters', { count: notice.count }) : null}
      {notice.did === 'lifted' || notice.did === 'withdrawn' ? sayOffice('done') : null}
    </p>
  )
}

function Judges({ view }: { readonly view: JudgesView }) {
  const say = useWords(JUDGES)
  return (
    <Listing heads={[say('judge'), say('group'), say('organisations'), say('state'), say('conflictsOf')]}>
      {view.judges.map((judge) => (
        <Row key={judge.id} judge={judge} view={view} />
      ))}
    </Listing>
  )
}

function Row({ judge, view }: { readonly judge: JudgeRow; readonly view: JudgesView }) {
  const say = useWords(JUDGES)
  const { t, language } = useSpeech()
  return (
    <tr>
      <td>
        {view.mayRun ? <a href={`${judgesAddress(view.award.id)}/${judge.id}`}>{judge.name}</a> : judge.name}
        {judge.email === '' ? null : (
          <>
            <br />
            <span className="small soft">{judge.email}</span>
          </>
        )}
      </td>
      <td data-head={say('group')}>
        {view.groups.find(({ id }) => id === judge.group)?.title[language] ?? judge.group}
      </td>
      <td data-head={say('organisations')}>
        {judge.organisations.length === 0 ? (
          <span className="soft">{say('noOrganisations')}</span>
        ) : (
          judge.organisations.join(t('common.list'))
        )}
      </td>
      <td data-head={say('state')}>
        {say(`state.${judge.state}`)}
        {judge.pledgedOnPaper ? <p className="small soft">{say('onPaper')}</p> : null}
        {judge.invitation === null ? null : <p className="small soft">{say(`invitation.${judge.invitation}`)}</p>}
      </td>
      <td data-head={say('conflictsOf')}>{judge.conflicts}</td>
    </tr>
  )
}

/** Other ways to bring judges in than one by one. */
function Ways({ view }: Pick<JudgesPageProps, 'view'>) {
  const sayInvite = useWords(INVITE)
  return (
    <p className={`${form['ways']} no-print`}>
      <a href={manyAddress(view.award.id)}>{sayInvite('toMany')}</a>
      {view.judges.some(({ state }) => state === 'invited') ? (
        <a href={sheetAddress(view.award.id)}>{sayInvite('toSheet')}</a>
      ) : null}
    </p>
  )
}

function Invite({ view, answer }: JudgesPageProps) {
  const say = useWords(JUDGES)
  const sayInvitation = useWords(INVITATIONS)
  const { language } = useSpeech()
  // A form that was accepted begins anew; one that was not keeps what was typed.
  const kept = answer && !answer.done && answer.typed['intent'] === 'invite' ? answer : undefined
  const problems = kept?.problems.filter(({ field }) => field !== '')
  const values = kept?.typed ?? {}
  return (
    <>
      <h2 id="invite">{say('inviteTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say('inviteWhat')}</p>
        {view.hasMail ? null : <p className="small soft">{sayInvitation('noMail')}</p>}
        <input type="hidden" name="intent" value="invite" />
        <Field
          name="email"
          type="email"
          label={say('email')}
          problems={problems}
          value={values['email']}
          autoComplete="off"
          maxLength={254}
          required
        />
        <Field
          name="name"
          label={say('name')}
          problems={problems}
          value={values['name']}
          autoComplete="off"
          maxLength={100}
          required
        />
        <Select
          name="role"
          label={say('role')}
          problems={problems}
          value={values['role']}
          options={(['judge', 'chair'] as const).map((role) => [role, say(`role.${role}`)] as const)}
        />
        <JudgeFields groups={view.groups} categories={view.categories} values={values} problems={problems} />
        <Select
          name="language"
          label={say('language')}
          problems={problems}
          value={values['language'] ?? language}
          options={LANGUAGES.map((one) => [one, sayInvitation(one)] as const)}
        />
        <button>{say('invite')}</button>
      </form>
    </>
  )
}

function Conflicts({ view, answer }: JudgesPageProps) {
  const say = useWords(JUDGES)
  const sayRules = useWords(RULES)
  const { language } = useSpeech()
  const canLift = view.mayRun && view.canChange
  return (
    <>
      <h2 id="conflicts">{say('conflictsTitle')}</h2>
      <p>{say('conflictsWhat')}</p>
      {view.isBlind ? (
        <p>{say('conflictsBlind')}</p>
      ) : (
        <ConflictList
          conflicts={view.conflicts}
          award={view.award.id}
          timeZone={view.timeZone}
          canChange={canLift}
          answer={answer}
        />
      )}
      {view.conflicts.length === 0 ? null : (
        <p className="small soft">
          {sayRules('zone', { zone: zoneName(language, view.timeZone, view.conflicts[0]!.at) })}
        </p>
      )}
      {canLift && view.judges.length > 0 ? (
        <form method="post">
          <p>{say('detectWhat')}</p>
          <input type="hidden" name="intent" value="detect" />
          <button className="quiet">{say('detect')}</button>
        </form>
      ) : null}
    </>
  )
}
