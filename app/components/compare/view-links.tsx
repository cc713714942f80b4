import { useState, useSyncExternalStore } from 'react'
import { formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { TABLE_PLACE } from './compare-places.ts'
import type { CompareView, ComparisonView } from './compare-view.ts'
import { useCurrentAddress } from './use-current-address.ts'
import { useSite } from './use-site.ts'
import styles from './view-links.module.css'

/** This view as links: with exactly these revisions for citing, with the latest for following; and what else there is. */
export function ViewLinks({ view, comparison, site }: { view: CompareView; comparison: ComparisonView; site: string }) {
  const { t, language } = useSpeech()
  const current = useCurrentAddress()
  const origin = useSite(site)
  const [pinned, latest] = [current(view.pinnedAddress), current(view.latestAddress)]
  const older = comparison.cases.filter(({ revision }) => revision.others.some(({ address }) => address !== null))
  return (
    <section className={styles['links']}>
      <h2>{t('compare.links.title')}</h2>
      <dl className="facts">
        <dt>{t('compare.links.pinned')}</dt>
        <dd>
          <a href={pinned} className={styles['address']}>
            {origin + pinned}
          </a>{' '}
          <CopyAddress address={pinned} />
          <span className={styles['why']}>{t('compare.links.pinned.why')}</span>
        </dd>
        <dt>{t('compare.links.latest')}</dt>
        <dd>
          <a href={latest} className={styles['address']}>
            {origin + latest}
          </a>
          <span className={styles['why']}>{t('compare.links.latest.why')}</span>
        </dd>
        {older.length === 0 ? null : (
          <>
            <dt className="no-print">{t('compare.links.other')}</dt>
            <dd className="no-print">
              <ul className={styles['others']}>
                {older.map(({ column, shortTitle, revision }) => (
                  <li key={column}>
                    {shortTitle}
                    {t('common.colon')}
                    {revision.others.slice(0, MOST_OTHERS).map(({ number, publishedAt, address }) =>
                      address === null ? null : (
                        <a key={number} href={current(address + TABLE_PLACE)}>
                          {t('compare.links.beside', {
                            n: number,
                            date: formatDay(language, publishedAt),
                          })}
                        </a>
                      ),
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

/** Earlier revisions offered for a case; all others can still be asked for by their numbers. */
const MOST_OTHERS = 5

/** Only where there are scripts and a clipboard: without them the link itself can be copied. */
function CopyAddress({ address }: { address: string }) {
  const { t } = useSpeech()
  const usable = useSyncExternalStore(neverChanges, hasClipboard, () => false)
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  if (!usable || outcome === 'refused') return null
  const copy = () => {
    navigator.clipboard.writeText(location.origin + address).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )
  }
  return (
    <button type="button" className={`quiet no-print ${styles['copy']}`} onClick={copy}>
      <span role="status">{t(outcome === 'copied' ? 'compare.links.copied' : 'compare.links.copy')}</span>
    </button>
  )
}

const neverChanges = () => () => undefined
const hasClipboard = () => 'clipboard' in navigator
