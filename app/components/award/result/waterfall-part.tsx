import type { GroupWaterfall } from '#scoring/award/waterfall.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatPoints, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { PointMark, scaleOf, StepMark } from './interval-mark.tsx'
import type { ShownCategory } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

/** What each judge's severity did to one entry, step by step on one axis. */
export function WaterfallPart({ entry }: { readonly entry: NonNullable<ShownCategory['entry']> }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  return (
    <section aria-labelledby="waterfall">
      <h3 id="waterfall">{say('waterfall', { entry: names.entry(entry.id) })}</h3>
      <p>{say('waterfallWhat')}</p>
      {entry.table.waterfall.map((steps) => (
        <GroupSteps key={steps.group} steps={steps} isOne={entry.table.waterfall.length === 1} />
      ))}
    </section>
  )
}

function GroupSteps({ steps, isOne }: { readonly steps: GroupWaterfall; readonly isOne: boolean }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { group, share, raw, judges, drawn, corrected } = steps
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatPoints(language, value)}`
  // Where the score stands before and after each judge.
  const ends = judges.reduce<readonly number[]>((so, { moves }) => [...so, so.at(-1)! + moves], [raw])
  const scale = scaleOf([...ends, corrected])
  return (
    <Listing
      caption={
        isOne
          ? names.group(group)
          : say('groupShare', { group: names.group(group), share: formatShare(language, share) })
      }
      heads={[say('step'), say('given'), say('severity'), say('moves'), { hidden: say('stepAxis') }]}
    >
      <tr>
        <td>{say('raw')}</td>
        <td data-head={say('given')} className={styles['figure']}>
          <strong>{formatPoints(language, raw)}</strong>
        </td>
        <td />
        <td />
        <td className={styles['drawn']}>
          <PointMark scale={scale} value={raw} />
        </td>
      </tr>
      {judges.map(({ judge, score, severity, moves }, index) => (
        <tr key={judge}>
          <td>{names.judge(judge)}</td>
          <td data-head={say('given')} className={styles['figure']}>
            {formatPoints(language, score)}
          </td>
          <td data-head={say('severity')} className={styles['figure']}>
            {signed(severity)}
          </td>
          <td data-head={say('moves')} className={styles['figure']}>
            {signed(moves)}
          </td>
          <td className={styles['drawn']}>
            <StepMark scale={scale} from={ends[index]!} to={ends[index + 1]!} />
          </td>
        </tr>
      ))}
      <tr>
        <td>{say('drawn')}</td>
        <td />
        <td />
        <td data-head={say('moves')} className={styles['figure']}>
          {signed(drawn)}
        </td>
        <td className={styles['drawn']}>
          <StepMark scale={scale} from={ends.at(-1)!} to={corrected} />
        </td>
      </tr>
      <tr>
        <td>{say('corrected')}</td>
        <td data-head={say('given')} className={styles['figure']}>
          <strong>{formatPoints(language, corrected)}</strong>
        </td>
        <td />
        <td />
        <td className={styles['drawn']}>
          <PointMark scale={scale} value={corrected} />
        </td>
      </tr>
    </Listing>
  )
}
