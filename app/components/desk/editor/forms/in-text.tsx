import type { Path } from '#cases/problem.ts'
import { useEditorWords } from '../editor-words.ts'
import { useFacts } from './use-facts.ts'
import styles from './forms.module.css'

/** Leads to the place of a fact in the text. */
export function InText({ path }: { readonly path: Path }) {
  const say = useEditorWords()
  const { goToPath } = useFacts()
  return (
    <button type="button" className={styles['link']} onClick={() => goToPath(path)}>
      {say('inText')}
    </button>
  )
}
