import { SHEET } from '../../../content/award/judge-sheet.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import styles from './judge.module.css'
import type { ComparedCalibration, CriterionView, SheetView } from './sheet-view.ts'

/** What the judge gave a calibration case beside what the award would give, and how others spread. */
export function CalibrationTable({ view }: { readonly view: SheetView }) {
  const say = useWords(SHEET)
  const { criteria, calibration } = view
  if (!calibration?.compared) return null
  const { rows, counted } = calibration.compared
  return (
    <section aria-labelledby="compared" data-compared="">
      <h3 id="compared">{say('calibrationCompare')}</h3>
      <dl className={styles['stored']}>
        {rows.map((row, place) => (
          <Compared key={criteria[place]!.id} criterion={criteria[place]!} row={row} />
        ))}
      </dl>
      <p className="small soft">
        {counted > 0 ? say('calibrationOthersWhat', { count: counted }) : say('calibrationOthersFew')}
      </p>
    </section>
  )
}

interface ComparedProps {
  readonly criterion: CriterionView
  readonly row: ComparedCalibration['rows'][number]
}

/** One below the other: half a tablet is too narrow for a table of these. */
function Compared({ criterion, row: { own, office, reason, others } }: ComparedProps) {
  const say = useWords(SHEET)
  const { t, language } = useSpeech()
  const levelOf = (score: number | null, none: 'notAnswered' | 'calibrationOpen') =>
    score === null ? <span className="soft">{say(none)}</span> : <strong className="num">{formatExact(language, score)}</strong> // prettier-ignore
  return (
    <div>
      <dt>{criterion.title}</dt>
      <dd>
        {say('calibrationOwn')} {levelOf(own, 'notAnswered')} · {say('calibrationOffice')}{' '}
        {levelOf(office, 'calibrationOpen')}
        {reason === '' ? null : <p className={styles['note']}>{reason}</p>}
        {others === null ? null : (
          <p className="small soft">
            {say('calibrationOthers')}
            <SentenceGap />
            {spread(others)}
          </p>
        )}
      </dd>
    </div>
  )

  function spread(counts: readonly number[]): string {
    return criterion.levels
      .flatMap(({ score }, level) => {
        const count = counts[level] ?? 0
        return count > 0 ? say('calibrationCount', { score, count }) : []
      })
      .join(t('common.list'))
  }
}
