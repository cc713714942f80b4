import { dictionaryOf } from '../i18n/dictionaries.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { FoundColumn } from './compared-columns.ts'

/** The title up to its colon; whole where two cases share that, with the revision where a case stands there twice. */
export function distinctTitles(columns: readonly FoundColumn[], language: Language): string[] {
  const t = translator(dictionaryOf(language))
  const shorts = columns.map(({ entry }) => shortTitle(entry.case.title[language]))
  return columns.map(({ entry }, place) => {
    const short = shorts[place]!
    const alike = columns.filter((_, other) => other !== place && shorts[other] === short)
    const title = alike.some((other) => other.entry.id !== entry.id) ? entry.case.title[language] : short
    const twice = columns.some((other) => other.entry.id === entry.id && other.entry !== entry)
    return twice ? t('compare.titleOfRevision', { title, n: entry.revision.number }) : title
  })
}

function shortTitle(title: string): string {
  return title.split(/[:：（(]/, 1)[0]!.trim() || title
}
