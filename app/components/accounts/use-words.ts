import type { LocalText } from '#scoring/facts.ts'
import { useSpeech } from '../../i18n/translate.ts'

/** Words of the pages about accounts: both languages of each stand side by side, because these pages need no dictionary in the browser. */
export type Words = Readonly<Record<string, LocalText>>
export type WordValues = Readonly<Record<string, string | number>>
export type Say<Key extends string> = (key: Key, values?: WordValues) => string

/** A word of a list in one language, with `{name}` values put in. */
export function said<List extends Words>(
  list: List,
  language: keyof LocalText & string,
  key: keyof List & string,
  values: WordValues = {},
): string {
  return list[key]![language as 'en'].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
}

/** What `said` says in the language of the page. */
export function useWords<List extends Words>(list: List): Say<keyof List & string> {
  const { language } = useSpeech()
  return (key, values) => said(list, language, key, values)
}
