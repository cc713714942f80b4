import type { FormAnswer } from '../../../access/form-answer.ts'
import { OBJECTIONS } from '../../../content/award/objections.ts'
import { OFFICE } from '../../../content/award/office.ts'
import { PUBLIC_RESULT } from '../../../content/award/public-result.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatDate, formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { PublicObjections } from '../objections/public-objections.tsx'
import { sentences } from '../sentences.ts'
import type { PublicResultView } from './result-view.ts'
import styles from './result.module.css'
import { SelectionPart } from './selection-part.tsx'
import { CertainPart, CheckPart, HowPart } from './told-parts.tsx'
import { ResultTitles } from './use-result-names.ts'

interface PublicResultPageProps {
  readonly view: PublicResultView
  readonly answer: FormAnswer | undefined
}

/** The result as it is on public notice, and later as it is final, for readers who know nothing of how it came about. */
export function PublicResultPage({ view, answer }: PublicResultPageProps) {
  const sayOffice = useWords(OFFICE)
  const { language } = useSpeech()
  const { award, entries, grounds, categoryTitles, objections } = view
  // Who takes no part any more can object as well, and is there by number.
  const titles = view.categories.flatMap(({ selection }) =>
    selection.entries.map(({ entry }) => [entry, entries[entry]?.title[language] ?? ''] as const),
  )
  return (
    <ResultTitles.Provider value={{ entries, grounds, categoryTitles, judges: {}, criteria: {}, groups: {} }}>
      {award.isRehearsal ? <p className="notice">{sayOffice('rehearsal')}</p> : null}
      <p className="soft">
        <a href={`/awards/${award.id}`}>{award.title[language]}</a>{' '}
        <span className="tag">{sayOffice(`state.${award.state}`)}</span>
      </p>
      <Lead view={view} />
      <Decided view={view} />
      <HowPart view={view} />
      <CertainPart view={view} />
      <PublicObjections part={objections} entries={titles} answer={answer} />
      <CheckPart view={view} />
    </ResultTitles.Provider>
  )
}

const PARTS = ['decided', 'how', 'certain', 'objections', 'check'] as const

function Lead({ view }: { readonly view: PublicResultView }) {
  const say = useWords(PUBLIC_RESULT)
  const sayResult = useWords(RESULT)
  const sayObjections = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { notice, isFinal, objections, categories } = view
  const count = (of: (category: (typeof categories)[number]) => number) =>
    formatExact(language, categories.reduce((sum, category) => sum + of(category), 0)) // prettier-ignore
  const days = { first: formatDate(language, notice.firstDay), last: formatDate(language, notice.lastDay) }
  return (
    <>
      <h1>{sayResult(isFinal ? 'publicFinal' : 'publicTitle')}</h1>
      <p className="lead">
        {sentences(language, [
          say('chosen', {
            entries: count(({ selection }) => selection.entries.length),
            winners: count(({ selection }) => selection.winners.length),
          }),
          isFinal ? say('finalLead') : sayResult('publicLead', days),
        ])}
      </p>
      {isFinal ? <p>{say('finalDays', days)}</p> : null}
      {objections.form === null ? null : (
        <p>
          {objections.needsName ? sayResult('publicNamed') : null}{' '}
          <a className="no-print" href="#object">
            {sayObjections('file')}
          </a>
        </p>
      )}
      {notice.isCurrent ? null : <p className="notice">{sayResult('publicMoved')}</p>}
      <nav className={`${styles['parts']} no-print`} aria-label={say('parts')}>
        <ul>
          {PARTS.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{part === 'objections' ? sayObjections('title') : say(part)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

function Decided({ view: { award, categories } }: { readonly view: PublicResultView }) {
  const say = useWords(PUBLIC_RESULT)
  const { language } = useSpeech()
  return (
    <section aria-labelledby="decided">
      <h2 id="decided">{say('decided')}</h2>
      <p className="small soft">{say('decidedWhat')}</p>
      {categories.map(({ selection, title, scores }) => (
        <section key={selection.category} aria-labelledby={`category-${selection.category}`}>
          <h3 id={`category-${selection.category}`}>{title[language]}</h3>
          <SelectionPart selection={selection} scores={scores} />
        </section>
      ))}
      <p className="small no-print">
        {say('asTable')}
        <SentenceGap />
        <a href={`/awards/${award.id}/result.xlsx`}>Excel</a> <a href={`/awards/${award.id}/result.csv`}>CSV</a>
      </p>
    </section>
  )
}
