import type { ScoreChange } from '#scoring/changes/score-change.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { CHANGES, DIRECTIONS, READ_FIELDS } from '../../content/desk/changes.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { ScrollTable } from '../scroll-table.tsx'
import styles from './changes.module.css'
import type { ChangesView } from './changes-view.ts'
import { IndexChanges } from './index-changes.tsx'
import { NetChanges } from './net-changes.tsx'
import { singleValue } from './single-words.ts'

/** What changed in the scores between two revisions, split by what did it. */
export function ScoreChanges({ view, address }: { readonly view: ChangesView; readonly address: string }) {
  const say = useWords(CHANGES)
  const { scores, from, to } = view
  if (!scores.change.ok) {
    const which = from.ok ? say('revision', { number: to.number }) : to.ok ? say('revision', { number: from.number }) : say('bothBroken') // prettier-ignore
    return <p className="notice">{say('notScorable', { which })}</p>
  }
  const change = scores.change.value
  const { index, netValue } = change
  const sameRules = index.method.before === index.method.after && netValue.method.before === netValue.method.after && netValue.factors.before === netValue.factors.after // prettier-ignore
  return (
    <>
      <p>{say('howSplit')}</p>
      <p className="small soft">
        {sameRules ? `${say('sameRules', { index: index.method.after, net: netValue.method.after })} ` : ''}
        {say('rounded')}
      </p>
      <IndexChanges index={index} />
      <NetChanges net={netValue} view={scores} address={address} />
      <h3>{say('singlesTitle')}</h3>
      <Singles singles={change.singles} names={scores.names} />
    </>
  )
}

function Singles({
  singles,
  names,
}: {
  readonly singles: ScoreChange['singles']
  readonly names: Readonly<Record<string, string>>
}) {
  const say = useWords(CHANGES)
  const field = useWords(READ_FIELDS)
  const direction = useWords(DIRECTIONS)
  const speech = useSpeech()
  if (singles.length === 0) return <p>{say('singlesNone')}</p>
  const about = ({ subject }: ScoreChange['singles'][number]): string => {
    if (subject.kind === 'indicator') return `${subject.id} ${INDICATOR_TEXTS[subject.id].name[speech.language]}`
    if (subject.kind === 'row') return names[subject.id] ?? subject.id
    return subject.kind === 'evidence' ? say('evidenceItem', { id: subject.id }) : say('wholeCase')
  }
  return (
    <ScrollTable title={say('singlesTitle')} stacked>
      <thead>
        <tr>
          <th scope="col">{say('subject')}</th>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('part')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
          <th scope="col">{say('effect')}</th>
        </tr>
      </thead>
      <tbody>
        {singles.map((single, place) => (
          <tr key={place}>
            <th scope="row" className={styles['field']}>
              {about(single)}
            </th>
            <td>{field(single.field)}</td>
            <td>{say(single.part)}</td>
            {(['before', 'after'] as const).map((side) => (
              <td key={side}>
                <span className={styles['onPhone']}>{say(side)} </span>
                {singleValue(single, side, names, speech) || <span className="soft">{say('none')}</span>}
              </td>
            ))}
            <td>
              <span className={styles['onPhone']}>{say('effect')} </span>
              {single.direction === null ? '–' : direction(single.direction)}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
