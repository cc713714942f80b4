import { useSyncExternalStore } from 'react'
import { formatDate, formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import type { CompareView, ComparisonView } from './compare-view.ts'
import styles from './print-head.module.css'
import { useCurrentAddress } from './use-current-address.ts'
import { useSite } from './use-site.ts'

/** What a sheet of paper has to say of itself: which revisions it shows, how, where they are found and when it was made. */
export function PrintHead({ view, comparison, site }: { view: CompareView; comparison: ComparisonView; site: string }) {
  const { t, language } = useSpeech()
  const address = useSite(site) + useCurrentAddress()(view.pinnedAddress)
  // The reader's day: a page that was kept by the server does not know it, and without scripts nothing does.
  const today = useSyncExternalStore(neverChanges, todayHere, () => null)
  const { basis, differencesOnly } = view.state
  const shown = comparison.cases.map(({ title, revision: { number, publishedAt } }) => {
    const date = publishedAt && formatDay(language, publishedAt)
    const revision = t('compare.depth.revision', { n: number })
    const published = date ? t('compare.revision.published', { date }) : ''
    return `${title}${t('common.inBrackets', { text: revision + published })}`
  })
  const lines = [
    shown.join(t('compare.and')),
    [
      `${t('compare.basis')}${t('common.colon')}${t(`compare.basis.${basis}`)}`,
      `${t('compare.rows')}${t('common.colon')}${t(differencesOnly ? 'compare.rows.differing' : 'compare.rows.all')}`,
    ].join(t('compare.and')),
    address,
    ...(today === null ? [] : [t('compare.print.on', { date: formatDate(language, today) })]),
  ]
  return (
    <div className={styles['head']}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

const neverChanges = () => () => undefined

/** YYYY-MM-DD. */
function todayHere(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
