import type { Failure, Rule } from '#scoring/comparability/rules.ts'
import { formatDate, formatShare } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'

/** Failures of one rule as a phrase, with all the values that differ. */
export function ruleWords(code: Rule, failures: readonly Failure[], speech: Speech): string {
  const { t } = speech
  if (code === 'coverage') return coverageWords(failures, speech)
  const values = failures.flatMap(({ detail }) => [detail['left'], detail['right']]).filter((one) => one !== undefined)
  const words = [...new Set(values)].map((value) => valueWords(code, String(value), speech))
  // Dates hold commas of their own.
  const separator = code.startsWith('period') ? t('compare.and') : t('common.list')
  return t(`compare.why.${code}`, { values: words.join(separator) })
}

/** Where different things are measured, nothing else that differs between them matters. */
export function mattering(why: readonly Failure[]): readonly Failure[] {
  const unit = why.filter(({ code }) => code === 'unit')
  return unit.length > 0 ? unit : why
}

/** Failures of one rule between several columns as a phrase that says whose each of the values is. */
export function ruleWordsByCase(
  code: Rule,
  pairs: readonly { readonly left: number; readonly right: number; readonly why: readonly Failure[] }[],
  shortTitles: readonly string[],
  speech: Speech,
): string {
  const { t } = speech
  const failing = pairs.flatMap(({ left, right, why }) =>
    why.filter((failure) => failure.code === code).map(({ detail }) => ({ left, right, detail })),
  )
  const one = failing.map(({ detail }): Failure => ({ code, detail }))
  // What fails on one side is said of that case; what differs between two is said as a value of each.
  const alone = failing.some(({ detail }) => detail['side'] !== undefined)
  const words = shortTitles.map((_, column) => {
    if (alone) {
      const own = failing.filter(({ left, right, detail: { side } }) => {
        return side === 'both' ? left === column || right === column : (side === 'left' ? left : right) === column
      })
      return own.length === 0 ? '' : ruleWords(code, own.map(({ detail }) => ({ code, detail })), speech) // prettier-ignore
    }
    const values = failing.flatMap(({ left, right, detail }) =>
      left === column ? [detail['left']] : right === column ? [detail['right']] : [],
    )
    const known = [...new Set(values)].filter((value) => value !== undefined)
    return known.map((value) => valueWords(code, String(value), speech)).join(t('common.list'))
  })
  const named = [...new Set(words)]
    .filter((word) => word !== '')
    .map((reason) => {
      const titles = shortTitles.filter((_, column) => words[column] === reason).join(t('common.list'))
      return t('compare.pairs.of', { titles, reason })
    })
  if (alone) return named.join(t('compare.and'))
  return named.length === 0 ? ruleWords(code, one, speech) : t(`compare.why.${code}`, { values: named.join(t('compare.and')) }) // prettier-ignore
}

/** The limit of the whole index where that is missed, else the dimensions that are known too little. */
function coverageWords(failures: readonly Failure[], { t, language }: Speech): string {
  const whole = failures.find(({ detail }) => detail['dimension'] === undefined)
  if (whole !== undefined) {
    const needed = Number(whole.detail['needed'])
    return needed > 0.5 ? t('compare.why.coverage', { values: formatShare(language, needed) }) : t('compare.why.coverage.third') // prettier-ignore
  }
  const dimensions = [...new Set(failures.map(({ detail }) => String(detail['dimension'])))]
  const names = dimensions.map((name) => t(`dimension.${name}` as MessageKey))
  return t('compare.why.coverage.dimension', { values: names.join(t('common.list')) })
}

function valueWords(code: Rule, value: string, speech: Speech): string {
  const { t } = speech
  switch (code) {
    case 'period':
    case 'period-unknown':
    case 'period-partly':
    case 'period-extent':
    case 'price-year':
      return timeWords(value, speech)
    case 'unit':
    case 'per':
    case 'population':
      return t(`unit.${value}` as MessageKey)
    case 'kind':
      return t(`outcomeKind.${value}` as MessageKey)
    case 'scope':
      return t(`fundingScope.${value}` as MessageKey)
    case 'basis':
      return t(`case.outcomes.${value}` as MessageKey)
    case 'status':
      return t(`status.${value}` as MessageKey)
    case 'harms':
    case 'harms-partly':
      return t(`compare.harmsCounted.${value}` as MessageKey)
    case 'subject':
      return t(`issue.${value}` as MessageKey)
    case 'counterfactual':
      return t(`compare.counterfactual.${value}` as MessageKey)
    default:
      return value
  }
}

/** `2016-02/2024-06` from and to, `/2024-07` with an unknown start, `2024-07` a date, nothing where no date is known. */
function timeWords(value: string, { t, language }: Speech): string {
  if (value === '') return t('compare.dateUnknown')
  const [from, to] = value.split('/')
  if (to === undefined || from === to) return formatDate(language, to ?? value)
  if (from === '') return t('compare.why.span.open', { date: formatDate(language, to) })
  return `${formatDate(language, from!)}–${formatDate(language, to)}`
}
