import { useSyncExternalStore } from 'react'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { ownMoment } from '../../../i18n/zoned-time.ts'
import { useWords } from '../../accounts/use-words.ts'

const never = () => () => undefined
const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
const unknown = () => undefined

/** The same moment by the reader's own clock, where that shows another time and scripts run. */
export function OwnMoment({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  const zone = useSyncExternalStore<string | undefined>(never, ownZone, unknown)
  const own = zone === undefined ? undefined : ownMoment(language, at, timeZone, zone)
  return own === undefined ? null : <span data-own-clock="">{say('ownClock', { time: own })}</span>
}
