import { Prec, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { findFences } from '#cases/front-matter.ts'

/**
 * Takes pictures and documents that are pasted into the text or dropped on it. What also is a text on the clipboard is
 * pasted as that: Word and tables bring a picture of themselves along.
 */
export function takingFiles(onFiles: (files: readonly File[]) => void): Extension {
  const take = (transfer: DataTransfer | null): boolean => {
    const files = [...(transfer?.files ?? [])]
    if (files.length === 0 || (transfer?.getData('text/plain') ?? '') !== '') return false
    onFiles(files)
    return true
  }
  return Prec.high(
    EditorView.domEventHandlers({
      paste: (event, view) => !view.state.readOnly && take(event.clipboardData),
      drop(event, view) {
        if (view.state.readOnly || !event.dataTransfer?.types.includes('Files')) return false
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
        if (at !== null) view.dispatch({ selection: { anchor: at } })
        event.preventDefault()
        return take(event.dataTransfer)
      },
    }),
  )
}

/** Writes a link or picture where the cursor is, or at the end where that is in the facts, and puts the cursor between its brackets. */
export function insertReference(view: EditorView, path: string, isPicture: boolean): void {
  const text = view.state.doc.toString()
  const fences = findFences(text, 'case.md')
  const { from, to } = view.state.selection.main
  const isInText = fences.ok && from >= fences.value.bodyStart
  const mark = isPicture ? '![' : '['
  const before = isInText ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  const at = isInText ? { from, to } : { from: text.length, to: text.length }
  const words = isInText ? text.slice(from, to).replace(/[[\]\n]/g, ' ') : ''
  const start = at.from + before.length + mark.length
  view.dispatch({
    changes: { ...at, insert: `${before}${mark}${words}](${path})${isInText ? '' : '\n'}` },
    selection: { anchor: start, head: start + words.length },
    userEvent: 'input.paste',
    scrollIntoView: true,
  })
  view.focus()
}
