import { KEPT } from '../../../content/award/kept.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import type { SheetSession, SheetState } from '../judge/sheet-session.ts'
import { awardClock } from './award-clock.ts'
import styles from './kept.module.css'

type Fields = Readonly<Record<string, string>>
type Sides = readonly [Fields, Fields]

/** How the fields of a form are shown beside each other. */
export interface FieldTitles {
  /** Names of fields with what they are called, in the order of the form. */
  readonly titles: (sides: Sides) => readonly (readonly [name: string, title: string])[]
  /** A value in words; as it stands where left out. */
  readonly shown?: (name: string, value: string) => string
}

interface TwoVersionsProps {
  readonly session: SheetSession
  readonly state: SheetState
  readonly fields: FieldTitles
  /** Of the award. */
  readonly timeZone: string
}

/** What another window or this device has beside what stands here, and which of them to go on with. */
export function TwoVersions({ session, state, fields, timeZone }: TwoVersionsProps) {
  const say = useWords(KEPT)
  const { language } = useSpeech()
  const [found] = state.found
  return (
    <>
      {state.theirs ? (
        <div className="notice" data-conflict="">
          <OfTwoWindows sides={[state.fields, state.theirs]} fields={fields} />
          <p>
            <button type="button" onClick={session.takeMine}>
              {say('takeMine')}
            </button>{' '}
            <button type="button" className="quiet" onClick={session.takeTheirs}>
              {say('takeTheirs')}
            </button>
          </p>
        </div>
      ) : null}
      {found ? (
        <div className="notice" data-found="">
          <p>{say('found', { time: awardClock(language, found.copy.at, timeZone) })}</p>
          <Differences
            heads={[say('onDevice'), say('onServer')]}
            sides={[found.fields, state.fields]}
            fields={fields}
          />
          <p>
            <button type="button" onClick={session.takeFound}>
              {say('takeFound')}
            </button>{' '}
            <button type="button" className="quiet" onClick={session.dropFound}>
              {say('dropFound')}
            </button>
          </p>
        </div>
      ) : null}
    </>
  )
}

/** What differs between this window and another one. */
export function OfTwoWindows({ sides, fields }: { readonly sides: Sides; readonly fields: FieldTitles }) {
  const say = useWords(KEPT)
  return <Differences heads={[say('mine'), say('theirs')]} sides={sides} fields={fields} />
}

interface DifferencesProps {
  readonly heads: readonly [string, string]
  readonly sides: Sides
  readonly fields: FieldTitles
}

function Differences({ heads, sides, fields }: DifferencesProps) {
  const say = useWords(KEPT)
  const { shown = (_name, value) => value } = fields
  const differing = fields
    .titles(sides)
    .filter(([name]) => (sides[0][name] ?? '').trim() !== (sides[1][name] ?? '').trim())
  if (differing.length === 0) return <p>{say('noDifference')}</p>
  return (
    <Listing heads={[say('where'), ...heads]}>
      {differing.map(([name, title]) => (
        <tr key={name}>
          <td>{title}</td>
          {sides.map((side, place) => (
            <td key={heads[place]} data-head={heads[place]} className={styles['side']}>
              {(side[name] ?? '') === '' ? <span className="soft">{say('empty')}</span> : shown(name, side[name]!)}
            </td>
          ))}
        </tr>
      ))}
    </Listing>
  )
}
