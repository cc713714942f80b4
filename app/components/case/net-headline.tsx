import { formatCny, formatCnyRange } from '../../i18n/format.ts'
import { useSpeech, type Speech } from '../../i18n/translate.ts'
import type { NetChoiceView } from './case-view.ts'

/** What can be said of the net value in one line, for one carbon price. */
export function netHeadline(choice: NetChoiceView, { t, language }: Speech): { figure: string; word: string | null } {
  if (choice.median !== null && choice.p05 !== null && choice.p95 !== null) {
    return {
      figure: t('case.net.headline.net', {
        value: formatCny(language, choice.median),
        low: formatCny(language, choice.p05),
        high: formatCny(language, choice.p95),
      }),
      word: choice.status === 'benefits-only' ? t('case.net.benefitsWord') : t('case.net.pricedWord'),
    }
  }
  if (choice.bounds) {
    const word = choice.status === 'benefits-only' ? 'case.net.benefitsWord' : 'case.net.boundedWord'
    return { figure: formatCnyRange(language, choice.bounds.low, choice.bounds.high), word: t(word) }
  }
  if (choice.scenario) {
    return {
      figure: formatCnyRange(language, choice.scenario.low, choice.scenario.high),
      word: t('case.net.scenarioWord'),
    }
  }
  return { figure: t('case.net.headline.none'), word: null }
}

/** Rows that another carbon price can value and this one cannot: without them the two headlines are not of the same thing. */
export function leftOut(choice: NetChoiceView, choices: readonly NetChoiceView[]): readonly string[] {
  return choice.rows
    .filter((row, place) => row.net === null && choices.some(({ rows }) => rows[place] && rows[place].net !== null))
    .map(({ label }) => label)
}

export function NetHeadline({
  choice,
  className,
  carbonLabel,
  without = [],
}: {
  choice: NetChoiceView
  className: string
  carbonLabel?: string | undefined
  /** Labels of the rows that this figure leaves out. */
  without?: readonly string[]
}) {
  const speech = useSpeech()
  const { t } = speech
  const { figure, word } = netHeadline(choice, speech)
  return (
    <p>
      <span className={className}>{figure}</span> {word ? <span className="tag">{word}</span> : null}
      {carbonLabel ? (
        <>
          <br />
          <span className="small soft">
            {t('case.net.carbon')}
            {t('common.colon')}
            {carbonLabel}
            {without.length > 0 ? (
              <>
                <br />
                {t('case.net.leftOut', { rows: without.join(t('common.list')) })}
              </>
            ) : null}
          </span>
        </>
      ) : null}
    </p>
  )
}
