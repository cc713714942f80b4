import { OBJECTIONS } from '../../../content/award/objections.ts'
import { useWords } from '../../accounts/use-words.ts'
import styles from './objections.module.css'

/** What somebody wrote into a form that is there no more, so that they have not lost it. */
export function NotTaken({ texts }: { readonly texts: readonly (string | undefined)[] }) {
  const say = useWords(OBJECTIONS)
  const written = texts.filter((text) => text !== undefined && text !== '')
  if (written.length === 0) return null
  return (
    <div data-not-taken="">
      <p>{say('notTaken')}</p>
      {written.map((text) => (
        <blockquote key={text} className={styles['said']}>
          {text}
        </blockquote>
      ))}
    </div>
  )
}
