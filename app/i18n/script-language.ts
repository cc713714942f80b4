import type { Language } from './languages.ts'

const HAN = /\p{Script=Han}/u

/** The language that a title or name of one of the two is written in, by its script. */
export function scriptLanguage(text: string): Language {
  return HAN.test(text) ? 'zh-CN' : 'en'
}
