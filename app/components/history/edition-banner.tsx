import { casePath } from '../../case-path.ts'
import { HISTORY } from '../../content/desk/history.ts'
import { formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import type { CaseView } from '../case/case-view.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import styles from './edition-banner.module.css'

type Shown = Pick<CaseView, 'id' | 'slug' | 'title' | 'organisation' | 'edition'>

/** On top of the page of a revision: which one it is, whether a newer one stands in its place, how to cite it. */
export function EditionBanner({ view, site }: { readonly view: Shown; readonly site: string }) {
  const say = useWords(HISTORY)
  const { t, language } = useSpeech()
  const { edition } = view
  if (!edition) return null
  const { number, of, publishedAt, replacedAt, current } = edition
  const day = (at: string) => formatDay(language, at)
  const facts = [
    say('revisionOf', { number, of }),
    publishedAt === null
      ? say('savedOn', { date: day(edition.createdAt) })
      : say('publishedOn', { date: day(publishedAt) }),
    ...(replacedAt === null || current === number ? [] : [say('replacedOn', { date: day(replacedAt) })]),
  ]
  return (
    <aside className={styles['banner']} data-current={current === number} aria-label={facts[0]}>
      <p className={styles['facts']}>
        <strong>{facts.join(t('common.list'))}</strong>
      </p>
      <p>
        {publishedAt === null ? `${say('draft')} ` : null}
        {current === number ? say('isCurrent') : publishedAt === null ? null : `${say('notCurrent')} `}
        {current === null ? say('noCurrent') : null}
      </p>
      <p className={styles['ways']}>
        {current === null || current === number ? null : (
          <>
            <a href={casePath(view.slug)}>{say('toCurrent', { number: current })}</a>
            <a href={changesAddress(view.slug, number, current)}>{say('toChanges')}</a>
          </>
        )}
        <a href={casePath(view.slug, '/history')}>{say('history')}</a>
        <a href={`${edition.address}.md`}>{say('document')}</a>
        {edition.mayWrite ? <a href="#restore">{say('restore')}</a> : null}
      </p>
      {publishedAt === null ? null : (
        <details open>
          <summary>{say('cite')}</summary>
          <p className={styles['cite']}>{citation(view, site, say, day(publishedAt))}</p>
        </details>
      )}
      <p className="small soft">
        {say('permanent')}
        <SentenceGap />
        {say('scoredToday')}
      </p>
    </aside>
  )
}

/** Older first, as a reader of changes expects. */
export function changesAddress(slug: string, one: number, other: number): string {
  return casePath(slug, `/changes?from=${Math.min(one, other)}&to=${Math.max(one, other)}`)
}

function citation(
  { title, organisation, edition }: Shown,
  site: string,
  say: ReturnType<typeof useWords<typeof HISTORY>>,
  date: string,
): string {
  const { number, address } = edition!
  // Without the operator's word for it, no address is better than a wrong one; the path still tells which page.
  return say('citation', { title, organisation, number, date, address: `${site}${address}` })
}
