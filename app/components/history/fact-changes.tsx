import { CHANGES } from '../../content/desk/changes.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { ScrollTable } from '../scroll-table.tsx'
import styles from './changes.module.css'
import type { FactChangeView, FactValueView } from './changes-view.ts'
import { Runs } from './text-changes.tsx'

/** Every fact that is not what it was, by the name of its field. */
export function FactChanges({ facts }: { readonly facts: readonly FactChangeView[] | undefined }) {
  const say = useWords(CHANGES)
  if (facts === undefined) return <p className="notice">{say('factsUnreadable')}</p>
  if (facts.length === 0) return <p>{say('factsNone')}</p>
  return (
    <ScrollTable title={say('factsTitle')} stacked>
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact, place) => (
          <tr key={place}>
            <th scope="row" className={styles['field']}>
              <FieldName words={fact.words} /> <span className="tag">{say(fact.kind)}</span>
            </th>
            {fact.runs ? (
              <td colSpan={2} className={styles['runs']}>
                <Runs runs={fact.runs} />
              </td>
            ) : (
              <>
                <td>
                  <Value value={fact.before} kind={fact.kind} mark="removed" />
                </td>
                <td>
                  <Value value={fact.after} kind={fact.kind} mark="added" />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

/** From the whole to the part, the part last and plain to see. */
function FieldName({ words }: { readonly words: readonly string[] }) {
  return (
    <>
      {words.length > 1 ? <span className={styles['above']}>{words.slice(0, -1).join(' › ')} › </span> : null}
      {words.at(-1)}
    </>
  )
}

function Value({
  value,
  kind,
  mark,
}: {
  readonly value: FactValueView | null
  readonly kind: FactChangeView['kind']
  readonly mark: 'added' | 'removed'
}) {
  const say = useWords(CHANGES)
  const { t } = useSpeech()
  const name = <span className={styles['onPhone']}>{say(mark === 'added' ? 'after' : 'before')} </span>
  if (value === null) {
    return (
      <>
        {name}
        <span className="soft">{say('nothing')}</span>
      </>
    )
  }
  const [only] = value.lines
  if (kind === 'moved') {
    return (
      <>
        {name}
        {say('place', { n: only?.text ?? '' })}
      </>
    )
  }
  const Tag = mark === 'added' ? 'ins' : 'del'
  if (value.lines.length === 1 && only!.words.length === 0) {
    return (
      <>
        {name}
        <Tag className={styles[mark]}>{only!.text}</Tag>
      </>
    )
  }
  return (
    <>
      {name}
      <Tag className={styles['entry']}>
        {value.lines.length === 0 ? say('nothing') : null}
        {value.lines.map(({ words, text }, place) => (
          <span key={place} className={styles['line']}>
            {words.length === 0 ? null : (
              <span className="soft">
                {words.join(' › ')}
                {t('common.colon')}
              </span>
            )}
            <span className={styles[mark]}>{text}</span>
          </span>
        ))}
        {value.more === 0 ? null : <span className={styles['line']}>{say('more', { n: value.more })}</span>}
      </Tag>
    </>
  )
}
