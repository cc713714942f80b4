import { plainText } from '#cases/plain-text.ts'
import { provinceName } from '#cases/provinces.ts'
import type { LocalText } from '#scoring/facts.ts'
import { scriptLanguage } from '../i18n/script-language.ts'
import type { SearchField, SearchFieldName } from '../search/search-document.ts'
import type { StoredCase } from './library-derive.server.ts'

/** Every text of a case that a reader may look for, as it is written on its page. */
export function searchFields({ case: facts, translation }: Pick<StoredCase, 'case' | 'translation'>): SearchField[] {
  const { organisation, harms } = facts
  const fields: SearchField[] = []
  const add = (field: SearchFieldName, language: SearchField['language'], text: string | undefined) => {
    if (text !== undefined && text.trim() !== '') fields.push({ field, language, text })
  }
  const addBoth = (field: SearchFieldName, texts: readonly (LocalText | undefined)[]) => {
    for (const language of ['zh-CN', 'en'] as const) {
      add(field, language, [...new Set(texts.flatMap((text) => text?.[language] ?? []))].join('\n'))
    }
  }
  addBoth('title', [facts.title])
  addBoth('organisation', [organisation.name, ...organisation.affiliates])
  add('organisation', 'zh-CN', organisation.legalName)
  addBoth('summary', [facts.summary])
  add('text', 'zh-CN', plainText(facts.body))
  add('text', 'en', translation ? plainText(translation.body) : undefined)
  addBoth('outcomes', [
    ...facts.outcomes.map(({ label }) => label),
    ...(harms.state === 'listed' ? harms.items.map(({ label }) => label) : []),
    ...facts.facts.map(({ label }) => label),
    ...facts.innovationPoints.map(({ point }) => point),
  ])
  addBoth('partners', [
    ...facts.partners.map(({ name, group }) => name ?? group),
    ...facts.foundations.map(({ name }) => name),
    ...facts.components.map(({ name }) => name),
    ...facts.regions.flatMap(({ provinces }) => provinces.map(provinceName)),
  ])
  // A source has its title in one language only.
  for (const language of ['zh-CN', 'en'] as const) {
    const own = facts.sources.filter(({ title }) => scriptLanguage(title) === language)
    add('evidence', language, own.map(({ title, publisher }) => `${title}（${publisher}）`).join('\n'))
  }
  return fields
}
