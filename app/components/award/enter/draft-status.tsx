import { useSyncExternalStore } from 'react'
import { ENTER, ENTRY_FIELDS } from '../../../content/award/enter.ts'
import { useWords } from '../../accounts/use-words.ts'
import type { SheetSession } from '../judge/sheet-session.ts'
import { KeepingLine } from '../kept/keeping-line.tsx'
import { TwoVersions, type FieldTitles } from '../kept/two-versions.tsx'
import styles from './enter.module.css'

/** Where what is typed is kept, and what other windows and this device have. */
export function DraftStatus({ session, timeZone }: { readonly session: SheetSession; readonly timeZone: string }) {
  const say = useWords(ENTER)
  const fields = useEntryFields()
  const state = useSyncExternalStore(session.subscribe, session.state, session.state)
  const own = {
    refused: say('refused'),
    gone: say('gone'),
    otherWindow: (time: string) => say('otherWindow', { time }),
  }
  return (
    <>
      <div className={styles['status']}>
        <KeepingLine state={state} own={own} timeZone={timeZone} />
      </div>
      <TwoVersions session={session} state={state} fields={fields} timeZone={timeZone} />
    </>
  )
}

/** The fields of an entry beside each other. */
export function useEntryFields(): FieldTitles {
  const nameOf = useFieldName()
  return {
    titles: (sides) => [...new Set(sides.flatMap((side) => Object.keys(side)))].map((name) => [name, nameOf(name)]),
  }
}

/** What a field is called; of a row its list and its place in it. */
export function useFieldName(): (name: string) => string {
  const say = useWords(ENTRY_FIELDS)
  return (name) => {
    const row = /^(evidence|link)\.(\d+)\.(label|source|url)$/.exec(name)
    if (row) {
      const [, list, place, part] = row
      const words = [say(list === 'link' ? 'part.links' : 'part.evidence'), say('row', { number: Number(place) + 1 }), say(`${list}.${part}` as 'link.url')] // prettier-ignore
      return words.join(' · ')
    }
    return Object.hasOwn(ENTRY_FIELDS, name) ? say(name as 'category') : name
  }
}
