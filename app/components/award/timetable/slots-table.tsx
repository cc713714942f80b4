import { Fragment } from 'react'
import { TIMETABLE } from '../../../content/award/timetable.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone, wallClock } from '../../../i18n/zoned-time.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import type { StageTimetable } from './timetable-view.ts'

interface SlotsTableProps {
  readonly timetable: StageTimetable
  readonly timeZone: string
  /** Whether it is said who goes out. */
  readonly withAside?: boolean
}

const hourOf = (at: string, timeZone: string): string => wallClock(at, timeZone).slice(11)

/** When each entry presents, with breaks between them. */
export function SlotsTable({ timetable, timeZone, withAside = false }: SlotsTableProps) {
  const say = useWords(TIMETABLE)
  const { language, t } = useSpeech()
  const heads = [say('place'), say('time'), say('entry'), ...(withAside ? [say('aside')] : [])]
  const dayOf = (at: string | undefined) => (at === undefined ? '' : wallClock(at, timeZone).slice(0, 10))
  return (
    <Listing heads={heads}>
      {timetable.slots.map(({ entry, title, from, to, breakMinutes, aside, isAside, isOwn }, place) => {
        const isNewDay = dayOf(timetable.slots[place - 1]?.from) !== dayOf(from)
        return (
          <Fragment key={entry}>
            <tr data-slot={entry}>
              <td data-head={say('place')} className="num">
                {formatExact(language, place + 1)}
              </td>
              <td data-head={say('time')}>
                <time dateTime={from} className="num">
                  {isNewDay ? formatInZone(language, from, timeZone) : hourOf(from, timeZone)}
                </time>
                –
                <time dateTime={to} className="num">
                  {hourOf(to, timeZone)}
                </time>
              </td>
              <td data-head={say('entry')}>
                <span className="num soft">{entry}</span> {title} {isAside ? <strong>{say('ownAside')}</strong> : null}
                {isOwn ? <span className="tag">{say('ownEntry')}</span> : null}
              </td>
              {withAside ? (
                <td data-head={say('aside')}>
                  {aside.length === 0 ? <span className="soft">{say('nobody')}</span> : aside.join(t('common.list'))}
                </td>
              ) : null}
            </tr>
            {breakMinutes === 0 ? null : (
              <tr>
                <td colSpan={heads.length} className="soft">
                  {say('breakFor', { minutes: formatExact(language, breakMinutes) })}
                </td>
              </tr>
            )}
          </Fragment>
        )
      })}
    </Listing>
  )
}
