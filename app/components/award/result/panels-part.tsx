import type { JudgeReport, PanelReport } from '#scoring/award/panel-report.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatPoints, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { IntervalMark, scaleOf, ShareMark, type Scale } from './interval-mark.tsx'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

/** Krippendorff's own thresholds: to conclude from, and to conclude from with caution. */
const ALPHA_FIRM = 0.8
const ALPHA_TENTATIVE = 0.667

/** How strict each judge is, how they use the scale, and how far the panel agrees. */
export function PanelsPart({ panels }: { readonly panels: readonly PanelReport[] }) {
  return (
    <>
      {panels.map((panel, index) => (
        <Panel key={`${panel.group} ${panel.judges[0]?.judge ?? ''}`} panel={panel} isFirst={index === 0} />
      ))}
    </>
  )
}

function Panel({ panel, isFirst }: { readonly panel: PanelReport; readonly isFirst: boolean }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const ends = panel.judges.flatMap(({ severity }) => (severity ? [severity.low, severity.high] : []))
  const scale = ends.length > 0 ? scaleOf([...ends, 0]) : null
  // The strictest first; without a severity in the order there is.
  const judges = panel.judges.toSorted((one, other) => (one.severity?.value ?? 0) - (other.severity?.value ?? 0))
  return (
    <section>
      <h3 id={isFirst ? 'judges' : undefined}>
        {say('judges')} · {names.group(panel.group)}
      </h3>
      {panel.why ? <p className="notice">{say('uncorrected', { why: names.why(panel.why) })}</p> : null}
      {panel.spread ? <Spread spread={panel.spread} /> : null}
      {scale ? (
        <p className="small soft">
          {say('severityWhat', { from: formatPoints(language, scale.from), to: formatPoints(language, scale.to) })}
        </p>
      ) : null}
      {judges.length === 0 ? null : (
        <Listing
          heads={[
            say('judge'),
            say('sheets'),
            say('meanGiven'),
            say('severity'),
            { hidden: say('severityAxis') },
            say('use'),
          ]}
        >
          {judges.map((judge) => (
            <JudgeRow key={judge.judge} judge={judge} scale={scale} />
          ))}
        </Listing>
      )}
      <h3>{say('agreement')}</h3>
      <p className="small soft">{say('alphaWhat')}</p>
      <Listing heads={[say('criterion'), say('alpha'), { hidden: say('alphaAxis') }, say('alphaSays')]}>
        {panel.agreement.map(({ criterion, alpha }) => (
          <tr key={criterion ?? ''}>
            <td>{criterion === null ? say('wholeSheets') : names.criterion(criterion)}</td>
            <td data-head={say('alpha')} className={styles['figure']}>
              {alpha.ok ? formatPoints(language, alpha.value) : names.why(alpha.why)}
            </td>
            <td className={styles['drawn']}>
              {alpha.ok ? <ShareMark share={alpha.value} lines={[ALPHA_TENTATIVE, ALPHA_FIRM]} /> : null}
            </td>
            <td data-head={say('alphaSays')}>
              {alpha.ok
                ? say(
                    alpha.value >= ALPHA_FIRM
                      ? 'alpha.firm'
                      : alpha.value >= ALPHA_TENTATIVE
                        ? 'alpha.tentative'
                        : 'alpha.low',
                  )
                : null}
            </td>
          </tr>
        ))}
      </Listing>
    </section>
  )
}

/** Of what differences between scores are made: the share of each in the variance. */
function Spread({ spread: { entry, judge, residual } }: { readonly spread: NonNullable<PanelReport['spread']> }) {
  const say = useWords(RESULT)
  const { language } = useSpeech()
  const all = entry ** 2 + judge ** 2 + residual ** 2
  if (all === 0) return null
  const share = (deviation: number) => formatShare(language, deviation ** 2 / all)
  return <p>{say('spread', { entry: share(entry), judge: share(judge), residual: share(residual) })}</p>
}

function JudgeRow({
  judge: { judge, sheets, meanGiven, severity, use },
  scale,
}: {
  readonly judge: JudgeReport
  readonly scale: Scale | null
}) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  return (
    <tr>
      <td>{names.judge(judge)}</td>
      <td data-head={say('sheets')} className={styles['figure']}>
        {sheets}
      </td>
      <td data-head={say('meanGiven')} className={styles['figure']}>
        {formatPoints(language, meanGiven)}
      </td>
      <td data-head={say('severity')} className={styles['figure']}>
        {severity ? (
          <>
            {formatPoints(language, severity.value)}{' '}
            <span className="small soft nowrap">
              {formatPoints(language, severity.low)} – {formatPoints(language, severity.high)}
            </span>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className={styles['drawn']}>
        {severity && scale ? <IntervalMark scale={scale} {...severity} line={0} /> : null}
      </td>
      <td data-head={say('use')}>{use ? say(`use.${use.tellsApart}`) : '–'}</td>
    </tr>
  )
}
