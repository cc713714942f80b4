import { isolateHistory } from '@codemirror/commands'
import { EditorView } from '@codemirror/view'
import { markdownToPaste } from './paste-markdown.ts'

/** What is pasted into the text editor: one step, which undo takes back. */
export const PASTE_AS_MARKDOWN = EditorView.domEventHandlers({
  paste(event, view) {
    if (view.state.readOnly) return false
    const { from } = view.state.selection.main
    const markdown = markdownToPaste(event.clipboardData, view.state.doc.toString(), from)
    if (markdown === undefined) return false
    view.dispatch(view.state.replaceSelection(markdown), {
      annotations: isolateHistory.of('full'),
      userEvent: 'input.paste',
      scrollIntoView: true,
    })
    return true
  },
})
