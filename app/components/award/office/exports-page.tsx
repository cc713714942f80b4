import { LEVEL } from '#scoring/award/panel-fits.ts'
import { COLUMNS, TABLE_COLUMNS } from '../../../content/award/columns.ts'
import { EXPORTS } from '../../../content/award/exports.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { OfficeHead, type OfficeName } from '../award-head.tsx'

export interface ExportsView {
  readonly award: OfficeName
  readonly mayRun: boolean
  /** By winner; null before the result is final. */
  readonly certificates:
    | readonly {
        readonly entry: string
        readonly title: string
        readonly organisation: string
        readonly category: string
      }[]
    | null
  /** Characters that no font of the site can draw. */
  readonly undrawable: readonly string[]
  /** Why there is no table with scores. */
  readonly notShown: 'judges-too' | 'conflicted' | 'removed' | 'not-opened' | null
  readonly isPublic: boolean
  /** The clock of the award, as a head of the tables names it. */
  readonly zone: string
}

/** What an award office takes away: certificates for winners, and tables for its own work. */
export function ExportsPage({ view }: { readonly view: ExportsView }) {
  const say = useWords(EXPORTS)
  return (
    <>
      <OfficeHead award={view.award} mayRun={view.mayRun} />
      <h1>{say('title')}</h1>
      <Certificates view={view} />
      <Tables view={view} />
      <Columns zone={view.zone} />
    </>
  )
}

function Certificates({ view: { award, certificates, undrawable } }: { readonly view: ExportsView }) {
  const say = useWords(EXPORTS)
  const { t } = useSpeech()
  const office = `/awards/${award.id}/office`
  if (certificates === null || certificates.length === 0) {
    return (
      <>
        <h2>{say('certificates')}</h2>
        <p>{say(certificates === null ? 'certificatesLater' : 'noWinners')}</p>
      </>
    )
  }
  return (
    <>
      <h2>{say('certificates')}</h2>
      <p>{say('certificatesWhat')}</p>
      {award.isRehearsal ? <p>{say('certificatesRehearsal')}</p> : null}
      {undrawable.length === 0 ? null : (
        <p className="notice">{say('undrawable', { signs: undrawable.join(t('common.list')) })}</p>
      )}
      <p>
        {say('all')}
        {t('common.colon')}
        <BothLanguages address={`${office}/certificates.pdf`} about={say('all')} />
      </p>
      <Listing heads={[say('winner'), say('head.category'), say('files')]}>
        {certificates.map(({ entry, title, organisation, category }) => (
          <tr key={entry}>
            <td>
              {title}
              <br />
              <span className="small soft">{organisation}</span>
            </td>
            <td data-head={say('head.category')}>{category}</td>
            <td data-head={say('files')}>
              <BothLanguages address={`${office}/certificates/${entry}.pdf`} about={title} />
            </td>
          </tr>
        ))}
      </Listing>
    </>
  )
}

function BothLanguages({ address, about }: { readonly address: string; readonly about: string }) {
  const say = useWords(EXPORTS)
  return (
    <>
      <a href={`${address}?lang=zh-CN`} download>
        {say('inChinese')}
        <span className="visually-hidden"> {about}</span>
      </a>{' '}
      ·{' '}
      <a href={`${address}?lang=en`} download>
        {say('inEnglish')}
        <span className="visually-hidden"> {about}</span>
      </a>
    </>
  )
}

function Tables({ view: { award, notShown, isPublic } }: { readonly view: ExportsView }) {
  const say = useWords(EXPORTS)
  const sayResult = useWords(RESULT)
  const office = `/awards/${award.id}/office/exports`
  const tables = [
    { name: 'result', address: `${office}/result`, why: notShown === null ? null : sayResult(notShown) },
    { name: 'sheets', address: `${office}/sheets`, why: notShown === null ? null : sayResult(notShown) },
    { name: 'progress', address: `${office}/progress`, why: notShown === 'not-opened' ? sayResult(notShown) : null },
    { name: 'public', address: `/awards/${award.id}/result`, why: isPublic ? null : say('publicLater') },
  ] as const
  return (
    <>
      <h2>{say('exports')}</h2>
      <p>{say('exportsWhat')}</p>
      <Listing heads={[say('table'), say('tableWhat'), say('files')]}>
        {tables.map(({ name, address, why }) => (
          <tr key={name}>
            <td>{say(`${name}Table`)}</td>
            <td data-head={say('tableWhat')}>{say(`${name}TableWhat`)}</td>
            <td data-head={say('files')}>
              {why ?? (
                <>
                  <a href={`${address}.csv`} download>
                    CSV<span className="visually-hidden"> {say(`${name}Table`)}</span>
                  </a>{' '}
                  ·{' '}
                  <a href={`${address}.xlsx`} download>
                    XLSX<span className="visually-hidden"> {say(`${name}Table`)}</span>
                  </a>
                </>
              )}
            </td>
          </tr>
        ))}
      </Listing>
    </>
  )
}

/** What the columns of each table hold, under the heads that they have in it. */
function Columns({ zone }: { readonly zone: string }) {
  const say = useWords(EXPORTS)
  const { language } = useSpeech()
  const values = { zone, level: formatShare(language, LEVEL) }
  return (
    <>
      <h2>{say('columns')}</h2>
      <p>{say('columnsWhat')}</p>
      {(['result', 'sheets', 'progress', 'public'] as const).map((table) => (
        <details key={table}>
          <summary>{say('columnsOf', { table: say(`${table}Table`) })}</summary>
          <Listing heads={[say('column'), say('meaning')]}>
            {TABLE_COLUMNS[table].map((column) => (
              <tr key={column}>
                <td>{say(`head.${column}`, values)}</td>
                <td>{COLUMNS[column][language]}</td>
              </tr>
            ))}
            {table === 'sheets' ? (
              <tr>
                <td>{say('head.anyCriterion')}</td>
                <td>{COLUMNS.criterion[language]}</td>
              </tr>
            ) : null}
          </Listing>
        </details>
      ))}
    </>
  )
}
