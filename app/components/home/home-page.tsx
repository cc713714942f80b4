import { casePath } from '../../case-path.ts'
import { libraryDrawing, netLines, type LibraryChartRow } from '../../charts/case-charts.ts'
import { chartOf } from '../../charts/drawing.ts'
import { formatDate, formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { ChartFigure } from '../chart-figure.tsx'
import { EmptyLibrary } from '../empty-library.tsx'
import { IntervalBar } from '../interval-bar.tsx'
import { IntervalList } from '../interval-list.tsx'
import { intervalText } from '../interval-text.ts'
import styles from './home-page.module.css'
import type { HomeCard, HomeView } from './home-view.ts'

/** The front page: what this is, the whole library on one picture, and where to start reading. */
export function HomePage({ view, rows }: { view: HomeView; rows: readonly LibraryChartRow[] }) {
  const speech = useSpeech()
  const { t, language } = speech
  const drawing = libraryDrawing(rows, speech)
  return (
    <>
      <header className={styles['head']}>
        <h1>{t('home.title')}</h1>
        <p className="lead">{t('home.lead')}</p>
      </header>
      {rows.length > 0 ? (
        <nav className={styles['start']} aria-label={t('home.start')}>
          <a className="button" href="/cases">
            {t('home.browse', { n: view.counts.cases })}
          </a>
          <a className="button quiet" href="/compare">
            {t('home.compare')}
          </a>
          <a href="#rules">{t('home.howToRead')}</a>
        </nav>
      ) : null}
      <div className={styles['measures']}>
        <section aria-labelledby="home-index">
          <h2 id="home-index">{t('home.index.title')}</h2>
          <p>{t('home.index.text')}</p>
        </section>
        <section aria-labelledby="home-net">
          <h2 id="home-net">{t('home.net.title')}</h2>
          <p>{t('home.net.text')}</p>
        </section>
      </div>

      {rows.length === 0 ? (
        <div className="notice">
          <EmptyLibrary />
        </div>
      ) : (
        <>
          <h2>{t('home.picture.head')}</h2>
          <p>{t('home.picture.lead')}</p>
          <p className="soft">
            {t('home.counts', {
              cases: view.counts.cases,
              evidence: formatExact(language, view.counts.evidence),
              claims: formatExact(language, view.counts.ownClaims),
            })}
          </p>
          <ChartFigure
            make={chartOf(drawing)}
            drawing={drawing}
            image={`/charts/library.png?plain=1&lang=${language}`}
            narrow={
              <IntervalList
                items={rows.map((row) => ({ ...row, net: netLines(row, speech) }))}
                netHead={t('cases.col.net')}
              />
            }
          />
          <div className={styles['lists']}>
            <Cards title={t('home.complete')} cards={view.mostComplete} />
            <Cards title={t('home.newest')} cards={view.newest} />
          </div>
        </>
      )}

      <h2 id="rules">{t('home.howToRead')}</h2>
      <ol className={styles['rules']}>
        <li>{t('home.rule1')}</li>
        <li>{t('home.rule2')}</li>
        <li>{t('home.rule3')}</li>
      </ol>
      <p>
        <a href="/methods">{t('nav.methods')}</a> · <a href="/glossary">{t('nav.glossary')}</a> ·{' '}
        <a href="/about">{t('nav.about')}</a>
      </p>
    </>
  )
}

function Cards({ title, cards }: { title: string; cards: readonly HomeCard[] }) {
  const speech = useSpeech()
  const { t, language } = speech
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul className={styles['cards']}>
        {cards.map((card) => (
          <li key={card.id}>
            <h3>
              <a href={casePath(card.slug)}>{card.title}</a>
            </h3>
            <p className="small soft">
              {card.organisation} · {t('common.asOf', { date: formatDate(language, card.asOf) })}
            </p>
            <p>{card.summary}</p>
            <IntervalBar lower={card.lower} upper={card.upper} coverage={card.coverage} />
            <p className="small num">{intervalText(card, speech)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
