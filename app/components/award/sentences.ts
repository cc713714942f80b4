import type { Language } from '../../i18n/languages.ts'

/** Sentences one after the other: Chinese has no space between them. */
export const sentences = (language: Language, list: readonly string[]): string =>
  list.filter((sentence) => sentence !== '').join(language === 'en' ? ' ' : '')
