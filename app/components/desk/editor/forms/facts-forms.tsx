import { useEffect, useMemo, useRef, useState } from 'react'
import type { Json } from '#cases/edit/json.ts'
import type { Path, Place, Problem } from '#cases/problem.ts'
import { frontMatterSchema } from '#cases/schema.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { useSession, useWritingSession } from '../use-session.ts'
import { entryWords, fieldName } from './entry-words.ts'
import { FieldOf, type RenderField } from './field-of.ts'
import { shapeOf, type FieldShape } from './field-shape.ts'
import { FORM_SECTIONS } from './form-sections.ts'
import { IndicatorForms } from './indicator-forms.tsx'
import { ListField } from './list-field.tsx'
import { RecordFields } from './record-field.tsx'
import { ShapeField } from './shape-field.tsx'
import { changeText, FactsContext, listAt, textAt, valueAt, type Facts } from './use-facts.ts'
import { focusableFor, WantedPath } from './wanted-field.ts'
import styles from './forms.module.css'

/** A field that was asked for from outside, and where its fact stands in the text. */
export interface Wanted {
  readonly path: Path
  readonly place: Place
}

interface FactsFormsProps {
  readonly wanted: Wanted | undefined
  /** The field was shown, or there is none. */
  readonly onShown: () => void
  readonly onGoToPath: (path: Path) => void
  readonly onGoTo: (line: number, column: number) => void
}

const WHOLE = shapeOf(frontMatterSchema)
const FIELDS = new Map((WHOLE.kind === 'record' ? WHOLE.fields : []).map((field) => [field.key, field]))

const renderField: RenderField = (path, field) => <ShapeField key={field.key} path={path} field={field} />

/** The facts of the case as forms. Where the text cannot be read they show what it last said, and lead to the place. */
export function FactsForms({ wanted, onShown, onGoToPath, onGoTo }: FactsFormsProps) {
  const say = useEditorWords()
  const speech = useSpeech()
  const { language } = speech
  const session = useWritingSession()
  const data = useSession((view) => view.facts)
  const unreadable = useSession((view) => view.unreadable)
  const problems = useSession((view) => view.problems)
  const [refused, setRefused] = useState<readonly string[]>([])
  const [removed, setRemoved] = useState<{ readonly name: string; readonly left: string }>()
  const facts = useMemo((): Facts | undefined => {
    if (!data) return undefined
    const edit: Facts['edit'] = (path, change) => {
      const found = changeText(session, data, path, change)
      setRefused(found === 'moved' ? [say('formMoved')] : found.map((problem: Problem) => problem.message[language]))
      return found.length === 0
    }
    return {
      data,
      isReadable: unreadable.length === 0,
      problems,
      goToPath: onGoToPath,
      awaits: session.awaits,
      edit,
      remove: (path) => {
        const { name } = entryWords(path, valueAt(data, path) ?? '', speech)
        const done = edit(path, (here) => [{ do: 'remove', path: here }])
        if (done) setRemoved({ name, left: session.text() })
        return done
      },
    }
    // The words of a page stay the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, unreadable, problems, session, onGoToPath, speech])
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!wanted) return undefined
    // By the next picture all that was folded around it is open.
    const frame = requestAnimationFrame(() => {
      onShown()
      const field = root.current ? focusableFor(root.current, wanted.path) : undefined
      if (!field) return onGoTo(wanted.place.line, wanted.place.column)
      field.scrollIntoView({ block: 'center' })
      field.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [wanted, onShown, onGoTo])
  const broken = unreadable[0]
  return (
    <div ref={root} data-forms={broken ? 'last-good' : 'live'} className={styles['forms']}>
      {broken ? (
        <div className="notice" role="alert">
          <p>{say(facts ? 'formsBroken' : 'formsNever')}</p>
          <p>
            {say('line', { line: broken.line })}: {broken.message[language]}{' '}
            <button type="button" onClick={() => onGoTo(broken.line, broken.column)}>
              {say('formsFix')}
            </button>
          </p>
        </div>
      ) : null}
      <div className={styles['messages']}>
        <div role="alert">
          {refused.map((words) => (
            <p key={words} className={styles['problem']}>
              {say('formRefused')}
              {words}
            </p>
          ))}
        </div>
        <div role="status">
          {removed && session.text() === removed.left ? (
            <p>
              {say('removed', { name: removed.name })}{' '}
              <button
                type="button"
                onClick={() => {
                  session.undo()
                  setRemoved(undefined)
                }}
              >
                {say('undo')}
              </button>
            </p>
          ) : null}
        </div>
      </div>
      {facts ? (
        <FactsContext.Provider value={facts}>
          <FieldOf.Provider value={renderField}>
            <WantedPath.Provider value={wanted?.path}>
              <nav aria-label={say('formsContents')}>
                <ul className={styles['contents']}>
                  {FORM_SECTIONS.map(({ name }) => (
                    <li key={name}>
                      <a href={`#form-${name}`}>{say(name)}</a>
                    </li>
                  ))}
                </ul>
              </nav>
              {FORM_SECTIONS.map(({ name, keys }) => (
                <section key={name} aria-labelledby={`form-${name}`}>
                  <h2 id={`form-${name}`}>{say(name)}</h2>
                  {keys.length === 1 ? (
                    keys.map((key) => (
                      <TopField key={key} field={FIELDS.get(key)!} facts={facts} label={fieldName([key], language)} />
                    ))
                  ) : (
                    <RecordFields path={[]} fields={keys.map((key) => FIELDS.get(key)!)} />
                  )}
                </section>
              ))}
            </WantedPath.Provider>
          </FieldOf.Provider>
        </FactsContext.Provider>
      ) : null}
    </div>
  )
}

/** What fills a section alone; of sources it is also said whether anything rests on them. */
function TopField({
  field,
  facts,
  label,
}: {
  readonly field: FieldShape
  readonly facts: Facts
  readonly label: string
}) {
  const say = useEditorWords()
  const { key, shape } = field
  if (shape.kind === 'record') return <IndicatorForms fields={shape.fields} />
  if (shape.kind !== 'list') return null
  const used = listAt(facts.data, ['evidence']).map((entry) => textAt(entry, ['source']))
  const usedTimes = (source: Json) => {
    const n = used.filter((id) => id === textAt(source, ['id'])).length
    return n === 0 ? say('unused') : say('usedBy', { n })
  }
  return (
    <ListField
      path={[key]}
      label={label}
      item={shape.item}
      isAlone
      {...(key === 'sources' ? { aside: usedTimes } : {})}
    />
  )
}
