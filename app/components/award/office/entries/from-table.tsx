import type { FormAnswer } from '../../../../access/form-answer.ts'
import { ENTRIES } from '../../../../content/award/office-entries.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { SentenceGap } from '../../../sentence-gap.tsx'
import type { EntriesView } from './entries-view.ts'
import styles from './entries.module.css'

interface FromTableProps {
  readonly view: EntriesView
  readonly answer: FormAnswer<unknown> | undefined
}

/** A table of entries, looked at before anything of it is written. */
export function FromTable({ view, answer }: FromTableProps) {
  const say = useWords(ENTRIES)
  const { t, language } = useSpeech()
  const typed = answer?.typed['intent'] === 'preview' ? answer : undefined
  const list = view.categories.map(({ id, title }) => `${id} (${title[language]})`).join(t('common.list'))
  return (
    <>
      <h2 id="table">{say('importTitle')}</h2>
      <p>{say('importLead', { columns: view.columns.all, required: view.columns.required })}</p>
      <p className="small soft">{say('categoriesAre', { list })}</p>
      <p>
        {say('template')}
        <SentenceGap />
        <a href={`/awards/${view.award.id}/office/entry-template.xlsx`}>XLSX</a>{' '}
        <a href={`/awards/${view.award.id}/office/entry-template.csv`}>CSV</a>
      </p>
      <p className="small soft">{say('sheetHow')}</p>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="intent" value="preview" />
        <p className={styles['file']}>
          <label htmlFor="file">{say('file')}</label>
          <input id="file" name="file" type="file" accept=".csv,.tsv,.xlsx,text/csv,text/plain" />
        </p>
        <Area
          name="csv"
          label={say('paste')}
          rows={6}
          value={typed?.typed['csv']}
          problems={typed?.problems}
          maxLength={400_000}
          required={false}
        />
        <button>{say('preview')}</button>
      </form>
    </>
  )
}
