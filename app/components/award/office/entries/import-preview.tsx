import type { FormProblem } from '../../../../access/form-answer.ts'
import { ENTRIES, TABLE_FAULTS } from '../../../../content/award/office-entries.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { faultValues } from '../../../../forms/award/column-word.ts'
import { ENTRY_COLUMNS } from '../../../../forms/award/entry-columns.ts'
import { entriesAddress } from '../../../../forms/award/entries-query.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { TableFaults } from '../../table-faults.tsx'
import type { EntriesView, ImportPreview } from './entries-view.ts'
import styles from './entries.module.css'

interface ImportPreviewProps {
  readonly view: EntriesView
  readonly preview: ImportPreview
  readonly problems: readonly FormProblem[]
}

/** What a table would add, with everything that is wrong in it, before anything is written. */
export function ImportPreviewPart({ view, preview, problems }: ImportPreviewProps) {
  const say = useWords(ENTRIES)
  const sayFault = useWords(TABLE_FAULTS)
  const { t, language } = useSpeech()
  const { rows, problems: wrong } = preview
  const category = (id: string) => view.categories.find((one) => one.id === id)?.title[language] ?? id
  return (
    <>
      <h1>{say('previewTitle')}</h1>
      <FormProblems problems={problems} />
      <p className="lead">
        {rows.length === 0 ? say('previewCountNone') : null}
        {rows.length === 1 ? say('previewCountOne') : null}
        {rows.length > 1 ? say('previewCount', { count: formatExact(language, rows.length) }) : null}{' '}
        {say('previewNothing')}
      </p>
      {preview.sheet === null ? null : <p>{say('previewSheet', { sheet: preview.sheet })}</p>}
      <div className={styles['ways']}>
        {rows.length === 0 || wrong.length > 0 ? null : (
          <form method="post">
            <input type="hidden" name="intent" value="import" />
            <input type="hidden" name="digest" value={preview.digest} />
            <textarea name="csv" hidden readOnly defaultValue={preview.csv} aria-hidden="true" tabIndex={-1} />
            <button>{say('confirmImport')}</button>
          </form>
        )}
        <a href={`${entriesAddress(view.award.id, { words: '', category: '' })}#table`}>{say('again')}</a>
      </div>
      {wrong.length === 0 ? null : (
        <TableFaults
          summary={wrong.length === 1 ? say('previewWrongOne') : say('previewWrong', { count: wrong.length })}
          heads={[say('line'), say('problem')]}
          faults={wrong.map((fault) => ({
            where: fault.cell ?? fault.line,
            what: sayFault(fault.code, faultValues(ENTRY_COLUMNS, fault, language, t('common.list'))),
          }))}
        />
      )}
      {rows.length === 0 ? null : (
        <Listing heads={[say('line'), say('entry'), say('organisation'), say('category')]}>
          {rows.map((row) => (
            <tr key={row.line}>
              <td data-head={say('line')} className="num">
                {row.line}
              </td>
              <td data-head={say('entry')}>
                {row.title[language]}
                {row.known === null ? null : (
                  <>
                    <br />
                    <span className="tag weak">{say('known', { entry: row.known })}</span>
                  </>
                )}
                {row.isBlindReady ? <span className="small soft"> {say('blindReady')}</span> : null}
              </td>
              <td data-head={say('organisation')}>{row.organisation}</td>
              <td data-head={say('category')}>{category(row.category)}</td>
            </tr>
          ))}
        </Listing>
      )}
    </>
  )
}
