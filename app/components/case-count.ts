import { formatExact } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'

/** So many cases: 1 case, 1,234 cases. */
export function caseCount(count: number, { t, language }: Speech): string {
  return count === 1 ? t('cases.count.one') : t('cases.count.other', { n: formatExact(language, count) })
}
