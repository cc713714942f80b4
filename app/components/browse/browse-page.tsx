import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { EmptyLibrary } from '../empty-library.tsx'
import { SentenceGap } from '../sentence-gap.tsx'
import styles from './browse-page.module.css'
import type { BrowseView } from './browse-view.ts'
import { FacetIndex } from './facet-index.tsx'
import { ProvinceTiles } from './province-tiles.tsx'

/** The library as a table of contents: every value of every facet with its cases. */
export function BrowsePage({ view }: { view: BrowseView }) {
  const { t, language } = useSpeech()
  const n = formatExact(language, view.cases)
  if (view.cases === 0) {
    return (
      <>
        <h1>{t('browse.title')}</h1>
        <EmptyLibrary />
      </>
    )
  }
  const sections = [...view.facets.map(({ facet }) => facet), 'region' as const]
  const national = view.beyond.find(({ region }) => region === 'national')
  return (
    <>
      <h1>{t('browse.title')}</h1>
      <p className="lead">{t('browse.lead')}</p>
      <nav aria-label={t('common.onThisPage')} className={styles['jump']}>
        <ul>
          {sections.map((facet) => (
            <li key={facet}>
              <a href={`#${facet}`}>{t(`cases.${facet}`)}</a>
            </li>
          ))}
          <li>
            <a href="/cases">{t('home.browse', { n })}</a>
          </li>
        </ul>
      </nav>
      <div className={styles['facets']}>
        {view.facets.map((facet) =>
          facet.facet === 'organisation' ? null : <FacetIndex key={facet.facet} view={facet} />,
        )}
      </div>
      {view.facets.map((facet) =>
        facet.facet === 'organisation' ? <FacetIndex key={facet.facet} view={facet} wide /> : null,
      )}
      <section aria-labelledby="region">
        <h2 id="region">{t('cases.region')}</h2>
        <p>{t('browse.region.lead')}</p>
        {national === undefined || national.address === null ? null : (
          <p>
            {national.count === 1
              ? t('browse.region.national.one')
              : t('browse.region.national.other', { n: formatExact(language, national.count) })}
            <SentenceGap />
            <a href={national.address}>{t('browse.region.nationalLink')}</a>
          </p>
        )}
        <ProvinceTiles provinces={view.provinces} />
        <ul className={styles['beyond']}>
          {view.beyond.map(({ region, count, address }) => {
            const words = `${t(region === 'abroad' ? 'browse.abroad' : 'browse.national')}${t('common.colon')}${formatExact(language, count)}`
            return <li key={region}>{address === null ? words : <a href={address}>{words}</a>}</li>
          })}
          <li>{t('browse.region.none', { n: formatExact(language, view.withoutPlace) })}</li>
        </ul>
        <p className="small soft">{t('browse.region.note')}</p>
      </section>
    </>
  )
}
