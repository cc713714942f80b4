import { ENTRY_FIELDS } from '../../../content/award/enter.ts'
import { useWords } from '../../accounts/use-words.ts'
import { FileLinks } from '../file-links.tsx'
import { useFieldName } from './draft-status.tsx'
import type { DraftView } from './enter-view.ts'
import styles from './enter.module.css'

interface KeptEntryProps {
  readonly view: DraftView
  readonly fields: Readonly<Record<string, string>>
}

/** All that was written, to be read. */
export function KeptEntry({ view, fields }: KeptEntryProps) {
  const say = useWords(ENTRY_FIELDS)
  const nameOf = useFieldName()
  const shown = (name: string, value: string) =>
    name === 'category' ? (view.categories.find(({ id }) => id === value)?.title ?? value) : value
  return (
    <div data-kept="">
      <dl className={styles['kept']}>
        {Object.entries(fields).map(([name, value]) => (
          <div key={name}>
            <dt>{nameOf(name)}</dt>
            <dd>{shown(name, value)}</dd>
          </div>
        ))}
      </dl>
      {view.files.length === 0 ? null : (
        <>
          <h2>{say('part.files')}</h2>
          <FileLinks files={view.files} />
        </>
      )}
    </div>
  )
}
