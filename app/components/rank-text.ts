import type { Scored } from '#scoring/result.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { MessageKey, Speech } from '../i18n/translate.ts'

/** A rank interval in words, or why there is none. */
export function rankText(rank: Scored<RankInterval>, cases: number, { t }: Speech): string {
  if (!rank.ok) return t(`index.rank.refused.${rank.why.code}` as MessageKey)
  const { best, worst } = rank.value
  // An interval over the whole library is no place at all, and saying “between 1 and 19” would sound like one.
  return best === 1 && worst === cases
    ? t('index.rank.anywhere', { n: cases })
    : t('index.rank.interval', { best, worst, n: cases })
}
