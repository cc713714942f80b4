import { idOf, isList, isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { provinceName } from '#cases/provinces.ts'
import { fieldWords } from '../../../history/field-words.ts'
import { leafText } from '../../../history/value-words.ts'
import type { Speech } from '../../../../i18n/translate.ts'
import { nameOf } from '../name-of.ts'

/** What a field is called. */
export const fieldName = (path: Path, language: 'zh-CN' | 'en'): string => fieldWords(path, [], language).at(-1)!

/** One of the values that the format lists, in words. */
export function choiceWords(path: Path, value: string | number, speech: Speech): string {
  const field = path.findLast((step) => typeof step === 'string')
  if (field === 'provinces') return provinceName(String(value))[speech.language]
  if (typeof value === 'number') return String(value)
  const words = leafText(path, value, speech)
  return field === 'industry' ? `${value} ${words}` : words
}

/** What tells an entry apart from its neighbours where it has no name, and what is said beside one that has. */
const TELLING = [
  'value', 'qualifier', 'amountCny', 'goal', 'level', 'scope', 'provinces', 'cities', 'year', 'asOf', 'date', 'sent',
  'sector', 'grade', 'mechanism', 'detail', 'kind', 'coder', 'unit', 'count',
] as const // prettier-ignore
const MOST_TOLD = 3

/** An entry of a list in one line: what it calls itself, and what else tells it apart. */
export function entryWords(path: Path, entry: Json, speech: Speech): { readonly name: string; readonly rest: string } {
  if (!isMapping(entry)) return { name: String(entry), rest: '' }
  const own = typeof entry[speech.language] === 'string' ? String(entry[speech.language]) : ownName(entry, speech)
  const told = TELLING.flatMap((key) => toldOf([...path, key], entry[key], speech)).slice(0, MOST_TOLD)
  const id = idOf(entry)
  const all = [...(own === '' ? [] : [own]), ...told, ...(id === undefined ? [] : [id])]
  return { name: shortened(all[0] ?? ''), rest: all.slice(1).join(' · ') }
}

function ownName(entry: JsonMap, { language }: Speech): string {
  const name = nameOf(entry, language)
  if (name !== '') return name
  for (const key of ['group', 'question', 'point', 'query', 'statement']) {
    const value = entry[key]
    const words = isMapping(value) ? value[language] : value
    if (typeof words === 'string' && words !== '') return words
  }
  return ''
}

function toldOf(path: Path, value: Json | undefined, speech: Speech): string[] {
  if (value === undefined || value === null || value === '' || value === 'exact') return []
  if (isList(value)) {
    const words = value.filter((one) => typeof one === 'string').map((one) => choiceWords(path, one, speech))
    return words.length === 0 ? [] : [shortened(words.join(speech.language === 'en' ? ', ' : '、'))]
  }
  if (isMapping(value)) {
    const { min, max } = value
    return typeof min === 'number' && typeof max === 'number' ? [min === max ? String(min) : `${min}–${max}`] : []
  }
  const words = leafText(path, value, speech)
  return [path.at(-1) === 'goal' ? `${fieldName(path, speech.language)} ${words}` : words]
}

const MOST_CHARACTERS = 70
const shortened = (words: string): string =>
  [...words].length > MOST_CHARACTERS ? `${[...words].slice(0, MOST_CHARACTERS - 1).join('')}…` : words
