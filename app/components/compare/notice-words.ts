import type { Speech } from '../../i18n/translate.ts'
import type { CompareNotice } from './compare-view.ts'

/** What was asked for and not followed, what stands there instead, or what can be done. */
export function noticeWords(notice: CompareNotice, { t }: Speech): string {
  switch (notice.kind) {
    case 'unpublished': {
      const { title, asked, shown, published } = notice
      const numbers = published.join(t('common.list'))
      return t('compare.notice.unpublished', { title, asked, shown, numbers: numbers || shown })
    }
    case 'names':
      return t('compare.notice.names', { read: notice.read, given: notice.given })
    case 'tooMany':
      return t('compare.tooMany', { n: notice.given })
    case 'tooFew':
      return t('compare.tooFew')
    default:
      return t(`compare.notice.${notice.kind}`, { values: notice.values.map(quoted).join(t('common.list')) })
  }

  function quoted(value: string): string {
    return t('compare.quoted', { title: value })
  }
}
