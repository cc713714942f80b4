import { scriptLanguage } from '../i18n/script-language.ts'
import { useSpeech } from '../i18n/translate.ts'

/** A title or name as its source has it, marked where that is not the page's language: to be read aloud and set right. */
export function Original({ text }: { text: string }) {
  const { language } = useSpeech()
  const own = scriptLanguage(text)
  return own === language ? <>{text}</> : <span lang={own}>{text}</span>
}
