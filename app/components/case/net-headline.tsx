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

export function NetHeadline({
  choice,
  className,
  carbonLabel,
}: {
  choice: NetChoiceView
  className: string
  carbonLabel?: string | undefined
}) {
  const speech = useSpeech()
  const { figure, word } = netHeadline(choice, speech)
  return (
    <p>
      <span className={className}>{figure}</span> {word ? <span className="tag">{word}</span> : null}
      {carbonLabel ? <span className="small soft"> · {carbonLabel}</span> : null}
    </p>
  )
}
