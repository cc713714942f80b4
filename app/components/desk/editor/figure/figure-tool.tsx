import { useEffect, useId, useRef, useState } from 'react'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { parseFigure } from '#cases/figure.ts'
import { findFences } from '#cases/front-matter.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import styles from '../editor-page.module.css'
import { useWritingSession } from '../use-session.ts'
import { FigureDialog } from './figure-dialog.tsx'
import type { FigureDraft } from './figure-draft.ts'
import { guessFigure, type FigureGuess } from './figure-guess.ts'
import type { MarkedText } from './figure-selection.ts'

/** What was typed about a figure and not added yet. */
export interface UnfinishedFigure {
  readonly written: string
  readonly draft: FigureDraft
}

/**
 * Offers to make the figure that is marked in the text an outcome.
 * @param asked counts how often it was asked for by the keyboard
 * @param unfinished what was typed about a figure and not added: it is there when that figure is asked for again
 */
export function FigureTool({
  marked,
  asked,
  unfinished,
  onUnfinished,
}: {
  readonly marked: MarkedText | undefined
  readonly asked: number
  readonly unfinished: UnfinishedFigure | undefined
  readonly onUnfinished: (figure: UnfinishedFigure | undefined) => void
}) {
  const say = useEditorWords()
  const { language } = useSpeech()
  const session = useWritingSession()
  const [guess, setGuess] = useState<FigureGuess>()
  /** Where a figure was asked for and none was marked. */
  const [none, setNone] = useState<{ readonly marked: MarkedText | undefined }>()
  const seen = useRef(0)
  const note = useId()
  const open = () => {
    const facts = frontMatterValue(session.text())
    const found = marked && facts.ok ? guessFigure(session.text(), marked.from, marked.to, facts.value, language) : undefined // prettier-ignore
    setGuess(found)
    setNone(found === undefined ? { marked } : undefined)
  }
  useEffect(() => {
    if (asked === seen.current) return
    seen.current = asked
    open()
  })
  const isNone = none !== undefined && none.marked === marked
  const isFigure = marked !== undefined && isFigureIn(session.text(), marked)
  return (
    <span className={styles['figure']}>
      {isFigure ? (
        <button
          type="button"
          className="quiet"
          aria-keyshortcuts="Control+Shift+O"
          aria-describedby={note}
          onClick={open}
        >
          {say('figureMake', { figure: session.text().slice(marked.from, marked.to).trim() })}
        </button>
      ) : null}
      <span id={note} role="status" className="small soft">
        {isNone ? say('figureNone') : isFigure ? say('figureKeys') : ''}
      </span>
      {guess ? (
        <FigureDialog
          key={guess.from}
          guess={guess}
          kept={unfinished?.written === guess.written ? unfinished.draft : undefined}
          onKeep={(draft) => onUnfinished(draft && { written: guess.written, draft })}
          onClose={() => setGuess(undefined)}
        />
      ) : null}
    </span>
  )
}

function isFigureIn(text: string, { from, to }: MarkedText): boolean {
  const fences = findFences(text, 'case.md')
  return fences.ok && from >= fences.value.bodyStart && parseFigure(text.slice(from, to)) !== undefined
}
