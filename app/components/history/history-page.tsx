import { casePath } from '../../case-path.ts'
import { HISTORY } from '../../content/desk/history.ts'
import { formatDay, formatExact, formatScore } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Moment, TimeZoneNote } from '../accounts/moment.tsx'
import { useWords } from '../accounts/use-words.ts'
import { LeftOut } from '../left-out.tsx'
import { ScrollTable } from '../scroll-table.tsx'
import { changesAddress } from './edition-banner.tsx'
import styles from './history-page.module.css'
import type { HistoryAuthor, HistoryRow, HistoryView } from './history-view.ts'

/** All revisions of a case, the newest first, with two of them to choose for comparing. */
export function HistoryPage({ view }: { readonly view: HistoryView }) {
  const say = useWords(HISTORY)
  const { t } = useSpeech()
  const { id, slug, rows, full, older, newest } = view
  const name = view.title === '' ? id : view.title
  const canCompare = rows.length > 1 || older !== null
  return (
    <>
      <p className="soft small">
        <a href="/cases">{t('nav.cases')}</a> · <a href={casePath(slug)}>{name}</a>
      </p>
      <h1>{say('title', { title: name })}</h1>
      <p>{say(full ? 'leadDesk' : 'leadPublic')}</p>
      <LeftOut parts={view.leftOut} />
      {rows.length === 0 ? (
        <p role="status">{say('none')}</p>
      ) : (
        <form method="get" action={casePath(slug, '/changes')}>
          <ScrollTable title={say('title', { title: name })} stacked>
            <thead>
              <tr>
                {canCompare ? <th scope="col">{say('from')}</th> : null}
                {canCompare ? <th scope="col">{say('to')}</th> : null}
                <th scope="col">{say('revision')}</th>
                <th scope="col">{say('when')}</th>
                {full ? <th scope="col">{say('who')}</th> : null}
                <th scope="col">{say('what')}</th>
                <th scope="col" className="num">
                  {say('index')}
                </th>
                <th scope="col" className="num">
                  {say('size')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, place) => (
                <Line key={row.number} slug={slug} row={row} place={place} full={full} canCompare={canCompare} />
              ))}
            </tbody>
          </ScrollTable>
          {canCompare ? (
            <p className="no-print">
              <button className={styles['compare']}>{say('compare')}</button>{' '}
              <span className="small soft">{say('compareHint')}</span>
            </p>
          ) : null}
        </form>
      )}
      {older === null && newest === null ? null : (
        <nav className={styles['pages']} aria-label={say('pages')}>
          {newest === null ? null : (
            <a href={newest} rel="first">
              ← {say('toNewest')}
            </a>
          )}
          {older === null ? null : (
            <a href={older} rel="next">
              {say('older')} →
            </a>
          )}
        </nav>
      )}
      {older === null && newest === null ? null : <CompareAny slug={slug} newestHere={rows[0]?.number} />}
      <p className="small soft">{say('scoresToday')}</p>
      <TimeZoneNote />
    </>
  )
}

/** Any two revisions by their numbers, where not all of them stand on this page. */
function CompareAny({ slug, newestHere }: { readonly slug: string; readonly newestHere: number | undefined }) {
  const say = useWords(HISTORY)
  const field = (name: 'from' | 'to', label: string, value: number | undefined) => (
    <label>
      {label}{' '}
      <input
        type="number"
        name={name}
        min={1}
        step={1}
        required
        defaultValue={value}
        className={styles['revisionNumber']}
      />
    </label>
  )
  return (
    <form
      method="get"
      action={casePath(slug, '/changes')}
      className={`no-print ${styles['any']}`}
      aria-labelledby="any"
    >
      <h2 id="any">{say('compareAny')}</h2>
      <p>
        {field('from', say('fromNumber'), undefined)} {field('to', say('toNumber'), newestHere)}{' '}
        <button>{say('compareNumbers')}</button>
      </p>
    </form>
  )
}

function Line({
  slug,
  row,
  place,
  full,
  canCompare,
}: {
  readonly slug: string
  readonly row: HistoryRow
  readonly place: number
  readonly full: boolean
  readonly canCompare: boolean
}) {
  const say = useWords(HISTORY)
  const { t, language } = useSpeech()
  const { number, index, size, previous } = row
  return (
    <tr id={`r${number}`}>
      {canCompare ? (
        <>
          <td className={styles['choice']}>
            <label>
              <input type="radio" name="from" value={number} defaultChecked={place === 1} />
              <span className={styles['choiceWord']}>{say('pickFrom', { number })}</span>
            </label>
          </td>
          <td className={styles['choice']}>
            <label>
              <input type="radio" name="to" value={number} defaultChecked={place === 0} />
              <span className={styles['choiceWord']}>{say('pickTo', { number })}</span>
            </label>
          </td>
        </>
      ) : null}
      <th scope="row" className={styles['number']}>
        <a href={casePath(slug, `/r/${number}`)}>
          <span className={styles['onPhone']}>{say('revision')} </span>
          {number}
        </a>
        {row.isCurrent ? <span className="tag priced">{say('current')}</span> : null}
        {row.isNewest && full && !row.isCurrent ? <span className="tag">{say('newest')}</span> : null}
      </th>
      <td>
        <Moment at={row.at} />
      </td>
      {full ? <td>{row.author ? <Author author={row.author} /> : null}</td> : null}
      <td className={styles['message']}>
        {row.message === '' ? <span className="soft">{say('noMessage')}</span> : row.message}
        <span className="small soft">
          {' · '}
          {[
            row.merged ? say('merged') : row.publishedAt === null ? say('saved') : '',
            row.publishedAt === null ? '' : say('published', { date: formatDay(language, row.publishedAt) }),
          ]
            .filter(Boolean)
            .join(t('common.list'))}
          {row.ok === false ? ` · ${say('broken1')}` : ''}
          {previous === null ? null : (
            <>
              {' · '}
              <a href={changesAddress(slug, previous, number)}>
                {say('changesSince')}
                <span className="visually-hidden">
                  {t('common.inBrackets', { text: say('changesSinceNumber', { from: previous, to: number }) })}
                </span>
              </a>
            </>
          )}
        </span>
      </td>
      <td className={`num ${styles['figure']}`}>
        <span className={styles['onPhone']}>{say('index')} </span>
        {index === null
          ? say('noScore')
          : t('index.interval', {
              lower: formatScore(language, index.lower),
              upper: formatScore(language, index.upper),
            })}
      </td>
      <td className={`num ${styles['figure']}`}>
        <span className={styles['onPhone']}>{say('size')} </span>
        <Size size={size} />
      </td>
    </tr>
  )
}

function Author({ author }: { readonly author: HistoryAuthor }) {
  const say = useWords(HISTORY)
  if (author.kind === 'person') return <>{author.name}</>
  return <span className="soft">{say(author.kind === 'folder' ? 'caseFolder' : 'erased')}</span>
}

function Size({ size }: { readonly size: HistoryRow['size'] }) {
  const say = useWords(HISTORY)
  const { language } = useSpeech()
  const signed = (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${formatExact(language, Math.abs(n))}`
  const { change, bytes, attachments, attachmentsChange } = size
  const text =
    change === null
      ? say('first', { n: formatExact(language, bytes) })
      : change === 0
        ? say('sameSize')
        : say('bytes', { n: signed(change) })
  const files = attachmentsChange ?? attachments
  return (
    <>
      {text}
      {files === 0 ? null : (
        <>
          <br />
          {say('attachments', { n: signed(files) })}
        </>
      )}
    </>
  )
}
