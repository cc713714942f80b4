import { DESK } from '../../content/desk/desk.ts'
import { EVIDENCE } from '../../content/desk/evidence.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import type { EvidenceCase } from './desk-view.ts'

/** Cases with how much there is to see to of each kind. */
export function EvidenceCases({ cases }: { readonly cases: readonly EvidenceCase[] }) {
  const say = useWords(EVIDENCE)
  const sayDesk = useWords(DESK)
  const { t } = useSpeech()
  return (
    <Listing heads={[sayDesk('case'), say('deskWhat')]}>
      {cases.map(({ id, title, findings }) => (
        <tr key={id}>
          <td>
            <a href={`/desk/cases/${id}`}>{title}</a>
          </td>
          <td data-head={say('deskWhat')}>
            {findings.map(({ kind, count }) => say('counted', { what: say(kind), count })).join(t('common.list'))}
          </td>
        </tr>
      ))}
    </Listing>
  )
}
