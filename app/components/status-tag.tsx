import type { RowStatus } from '#scoring/vocabulary.ts'
import { useSpeech } from '../i18n/translate.ts'

const CLASS: Record<RowStatus, string> = {
  priced: 'priced',
  bounded: 'bounded',
  scenario: 'scenario',
  notPriced: 'not-priced',
}

export function StatusTag({ status }: { status: RowStatus }) {
  const { t } = useSpeech()
  return (
    <span className={`tag ${CLASS[status]}`} title={t(`status.${status}.why`)}>
      {t(`status.${status}`)}
    </span>
  )
}
