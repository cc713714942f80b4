/** A problem in the words of the forms: what is not there yet is no mistake, and things are called by their names. */
import { stepsOf, type Problem } from '#cases/problem.ts'
import type { Speech } from '../../../i18n/translate.ts'
import { FIELD_WORDS } from '../../history/field-words.ts'
import type { SayWord } from './editor-words.ts'
import { choiceWords, fieldName } from './forms/entry-words.ts'

/** A problem as the editor knows it. */
export interface WrittenProblem extends Problem {
  /** What can be chosen at its place, as the format writes it. */
  readonly choices?: readonly string[]
}

const TO_FILL: readonly Problem['code'][] = [
  'missing', 'not-chosen', 'not-filled', 'empty-text', 'list-too-short', 'text-too-short', 'empty-section', 'missing-heading',
] // prettier-ignore

/** Whether nothing has been said at a place yet, so that nothing can be wrong with it. */
export const isToFill = ({ code }: Problem): boolean => TO_FILL.includes(code)

const MOST_CHOICES = 12

/** What a problem says, in the language of the page. */
export function problemWords(problem: WrittenProblem, speech: Speech, say: SayWord): string {
  const { code, path, message, choices = [] } = problem
  const { language } = speech
  const steps = stepsOf(path)
  if (code === 'empty-text') return say('notFilled')
  if (code === 'missing') return say('fieldMissing', { field: fieldName(steps, language) })
  if (code !== 'not-chosen' || choices.length === 0) return withoutKeys(message[language])
  const words = choices.slice(0, MOST_CHOICES).map((choice) => choiceWords(steps, choice, speech))
  const list = words.join(language === 'en' ? ', ' : '、')
  const more = choices.length - words.length
  return more === 0 ? say('notChosen', { list }) : say('notChosenOf', { list, n: more })
}

/** Keys of the format, which stand in brackets behind their words, are for who writes the text itself. */
const withoutKeys = (words: string): string =>
  words.replaceAll(/ \(([A-Za-z]+)(?:: \w+)?\)|（([A-Za-z]+)(?:: \w+)?）/g, (all, english: string, chinese: string) =>
    FIELD_WORDS[english ?? chinese] === undefined ? all : '',
  )
