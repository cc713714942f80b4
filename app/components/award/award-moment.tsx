import { changingOffset, formatInZone } from '../../i18n/zoned-time.ts'
import { useSpeech } from '../../i18n/translate.ts'

/**
 * A point in time by the clock of an award; the page says once which clock that is. Where that clock is put forward and
 * back in the course of a year, each moment says how far it is from UTC.
 */
export function AwardMoment({ at, timeZone }: { readonly at: string; readonly timeZone: string }) {
  const { language } = useSpeech()
  const offset = changingOffset(at, timeZone)
  return (
    <time dateTime={at} className="num">
      {formatInZone(language, at, timeZone)}
      {offset === undefined ? null : ` ${offset}`}
    </time>
  )
}
