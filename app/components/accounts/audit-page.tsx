import { AUDIT_ACTIONS } from '../../access/audit-actions.ts'
import { AUDIT, AUDIT_ACTION_WORDS } from '../../content/accounts/audit.ts'
import { SIGN_IN_HISTORY } from '../../content/accounts/sign-in-history.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { LeftOut } from '../left-out.tsx'
import { AdminNav } from './admin-nav.tsx'
import styles from './audit-page.module.css'
import { AuditTable } from './audit-table.tsx'
import type { AuditView } from './audit-view.ts'
import { Field } from './field.tsx'
import { TimeZoneNote } from './moment.tsx'
import { Select } from './select.tsx'
import { useWords } from './use-words.ts'

export function AuditPage({ view }: { readonly view: AuditView }) {
  const say = useWords(AUDIT)
  const narrowed = Object.values(view.query).some((value) => value !== undefined && value !== '')
  return (
    <>
      <AdminNav />
      <h1>{say('title')}</h1>
      <p>{say('lead')}</p>
      <AuditForm view={view} />
      <LeftOut parts={view.leftOut.map(({ name, value }) => ({ name: say(name), value }))} />
      <PeopleFound view={view} />
      {view.entries.length > 0 ? (
        <>
          <AuditTable entries={view.entries} names={view.names} />
          {view.query.entry === undefined ? null : <Hashes view={view} />}
        </>
      ) : view.people?.length === 0 ? null : (
        <p role="status">{say(narrowed ? 'nothingFound' : 'empty')}</p>
      )}
      {narrowed ? (
        <p>
          <a href="/admin/audit">{say('all')}</a>
        </p>
      ) : null}
      <AuditPages view={view} />
      <TimeZoneNote />
      <Head head={view.head} />
    </>
  )
}

function AuditForm({ view: { query } }: { readonly view: AuditView }) {
  const say = useWords(AUDIT)
  const actions = useWords(AUDIT_ACTION_WORDS)
  return (
    <form method="get" role="search" className={styles['form']}>
      <Field
        name="person"
        type="search"
        label={say('person')}
        hint={say('personHint')}
        value={query.person}
        maxLength={200}
      />
      <Field name="id" type="search" label={say('id')} hint={say('idHint')} value={query.id} maxLength={200} />
      <Select
        name="action"
        label={say('action')}
        value={query.action ?? ''}
        options={[['', say('anyAction')], ...AUDIT_ACTIONS.map((action) => [action, actions(action)] as const)]}
      />
      <div className={styles['days']}>
        <Field name="from" type="date" label={say('from')} value={query.from} />
        <Field name="to" type="date" label={say('to')} value={query.to} />
      </div>
      <p className={styles['submit']}>
        <button>{say('search')}</button>
      </p>
    </form>
  )
}

/** Whom the words for a person stand for: several may share them. */
function PeopleFound({ view: { people, names, query } }: { readonly view: AuditView }) {
  const { t } = useSpeech()
  const say = useWords(AUDIT)
  const history = useWords(SIGN_IN_HISTORY)
  if (people === null) return null
  const named = people.map((id) => names[id] || `${history('erased')} ${id}`)
  return (
    <p role="status">
      {people.length === 0
        ? say('nobodyFound', { words: query.person })
        : say('peopleFound', { names: named.join(t('common.list')) })}
    </p>
  )
}

/** Of one entry that was asked for by its number. */
function Hashes({ view: { entries } }: { readonly view: AuditView }) {
  const say = useWords(AUDIT)
  const { hash, previousHash } = entries[0]!
  return (
    <dl className="facts">
      <dt>{say('hash')}</dt>
      <dd>
        <code className={styles['hash']}>{hash}</code>
      </dd>
      <dt>{say('previousHash')}</dt>
      <dd>{previousHash === '' ? say('none') : <code className={styles['hash']}>{previousHash}</code>}</dd>
    </dl>
  )
}

function AuditPages({ view: { older, newest } }: { readonly view: AuditView }) {
  const say = useWords(AUDIT)
  if (older === null && newest === null) return null
  return (
    <nav className={styles['pages']} aria-label={say('pages')}>
      {newest === null ? null : (
        <a href={newest} rel="first">
          ← {say('newest')}
        </a>
      )}
      {older === null ? null : (
        <a href={older} rel="next">
          {say('older')} →
        </a>
      )}
    </nav>
  )
}

function Head({ head }: { readonly head: string | null }) {
  const say = useWords(AUDIT)
  if (head === null) return null
  return (
    <section aria-labelledby="head">
      <h2 id="head">{say('headTitle')}</h2>
      <p>{say('headLead')}</p>
      <p className="small soft">{say('command')}</p>
      <p className={styles['command']}>
        <code className={styles['hash']}>npm run audit:verify -- --head {head}</code>
      </p>
    </section>
  )
}
