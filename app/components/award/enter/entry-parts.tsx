import type { ReactNode } from 'react'
import { ENTRY_FIELDS } from '../../../content/award/enter.ts'
import { FIELD_OF_NEED, LONGEST_ENTRY, MOST_EVIDENCE, MOST_LINKS } from '../../../forms/award/entry-fields.ts'
import { ProblemText } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { FileSize } from '../../desk/files/file-size.tsx'
import { EntryField, type EntryForm } from './entry-field.tsx'
import type { DraftView } from './enter-view.ts'
import styles from './enter.module.css'

type TextName = keyof typeof LONGEST_ENTRY

/** All of the form, part by part. */
export function EntryParts({ view, ...form }: EntryForm & { readonly view: DraftView }) {
  const say = useWords(ENTRY_FIELDS)
  const text = (name: TextName) => {
    const lang = name.endsWith('Zh') ? 'zh-CN' : name.endsWith('En') ? 'en' : undefined
    return (
      <EntryField
        {...form}
        key={name}
        name={name}
        label={say(name)}
        hint={say(`hint.${name}`)}
        maxLength={LONGEST_ENTRY[name]}
        {...(lang ? { lang } : {})}
      />
    )
  }
  return (
    <>
      <Part title={say('part.what')}>
        <EntryField
          {...form}
          name="category"
          label={say('category')}
          hint={say('hint.category')}
          maxLength={60}
          options={view.categories.map(({ id, title }) => [id, title] as const)}
        />
        {(['organisation', 'titleZh', 'titleEn'] as const).map(text)}
      </Part>
      <Part title={say('part.told')}>{(['summaryZh', 'summaryEn'] as const).map(text)}</Part>
      <Part title={say('part.facts')}>{(['region', 'ownership', 'industry'] as const).map(text)}</Part>
      <Part title={say('part.evidence')} what={say('part.evidenceWhat')}>
        <Rows {...form} kept={view.fields} name="evidence" count={MOST_EVIDENCE} parts={['label', 'source', 'url']} />
      </Part>
      <Part title={say('part.links')} what={say('part.linksWhat')}>
        <Rows {...form} kept={view.fields} name="link" count={MOST_LINKS} parts={['label', 'url']} />
        {text('source')}
      </Part>
      <Part title={say('part.blind')} what={say(view.isBlind ? 'part.blindWhat' : 'part.blindUnneeded')}>
        {(['redactedTitle', 'redactedSummary'] as const).map(text)}
      </Part>
      <Part title={say('part.files')}>
        <Files view={view} {...form} />
      </Part>
    </>
  )
}

function Part({ title, what, children }: { title: string; what?: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h2>{title}</h2>
      {what === undefined ? null : <p className="small soft">{what}</p>}
      {children}
    </section>
  )
}

interface RowsProps extends EntryForm {
  readonly name: 'evidence' | 'link'
  readonly count: number
  readonly parts: readonly ('label' | 'source' | 'url')[]
  /** As the page was loaded with. */
  readonly kept: EntryForm['fields']
}

/**
 * Rows of a list: those in which something stood when the page was loaded and one more, and the rest folded away. Which
 * these are does not change while somebody types, so that no field moves under their hands.
 */
function Rows({ name, count, parts, kept, ...form }: RowsProps) {
  const say = useWords(ENTRY_FIELDS)
  const all = Array.from({ length: count }, (_, place) => place)
  const names = (place: number) => parts.map((part) => `${name}.${place}.${part}`)
  const isFilled = (fields: EntryForm['fields'], place: number) => names(place).some((field) => (fields[field] ?? '') !== '') // prettier-ignore
  const isWrong = (place: number) => form.problems.some(({ field }) => names(place).includes(field))
  const last = all.findLast((place) => isFilled(kept, place) || isWrong(place)) ?? -1
  const first = all.slice(0, last + 2)
  const rest = all.slice(last + 2)
  const row = (place: number) => (
    <fieldset key={place} className={styles['row']}>
      <legend className="small soft">{say('row', { number: place + 1 })}</legend>
      {parts.map((part) => (
        <EntryField
          {...form}
          key={part}
          name={`${name}.${place}.${part}`}
          label={say(`${name}.${part}` as 'link.label')}
          maxLength={part === 'url' ? 2_000 : 300}
          type={part === 'url' ? 'url' : 'text'}
        />
      ))}
    </fieldset>
  )
  return (
    <>
      {first.map(row)}
      {rest.length === 0 ? null : (
        <details open={rest.some((place) => isFilled(form.fields, place))}>
          <summary>{say('more')}</summary>
          {rest.map(row)}
        </details>
      )}
    </>
  )
}

function Files({ view, problems, required }: EntryForm & { readonly view: DraftView }) {
  const say = useWords(ENTRY_FIELDS)
  const wrong = problems.filter(({ field }) => field === 'file')
  return (
    <>
      {view.files.length === 0 ? <p className="soft">{say('filesNone')}</p> : null}
      <ul className={styles['files']}>
        {view.files.map(({ name, bytes, address }) => (
          <li key={name}>
            <a href={address} target="_blank" rel="noopener">
              {name}
            </a>{' '}
            <span className="small soft">
              <FileSize bytes={bytes} />
            </span>{' '}
            <label className="small">
              <input type="checkbox" name={`drop.${name}`} value="on" aria-label={say('dropFile', { name })} />{' '}
              {say('drop')}
            </label>
          </li>
        ))}
      </ul>
      <p className={styles['field']}>
        <label htmlFor="file">
          {say('file')}
          {required.has(FIELD_OF_NEED.attachment) ? (
            <span className={styles['required']}> {say('required')}</span>
          ) : null}
        </label>
        <span id="file-hint" className="small soft">
          {say('hint.file')}
        </span>
        {wrong.length === 0 ? null : (
          <span id="file-problem" className={styles['problem']} role="alert">
            {wrong.map((problem) => (
              <span key={`${problem.code} ${problem.values?.['name'] ?? ''}`}>
                <ProblemText problem={problem} />{' '}
              </span>
            ))}
          </span>
        )}
        <input
          id="file"
          name="file"
          type="file"
          multiple
          accept="application/pdf,image/png,image/jpeg,image/webp,image/gif"
          aria-invalid={wrong.length > 0 ? true : undefined}
          aria-describedby={wrong.length > 0 ? 'file-hint file-problem' : 'file-hint'}
        />
      </p>
    </>
  )
}
