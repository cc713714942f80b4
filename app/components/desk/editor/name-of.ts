import { isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'

/** How an entry calls itself. */
export function nameOf(entry: JsonMap, language: 'zh-CN' | 'en'): string {
  for (const key of ['label', 'name', 'title', 'locator', 'about']) {
    const words = said(entry[key], language)
    if (words !== '') return words
  }
  return ''
}

const said = (value: Json | undefined, language: 'zh-CN' | 'en'): string => {
  if (typeof value === 'string') return value
  const words = isMapping(value) ? value[language] : undefined
  return typeof words === 'string' ? words : ''
}
