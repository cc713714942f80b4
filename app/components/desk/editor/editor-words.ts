import { createContext, useContext } from 'react'
import type { EDITOR } from '../../../content/desk/editor.ts'
import type { EDITOR_FIELDS } from '../../../content/desk/editor-fields.ts'

export type EditorWord = keyof typeof EDITOR | keyof typeof EDITOR_FIELDS
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
