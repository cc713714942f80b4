import { createContext, useContext } from 'react'
import type { en } from './en.ts'
import { madeOnce } from '../made-once.ts'
import type { Language } from './languages.ts'

export type MessageKey = keyof typeof en
export type Dictionary = Readonly<Record<MessageKey, string>>
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

/**
 * A function that looks a message up and puts `{name}` values in. For a key made at run time that the dictionary lacks
 * it says the key without its group, as a word that is too new: half a sentence is better than no page.
 */
export const translator = madeOnce((dictionary: Dictionary): Translate => {
  // Half of the keys are made at run time, and an object would have to turn each of them into a name first.
  const messages = new Map<string, string>(Object.entries(dictionary))
  return (key, values) => {
    const message = messages.get(key) ?? key.slice(key.indexOf('.') + 1)
    return values ? filled(message, values) : message
  }
})

/** Messages taken apart once: text, name, text, name … text. There are no more than the dictionaries hold. */
const partsOf = new Map<string, readonly string[]>()

function filled(message: string, values: Readonly<Record<string, string | number>>): string {
  const parts = partsOf.get(message) ?? message.split(/\{(\w+)\}/)
  partsOf.set(message, parts)
  let text = parts[0]!
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index]!
    text += `${values[name] ?? `{${name}}`}${parts[index + 1]!}`
  }
  return text
}

export interface Speech {
  readonly language: Language
  readonly t: Translate
}

/** What is said of a thing, made once in each language. */
export function saidOnce<Thing extends object, Said>(
  say: (thing: Thing, speech: Speech) => Said,
): (thing: Thing, speech: Speech) => Said {
  const sayings = madeOnce((speech: Speech) => madeOnce((thing: Thing) => say(thing, speech)))
  return (thing, speech) => sayings(speech)(thing)
}

export const SpeechContext = createContext<Speech | null>(null)

/** The language and messages of the page being rendered. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('no SpeechContext around this component')
  return speech
}
