import type { Scored } from '#scoring/result.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { MessageKey, Speech } from '../i18n/translate.ts'

/** A rank interval in words, or why there is none. */
export function rankText(rank: Scored<RankInterval>, cases: number, { t }: Speech): string {
  return rank.ok
    ? t('index.rank.interval', { best: rank.value.best, worst: rank.value.worst, n: cases })
    : t(`index.rank.refused.${rank.why.code}` as MessageKey)
}
