import type { FormAnswer } from '../../../../access/form-answer.ts'
import { PAPER } from '../../../../content/award/paper.ts'
import { PAPER_FILTERS, paperAddress } from '../../../../forms/award/paper.ts'
import { paperNumber } from '../../../../forms/award/paper-number.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import { Listing } from '../../../accounts/listing.tsx'
import people from '../../../accounts/people.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import office from '../office.module.css'
import type { PaperListView } from './paper-view.ts'

interface PaperPageProps {
  readonly view: PaperListView
  readonly answer: FormAnswer | undefined
}

const EXAMPLE = 12

/** Sheets on paper: print them, find one to type, and how far each of them is. */
export function PaperPage({ view, answer }: PaperPageProps) {
  const say = useWords(PAPER)
  const { language } = useSpeech()
  const { award, ordered, notFound } = view
  const count = (many: number) => formatExact(language, many)
  return (
    <>
      <OfficeHead award={award} mayRun />
      <h1>{say('title')}</h1>
      {ordered !== null && !answer ? (
        <p className="notice" role="status">
          {ordered.sheets === 1 ? say('orderedOne') : say('ordered', { count: count(ordered.sheets) })}{' '}
          <a href={ordered.address}>{say('toPrint')}</a>
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">{say('lead')}</p>
      {view.isOpen ? null : <p className="notice">{say('closed')}</p>}
      <h2>{say('findTitle')}</h2>
      {notFound === null ? null : (
        <p className="notice" role="alert">
          {say('notFound', { number: notFound })}
        </p>
      )}
      <form method="get" role="search" className={people['filter']}>
        <Field
          name="number"
          label={say('number')}
          hint={say('numberHint', { example: paperNumber(EXAMPLE) })}
          value={notFound ?? undefined}
          autoComplete="off"
          maxLength={20}
        />
        <button>{say('find')}</button>
      </form>
      {view.stages.map(({ id, title, closesAt }) => (
        <p key={id} className="small soft">
          {say('until', { stage: title })}
          <AwardMoment at={closesAt} timeZone={view.timeZone} />
        </p>
      ))}
      <h2>{say('listTitle')}</h2>
      <nav aria-label={say('show')}>
        <p>
          {PAPER_FILTERS.map((show, place) => {
            const words = say(`show.${show}`, { count: count(view.counts[show]) })
            return (
              <span key={show}>
                {place === 0 ? '' : ' · '}
                {view.show === show ? <strong>{words}</strong> : <a href={`?show=${show}`}>{words}</a>}
              </span>
            )
          })}
        </p>
      </nav>
      <Sheets view={view} />
      {view.isOpen ? <Order view={view} /> : null}
    </>
  )
}

function Sheets({ view }: { readonly view: PaperListView }) {
  const say = useWords(PAPER)
  if (view.rows.length === 0) return <p>{say('none')}</p>
  return (
    <Listing caption={say('listTitle')} heads={[say('number'), say('judge'), say('entry'), say('stage'), say('state')]}>
      {view.rows.map((row) => (
        <tr key={row.number} data-paper={row.state}>
          <th scope="row">
            <a href={paperAddress(view.award.id, row.number)} className="num">
              {paperNumber(row.number)}
            </a>
          </th>
          <td data-head={say('judge')}>{row.judge}</td>
          <td data-head={say('entry')}>
            <span className="num soft">{row.entry}</span> {row.title}
          </td>
          <td data-head={say('stage')}>{row.stage}</td>
          <td data-head={say('state')}>
            {say(`state.${row.state}`)}
            {row.isObjected ? (
              <>
                {' '}
                <span className="tag">{say('objected')}</span>
              </>
            ) : null}
          </td>
        </tr>
      ))}
    </Listing>
  )
}

function Order({ view }: { readonly view: PaperListView }) {
  const say = useWords(PAPER)
  return (
    <section aria-labelledby="order">
      <h2 id="order">{say('orderTitle')}</h2>
      {view.stages.length === 0 ? (
        <p>{say('noStage')}</p>
      ) : view.judges.length === 0 ? (
        <p>{say('noJudge')}</p>
      ) : (
        <form method="post">
          <p>{say('orderWhat')}</p>
          <Select
            name="stage"
            label={say('stage')}
            options={view.stages.map(({ id, title }) => [id, title] as const)}
          />
          <fieldset className={office['choices']}>
            <legend>{say('whose')}</legend>
            {view.judges.map(({ id, name, group }) => (
              <label key={id}>
                <input type="checkbox" name={`judge.${id}`} />
                <span>
                  {name} <span className="small soft">{group}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <button>{say('order')}</button>
        </form>
      )}
    </section>
  )
}
