import type { FormAnswer } from '../../../../access/form-answer.ts'
import { OFFICE } from '../../../../content/award/office.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { JUDGES } from '../../../../content/award/office-judges.ts'
import { SUBSTITUTE } from '../../../../content/award/office-substitute.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Select } from '../../../accounts/select.tsx'
import { MadeLink } from '../../../accounts/shown-link.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { OfficeHead } from '../../award-head.tsx'
import { IssueBoxes } from '../../issue-boxes.tsx'
import { ConflictList } from './conflict-list.tsx'
import { JudgeFields } from './judge-fields.tsx'
import { PledgePart } from './pledge-part.tsx'
import { CONFLICT_KINDS, judgesAddress, type InvitedView, type JudgeView } from './judges-view.ts'
import { substituteAddress } from './substitute-view.ts'

interface JudgePageProps {
  readonly view: JudgeView
  readonly answer: FormAnswer<InvitedView> | undefined
}

/** One judge: what is said of them, their conflicts, and their removal. */
export function JudgePage({ view, answer }: JudgePageProps) {
  const say = useWords(JUDGES)
  const sayOffice = useWords(OFFICE)
  const saySubstitute = useWords(SUBSTITUTE)
  const { award, judge, canChange } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <p>
        <a href={judgesAddress(award.id)}>← {say('back')}</a>
      </p>
      <h1>{judge.name}</h1>
      {answer?.done && 'link' in answer.done ? <MadeLink link={answer.done.link} /> : null}
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {sayOffice('done')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>
        {judge.email === '' ? null : `${judge.email} · `}
        {say(`state.${judge.state}`)}
        {judge.invitation === null ? null : ` · ${say(`invitation.${judge.invitation}`)}`}
      </p>
      {canChange && judge.invitation !== null ? <Again judge={judge} /> : null}
      {canChange ? <Facts view={view} answer={answer} /> : null}
      {canChange ? <Issues issues={judge.issues} /> : null}
      <PledgePart view={view} answer={answer} />
      <h2>{say('conflictsTitle')}</h2>
      <ConflictList
        conflicts={view.conflicts}
        award={award.id}
        timeZone={view.timeZone}
        canChange={canChange}
        answer={answer}
      />
      {canChange ? <AddConflict view={view} answer={answer} /> : null}
      {award.state === 'open' ? (
        <>
          <h2>{saySubstitute('toSubstitute')}</h2>
          <p>{saySubstitute('what')}</p>
          <p>
            <a href={substituteAddress(award.id, judge.id)}>{saySubstitute('preview')}</a>
          </p>
        </>
      ) : null}
      {canChange ? <Removal view={view} answer={answer} /> : null}
    </>
  )
}

function Again({ judge }: { readonly judge: JudgeView['judge'] }) {
  const say = useWords(JUDGES)
  const sayInvite = useWords(INVITE)
  return (
    <>
      <form method="post">
        <p>{say('againWhat')}</p>
        <input type="hidden" name="intent" value="again" />
        <button className="quiet">{say('again')}</button>
      </form>
      {judge.link === null ? null : (
        <>
          <p>{sayInvite('judgeLinkWhat')}</p>
          <div className={form['ways']}>
            <ByLink intent="show" link={judge.link} words={sayInvite('showOne')} />
            {judge.invitation === 'open' ? (
              <ByLink intent="withdraw" link={judge.link} words={sayInvite('withdrawOne')} />
            ) : null}
          </div>
        </>
      )}
    </>
  )
}

interface ByLinkProps {
  readonly intent: 'show' | 'withdraw'
  readonly link: string
  readonly words: string
}

function ByLink({ intent, link, words }: ByLinkProps) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={link} />
      <button className="quiet">{words}</button>
    </form>
  )
}

function Facts({ view, answer }: JudgePageProps) {
  const say = useWords(JUDGES)
  const { judge } = view
  const own = answer?.typed['intent'] === 'set' ? answer : undefined
  const kept = {
    group: judge.group,
    organisations: judge.organisations.join('\n'),
    cap: judge.cap === null ? '' : String(judge.cap),
    ...Object.fromEntries(judge.expertise.map((id) => [`knows.${id}`, 'on'])),
  }
  return (
    <>
      <h2>{say('setTitle')}</h2>
      <form method="post" className={form['form']}>
        <input type="hidden" name="intent" value="set" />
        <JudgeFields
          groups={view.groups}
          categories={view.categories}
          values={own?.typed ?? kept}
          problems={own?.problems}
        />
        <p className="small soft">{say('setWhat')}</p>
        <button>{say('save')}</button>
      </form>
    </>
  )
}

/** What the judge has said, or the office knows. */
function Issues({ issues }: { readonly issues: readonly string[] }) {
  const say = useWords(JUDGES)
  return (
    <form method="post" className={form['form']}>
      <input type="hidden" name="intent" value="issues" />
      <IssueBoxes legend={say('issues')} chosen={issues} />
      <p className="small soft">{say('issuesWhat')}</p>
      <button className="quiet">{say('save')}</button>
    </form>
  )
}

function AddConflict({ view, answer }: JudgePageProps) {
  const say = useWords(JUDGES)
  const { language } = useSpeech()
  const own = answer?.typed['intent'] === 'conflict' ? answer : undefined
  const known = new Set(view.conflicts.map(({ entry }) => entry))
  const free = view.entries.filter(({ id }) => !known.has(id))
  if (free.length === 0) return null
  return (
    <>
      <h3>{say('addConflictTitle')}</h3>
      <form method="post" className={form['form']}>
        <input type="hidden" name="intent" value="conflict" />
        <Select
          name="conflictEntry"
          label={say('entry')}
          problems={own?.problems}
          value={own?.typed['conflictEntry']}
          options={[
            ['', say('chooseEntry')],
            ...free.map(({ id, title, organisation }) => [id, `${id} ${organisation} · ${title[language]}`] as const),
          ]}
        />
        <Select
          name="kind"
          label={say('kind')}
          problems={own?.problems}
          value={own?.typed['kind']}
          options={CONFLICT_KINDS.map((kind) => [kind, say(`kind.${kind}`)] as const)}
        />
        <Area
          name="words"
          label={say('words')}
          rows={2}
          problems={own?.problems}
          value={own?.typed['words']}
          maxLength={500}
          required={false}
        />
        <button>{say('addConflict')}</button>
      </form>
    </>
  )
}

function Removal({ view, answer }: JudgePageProps) {
  const say = useWords(JUDGES)
  const isRemoved = view.judge.state === 'removed'
  const intent = isRemoved ? 'restore' : 'remove'
  const own = answer?.typed['intent'] === intent ? answer : undefined
  return (
    <>
      <h2>{say(isRemoved ? 'restoreTitle' : 'removeTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say(isRemoved ? 'restoreWhat' : 'removeWhat')}</p>
        <input type="hidden" name="intent" value={intent} />
        <Area
          name="reason"
          label={say('reason')}
          rows={2}
          problems={own?.problems}
          value={own?.typed['reason']}
          maxLength={500}
        />
        <button className={isRemoved ? 'quiet' : form['danger']}>{say(isRemoved ? 'restore' : 'remove')}</button>
      </form>
    </>
  )
}
