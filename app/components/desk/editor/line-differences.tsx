import { diffLines } from 'diff'
import { useMemo } from 'react'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'

const MOST_SHOWN = 40

/** Where two texts differ, line by line. */
export function LineDifferences({ mine, theirs }: { readonly mine: string; readonly theirs: string }) {
  const say = useEditorWords()
  const places = useMemo(() => changesOf(mine, theirs), [mine, theirs])
  if (places.length === 0) return <p className="soft">{say('differSame')}</p>
  return (
    <>
      {places.slice(0, MOST_SHOWN).map((place) => (
        <div key={place.line} className={styles['difference']}>
          <p className="small soft">{say('line', { line: place.line })}</p>
          <div className={styles['sides']}>
            <Side label={say('differMine')} text={place.mine} />
            <Side label={say('differTheirs')} text={place.theirs} />
          </div>
        </div>
      ))}
      {places.length > MOST_SHOWN ? (
        <p className="soft">{say('differMore', { n: places.length - MOST_SHOWN })}</p>
      ) : null}
    </>
  )
}

/** One version of a place, word for word. */
export function Side({ label, text }: { readonly label: string; readonly text: string | undefined }) {
  const say = useEditorWords()
  return (
    <div>
      <p className="small soft">{label}</p>
      <pre className={styles['words']}>{text === undefined || text === '' ? say('conflictAbsent') : text}</pre>
    </div>
  )
}

interface Place {
  /** Of the first text. */
  readonly line: number
  readonly mine: string
  readonly theirs: string
}

function changesOf(mine: string, theirs: string): Place[] {
  const places: Place[] = []
  let line = 1
  let open: { line: number; mine: string; theirs: string } | undefined
  for (const { value, added, removed, count } of diffLines(mine, theirs)) {
    if (!added && !removed) open = undefined
    else {
      if (!open) places.push((open = { line, mine: '', theirs: '' }))
      open[removed ? 'mine' : 'theirs'] += value
    }
    if (!added) line += count
  }
  return places
}
