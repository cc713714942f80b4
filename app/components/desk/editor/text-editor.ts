import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete' // prettier-ignore
import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from '@codemirror/commands'
import { markdown, markdownLanguage } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { codeFolding, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Transaction } from '@codemirror/state'
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view' // prettier-ignore
import type { JsonMap } from '#cases/edit/json.ts'
import { findFences } from '#cases/front-matter.ts'
import type { Problem } from '#cases/problem.ts'
import { suggestionsAt } from './completions.ts'
import { figureSelection, type MarkedText } from './figure/figure-selection.ts'
import { insertReference, takingFiles } from './dropped-files.ts'
import { PASTE_AS_MARKDOWN } from './paste.ts'
import type { TextChange, TextEdit } from './text-change.ts'
import { EDITOR_HIGHLIGHT, EDITOR_THEME } from './text-editor-theme.ts'

export interface TextEditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly language: 'zh-CN' | 'en'
  /** What the policy of the page allows this editor's style sheet by. */
  readonly nonce: string
  readonly label: string
  /** Words of the editor itself: search and the like. */
  readonly phrases: Readonly<Record<string, string>>
  /** The facts as they were last readable. */
  readonly facts: () => JsonMap | undefined
  /** Told of each change just before `text` has it. */
  readonly onChange: (change: TextChange) => void
  /** Gets pictures and documents that are pasted or dropped. */
  readonly onFiles: (files: readonly File[]) => void
  /** What is marked in the text, where it may be a figure. */
  readonly onMark: (marked: MarkedText | undefined) => void
  /** Asks to make what is marked an outcome. @returns whether that can be asked now */
  readonly onAskFigure: () => boolean
}

/** The text of a case as it is written: the one place where it stands in this window. */
export interface TextEditor {
  readonly text: () => string
  /** Puts a text in place of what is there, as one step that can be undone; only what differs is touched. */
  readonly replace: (text: string) => void
  readonly undo: () => void
  readonly showProblems: (problems: readonly Problem[]) => void
  readonly goTo: (line: number, column: number) => void
  /** Scrolls to where the cursor is. */
  readonly showCursor: () => void
  /** Writes a picture or a link to a file beside the text, with the cursor where its words belong. */
  readonly insertFile: (path: string, isPicture: boolean) => void
  readonly destroy: () => void
}

export function createTextEditor(options: TextEditorOptions): TextEditor {
  const { parent, text, language, nonce, label, phrases, facts, onChange, onFiles, onMark, onAskFigure } = options
  const complete = (context: CompletionContext): CompletionResult | null => {
    const found = suggestionsAt(context.state.doc.toString(), context.pos, facts(), language)
    if (!found) return null
    const options = found.options.map(({ label, detail, insert, kind }) => ({
      label,
      ...(detail === undefined ? {} : { detail: shortened(detail) }),
      ...(insert === undefined ? {} : { apply: insert }),
      type: kind === 'key' ? 'property' : kind === 'value' ? 'enum' : 'variable',
    }))
    // Before anything is written they come when asked for, or where only a few things can stand.
    if (!context.explicit && found.from === context.pos && found.options[0]!.kind === 'key') return null
    return { from: found.from, options, validFor: /^[\w.-]*$/ }
  }
  const view = new EditorView({
    parent,
    // A change is told before it is drawn: what others make of it is under way meanwhile.
    dispatchTransactions(transactions, view) {
      for (const transaction of transactions) if (transaction.docChanged) onChange(changeOf(transaction))
      view.update(transactions)
    },
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        // Line breaks stay the bytes they are.
        EditorState.lineSeparator.of('\n'),
        EditorState.phrases.of(phrases),
        lineNumbers(),
        foldGutter(),
        codeFolding(),
        lintGutter(),
        highlightSpecialChars(),
        history(),
        // Cursor and selection are the browser's own: to draw them costs as much at each key as all the rest.
        indentOnInput(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        EditorView.lineWrapping,
        takingFiles(onFiles),
        PASTE_AS_MARKDOWN,
        yamlFrontmatter({ content: markdown({ base: markdownLanguage }) }),
        syntaxHighlighting(EDITOR_HIGHLIGHT),
        EDITOR_THEME,
        autocompletion({ override: [complete], icons: false }),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        figureSelection(onMark, onAskFigure),
        // The tab key stays what leads to the next thing on the page.
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...foldKeymap, ...searchKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]), // prettier-ignore
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          // A list of evidence or a citation has been opened: what can stand there is offered.
          if (update.transactions.some((transaction) => transaction.isUserEvent('input.type'))) {
            const { head } = update.state.selection.main
            if (/(?:\[\^|\(fact:|: |\[|, )$/.test(update.state.sliceDoc(Math.max(0, head - 8), head))) {
              setTimeout(() => startCompletion(update.view))
            }
          }
        }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      const now = view.state.doc.toString()
      const changes = differences(now, next)
      if (changes.length > 0) view.dispatch({ changes, annotations: isolateHistory.of('full') })
    },
    undo: () => void undo(view),
    showProblems(problems) {
      const { doc } = view.state
      const diagnostics = problems.map(({ line, column, severity, message }): Diagnostic => {
        const at = doc.line(Math.min(Math.max(1, line), doc.lines))
        const from = Math.min(at.from + column - 1, at.to)
        const rest = /^[^\s,{}[\]]+/.exec(doc.sliceString(from, at.to))?.[0].length ?? 0
        return { from, to: Math.min(at.to, from + Math.max(1, rest)), severity, message: message[language] }
      })
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    goTo(line, column) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      const anchor = Math.min(at.from + column - 1, at.to)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    showCursor: () =>
      view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { y: 'center' }) }),
    insertFile: (path, isPicture) => insertReference(view, path, isPicture),
    destroy: () => view.destroy(),
  }
}

function changeOf({ changes }: Transaction): TextChange {
  const edits: TextEdit[] = []
  changes.iterChanges((from, to, _from, _to, inserted) => edits.push({ from, to, insert: inserted.toString() }))
  return { edits, length: changes.newLength }
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words)

/** The stretches in which two texts differ: at most one in the facts and one in what stands below them. */
export function differences(before: string, after: string): TextEdit[] {
  const [was, is] = [findFences(before, 'case.md'), findFences(after, 'case.md')]
  if (!was.ok || !is.ok) return stretchAt(before, after, 0)
  const [old, next] = [was.value.bodyStart, is.value.bodyStart]
  return [
    ...stretchAt(before.slice(0, old), after.slice(0, next), 0),
    ...stretchAt(before.slice(old), after.slice(next), old),
  ]
}

function stretchAt(before: string, after: string, base: number): TextEdit[] {
  const stretch = difference(before, after)
  return stretch ? [{ ...stretch, from: base + stretch.from, to: base + stretch.to }] : []
}

/** The one stretch in which two texts differ. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  let from = 0
  const shorter = Math.min(before.length, after.length)
  while (from < shorter && before[from] === after[from]) from++
  let tail = 0
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}
