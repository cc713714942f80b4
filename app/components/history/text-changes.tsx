import type { Run } from '#cases/diff/diff-words.ts'
import { CHANGES } from '../../content/desk/changes.ts'
import { useWords } from '../accounts/use-words.ts'
import styles from './changes.module.css'
import type { TextChanges } from './changes-view.ts'

/** A text with its changes marked: by lines under and through, by colour, and for those who hear the page by words. */
export function Runs({ runs }: { readonly runs: readonly Run[] }) {
  const say = useWords(CHANGES)
  return (
    <>
      {runs.map(({ kind, text }, place) => {
        if (kind === 'kept') return <span key={place}>{text}</span>
        const Tag = kind === 'added' ? 'ins' : 'del'
        return (
          <Tag key={place} className={styles[kind]}>
            <span className="visually-hidden">{say(kind === 'added' ? 'insertedStart' : 'deletedStart')}</span>
            {text}
          </Tag>
        )
      })}
    </>
  )
}

/** The sections of a text that are not what they were. */
export function TextChangesList({ text, lang }: { readonly text: TextChanges; readonly lang: 'zh-CN' | 'en' }) {
  const say = useWords(CHANGES)
  if (text.sections.length === 0) return <p>{say('textNone')}</p>
  return (
    <>
      {text.sections.map(({ kind, heading, headingBefore, moved, runs }, place) => (
        <section key={place} className={styles['section']}>
          <h3>
            <span lang={lang}>{heading === '' ? say('beforeHeadings') : heading}</span>{' '}
            <span className="tag">{say(kind === 'kept' ? 'moved' : kind)}</span>
            {moved && kind !== 'kept' ? <span className="tag">{say('moved')}</span> : null}
          </h3>
          {headingBefore === null ? null : (
            <p className="small soft">{say('headingWas', { heading: headingBefore })}</p>
          )}
          {runs.length === 0 ? null : (
            <p className={styles['runs']} lang={lang}>
              <Runs runs={runs} />
            </p>
          )}
        </section>
      ))}
      {text.kept === 0 ? null : (
        <p className="small soft">{text.kept === 1 ? say('keptSection') : say('keptSections', { n: text.kept })}</p>
      )}
    </>
  )
}
