import { formatScore, formatShare } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'

/** An index interval as it stands in lists: 37–84 (53 % known); one number where both ends round to the same. */
export function intervalText(
  { lower, upper, coverage }: { readonly lower: number; readonly upper: number; readonly coverage: number },
  speech: Speech,
): string {
  const share = formatShare(speech.language, coverage)
  return speech.t('index.intervalKnown', { interval: spanText({ lower, upper }, speech), share })
}

/** The two ends alone: 37–84, or 89 where both round to the same. */
export function spanText(
  { lower, upper }: { readonly lower: number; readonly upper: number },
  { t, language }: Speech,
): string {
  const [from, to] = [formatScore(language, lower), formatScore(language, upper)]
  return from === to ? from : t('index.interval', { lower: from, upper: to })
}
