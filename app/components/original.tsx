import { useSpeech } from '../i18n/translate.ts'

const HAN = /\p{Script=Han}/u

/** A title or name as its source has it, marked where that is not the page's language: to be read aloud and set right. */
export function Original({ text }: { text: string }) {
  const { language } = useSpeech()
  const own = HAN.test(text) ? 'zh-CN' : 'en'
  return own === language ? <>{text}</> : <span lang={own}>{text}</span>
}
