import type { CategoryStability, OtherPlaces } from '#scoring/award/category-stability.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatRate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

/** Whether the first places hang on the rule, on one judge, on one criterion, or on the weights. */
export function StabilityPart({ stability }: { readonly stability: CategoryStability }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { places, rules, withoutJudge, withoutCriterion, judges, criteria, flips } = stability
  const isRule = (name: string): name is 'mean' => ['mean', 'trimmed', 'median', 'corrected'].includes(name)
  return (
    <>
      <h3 id="stability">{say('stability')}</h3>
      <p className="small soft">{say('stabilityWhat', { places })}</p>
      <h4>{say('stability.rules')}</h4>
      <Changes others={rules} places={places} nameOf={(name) => (isRule(name) ? say(`rule.${name}`) : name)} />
      {judges === 0 ? null : (
        <>
          <h4>{say('stability.judges')}</h4>
          {withoutJudge.length === 0 ? (
            <p>{say('noneOf', { count: judges, places })}</p>
          ) : (
            <Changes others={withoutJudge} places={places} nameOf={names.judge} />
          )}
        </>
      )}
      {criteria === 0 ? null : (
        <>
          <h4>{say('stability.criteria')}</h4>
          {withoutCriterion.length === 0 ? (
            <p>{say('noneOf', { count: criteria, places })}</p>
          ) : (
            <Changes others={withoutCriterion} places={places} nameOf={names.criterion} />
          )}
        </>
      )}
      {flips.length === 0 ? null : (
        <>
          <h4>{say('stability.weights')}</h4>
          <ul>
            {flips.map(({ first, second, smallest }) => {
              const pair = { first: names.entry(first), second: names.entry(second) }
              return (
                <li key={`${first} ${second}`}>
                  {smallest.ok
                    ? smallest.value.moved === 0
                      ? say('tied', pair)
                      : say('flips', { ...pair, moved: formatRate(language, smallest.value.moved) })
                    : smallest.why.code === 'no-swap'
                      ? say('neverFlips', pair)
                      : `${pair.first} / ${pair.second}: ${names.why(smallest.why)}`}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}

interface ChangesProps {
  readonly others: readonly OtherPlaces[]
  readonly places: number
  readonly nameOf: (name: string) => string
}

function Changes({ others, places, nameOf }: ChangesProps) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const told = ({ change }: OtherPlaces): string => {
    if (!change.ok) return names.why(change.why)
    const { sameFirst, enters, leaves } = change.value
    if (enters.length === 0 && leaves.length === 0) return sameFirst ? say('same', { places }) : say('otherFirst')
    return say('changes', { enters: names.entries(enters), leaves: names.entries(leaves) })
  }
  return (
    <ul className={styles['bands']}>
      {others.map((other) => (
        <li key={other.name}>
          <span className={styles['places']}>{nameOf(other.name)}</span>
          <span>{told(other)}</span>
        </li>
      ))}
    </ul>
  )
}
