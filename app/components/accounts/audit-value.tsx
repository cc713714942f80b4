import { Fragment, type ReactNode } from 'react'
import { ROLES, type Grant } from '../../access/roles.ts'
import { AUDIT, AUDIT_DETAIL_WORDS, AUDIT_VALUE_WORDS } from '../../content/accounts/audit.ts'
import { SIGN_IN_HISTORY } from '../../content/accounts/sign-in-history.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { auditAddress } from '../../forms/accounts/audit-query.ts'
import styles from './audit-page.module.css'
import { Moment } from './moment.tsx'
import { RoleName } from './role-name.tsx'
import { useWords } from './use-words.ts'

type Names = Readonly<Record<string, string>>

/** A person as an entry has them: a link to everything about them that the audit holds, named as they are named today. */
export function AuditPerson({ id, names }: { readonly id: string; readonly names: Names }) {
  const history = useWords(SIGN_IN_HISTORY)
  const name = names[id]
  const text = name === '' ? `${history('erased')} ${id}` : (name ?? id)
  return <a href={auditAddress({ id: `person:${id}` })}>{text}</a>
}

/** The id of something else, leading to everything about it. */
export function AuditId({ id }: { readonly id: string }) {
  const say = useWords(AUDIT)
  return (
    <a className={styles['id']} href={auditAddress({ id })} title={say('allAbout', { id })}>
      {id.replace(/^\w+:/, '')}
    </a>
  )
}

/** What an entry keeps of before and after, one line for each thing. */
export function AuditDetails(entry: {
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
  readonly names: Names
}) {
  const { names, reason } = entry
  const { t } = useSpeech()
  const say = useWords(AUDIT)
  const [before, after] = [asRecord(entry.before), asRecord(entry.after)]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    // The scope is said with the role, the digest of a reason only where its words are gone.
    .filter((key) => !(key === 'scope' && ('role' in before || 'role' in after)))
    .filter((key) => !(key === 'reasonDigest' && reason !== null))
  if (keys.length === 0 && reason === null) return null
  const value = (record: Readonly<Record<string, unknown>>, key: string) => (
    <AuditValue
      name={key}
      value={key === 'role' ? { role: record[key], scope: record['scope'] } : record[key]}
      names={names}
    />
  )
  return (
    <ul className={styles['details']}>
      {keys.map((key) => (
        <li key={key}>
          <Detail name={key} />
          {t('common.colon')}
          {key in before && key in after ? (
            <>
              {value(before, key)} → {value(after, key)}
            </>
          ) : (
            value(key in after ? after : before, key)
          )}
        </li>
      ))}
      {reason === null ? null : (
        <li>
          <span className="soft">{say('reason')}</span>
          {t('common.colon')}
          {reason}
        </li>
      )}
    </ul>
  )
}

function Detail({ name }: { readonly name: string }) {
  const say = useWords(AUDIT_DETAIL_WORDS)
  return (
    <span className="soft">{name in AUDIT_DETAIL_WORDS ? say(name as keyof typeof AUDIT_DETAIL_WORDS) : name}</span>
  )
}

/** Something that is no object, as a broken entry may hold, is shown without a name. */
function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value }
}

const ID = /^(?:person|session|link|passkey):.+$|^[a-z]_[A-Za-z0-9_-]{12}$/
const PERSON = /^(?:person:)?(p_[A-Za-z0-9_-]+)$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function AuditValue({
  name,
  value,
  names,
}: {
  readonly name: string
  readonly value: unknown
  readonly names: Names
}): ReactNode {
  const { t } = useSpeech()
  const say = useWords(AUDIT)
  const history = useWords(SIGN_IN_HISTORY)
  const values = useWords(AUDIT_VALUE_WORDS)
  if (value === null || value === undefined || value === '') return say('none')
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  if (Array.isArray(value)) {
    if (value.length === 0) return say('none')
    return value.map((one, index) => (
      <Fragment key={index}>
        {index === 0 ? '' : t('common.list')}
        <AuditValue name={name} value={one} names={names} />
      </Fragment>
    ))
  }
  if (isGrant(value)) return <RoleName grant={value} />
  if (typeof value !== 'string') return JSON.stringify(value)
  const person = PERSON.exec(value)?.[1]
  if (person !== undefined) return <AuditPerson id={person} names={names} />
  if (ID.test(value)) return <AuditId id={value} />
  if (MOMENT.test(value)) return <Moment at={value} />
  const word = `${name}.${value}`
  if (word in SIGN_IN_HISTORY) return history(word as keyof typeof SIGN_IN_HISTORY)
  if (word in AUDIT_VALUE_WORDS) return values(word as keyof typeof AUDIT_VALUE_WORDS)
  return <span className={styles['id']}>{value}</span>
}

function isGrant(value: unknown): value is Grant {
  const { role, scope } = value as Partial<Grant>
  return (ROLES as readonly unknown[]).includes(role) && typeof scope === 'string'
}
