import { REHEARSAL } from '../../content/award/rehearsal.ts'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'

interface RehearsalNoteProps {
  readonly award: string
  /** What the page says of rehearsals. */
  readonly words: string
  /** Whose seat the reader has taken. */
  readonly seat?: string | null
  /** The reader runs the rehearsal, so that its steps open to them. */
  readonly leads?: boolean
}

/** Stands above every page of a rehearsal. */
export function RehearsalNote({ award, words, seat = null, leads = seat !== null }: RehearsalNoteProps) {
  const say = useWords(REHEARSAL)
  return (
    <p className="notice" role="note">
      {words}
      <SentenceGap />
      {seat === null ? null : <strong>{say('sits', { name: seat })}</strong>}
      <SentenceGap />
      {leads ? <a href={`/awards/${award}/office/rehearsal`}>{say(seat === null ? 'toSteps' : 'sitsEnd')}</a> : null}
    </p>
  )
}
