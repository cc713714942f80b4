import { SETUP } from '../../../../content/award/office-setup.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useWords } from '../../../accounts/use-words.ts'
import type { RulesPageView } from './rules-page.tsx'

/** Saves the notice with the public holidays of a year; and which years have to wait for theirs. */
export function PublicHolidays({ years }: { readonly years: RulesPageView['holidays'] }) {
  const say = useWords(SETUP)
  const { t } = useSpeech()
  return (
    <>
      {years.known.map((year) => (
        <button key={year} name="take" value={year} className="quiet">
          {say('takeHolidays', { year })}
        </button>
      ))}
      {years.known.length === 0 ? null : <p className="small soft">{say('takeHolidaysWhat')}</p>}
      {years.unknown.length === 0 ? null : (
        <p className="small soft">{say('holidaysUnknown', { years: years.unknown.join(t('common.list')) })}</p>
      )}
    </>
  )
}
