import { casePath } from '../../case-path.ts'
import { formatDate } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { IntervalBar } from '../interval-bar.tsx'
import { intervalText } from '../interval-text.ts'
import { countWords, netWords } from '../net-summary.ts'
import { rankText } from '../rank-text.ts'
import { StatusTag } from '../status-tag.tsx'
import type { FoundRowView } from './case-list-view.ts'
import styles from './case-row.module.css'
import { FoundIn } from './found-in.tsx'
import { MarkedText } from './marked-text.tsx'

interface CaseRowProps {
  readonly row: FoundRowView
  readonly casesInLibrary: number
  /** Id of the form that compares. */
  readonly form: string
  readonly ticked: boolean
  readonly onTick: (on: boolean) => void
}

/** One case of the list: what it is on the left, what each measure says on the right, a box to compare it. */
export function CaseRow({ row, casesInLibrary, form, ticked, onTick }: CaseRowProps) {
  const speech = useSpeech()
  const { t, language } = speech
  const { lower, upper, coverage } = row.index
  return (
    <li className={styles['row']}>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          name="c"
          value={row.id}
          form={form}
          checked={ticked}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        <span className="visually-hidden">{t('cases.compareTick', { title: row.title })}</span>
      </label>
      <div className={styles['what']}>
        <h2>
          <a href={casePath(row.slug)}>
            <MarkedText parts={row.titleParts} />
          </a>
        </h2>
        <p className={styles['who']}>
          {row.organisation} · {t(`issue.${row.issue}`)}
          {row.kind === 'short' ? <span className="tag">{t('cases.short')}</span> : null}
        </p>
        <p>
          <MarkedText parts={row.summaryParts} />
        </p>
        <FoundIn snippets={row.snippets} />
        <p className="small soft">{t('cases.factsAsOf', { date: formatDate(language, row.asOf) })}</p>
      </div>
      <dl className={styles['measures']}>
        <dt>{t('cases.col.index')}</dt>
        <dd>
          <IntervalBar lower={lower} upper={upper} coverage={coverage} />
          <span className={styles['figure']}>{intervalText({ lower, upper, coverage }, speech)}</span>
          <span className="small soft">
            {row.rank.ok ? `${t('index.rank')}${t('common.colon')}` : ''}
            {rankText(row.rank, casesInLibrary, speech)}
          </span>
        </dd>
        <dt>{t('cases.col.net')}</dt>
        <dd>
          <span>
            {netWords(row.net, speech)} {row.net.best === 'notPriced' ? null : <StatusTag status={row.net.best} />}
          </span>
          {row.net.best === 'notPriced' ? null : <span className="small soft">{countWords(row.net, speech)}</span>}
        </dd>
      </dl>
    </li>
  )
}
