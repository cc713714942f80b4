import { AUDIT, AUDIT_ACTION_WORDS, AUDIT_SUBJECT_WORDS } from '../../content/accounts/audit.ts'
import { auditAddress } from '../../forms/accounts/audit-query.ts'
import { AuditDetails, AuditId, AuditPerson } from './audit-value.tsx'
import { Listing } from './listing.tsx'
import type { AuditEntryView, AuditView } from './audit-view.ts'
import { Moment } from './moment.tsx'
import { useWords } from './use-words.ts'

type Names = AuditView['names']

const HEADS = ['number', 'when', 'who', 'what', 'where'] as const

export function AuditTable({ entries, names }: Pick<AuditView, 'entries' | 'names'>) {
  const say = useWords(AUDIT)
  return (
    <Listing heads={HEADS.map((head) => say(head))}>
      {entries.map((entry) => (
        <tr key={entry.sequence} id={`entry-${entry.sequence}`}>
          <td data-head={say('number')}>
            <a href={auditAddress({ entry: entry.sequence })} aria-label={say('permanent', { number: entry.sequence })}>
              {entry.sequence}
            </a>
          </td>
          <td data-head={say('when')}>
            <Moment at={entry.at} />
          </td>
          <td data-head={say('who')}>
            <Who entry={entry} names={names} />
          </td>
          <td>
            <What entry={entry} names={names} />
          </td>
          <td data-head={say('where')}>
            <Where address={entry.address} />
          </td>
        </tr>
      ))}
    </Listing>
  )
}

interface EntryProps {
  readonly entry: AuditEntryView
  readonly names: Names
}

function Who({ entry: { actorId, trueActorId }, names }: EntryProps) {
  const say = useWords(AUDIT)
  if (actorId === null) return <span className="soft">{say('nobody')}</span>
  if (trueActorId === null) return <AuditPerson id={actorId} names={names} />
  return (
    <>
      <AuditPerson id={trueActorId} names={names} /> <span className="tag">{say('actingFor')}</span>{' '}
      <AuditPerson id={actorId} names={names} />
    </>
  )
}

function What({ entry, names }: EntryProps) {
  const action = useWords(AUDIT_ACTION_WORDS)
  const kinds = useWords(AUDIT_SUBJECT_WORDS)
  const [kind = '', id = ''] = entry.subject.split(/:(.*)/s)
  return (
    <>
      <strong>
        {entry.action in AUDIT_ACTION_WORDS ? action(entry.action as keyof typeof AUDIT_ACTION_WORDS) : entry.action}
      </strong>{' '}
      {/* Whoever does something to their own account is named beside it. */}
      {kind === 'person' && id === entry.actorId ? null : (
        <span>
          <span className="soft">
            {kind in AUDIT_SUBJECT_WORDS ? kinds(kind as keyof typeof AUDIT_SUBJECT_WORDS) : kind}
          </span>{' '}
          {kind === 'person' ? <AuditPerson id={id} names={names} /> : <AuditId id={entry.subject} />}
        </span>
      )}
      <AuditDetails before={entry.before} after={entry.after} reason={entry.reason} names={names} />
    </>
  )
}

function Where({ address }: { readonly address: string | null }) {
  const say = useWords(AUDIT)
  if (address === null) return <span className="soft">{say('erasedAddress')}</span>
  return address === '' ? <span className="soft">{say('noAddress')}</span> : <>{address}</>
}
