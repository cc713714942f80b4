import { createContext, useContext } from 'react'
import type { EDITOR } from '../../../content/desk/editor.ts'
import type { EDITOR_FIELDS } from '../../../content/desk/editor-fields.ts'
import type { EVIDENCE } from '../../../content/desk/evidence.ts'
import type { FILE_PROBLEMS, FILES } from '../../../content/desk/files.ts'
import type { RETURNED } from '../../../content/desk/returned.ts'

export type EditorWord =
  | keyof typeof EDITOR
  | keyof typeof EDITOR_FIELDS
  | keyof typeof EVIDENCE
  | keyof typeof FILES
  | keyof typeof FILE_PROBLEMS
  | keyof typeof RETURNED
export type EditorWords = Readonly<Record<EditorWord, string>>
export type SayWord = (key: EditorWord, values?: Readonly<Record<string, string | number>>) => string

/** The words of the page's language, as the server has sent them: the other language's stay there. */
export const EditorWordsContext = createContext<EditorWords | undefined>(undefined)

export function sayer(words: EditorWords): SayWord {
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
}

export function useEditorWords(): SayWord {
  const words = useContext(EditorWordsContext)
  if (!words) throw new Error('no EditorWordsContext around this component')
  return sayer(words)
}

/** What is to be known about a field before it is filled in, by the pattern of its path. */
export const EditorHintsContext = createContext<Readonly<Record<string, string>>>({})

/** A hint by the whole pattern of a path, or else by its last part with its parent. */
export function useEditorHints(): (pattern: string) => string | undefined {
  const hints = useContext(EditorHintsContext)
  return (pattern) => hints[pattern] ?? hints[pattern.split('.').slice(-2).join('.')]
}
