import { ROLES, type Grant } from '../../access/roles.ts'
import { PEOPLE } from '../../content/accounts/people.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { Field } from './field.tsx'
import styles from './form.module.css'
import { Listing } from './listing.tsx'
import { Moment } from './moment.tsx'
import type { PersonAnswer, PersonView } from './person-page.tsx'
import { RoleName } from './role-name.tsx'
import { Select } from './select.tsx'
import { useWords } from './use-words.ts'

/** A role with who gave it; `by` is empty where that is not known or their account is erased. */
export interface GivenRole extends Grant {
  readonly at: string
  readonly by: string
}

/** The roles of a person, and giving another. */
export function PersonRoles({ view, answer }: { view: PersonView; answer: PersonAnswer }) {
  const say = useWords(PEOPLE)
  const sayRole = useWords(ROLE_NAMES)
  const typed = answer?.typed['intent'] === 'grant' ? answer.typed : {}
  return (
    <>
      <h2>{say('roles')}</h2>
      {view.roles.length === 0 ? (
        <p>{say('noRoles')}</p>
      ) : (
        <Listing heads={[say('role'), say('roleSince'), say('roleBy'), { hidden: say('revoke') }]}>
          {view.roles.map((grant) => (
            <tr key={`${grant.role} ${grant.scope}`}>
              <td>
                <RoleName grant={grant} />
              </td>
              <td data-head={say('roleSince')}>
                <Moment at={grant.at} />
              </td>
              <td data-head={say('roleBy')}>{grant.by || say('roleByNobody')}</td>
              <td>
                <form method="post">
                  <input type="hidden" name="intent" value="revoke" />
                  <input type="hidden" name="role" value={grant.role} />
                  <input type="hidden" name="scope" value={grant.scope} />
                  <button
                    className="quiet"
                    aria-label={say('revokeLabel', { role: `${sayRole(grant.role)} ${grant.scope}`.trim() })}
                  >
                    {say('revoke')}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </Listing>
      )}
      <h3>{say('grantTitle')}</h3>
      <form method="post" className={styles['form']}>
        <input type="hidden" name="intent" value="grant" />
        <Select
          name="role"
          label={say('role')}
          problems={answer?.problems}
          value={typed['role']}
          options={ROLES.map((role) => [role, sayRole(role)])}
        />
        <Field
          name="award"
          label={say('award')}
          hint={say('awardHint')}
          problems={answer?.problems}
          value={typed['award']}
          maxLength={80}
        />
        <button>{say('grant')}</button>
      </form>
    </>
  )
}
