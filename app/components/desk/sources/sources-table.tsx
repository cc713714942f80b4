import { SOURCES } from '../../../content/desk/sources.ts'
import { formatDay } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import styles from './sources-page.module.css'
import type { SourceAddress, SourceRow } from './sources-view.ts'

/** Of the cases of a document so many are named at once. */
const MOST_CASES = 4

export function SourcesTable({ rows }: { readonly rows: readonly SourceRow[] }) {
  const say = useWords(SOURCES)
  return (
    <div className={styles['table']}>
      <Listing heads={[say('source'), say('usedIn'), say('read'), say('state')]}>
        {rows.map((row) => (
          <tr key={row.anchor} id={row.anchor}>
            <td>
              <Document row={row} />
            </td>
            <td data-head={say('usedIn')}>
              <Uses row={row} />
            </td>
            <td data-head={say('read')}>
              <ReadAndKept row={row} />
            </td>
            <td data-head={say('state')}>
              {row.addresses.length === 0 ? <span className="soft">{say('noAddress')}</span> : null}
              {row.addresses.map((address) => (
                <Address key={address.url} address={address} />
              ))}
            </td>
          </tr>
        ))}
      </Listing>
    </div>
  )
}

function Document({ row }: { readonly row: SourceRow }) {
  const say = useWords(SOURCES)
  const { t } = useSpeech()
  const isOld = row.marks.includes('old')
  return (
    <>
      <span lang="zh-CN">{row.title}</span>
      <span className={`small soft ${styles['under']}`}>
        <span lang="zh-CN">{row.publisher}</span> · {row.date ?? say('noDate')} ·{' '}
        {row.kinds.map((kind) => t(`sourceKind.${kind}`)).join(t('common.list'))}
      </span>
      {isOld ? <span className="tag">{say('show.old')}</span> : null}
      {row.disagreements.length === 0 ? null : (
        <details className="small">
          <summary>{say('contradictions', { count: row.disagreements.length })}</summary>
          <ul className={styles['uses']}>
            {row.disagreements.map(({ caseId, about }) => (
              <li key={`${caseId} ${about}`}>
                {about} <span className="soft">{caseId}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Uses({ row: { uses, marks } }: { readonly row: SourceRow }) {
  const say = useWords(SOURCES)
  const line = (use: SourceRow['uses'][number]) => (
    <li key={use.caseId}>
      <a href={`/desk/cases/${use.caseId}`}>{use.title}</a>{' '}
      <span className="small soft">{use.evidence === 0 ? say('useNone') : say('use', use)}</span>
    </li>
  )
  const more = uses.slice(MOST_CASES)
  return (
    <>
      <ul className={styles['uses']}>{uses.slice(0, MOST_CASES).map(line)}</ul>
      {more.length === 0 ? null : (
        <details>
          <summary className="small">{say('moreUses', { count: more.length })}</summary>
          <ul className={styles['uses']}>{more.map(line)}</ul>
        </details>
      )}
      {marks.includes('unused') ? <span className="tag">{say('show.unused')}</span> : null}
    </>
  )
}

function ReadAndKept({ row }: { readonly row: SourceRow }) {
  const say = useWords(SOURCES)
  return (
    <>
      {row.oldestAccess === null ? null : (
        <span className={styles['under']}>{say('accessed', { date: row.oldestAccess })}</span>
      )}
      {row.marks.includes('no-access') ? <span className="tag weak">{say('show.no-access')}</span> : null}
      {row.hasCopy ? <span className={styles['under']}>{say('copy')}</span> : null}
      {row.removedCopies.map(({ sha256, date, reason }) => (
        <span key={sha256} className={`small ${styles['under']}`}>
          <a href={`/desk/copies?copy=${sha256}`}>{say('copyRemoved', { date })}</a> {reason}
        </span>
      ))}
      {row.marks.includes('no-copy') ? <span className={`soft ${styles['under']}`}>{say('show.no-copy')}</span> : null}
    </>
  )
}

function Address({ address: { url, check } }: { readonly address: SourceAddress }) {
  const say = useWords(SOURCES)
  const { language } = useSpeech()
  return (
    <div className={styles['address']}>
      <a href={url} rel="noreferrer">
        {hostOf(url)}
      </a>
      {check === null ? (
        <span className={`small soft ${styles['under']}`}>{say('check.never')}</span>
      ) : (
        <span className={`small ${styles['under']}`}>
          <CheckWords check={check} />{' '}
          <span className="soft nowrap">{say('checkedOn', { date: formatDay(language, check.checkedAt) })}</span>
        </span>
      )}
    </div>
  )
}

function CheckWords({ check: { outcome, detail, movedTo } }: { readonly check: NonNullable<SourceAddress['check']> }) {
  const say = useWords(SOURCES)
  if (outcome === 'gone') return <span className="tag weak">{say('check.gone')}</span>
  if (outcome === 'unsure') {
    const key = `why.${detail}`
    const why = isReason(key) ? say(key) : say('why.status', { status: detail })
    return <>{say('check.unsure', { why })}</>
  }
  if (movedTo === null) return <>{say('check.reachable')}</>
  return (
    <>
      {say('check.moved')}{' '}
      <a href={movedTo} rel="noreferrer">
        {movedTo}
      </a>
    </>
  )
}

const isReason = (key: string): key is keyof typeof SOURCES => key in SOURCES

/** The part of an address by which people know it. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url)
