import { useSpeech } from '../../i18n/translate.ts'
import { EvidenceNumbers } from '../evidence-refs.tsx'
import { CaseHead } from './case-head.tsx'
import styles from './case-page.module.css'
import { CaseText } from './case-text.tsx'
import type { CaseView } from './case-view.ts'
import { Computed } from './computed.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { Figures } from './figures.tsx'
import { Contradictions, Harms, NextEvidence } from './findings.tsx'
import { IndexSection } from './index-section.tsx'
import { Measures } from './measures.tsx'
import { NetSection } from './net-section.tsx'
import { PeopleAndMoney } from './people-and-money.tsx'

/** One case: the two measures first, then the story, then everything the measures rest on. */
export function CasePage({ view, address }: { view: CaseView; address: string }) {
  const { t, language } = useSpeech()
  const numbers = new Map(view.evidence.map(({ id, number }) => [id, number]))
  return (
    <EvidenceNumbers.Provider value={numbers}>
      <article>
        <header>
          <p className="soft small">
            <a href="/cases">{t('nav.cases')}</a> · {t(`issue.${view.issue}`)}
          </p>
          <h1>
            {view.title}
            <span className={styles['other']} lang={language === 'en' ? 'zh-CN' : 'en'}>
              {view.otherTitle}
            </span>
          </h1>
          <p className="lead">{view.summary}</p>
          {view.kind === 'short' ? <p className="soft">{t('case.short.notice')}</p> : null}
        </header>
        <Measures view={view} />
        <CaseHead view={view} />
        <div className={styles['columns']}>
          <Contents view={view} />
          <div className={styles['body']}>
            <CaseText view={view} />
            <IndexSection view={view} />
            <NetSection view={view} />
            <Harms view={view} />
            <NextEvidence view={view} />
            <PeopleAndMoney view={view} />
            <Figures view={view} />
            <Contradictions view={view} />
            <EvidenceList view={view} />
            <Computed view={view} address={address} />
            <p className="no-print">
              <a href={`/compare?c=${view.id}`}>{t('case.compareWith')}</a> ·{' '}
              <a href="#content">{t('common.backToTop')}</a>
            </p>
          </div>
        </div>
      </article>
    </EvidenceNumbers.Provider>
  )
}

function Contents({ view }: { view: CaseView }) {
  const { t } = useSpeech()
  const entries = [
    ['text', t('case.text')],
    ['index', t('case.index.title')],
    ['net-value', t('case.net.title')],
    ['harms', t('case.harms.title')],
    ['next', t('case.next')],
    ['partners', t('case.partners')],
    ['money', t('case.money')],
    ...(view.series.length + view.facts.length > 0 ? [['figures', t('case.facts')]] : []),
    ...(view.contradictions.length > 0 ? [['contradictions', t('case.contradictions')]] : []),
    ['evidence', t('case.evidence.title')],
    ['computed', t('case.computed.title')],
    ['cite', t('case.cite.title')],
  ] as const
  return (
    <nav aria-label={t('common.onThisPage')} className={styles['contents']}>
      <p className="small soft">{t('common.onThisPage')}</p>
      <ul>
        {entries.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
