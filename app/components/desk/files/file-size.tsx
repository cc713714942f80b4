import { formatShort } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'

const KILO = 1024

/** So many kilobytes or megabytes, as people read them. */
export function FileSize({ bytes }: { readonly bytes: number }) {
  const { language } = useSpeech()
  const kilobytes = bytes / KILO
  const isLarge = kilobytes >= KILO
  const rounded = isLarge ? Math.round((kilobytes / KILO) * 10) / 10 : Math.max(1, Math.round(kilobytes))
  return <>{`${formatShort(language, rounded)} ${isLarge ? 'MB' : 'kB'}`}</>
}
