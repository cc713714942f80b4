import { SECTIONS } from '../../content/accounts/sections.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from './use-words.ts'

/** A point in time; the page says once which clock it is (`TimeZoneNote`). */
export function Moment({ at }: { readonly at: string }) {
  const { language } = useSpeech()
  return (
    <time dateTime={at} className="num nowrap">
      {formatDateTime(language, at)}
    </time>
  )
}

export function TimeZoneNote() {
  return <p className="small soft">{useWords(SECTIONS)('timeZone')}</p>
}
