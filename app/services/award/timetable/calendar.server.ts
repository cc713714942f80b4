import type { Db } from '#db/schema.ts'
import { findTimetable } from '#db/repositories/award/timetable.ts'
import { TIMETABLE } from '../../../content/award/timetable.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { calendarFile, type CalendarEvent } from './calendar-file.ts'
import { ownTimetable } from './timetable-pages.server.ts'

/** What is said in place of `{name}` in words that no component says. */
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/**
 * The published timetable of who comes, for their calendar. Who it is for and how often it changed decide nothing of an
 * event's name, so that a calendar that has it moves it.
 * @returns undefined where they have no part in the award
 */
export async function timetableCalendar(
  db: Db,
  visit: AwardVisit,
  id: string,
  { language, host }: { readonly language: Language; readonly host: string },
): Promise<string | undefined> {
  const view = await ownTimetable(db, visit, id, language)
  if (!view) return undefined
  const say = (key: 'file.talk' | 'file.aside' | 'file.what', values: Readonly<Record<string, string>>) =>
    filled(TIMETABLE[key][language], values)
  const events: CalendarEvent[] = []
  for (const stage of view.stages) {
    const sequence = ((await findTimetable(db, id, stage.stage))?.tag ?? 1) - 1
    const { talkMinutes, questionMinutes, title, room } = stage
    const description = say('file.what', { award: view.award.title, stage: title, talk: String(talkMinutes), questions: String(questionMinutes) }) // prettier-ignore
    for (const slot of stage.slots) {
      events.push({
        uid: `${slot.entry}.${stage.stage}.${id}@${host}`,
        sequence,
        startsAt: slot.from,
        endsAt: slot.to,
        summary: say(slot.isAside ? 'file.aside' : 'file.talk', { entry: `${slot.entry} ${slot.title}`.trim() }),
        description,
        location: room,
      })
    }
  }
  return calendarFile(view.award.title, events, visit.now)
}
