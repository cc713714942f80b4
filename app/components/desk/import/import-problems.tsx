import type { ImportProblem } from '#cases/import/import-problem.ts'
import { IMPORT } from '../../../content/desk/import.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import styles from './import.module.css'

const ORDER = ['refused', 'left-out', 'note'] as const

/** Every problem of a file, what costs most first, then by line; each with its line and its column or part. */
export function ImportProblems({ problems }: { readonly problems: readonly ImportProblem[] }) {
  const say = useWords(IMPORT)
  const { language, t } = useSpeech()
  const inOrder = problems.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0))
  const sorted = ORDER.flatMap((wanted) => inOrder.filter(({ severity }) => severity === wanted))
  return (
    <ul className={styles['problems']}>
      {sorted.map(({ severity, line, field, message }, place) => {
        const where = [line === undefined ? [] : [say('line', { line })], field === undefined ? [] : [field]].flat()
        return (
          <li key={place}>
            <span className={`tag ${severity === 'note' ? '' : styles['cost']}`}>{say(severity)}</span>{' '}
            {where.length === 0 ? null : <span className="soft">{`${where.join(' · ')}${t('common.colon')}`}</span>}
            {message[language]}
          </li>
        )
      })}
    </ul>
  )
}
