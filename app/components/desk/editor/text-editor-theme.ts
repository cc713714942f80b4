/** The editor in the colours of the site, light and dark alike: they are the page's own variables. */
import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export const EDITOR_THEME = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: '0.9rem' },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--font-figures), var(--font-text)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBottom: '6rem' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-soft)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--sunken)' },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--warn-soft)', outline: '1px solid var(--line-strong)' }, // prettier-ignore
  '.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
  '.cm-panels, .cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    fontFamily: 'var(--font-text)',
  },
  '.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--surface)' },
  '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit', opacity: '0.85' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--harm-ink)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn-ink)' },
})

export const EDITOR_HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: [tags.heading, tags.strong], fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--accent)', textDecoration: 'underline' },
  { tag: [tags.comment, tags.meta, tags.processingInstruction, tags.separator], color: 'var(--ink-soft)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
])
