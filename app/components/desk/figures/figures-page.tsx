import { casePath } from '../../../case-path.ts'
import type { FormAnswer, FormProblem } from '../../../access/form-answer.ts'
import { FIGURES } from '../../../content/desk/figures.ts'
import { KEPT_FIGURES } from '../../../content/desk/kept.ts'
import { PAGES } from '../../../content/desk/pages.ts'
import { FIGURE_SORTS, FIGURE_STATES, figuresAddress } from '../../../forms/desk/figures.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field, ProblemText } from '../../accounts/field.tsx'
import { Select } from '../../accounts/select.tsx'
import { useWords, type Say } from '../../accounts/use-words.ts'
import { DeskNav } from '../desk-nav.tsx'
import { KeptOffer, KeptStatus } from '../kept-form.tsx'
import { CaseFigures } from './case-figures.tsx'
import styles from './figures-page.module.css'
import type { FiguresCase, FiguresShown, FiguresView } from './figures-view.ts'
import { PreviewTable } from './preview-table.tsx'

export type FiguresAnswer = FormAnswer<FiguresShown>

interface FiguresPageProps {
  readonly view: FiguresView
  readonly answer: FiguresAnswer | undefined
}

/**
 * The newest figures of many cases, and fields for the next ones. All of it is one form: what was entered goes along when
 * other cases are chosen or the page is turned, and stands above them.
 */
export function FiguresPage({ view: opened, answer }: FiguresPageProps) {
  const say = useWords(FIGURES)
  const problems = answer?.problems ?? []
  const typed = answer?.typed ?? {}
  const view = answer?.done?.view ?? opened
  const { begun, cases } = view
  const of = { today: view.today, problems, typed }
  const isAlone = begun.length + cases.length === 1
  return (
    <>
      <DeskNav />
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <Saved view={view} />
      <KeptOffer words={KEPT_FIGURES} />
      <form
        method="post"
        action={figuresAddress(view.filter)}
        noValidate
        data-kept-as="figures"
        data-kept-for={view.personId}
        data-saved={view.saved.map(({ id, number }) => `${id}.${number}`).join(' ')}
      >
        <FiguresFilterFields view={view} />
        <p role="status">{countWords(view, say)}</p>
        <Wrong problems={problems} />
        {answer?.done?.preview ? <PreviewTable preview={answer.done.preview} /> : null}
        {begun.length === 0 ? null : (
          <section aria-labelledby="begun">
            <h2 id="begun">{say('begun', { count: begun.length })}</h2>
            <p className="small soft">{say('begunLead')}</p>
            {begun.map((one) => (
              <CaseFigures key={one.id} one={one} {...of} isOpen={isAlone || hasProblem(one, problems)} />
            ))}
          </section>
        )}
        {cases.length === 0 ? null : begun.length > 0 ? (
          <h2>{say('others')}</h2>
        ) : (
          <h2 className="visually-hidden">{say('caseList')}</h2>
        )}
        {cases.map((one) => (
          <CaseFigures key={one.id} one={one} {...of} isOpen={isAlone} />
        ))}
        <FiguresPages view={view} />
        {begun.length + cases.length === 0 ? null : (
          <div className={styles['finish']}>
            <p className="small soft">{say('rules')}</p>
            <Field
              name="message"
              label={say('message')}
              problems={problems}
              value={typed['message'] ?? say('messageDefault')}
              maxLength={500}
              required
            />
            <KeptStatus words={KEPT_FIGURES} />
            <p className={styles['buttons']}>
              <button name="intent" value="check" className="quiet">
                {say('check')}
              </button>{' '}
              <button name="intent" value="save">
                {say('save')}
              </button>
            </p>
          </div>
        )}
      </form>
    </>
  )
}

const hasProblem = ({ id }: FiguresCase, problems: readonly FormProblem[]): boolean =>
  problems.some(({ field }) => field.startsWith(`${id}.`))

function countWords({ filter, caseCount, rowCount }: FiguresView, say: Say<keyof typeof FIGURES>): string {
  if (caseCount === 0) return say(filter.state === 'due' ? 'noneDue' : 'none')
  return say(filter.state === 'due' ? 'countDue' : 'count', { cases: caseCount, rows: rowCount })
}

/** How many things are wrong, and those that belong to no row. */
function Wrong({ problems }: { readonly problems: readonly FormProblem[] }) {
  const say = useWords(FIGURES)
  const general = problems.filter(({ field }) => field === '')
  const placed = problems.length - general.length
  if (problems.length === 0) return null
  return (
    <div className="notice" role="alert">
      {placed === 0 ? null : <p>{placed === 1 ? say('wrongOne') : say('wrong', { count: placed })}</p>}
      {general.map((problem) => (
        <p key={JSON.stringify(problem)}>
          <ProblemText problem={problem} />
        </p>
      ))}
    </div>
  )
}

function Saved({ view: { saved } }: { readonly view: FiguresView }) {
  const say = useWords(FIGURES)
  if (saved.length === 0) return null
  return (
    <div className="notice" role="status">
      <p>{say('saved')}</p>
      <ul>
        {saved.map(({ id, slug, title, number }) => (
          <li key={id}>
            <a href={`/desk/cases/${id}/review`}>{title}</a> {say('savedOne', { number })} ·{' '}
            <a href={casePath(slug, `/changes?from=${number - 1}&to=${number}`)}>{say('changes')}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Part of the form of the table, so that nothing that was entered is lost on the way to other cases. */
function FiguresFilterFields({ view: { filter, organisations } }: { readonly view: FiguresView }) {
  const say = useWords(FIGURES)
  const { t } = useSpeech()
  return (
    <div role="search" className={styles['filter']}>
      <Field name="q" type="search" label={say('q')} value={filter.words} maxLength={200} />
      <Select
        name="organisation"
        label={say('organisation')}
        value={filter.organisation}
        options={[
          ['', say('anyOrganisation')],
          ...organisations.map(
            ({ key, name, cases }) => [key, name + t('common.inBrackets', { text: String(cases) })] as const,
          ),
        ]}
      />
      <Select
        name="state"
        label={say('state')}
        value={filter.state}
        options={FIGURE_STATES.map((state) => [state, say(`state.${state}`)] as const)}
      />
      <Select
        name="what"
        label={say('what')}
        value={filter.what}
        options={(['outcomes', 'all'] as const).map((what) => [what, say(`what.${what}`)] as const)}
      />
      <Select
        name="sort"
        label={say('sort')}
        value={filter.sort}
        options={FIGURE_SORTS.map((sort) => [sort, say(`sort.${sort}`)] as const)}
      />
      <p>
        <button name="intent" value="filter">
          {say('apply')}
        </button>
      </p>
    </div>
  )
}

/** Buttons of the form and no links: what was entered goes along. */
function FiguresPages({ view: { pages, filter } }: { readonly view: FiguresView }) {
  const say = useWords(PAGES)
  const { page } = filter
  if (pages === 1) return null
  const turn = (other: number, words: string) => (
    <button name="intent" value="turn" formAction={figuresAddress({ ...filter, page: other })} className="quiet">
      {words}
    </button>
  )
  return (
    <nav className={styles['pages']} aria-label={say('pages')}>
      {page === 1 ? null : turn(page - 1, `← ${say('previous')}`)}
      <span className="soft">{say('position', { page, pages })}</span>
      {page === pages ? null : turn(page + 1, `${say('next')} →`)}
    </nav>
  )
}
