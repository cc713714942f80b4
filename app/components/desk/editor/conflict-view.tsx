import { useState } from 'react'
import type { Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { casePath } from '../../../case-path.ts'
import { useSpeech, type Speech } from '../../../i18n/translate.ts'
import { fieldWords } from '../../history/field-words.ts'
import { valueText } from '../../history/value-words.ts'
import { workingFilePath } from '../files/files-view.ts'
import { FileSide } from './conflict-file.tsx'
import { useEditorWords, type SayWord } from './editor-words.ts'
import { Side } from './line-differences.tsx'
import type { Pick, ShownConflict } from './save-request.ts'
import styles from './editor-page.module.css'
import { useSession, useWritingSession } from './use-session.ts'

const SIDES = ['mine', 'theirs', 'base'] as const
type Taken = (typeof SIDES)[number] | 'own'

interface ConflictViewProps {
  readonly conflicts: readonly ShownConflict[]
  /** The revision that was saved meanwhile. */
  readonly head: number
  readonly busy: boolean
  readonly onSave: (picks: Readonly<Record<string, Pick>>) => void
  readonly onLater: () => void
}

/** Each place that two people changed, in its three versions, with a choice; nothing is chosen beforehand. */
export function ConflictView({ conflicts, head, busy, onSave, onLater }: ConflictViewProps) {
  const say = useEditorWords()
  const speech = useSpeech()
  const { language } = speech
  const { caseId } = useWritingSession()
  const facts = useSession((view) => view.facts)
  const inWords = (path: Path) => fieldWords(path, facts ? [facts] : [], language).join(' › ')
  const [taken, setTaken] = useState<Readonly<Record<string, Taken>>>({})
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const ownText = (conflict: ShownConflict) => own[conflict.id] ?? writable(conflict.mine ?? conflict.theirs)
  const open = conflicts.filter(({ id }) => taken[id] === undefined).length
  const picks = () =>
    Object.fromEntries(
      conflicts.map((conflict): [string, Pick] => {
        const side = taken[conflict.id]!
        return [conflict.id, side === 'own' ? { value: ownValue(conflict, ownText(conflict)) } : side]
      }),
    )
  return (
    <div data-conflicts={conflicts.length}>
      <h3>{conflicts.length === 1 ? say('conflictTitleOne') : say('conflictTitle', { n: conflicts.length })}</h3>
      <p>{say('conflictLead')}</p>
      {conflicts.map((conflict) => {
        const { id } = conflict
        const place = placeWords(conflict, say, inWords)
        const labels = {
          mine: say('conflictMine'),
          theirs: say('conflictTheirs', { number: head }),
          base: say('conflictBase'),
          own: say('conflictOwn'),
        }
        return (
          <fieldset key={id} className={styles['conflict']}>
            <legend>{place}</legend>
            <div className={styles['sides']}>
              {SIDES.map((side) =>
                conflict.place.kind === 'file' ? (
                  <FileSide
                    key={side}
                    label={labels[side]}
                    path={conflict.place.path}
                    bytes={conflict.bytes?.[side]}
                    address={fileAddress(caseId, conflict.place.path, side, head)}
                  />
                ) : (
                  <Side key={side} label={labels[side]} text={shown(conflict, side, speech)} />
                ),
              )}
            </div>
            <p className={styles['choices']}>
              {(canBeWritten(conflict) ? ([...SIDES, 'own'] as const) : SIDES).map((side) => (
                <label key={side}>
                  <input
                    type="radio"
                    name={`take ${id}`}
                    checked={taken[id] === side}
                    onChange={() => setTaken({ ...taken, [id]: side })}
                  />{' '}
                  {labels[side]}
                </label>
              ))}
            </p>
            {taken[id] === 'own' ? (
              <textarea
                rows={6}
                aria-label={say('conflictOwnLabel', { place })}
                value={ownText(conflict)}
                onChange={({ target }) => setOwn({ ...own, [id]: target.value })}
              />
            ) : null}
          </fieldset>
        )
      })}
      {open > 0 ? <p className="soft">{say('conflictUnchosen', { n: open })}</p> : null}
      <p className={styles['choices']}>
        <button type="button" disabled={open > 0} aria-disabled={busy} onClick={() => onSave(picks())}>
          {say(busy ? 'saveBusy' : 'conflictSave')}
        </button>
        <button type="button" onClick={onLater}>
          {say('conflictLater')}
        </button>
      </p>
    </div>
  )
}

/** A version as it can be read: texts as they are, facts by the names of their fields. */
function shown(conflict: ShownConflict, side: (typeof SIDES)[number], speech: Speech): string {
  const { place } = conflict
  const value = conflict[side]
  if (value === undefined) return ''
  return valueText(place.kind === 'fact' ? place.path : [], value, speech)
}

/** A single value as it is typed. */
const writable = (value: Json | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value)

/** Single values and texts can be written by hand; lists and maps are changed in the draft itself. */
const canBeWritten = ({ place, base, mine, theirs }: ShownConflict): boolean =>
  place.kind !== 'file' && [base, mine, theirs].every((value) => typeof value !== 'object' || value === null)

/** A figure stays a figure. */
function ownValue({ mine, theirs }: ShownConflict, text: string): string | number {
  const isFigure = typeof mine === 'number' || typeof theirs === 'number'
  return isFigure && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

/** Where a version of a file can be looked at; of what it was before, only its size is known. */
function fileAddress(caseId: string, path: string, side: (typeof SIDES)[number], head: number): string | undefined {
  if (side === 'base') return undefined
  return side === 'mine' ? workingFilePath(caseId, path) : casePath(caseId, `/r/${head}/files/${path}`)
}

function placeWords({ file, place }: ShownConflict, say: SayWord, inWords: (path: Path) => string): string {
  const inEnglish = file === 'en.md' ? ` (${say('english')})` : ''
  switch (place.kind) {
    case 'fact':
      return inWords(place.path) + inEnglish
    case 'order':
      return say('placeOrder', { path: inWords(place.path) }) + inEnglish
    case 'section-order':
      return say('placeSections') + inEnglish
    case 'lines':
      return say('placeLines', { line: place.line }) + inEnglish
    case 'file':
      return say('placeFile', { path: place.path })
    case 'heading':
      return say('placeHeading', { heading: place.heading }) + inEnglish
    default:
      return say('placeText', { heading: place.heading }) + inEnglish
  }
}
