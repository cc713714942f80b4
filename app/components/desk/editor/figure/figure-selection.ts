import { keymap, ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view'
import type { Extension } from '@codemirror/state'

export interface MarkedText {
  readonly from: number
  readonly to: number
}

/** A pause after which somebody has finished marking. */
const PAUSE_MS = 120

/**
 * Tells what is marked in the text, once the marking has come to rest.
 * @param onMark gets nothing where nothing is marked, or more than a figure could be
 * @param onAsk by the keyboard: Ctrl+Shift+O, on a Mac Cmd+Shift+O
 */
export function figureSelection(onMark: (marked: MarkedText | undefined) => void, onAsk: () => boolean): Extension {
  return [
    ViewPlugin.define((view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      let last: MarkedText | undefined
      return {
        update: (update: ViewUpdate) => {
          if (!update.selectionSet && !update.docChanged) return
          clearTimeout(timer)
          timer = setTimeout(() => {
            const marked = markedIn(view)
            // Most of the time nothing is marked, and nothing was.
            if (marked || last) onMark(marked)
            last = marked
          }, PAUSE_MS)
        },
        destroy: () => clearTimeout(timer),
      }
    }),
    keymap.of([
      {
        key: 'Mod-Shift-o',
        run: (view) => {
          onMark(markedIn(view))
          return onAsk()
        },
      },
    ]),
  ]
}

function markedIn({ state }: EditorView): MarkedText | undefined {
  const { from, to, empty } = state.selection.main
  return empty || to - from > 60 ? undefined : { from, to }
}
