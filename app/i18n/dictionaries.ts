import type { Language } from './languages.ts'
import type { Dictionary } from './translate.ts'

/**
 * The dictionaries this process has loaded. The server registers both, a browser only the one of its page, so no
 * reader downloads the messages of a language they do not read.
 */
const loaded = new Map<Language, Dictionary>()

export function registerDictionary(language: Language, dictionary: Dictionary): void {
  loaded.set(language, dictionary)
}

export function dictionaryOf(language: Language): Dictionary {
  const dictionary = loaded.get(language)
  if (!dictionary) throw new Error(`dictionary ${language} is not loaded`)
  return dictionary
}
