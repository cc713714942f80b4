import type { Grant, Role } from '../../access/roles.ts'
import type { FormAnswer } from '../../access/form-answer.ts'
import { INVITATIONS } from '../../content/accounts/invitations.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { AWARD_ROLES, awardBox, SITE_ROLES, siteBox } from '../../forms/accounts/invitation.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { AdminNav } from './admin-nav.tsx'
import { Field, FormProblems, ProblemText } from './field.tsx'
import styles from './form.module.css'
import own from './invitations.module.css'
import { LETTER_ERRORS } from './letter-errors.ts'
import { Moment, TimeZoneNote } from './moment.tsx'
import { RoleName } from './role-name.tsx'
import { Select } from './select.tsx'
import { MadeLink, type MadeLinkView } from './shown-link.tsx'
import { useWords } from './use-words.ts'

export interface InvitationsView {
  readonly hasMail: boolean
  readonly revoked: boolean
  readonly waiting: readonly { readonly personId: string; readonly name: string; readonly at: string }[]
  readonly troubled: readonly TroubledView[]
  readonly invitations: readonly InvitationView[]
}

export interface InvitationView {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly personId?: string | undefined
  readonly roles: readonly Grant[]
  readonly state: 'open' | 'used' | 'expired' | 'revoked'
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly usedAt?: string | undefined
}

export interface TroubledView {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly createdAt: string
  readonly error: string
  readonly nextTryAt?: string | undefined
}

type Answer = FormAnswer<MadeLinkView> | undefined

