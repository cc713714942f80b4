import type { ReactNode } from 'react'
import { casePath } from '../../case-path.ts'
import { CASE_SENT_IN } from '../../content/sent-in.ts'
import { formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { EvidenceLinks, evidenceLinks } from '../evidence-refs.tsx'
import { RelatedCases } from '../related/related-cases.tsx'
import { CaseHead } from './case-head.tsx'
import styles from './case-page.module.css'
import { CaseContents, CaseContentsFolded } from './case-contents.tsx'
import { CaseText } from './case-text.tsx'
import type { CaseView } from './case-view.ts'
import { Computed } from './computed.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { EvidenceNote } from './evidence-note.tsx'
import { Figures } from './figures.tsx'
import { Contradictions, Harms, NextEvidence } from './findings.tsx'
import { IndexSection } from './index-section.tsx'
import { Measures } from './measures.tsx'
import { NetSection } from './net-section.tsx'
import { Corrections, OrganisationReply, ReportLinks } from './sent-in.tsx'
import { PeopleAndMoney } from './people-and-money.tsx'

/**
 * One case: the two measures first, then the story, then everything the measures rest on.
 * @param before stands above the title
 */
export function CasePage({ view, address, before }: { view: CaseView; address: string; before?: ReactNode }) {
  const speech = useSpeech()
  const { t, language } = speech
  const sayOfSentIn = useWords(CASE_SENT_IN)
  return (
    <EvidenceLinks.Provider value={evidenceLinks(view.evidence, speech)}>
      <article className={styles['case']}>
        <PrintHead view={view} />
        {before}
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
        <CaseContentsFolded view={view} />
        <Measures view={view} />
        <CaseHead view={view} />
        <div className={styles['columns']}>
          <CaseContents view={view} />
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
            <ReportLinks view={view} />
            <OrganisationReply view={view} />
            <Corrections view={view} />
            <RelatedCases cases={view.related} />
            <Computed view={view} address={address} />
            <p className="no-print">
              <a href={`/compare?c=${view.id}`}>{t('case.compareWith')}</a> ·{' '}
              {view.edition ? null : (
                <>
                  <a href={casePath(view.slug, '/correct')}>{sayOfSentIn('report')}</a> ·{' '}
                  <a href={casePath(view.slug, '/reply')}>{sayOfSentIn('replyHere')}</a> ·{' '}
                </>
              )}
              <a href="#content">{t('common.backToTop')}</a>
            </p>
          </div>
        </div>
        <EvidenceNote />
      </article>
    </EvidenceLinks.Provider>
  )
}

/** At the head of every printed page: which case this is, in which state. A sheet that has come loose can be placed. */
function PrintHead({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  const date = formatDay(language, view.revision.createdAt)
  return (
    <div className={styles['printHead']}>
      <p>
        <span>{t('site.name')}</span> · {view.title} · {view.id} · {t('case.revision')} {view.revision.number} · {date}
      </p>
    </div>
  )
}
