import type { FormAnswer } from '../../access/form-answer.ts'
import { PASSKEYS } from '../../content/accounts/passkeys.ts'
import { SECOND_FACTOR } from '../../content/accounts/second-factor.ts'
import { AccountNav } from './account-nav.tsx'
import { Field, FormProblems } from './field.tsx'
import form from './form.module.css'
import { Moment, TimeZoneNote } from './moment.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import styles from './second-factor.module.css'
import { useWords } from './use-words.ts'

export interface ListedPasskey {
  readonly credentialId: string
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | null
}

export interface PasskeysView {
  readonly passkeys: readonly ListedPasskey[]
  readonly codesLeft: number
  /** A second factor is required of the person, and there is none. */
  readonly mustSetUp: boolean
  readonly has: 'hasAdded' | 'hasRenamed' | 'hasRemoved' | null
  readonly next: string | null
}

export function PasskeysPage({
  view,
  answer,
}: {
  readonly view: PasskeysView
  readonly answer: FormAnswer | undefined
}) {
  const say = useWords(PASSKEYS)
  const sayOfFactors = useWords(SECOND_FACTOR)
  return (
    <>
      <AccountNav />
      <h1>{say('title')}</h1>
      {view.has !== null && !answer ? (
        <p className="notice" role="status">
          {say(view.has)}
        </p>
      ) : null}
      {view.mustSetUp ? <p className="notice">{sayOfFactors('required')}</p> : null}
      <p>{say('lead')}</p>
      <FormProblems problems={answer?.problems.map((problem) => ({ ...problem, field: '' }))} />
      {view.passkeys.length > 0 && view.codesLeft === 0 ? (
        <div className="notice">
          <p>{say('makeCodes')}</p>
          <p>
            <a href="/account/second-factor#codes">{say('makeCodesLink')}</a>
          </p>
        </div>
      ) : null}
      {view.passkeys.length > 0 && view.next !== null ? (
        <p>
          <a className="button" href={view.next}>
            {say('goOn')}
          </a>
        </p>
      ) : null}
      <h2>{say('own')}</h2>
      {view.passkeys.length === 0 ? <p>{say('none')}</p> : <List passkeys={view.passkeys} />}
      <h2>{say('add')}</h2>
      <p>{say('addSays')}</p>
      <div className={form['form']}>
        <PasskeyButton
          kind="make"
          address="/account/passkeys/add"
          next={view.next ?? ''}
          button={say('addButton')}
          without={say('withoutScripts')}
        >
          <Field
            name="name"
            label={say('addName')}
            hint={say('addNameHint')}
            autoComplete="off"
            maxLength={60}
            required
          />
        </PasskeyButton>
      </div>
    </>
  )
}

function List({ passkeys }: { readonly passkeys: readonly ListedPasskey[] }) {
  const say = useWords(PASSKEYS)
  return (
    <>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{say('name')}</th>
            <th scope="col">{say('added')}</th>
            <th scope="col">{say('used')}</th>
            <th scope="col">{say('change')}</th>
          </tr>
        </thead>
        <tbody>
          {passkeys.map((passkey) => (
            <Row key={passkey.credentialId} passkey={passkey} />
          ))}
        </tbody>
      </table>
      <TimeZoneNote />
    </>
  )
}

function Row({ passkey: { credentialId, name, createdAt, usedAt } }: { readonly passkey: ListedPasskey }) {
  const say = useWords(PASSKEYS)
  const id = <input type="hidden" name="credentialId" value={credentialId} />
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={form['onPhone']}>{say('added')} </span>
        <Moment at={createdAt} />
      </td>
      <td>
        <span className={form['onPhone']}>{say('used')} </span>
        {usedAt === null ? say('never') : <Moment at={usedAt} />}
      </td>
      <td className={styles['actions']}>
        <details>
          <summary>
            {say('rename')}
            <span className="visually-hidden"> {name}</span>
          </summary>
          <form method="post">
            <input type="hidden" name="intent" value="rename" />
            {id}
            <p className={form['field']}>
              <label htmlFor={`name-${credentialId}`}>{say('newName')}</label>
              <input
                id={`name-${credentialId}`}
                name="name"
                defaultValue={name}
                maxLength={60}
                autoComplete="off"
                required
              />
            </p>
            <button className="quiet">{say('save')}</button>
          </form>
        </details>
        <details>
          <summary>
            {say('remove')}
            <span className="visually-hidden"> {name}</span>
          </summary>
          <form method="post">
            <input type="hidden" name="intent" value="remove" />
            {id}
            <p>{say('removeSays', { name })}</p>
            <button className={form['danger']}>{say('removeButton', { name })}</button>
          </form>
        </details>
      </td>
    </tr>
  )
}
