import { SOURCE_KINDS } from '#scoring/vocabulary.ts'
import { SOURCES } from '../../../content/desk/sources.ts'
import { SOURCE_MARKS, SOURCE_SORTS, sourcesAddress } from '../../../forms/desk/source-filter.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field } from '../../accounts/field.tsx'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { LeftOut } from '../../left-out.tsx'
import { DeskNav } from '../desk-nav.tsx'
import { NumberedPages } from '../numbered-pages.tsx'
import { SourcesTable } from './sources-table.tsx'
import styles from './sources-page.module.css'
import type { SourcesView } from './sources-view.ts'

/** All documents that the library rests on, each once. */
export function SourcesPage({ view }: { readonly view: SourcesView }) {
  const say = useWords(SOURCES)
  const { t } = useSpeech()
  const { total, rows, unreadable } = view
  return (
    <>
      <DeskNav />
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <p>
        <a href="/desk/copies">{say('toCopies')}</a>
      </p>
      <SourcesForm view={view} />
      <LeftOut parts={view.leftOut.map(({ name, value }) => ({ name: say(name), value }))} />
      <p role="status" className={styles['count']}>
        {total === 0 ? say('nothing') : total === 1 ? say('countOne') : say('count', { count: total })}
        {total === 0 ? null : (
          <>
            {' · '}
            <a href={view.csvAddress}>{say('csv')}</a>
          </>
        )}
      </p>
      {rows.length === 0 ? null : <SourcesTable rows={rows} />}
      <NumberedPages
        page={view.filter.page}
        pages={view.pages}
        addressOf={(page) => sourcesAddress({ ...view.filter, page })}
      />
      {unreadable.length === 0 ? null : (
        <p className="notice">
          {say('unreadable')}
          {unreadable.join(t('common.list'))}
        </p>
      )}
      <p className="small soft">{say('sameRule')}</p>
      <p className="small soft">{say('checkRule')}</p>
    </>
  )
}

function SourcesForm({ view: { filter } }: { readonly view: SourcesView }) {
  const say = useWords(SOURCES)
  const { t } = useSpeech()
  const narrowed = filter.words !== '' || filter.marks.length > 0 || filter.kind !== null
  return (
    <form method="get" role="search" className={styles['form']}>
      <div className={styles['fields']}>
        <Field name="q" type="search" label={say('q')} value={filter.words} maxLength={200} />
        <Select
          name="kind"
          label={say('kind')}
          value={filter.kind ?? ''}
          options={[['', say('anyKind')], ...SOURCE_KINDS.map((kind) => [kind, t(`sourceKind.${kind}`)] as const)]}
        />
        <Select
          name="sort"
          label={say('sort')}
          value={filter.sort}
          options={SOURCE_SORTS.map((sort) => [sort, say(`sort.${sort}`)] as const)}
        />
      </div>
      <fieldset className={styles['marks']}>
        <legend>{say('show')}</legend>
        {SOURCE_MARKS.map((mark) => (
          <label key={mark}>
            <input type="checkbox" name="show" value={mark} defaultChecked={filter.marks.includes(mark)} />{' '}
            {say(`show.${mark}`)}
          </label>
        ))}
      </fieldset>
      <p className={styles['submit']}>
        <button>{say('apply')}</button> {narrowed ? <a href="/desk/sources">{say('all')}</a> : null}
      </p>
    </form>
  )
}
