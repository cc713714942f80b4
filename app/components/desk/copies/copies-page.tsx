import type { FormAnswer } from '../../../access/form-answer.ts'
import { COPIES } from '../../../content/desk/copies.ts'
import { formatDay } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { Listing } from '../../accounts/listing.tsx'
import { Moment, TimeZoneNote } from '../../accounts/moment.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { Area } from '../area.tsx'
import { DeskNav } from '../desk-nav.tsx'
import { NumberedPages } from '../numbered-pages.tsx'
import { FileSize } from '../files/file-size.tsx'
import styles from './copies.module.css'
import { COPY_STATES, type CopiesView, type CopyLine } from './copies-view.ts'

interface CopiesPageProps {
  readonly view: CopiesView
  readonly isDone: boolean
  readonly answer: FormAnswer | undefined
}

/** Every copy of a source that is kept, and what became of those that are not kept any more. */
export function CopiesPage({ view, isDone, answer }: CopiesPageProps) {
  const say = useWords(COPIES)
  const { state, counts, isOne, lines, page, pages } = view
  return (
    <>
      <DeskNav />
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      {isDone && !answer ? (
        <p className="notice" role="status">
          {say('done')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {isOne ? (
        <p>
          {say('oneOnly')}
          <SentenceGap />
          <a href="/desk/copies">{say('all')}</a>
        </p>
      ) : (
        <nav aria-label={say('states')} className={styles['states']}>
          {COPY_STATES.map((one) => (
            <a key={one} href={`/desk/copies?state=${one}`} aria-current={one === state ? 'page' : undefined}>
              {say(one, { count: counts[one] })}
            </a>
          ))}
        </nav>
      )}
      {lines.length === 0 ? (
        <p className="soft">{say(isOne ? 'noneOfDigest' : 'none')}</p>
      ) : (
        <Listing heads={[say('copy'), say('keptBy'), say('keptAt'), say('usedIn'), say('what')]}>
          {lines.map((line) => (
            <Row key={line.sha256} line={line} mayRemove={view.mayRemove} answer={answer} />
          ))}
        </Listing>
      )}
      <NumberedPages page={page} pages={pages} addressOf={(other) => `/desk/copies?state=${state}&page=${other}`} />
      <TimeZoneNote />
    </>
  )
}

interface RowProps {
  readonly line: CopyLine
  readonly mayRemove: boolean
  readonly answer: FormAnswer | undefined
}

function Row({ line, mayRemove, answer }: RowProps) {
  const say = useWords(COPIES)
  const { sha256, kind, bytes, url, keptBy, keptAt, uses } = line
  return (
    <tr id={`c-${sha256.slice(0, 12)}`}>
      <td>
        <code>{sha256.slice(0, 12)}…</code>{' '}
        <span className="small soft nowrap">
          {say(`kind.${kind}`)} · <FileSize bytes={bytes} />
        </span>
        {url === null ? null : (
          <a href={url} rel="noreferrer" className={`small ${styles['address']}`}>
            {url}
          </a>
        )}
      </td>
      <td data-head={say('keptBy')}>{keptBy === '' ? say('former') : keptBy}</td>
      <td data-head={say('keptAt')}>
        <Moment at={keptAt} />
      </td>
      <td data-head={say('usedIn')}>
        {uses.length === 0 ? <span className="soft">{say('unused')}</span> : null}
        {uses.map(({ id, title }) => (
          <a key={id} href={`/desk/cases/${id}`} className={styles['use']}>
            {title}
          </a>
        ))}
      </td>
      <td data-head={say('what')}>
        {line.removed === null ? (
          <>
            <a href={`/desk/copies/${sha256}`} aria-label={say('downloadNamed', { digest: sha256.slice(0, 12) })}>
              {say('download')}
            </a>
            {mayRemove ? <Removal sha256={sha256} answer={answer} /> : null}
          </>
        ) : (
          <Removed removed={line.removed} />
        )}
      </td>
    </tr>
  )
}

function Removed({ removed: { by, at, reason } }: { readonly removed: NonNullable<CopyLine['removed']> }) {
  const say = useWords(COPIES)
  const { language } = useSpeech()
  return (
    <>
      {say('removedBy', { name: by === '' ? say('former') : by, date: formatDay(language, at) })}
      <blockquote className={styles['reason']}>{reason}</blockquote>
    </>
  )
}

/** Folded, and with what it does above the button. */
function Removal({ sha256, answer }: { readonly sha256: string; readonly answer: FormAnswer | undefined }) {
  const say = useWords(COPIES)
  const isTyped = answer?.typed['sha256'] === sha256
  return (
    <details open={isTyped}>
      <summary aria-label={say('removeNamed', { digest: sha256.slice(0, 12) })}>{say('remove')}</summary>
      <form method="post" className={styles['removal']}>
        <input type="hidden" name="sha256" value={sha256} />
        <p className="small">{say('removeWhat')}</p>
        <Area
          id={`reason-${sha256.slice(0, 12)}`}
          name="reason"
          label={say('reason')}
          rows={2}
          problems={isTyped ? answer.problems : []}
          value={isTyped ? answer.typed['reason'] : undefined}
        />
        <button className={form['danger']}>{say('remove')}</button>
      </form>
    </details>
  )
}