export function InvitationsPage({ view, answer }: { readonly view: InvitationsView; readonly answer: Answer }) {
  const say = useWords(INVITATIONS)
  return (
    <>
      <AdminNav />
      <h1>{say('title')}</h1>
      {answer?.done ? <MadeLink link={answer.done} /> : null}
      {view.revoked && !answer ? (
        <p className="notice" role="status">
          {say('revoked')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>{say('lead')}</p>
      {view.hasMail ? null : <p className="notice">{say('noMail')}</p>}
      <Waiting view={view} />
      <Troubled view={view} />
      <h2>{say('newTitle')}</h2>
      <NewInvitation answer={answer} />
      <h2>{say('listTitle')}</h2>
      <List view={view} />
    </>
  )
}

/** Who asked for a new password where no letter can be sent. */
function Waiting({ view: { waiting } }: { readonly view: InvitationsView }) {
  const say = useWords(INVITATIONS)
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say('waitingTitle')}</h2>
      <p>{say('waitingLead')}</p>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('waitingSince')}</th>
            <th scope="col">{say('act')}</th>
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ personId, name, at }) => (
            <tr key={personId}>
              <th scope="row">
                <a href={`/admin/people/${personId}`}>{name}</a>
              </th>
              <td>
                <Moment at={at} />
              </td>
              <td>
                <form method="post">
                  <input type="hidden" name="intent" value="reset" />
                  <input type="hidden" name="person" value={personId} />
                  <button className="quiet" aria-label={say('makeResetFor', { name })}>
                    {say('makeReset')}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Troubled({ view: { troubled } }: { readonly view: InvitationsView }) {
  const say = useWords(INVITATIONS)
  if (troubled.length === 0) return null
  const kind = (text: string) => (text in KINDS ? say(KINDS[text as keyof typeof KINDS]) : text)
  const reason = (error: string) => {
    const [code = '', number = ''] = error.split(' ')
    return say(LETTER_ERRORS[code as keyof typeof LETTER_ERRORS] ?? 'error-fault', { code: number })
  }
  return (
    <section aria-labelledby="troubled">
      <h2 id="troubled">{say('troubleTitle')}</h2>
      <p>{say('troubleLead')}</p>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say('troubleKind')}</th>
            <th scope="col">{say('troubleWhy')}</th>
            <th scope="col">{say('troubleNext')}</th>
          </tr>
        </thead>
        <tbody>
          {troubled.map((letter) => (
            <tr key={letter.id}>
              <th scope="row">
                {kind(letter.kind)}
                {letter.name === '' ? null : ` · ${letter.name}`} <Moment at={letter.createdAt} />
              </th>
              <td>{reason(letter.error)}</td>
              <td>{letter.nextTryAt === undefined ? say('givenUp') : <Moment at={letter.nextTryAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const KINDS = {
  invitation: 'kind-invitation',
  reset: 'kind-reset',
  'reset-made': 'kind-reset-made',
  'award-reminder': 'kind-award-reminder',
  'password-changed': 'kind-password-changed',
  'second-factor-changed': 'kind-second-factor-changed',
  'second-factor-removed': 'kind-second-factor-removed',
  'case-published': 'kind-case-published',
  'review-asked': 'kind-review-asked',
  'review-returned': 'kind-review-returned',
  'review-approved': 'kind-review-approved',
  'sent-in-received': 'kind-sent-in-received',
  'sent-in-answered': 'kind-sent-in-answered',
  'reset-asked': 'kind-reset-asked',
} as const

function NewInvitation({ answer }: { readonly answer: Answer }) {
  const say = useWords(INVITATIONS)
  const { language } = useSpeech()
  // A form that was accepted begins anew; one that was not keeps what was typed.
  const kept = answer && !answer.done && answer.typed['intent'] === 'make' ? answer : undefined
  const problems = kept?.problems.filter(({ field }) => field !== '')
  const wrongRoles = problems?.find(({ field }) => field === 'roles')
  return (
    <form method="post" className={styles['form']}>
      <input type="hidden" name="intent" value="make" />
      <Field
        name="email"
        type="email"
        label={say('email')}
        problems={problems}
        value={kept?.typed['email']}
        autoComplete="off"
        maxLength={254}
        required
      />
      <Field
        name="name"
        label={say('name')}
        problems={problems}
        value={kept?.typed['name']}
        autoComplete="off"
        maxLength={100}
        required
      />
      <Select
        name="language"
        label={say('language')}
        options={LANGUAGES.map((one) => [one, say(one)] as const)}
        value={kept?.typed['language'] ?? language}
        problems={problems}
      />
      {wrongRoles ? (
        <p className={styles['problem']} role="alert">
          <ProblemText problem={wrongRoles} />
        </p>
      ) : null}
      <RoleBoxes legend={say('siteRoles')} roles={SITE_ROLES} box={siteBox} typed={kept?.typed} />
      <RoleBoxes legend={say('awardRoles')} roles={AWARD_ROLES} box={awardBox} typed={kept?.typed} />
      <Field
        name="award"
        label={say('award')}
        hint={say('awardHint')}
        problems={problems}
        value={kept?.typed['award']}
        autoComplete="off"
        maxLength={60}
      />
      <button>{say('submit')}</button>
    </form>
  )
}

interface RoleBoxesProps {
  readonly legend: string
  readonly roles: readonly Role[]
  readonly box: (role: Role) => string
  readonly typed: Readonly<Record<string, string>> | undefined
}

function RoleBoxes({ legend, roles, box, typed }: RoleBoxesProps) {
  const say = useWords(ROLE_NAMES)
  return (
    <fieldset className={own['boxes']}>
      <legend>{legend}</legend>
      {roles.map((role) => (
        <label key={role}>
          <input type="checkbox" name={box(role)} defaultChecked={typed?.[box(role)] === 'on'} /> {say(role)}
        </label>
      ))}
    </fieldset>
  )
}

function List({ view: { invitations } }: { readonly view: InvitationsView }) {
  const say = useWords(INVITATIONS)
  if (invitations.length === 0) return <p>{say('none')}</p>
  return (
    <>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say('who')}</th>
            <th scope="col">{say('roles')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('made')}</th>
            <th scope="col">{say('act')}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </tbody>
      </table>
      <TimeZoneNote />
    </>
  )
}

function InvitationRow({ invitation }: { readonly invitation: InvitationView }) {
  const say = useWords(INVITATIONS)
  const { id, name, email, personId, roles, state, madeBy, madeAt, expiresAt, usedAt } = invitation
  return (
    <tr>
      <th scope="row">
        {personId === undefined ? name : <a href={`/admin/people/${personId}`}>{name}</a>}
        <br />
        <span className={`small soft ${own['plain']}`}>{email}</span>
      </th>
      <td>
        {roles.map((grant) => (
          <div key={`${grant.role} ${grant.scope}`}>
            <RoleName grant={grant} />
          </div>
        ))}
      </td>
      <td>
        {say(`state-${state}`)}
        <br />
        <span className="small soft">
          {state === 'open' ? `${say('until')} ` : null}
          {state === 'revoked' ? null : <Moment at={usedAt ?? expiresAt} />}
        </span>
      </td>
      <td>
        {say('madeBy', { name: madeBy || '–' })}
        <br />
        <span className="small soft">
          <Moment at={madeAt} />
        </span>
      </td>
      <td>
        {state === 'open' ? (
          <>
            <form method="post">
              <input type="hidden" name="intent" value="show" />
              <input type="hidden" name="id" value={id} />
              <button className="quiet" aria-label={say('showFor', { name })}>
                {say('showShort')}
              </button>
            </form>
            <form method="post">
              <input type="hidden" name="intent" value="revoke" />
              <input type="hidden" name="id" value={id} />
              <button className={styles['danger']} aria-label={say('revokeFor', { name })}>
                {say('revoke')}
              </button>
            </form>
          </>
        ) : null}
      </td>
    </tr>
  )
}
