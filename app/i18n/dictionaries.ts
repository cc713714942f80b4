import type { Language } from './languages.ts'
import { translator, type Dictionary, type Speech } from './translate.ts'

/**
 * The dictionaries this process has loaded. The server registers both, a browser only the one of its page, so no
 * reader downloads the messages of a language they do not read.
 */
const loaded = new Map<Language, Dictionary>()
const spoken = new Map<Language, Speech>()

export function registerDictionary(language: Language, dictionary: Dictionary): void {
  loaded.set(language, dictionary)
  spoken.set(language, { language, t: translator(dictionary) })
}

export function dictionaryOf(language: Language): Dictionary {
  const dictionary = loaded.get(language)
  if (!dictionary) throw new Error(`dictionary ${language} is not loaded`)
  return dictionary
}

/** What `useSpeech` gives to the pages of this language: the same value each time. */
export function speechIn(language: Language): Speech {
  const speech = spoken.get(language)
  if (!speech) throw new Error(`dictionary ${language} is not loaded`)
  return speech
}
