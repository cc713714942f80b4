import type { FormAnswer } from '../../../access/form-answer.ts'
import { REHEARSAL } from '../../../content/award/rehearsal.ts'
import { RESULT } from '../../../content/award/result.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems } from '../../accounts/field.tsx'
import people from '../../accounts/people.module.css'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { OfficeHead } from '../award-head.tsx'
import { CategoryTable } from './category-table.tsx'
import { LensesPart } from './lenses-part.tsx'
import { OutcomePart } from './outcome-part.tsx'
import { PanelsPart } from './panels-part.tsx'
import type { ResultView, ShownCategory } from './result-view.ts'
import styles from './result.module.css'
import { RowsLeft } from './rows-left.tsx'
import { SelectionPart } from './selection-part.tsx'
import { SelectionSummary } from './selection-summary.tsx'
import { StabilityPart } from './stability-part.tsx'
import { StatePart } from './state-part.tsx'
import { StepsPart } from './steps-part.tsx'
import { ResultTitles } from './use-result-names.ts'
import { WaterfallPart } from './waterfall-part.tsx'

interface ResultPageProps {
  readonly view: ResultView
  readonly answer: FormAnswer | undefined
}

/** What an award comes to, for its office: who wins and why, how firm that is, and what there is to do next. */
export function ResultPage({ view, answer }: ResultPageProps) {
  const say = useWords(RESULT)
  const sayRehearsal = useWords(REHEARSAL)
  const { award, did, notShown, shown } = view
  const categoryTitles = Object.fromEntries(view.categories.map(({ id, title }) => [id, title]))
  return (
    <ResultTitles.Provider value={{ ...view, categoryTitles }}>
      <OfficeHead award={award} mayRun={view.mayRun} />
      <h1>{say('title')}</h1>
      {did !== null && !answer ? (
        <p className="notice" role="status">
          {say(`did.${did}`)}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {notShown !== null ? (
        <p className="notice">
          {say(notShown)}
          {/* Who has taken a seat in a rehearsal is kept out like any judge, and need not stay there. */}
          {view.award.isRehearsal && view.mayRun && notShown !== 'not-opened' ? (
            <>
              {' '}
              <a href={`/awards/${view.award.id}/office/rehearsal`}>{sayRehearsal('seatKeeps')}</a>
            </>
          ) : null}
        </p>
      ) : (
        <StatePart view={view} />
      )}
      {view.mayRun ? <StepsPart view={view} /> : null}
      {shown !== null ? <Shown view={view} shown={shown} /> : null}
    </ResultTitles.Provider>
  )
}

function Shown({ view, shown }: { readonly view: ResultView; readonly shown: ShownCategory }) {
  const say = useWords(RESULT)
  const { language } = useSpeech()
  const { category } = shown.outcome
  const selection = shown.isLast ? view.selection.find((each) => each.category === category) : undefined
  const scores = Object.fromEntries(shown.outcome.entries.map(({ entry, score }) => [entry, score]))
  const isEmpty = shown.outcome.entries.length === 0 && (selection?.entries ?? []).length === 0
  const isUnscored = shown.table?.entries.every(({ raw }) => raw === null) ?? false
  const address = (asked: Readonly<Record<string, string>>) =>
    `?${new URLSearchParams({ stage: shown.stage.id, category, ...(view.isWhole ? { rows: 'all' } : {}), ...asked })}`
  const rest = { ...view, all: shown.outcome.entries.length, address: address({ rows: 'all' }) }
  return (
    <>
      <form method="get" role="search" className={`${people['filter']} ${styles['chooser']} no-print`}>
        <Select
          name="category"
          label={say('category')}
          value={category}
          options={view.categories.map(({ id, title }) => [id, title[language]] as const)}
        />
        <Select
          name="stage"
          label={say('stage')}
          value={shown.stage.id}
          options={view.stages.map(({ id, title }) => [id, title[language]] as const)}
        />
        <button>{say('show')}</button>
      </form>
      <h2>
        {view.categories.find(({ id }) => id === category)?.title[language] ?? category}
        <span className={styles['stage']}>{shown.stage.title[language]}</span>
      </h2>
      {isEmpty ? <p>{say('emptyCategory')}</p> : null}
      {isEmpty || isUnscored ? null : <Contents shown={shown} hasSelection={selection !== undefined} />}
      {selection && !isEmpty ? (
        <>
          <h3 id="selection">{say('selection')}</h3>
          <SelectionSummary selection={selection} />
          <SelectionPart selection={selection} scores={scores} most={view.mostRows} isSummed />
          <RowsLeft {...rest} all={selection.entries.length} />
        </>
      ) : null}
      {isEmpty ? null : isUnscored ? (
        <p>{say('unscored')}</p>
      ) : shown.table ? (
        <>
          <CategoryTable
            shown={shown}
            selection={selection}
            most={view.mostRows}
            entryAddress={(entry) => `${address({ entry })}#waterfall`}
          />
          <RowsLeft {...rest} />
          {shown.entry ? <WaterfallPart entry={shown.entry} /> : null}
          <StabilityPart stability={shown.table.stability} />
        </>
      ) : (
        <>
          <OutcomePart shown={shown} most={view.mostRows} />
          <RowsLeft {...rest} />
        </>
      )}
      <PanelsPart panels={shown.panels} />
      <LensesPart view={view} shown={shown} />
    </>
  )
}

/** Where in the page what stands: plain links, since the page is long. */
function Contents({ shown, hasSelection }: { readonly shown: ShownCategory; readonly hasSelection: boolean }) {
  const say = useWords(RESULT)
  const parts = [
    ...(hasSelection ? [['selection', say('selection')]] : []),
    ...(shown.table
      ? [
          ['table', say('table')],
          ['stability', say('stability')],
        ]
      : [['outcome', say('counts')]]),
    ...(shown.panels.length > 0 ? [['judges', say('judges')]] : []),
    ...(shown.lenses.entries.length > 0 ? [['lenses', say('lenses')]] : []),
  ]
  if (parts.length < 2) return null
  return (
    <nav aria-label={say('contents')} className={`${styles['contents']} no-print`}>
      <ul>
        {parts.map(([id, words]) => (
          <li key={id}>
            <a href={`#${id}`}>{words}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
