import { formatScore, formatShare } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'

/** An index interval as it stands in lists: 37–84 (53 % known); one number where both ends round to the same. */
export function intervalText(
  { lower, upper, coverage }: { readonly lower: number; readonly upper: number; readonly coverage: number },
  { t, language }: Speech,
): string {
  const [from, to] = [formatScore(language, lower), formatScore(language, upper)]
  const interval = from === to ? from : t('index.interval', { lower: from, upper: to })
  return t('index.intervalKnown', { interval, share: formatShare(language, coverage) })
}
