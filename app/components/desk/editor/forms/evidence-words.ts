import { isMapping, type Json } from '#cases/edit/json.ts'
import { nameOf } from '../name-of.ts'
import { listAt, textAt } from './use-facts.ts'

/** What a piece of evidence is: its grade, the place in the source, and the source. */
export function evidenceWords(facts: Json, entry: Json | undefined, language: 'zh-CN' | 'en'): string {
  if (!isMapping(entry)) return ''
  const source = listAt(facts, ['sources']).find((one) => textAt(one, ['id']) === textAt(entry, ['source']))
  const parts = [textAt(entry, ['grade']), nameOf(entry, language), textAt(source, ['title']), textAt(source, ['publisher'])] // prettier-ignore
  return parts.filter((part) => part !== '').join(' · ')
}

/** Evidence of the case in which every word asked for occurs: in its id, its place or quote, its source or who says it. */
export function foundEvidence(
  facts: Json,
  asked: string,
  language: 'zh-CN' | 'en',
): readonly { readonly id: string; readonly words: string }[] {
  const wanted = asked.toLowerCase().split(/\s+/).filter((word) => word !== '') // prettier-ignore
  return listAt(facts, ['evidence']).flatMap((entry) => {
    const id = textAt(entry, ['id'])
    if (id === '') return []
    const words = evidenceWords(facts, entry, language)
    const all = `${id} ${words} ${evidenceWords(facts, entry, language === 'en' ? 'zh-CN' : 'en')} ${textAt(entry, ['quote'])} ${textAt(entry, ['claimedBy', 'who', language])}`.toLowerCase() // prettier-ignore
    return wanted.every((word) => all.includes(word)) ? [{ id, words }] : []
  })
}
