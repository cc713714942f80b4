import { CASE_SENT_IN } from '../../content/sent-in.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import styles from './case-contents.module.css'
import type { CaseView } from './case-view.ts'

/** Beside the case on a wide screen; the section that is being read is marked by `browser/contents.ts`. */
export function CaseContents({ view }: { view: CaseView }) {
  const { t } = useSpeech()
  if (!needsContents(view)) return null
  return (
    <nav aria-labelledby="contents-title" className={styles['beside']} data-contents="">
      <p id="contents-title" className="small soft">
        {t('common.onThisPage')}
      </p>
      <Entries view={view} />
    </nav>
  )
}

/** The same on a narrow screen, folded so that the two measures stay in the first view. */
export function CaseContentsFolded({ view }: { view: CaseView }) {
  const { t } = useSpeech()
  if (!needsContents(view)) return null
  return (
    <nav aria-label={t('common.onThisPage')} className={styles['folded']}>
      <details>
        <summary>{t('common.onThisPage')}</summary>
        <Entries view={view} />
      </details>
    </nav>
  )
}

/** A short case is a few screens, most of them tables of what is not known: its two measures link to their sections. */
const needsContents = (view: CaseView) => view.kind === 'full'

function Entries({ view }: { view: CaseView }) {
  const say = useWords(CASE_SENT_IN)
  const { t } = useSpeech()
  const entries = [
    ['index', t('case.index.title')],
    ['net-value', t('case.net.title')],
    ['harms', t('case.harms.title')],
    ['next', t('case.next')],
    ['partners', t('case.partners')],
    ['money', t('case.money')],
    ...(view.series.length + view.facts.length > 0 ? [['figures', t('case.facts')]] : []),
    ...(view.contradictions.length > 0 ? [['contradictions', t('case.contradictions')]] : []),
    ['evidence', t('case.evidence.title')],
    ...(view.reply ? [['reply', say('replyTitle')]] : []),
    ...(view.sentIn.length > 0 ? [['corrections', say('correctionsTitle')]] : []),
    ...(view.related.length > 0 ? [['related', t('related.title')]] : []),
    ['computed', t('case.computed.title')],
    ['cite', t('case.cite.title')],
  ] as const
  return (
    <ul>
      <li>
        <a href="#text">{t('case.text')}</a>
        <ul lang={view.textLanguage}>
          {view.textSections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </li>
      {entries.map(([id, name]) => (
        <li key={id}>
          <a href={`#${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  )
}
