import type { FormAnswer } from '../../../../access/form-answer.ts'
import { ENTRIES } from '../../../../content/award/office-entries.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { entriesAddress } from '../../../../forms/award/entries-query.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import { Listing } from '../../../accounts/listing.tsx'
import people from '../../../accounts/people.module.css'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { NumberedPages } from '../../../desk/numbered-pages.tsx'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { OfficeHead } from '../../award-head.tsx'
import { useAlikeWords } from '../alike-values.ts'
import type { EntriesView, EntryRow, ImportPreview } from './entries-view.ts'
import { FromLibrary } from './from-library.tsx'
import { FromTable } from './from-table.tsx'
import { ImportPreviewPart } from './import-preview.tsx'

interface EntriesPageProps {
  readonly view: EntriesView
  readonly answer: FormAnswer<ImportPreview> | undefined
}

/** All entries of an award, and the ways in which they come. */
export function EntriesPage({ view, answer }: EntriesPageProps) {
  const say = useWords(ENTRIES)
  const { mayRun, takesEntries } = view
  if (answer?.done) {
    return (
      <>
        <OfficeHead award={view.award} mayRun={mayRun} />
        <ImportPreviewPart view={view} preview={answer.done} problems={answer.problems} />
      </>
    )
  }
  return (
    <>
      <OfficeHead award={view.award} mayRun={mayRun} />
      <h1>{say('title')}</h1>
      <Notice view={view} answer={answer} />
      <FormProblems problems={answer?.problems} />
      <p>{say('lead')}</p>
      {view.isBlind ? <p className="notice">{say('blind')}</p> : null}
      <Alike view={view} />
      {view.all === 0 ? <p>{say('none')}</p> : <List view={view} />}
      {mayRun && takesEntries && view.waiting > 0 ? <Check view={view} /> : null}
      {mayRun && takesEntries ? (
        <div className="no-print">
          <FromLibrary view={view} answer={answer} />
          <FromTable view={view} answer={answer} />
        </div>
      ) : null}
    </>
  )
}

function Notice({ view: { notice }, answer }: EntriesPageProps) {
  const say = useWords(ENTRIES)
  if (notice === null || answer) return null
  return (
    <p className="notice" role="status">
      {notice.did === 'checked'
        ? say('checked', { eligible: notice.eligible, ineligible: notice.ineligible })
        : notice.count === 1
          ? say('addedOne')
          : say('added', { count: notice.count })}
    </p>
  )
}

/** Said where the values can still be written alike. */
function Alike({ view: { alikeValues } }: { readonly view: EntriesView }) {
  const sayAlike = useAlikeWords()
  if (alikeValues.length === 0) return null
  return (
    <div className="notice">
      <ul>
        {alikeValues.map((alike, index) => (
          <li key={index}>{sayAlike(alike)}</li>
        ))}
      </ul>
    </div>
  )
}

function List({ view }: { readonly view: EntriesView }) {
  const say = useWords(ENTRIES)
  const { language } = useSpeech()
  const { award, query, categories, entries, count, pages } = view
  const filters = query.words !== '' || query.category !== ''
  return (
    <>
      <form method="get" role="search" className={people['filter']}>
        <Field name="q" type="search" label={say('search')} value={query.words} maxLength={100} />
        <Select
          name="category"
          label={say('category')}
          value={query.category}
          options={[['', say('anyCategory')], ...categories.map(({ id, title }) => [id, title[language]] as const)]}
        />
        <button>{say('show')}</button>
        {filters ? <a href={entriesAddress(award.id, { words: '', category: '' })}>{say('clear')}</a> : null}
      </form>
      <p role="status">
        {count === 0 ? say('noneHere') : null}
        {count === 1 ? say('countOne') : null}
        {count > 1 ? say('count', { count: formatExact(language, count) }) : null}
      </p>
      {entries.length === 0 ? null : (
        <Listing heads={[say('entry'), say('organisation'), say('category'), say('state')]}>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} view={view} />
          ))}
        </Listing>
      )}
      <NumberedPages page={query.page} pages={pages} addressOf={(page) => entriesAddress(award.id, query, page)} />
    </>
  )
}

function Row({ entry, view }: { readonly entry: EntryRow; readonly view: EntriesView }) {
  const say = useWords(ENTRIES)
  const { language } = useSpeech()
  const category = view.categories.find(({ id }) => id === entry.category)
  const title = entry.title[language] || entry.title['zh-CN']
  return (
    <tr>
      <td>
        <span className="num soft">{entry.id}</span>{' '}
        {view.mayRun ? <a href={`/awards/${view.award.id}/office/entries/${entry.id}`}>{title}</a> : title}{' '}
        {entry.isCase ? <span className="tag">{say('fromLibrary')}</span> : null}
      </td>
      <td data-head={say('organisation')}>{entry.organisation}</td>
      <td data-head={say('category')}>
        {category ? category.title[language] : <span className="tag weak">{say('noCategory')}</span>}
      </td>
      <td data-head={say('state')}>
        {say(`state.${entry.state}`)}
        <Faults entry={entry} />
      </td>
    </tr>
  )
}

/** What the check finds of an entry. */
export function Faults({ entry: { faults, twins } }: { readonly entry: EntryRow }) {
  const say = useWords(ENTRIES)
  const { t } = useSpeech()
  if (faults.length === 0) return null
  return (
    <p className="small soft">
      {faults.map((fault) => say(`fault.${fault}`)).join(t('common.list'))}
      {twins.length === 0 ? null : ` · ${say('twins', { list: twins.join(t('common.list')) })}`}
    </p>
  )
}

function Check({ view: { waiting } }: { readonly view: EntriesView }) {
  const say = useWords(ENTRIES)
  return (
    <>
      <h2>{say('checkTitle')}</h2>
      <form method="post">
        <p>
          {say('checkWhat')}
          <SentenceGap />
          {say('waiting', { count: waiting })}
        </p>
        <input type="hidden" name="intent" value="check" />
        <button>{say('check')}</button>
      </form>
    </>
  )
}
