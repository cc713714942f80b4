import type { LocalText } from '#scoring/facts.ts'
import { dictionaryOf } from './i18n/dictionaries.ts'
import type { Language } from './i18n/languages.ts'

/** The `<title>` of a page about accounts, which no search engine is to keep. */
export function pageTitle(data: { readonly language: Language } | undefined, title: LocalText) {
  if (!data) return []
  const name = dictionaryOf(data.language)['site.name']
  return [{ title: `${title[data.language]} · ${name}` }, { name: 'robots', content: 'noindex' }]
}
