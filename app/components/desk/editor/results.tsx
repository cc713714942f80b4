import { useEffect, useState } from 'react'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'
import { EvidenceList } from './evidence-list.tsx'
import type { ScoreLinks } from './first-score.tsx'
import { ProblemList } from './problem-list.tsx'
import { SavePanel } from './save-panel.tsx'
import { ScoresPanel } from './scores-panel.tsx'
import { TextPage } from './text-page.tsx'

interface ResultsProps extends ScoreLinks {
  readonly address: string
  readonly savedNumber: number | undefined
  readonly onSaved: (number: number) => void
}

/** Beside the text where there is room, folded below it where there is not. */
export function Results({ address, savedNumber, onGoTo, onGoToField, onSaved }: ResultsProps) {
  const say = useEditorWords()
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 64rem)').matches)
  useEffect(() => {
    const wide = matchMedia('(min-width: 64rem)')
    const unfold = () => setOpen((open) => open || wide.matches)
    wide.addEventListener('change', unfold)
    return () => wide.removeEventListener('change', unfold)
  }, [])
  const links = { onGoTo, onGoToField }
  return (
    <div className={styles['results']}>
      <details className={styles['fold']} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say('results')}</summary>
        <ProblemList onGoToField={onGoToField} />
        <EvidenceList {...links} />
        <ScoresPanel {...links} />
        <TextPage address={`${address}/keep`} />
      </details>
      <SavePanel address={`${address}/keep`} savedNumber={savedNumber} onSaved={onSaved} />
    </div>
  )
}
