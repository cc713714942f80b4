import { listPeopleWithIds } from '#db/repositories/accounts/person.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { listReminderLetters, type Reminded } from '#db/repositories/award/reminder.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { languageOrDefault, type Language } from '../../../i18n/languages.ts'
import { minutesBefore } from '../../accounts/attempts.server.ts'
import { progressOf } from '../planning/progress.server.ts'
import type { Standing } from '../events/standing.server.ts'
import { openBefore } from '../stages.server.ts'

/** Nobody gets two reminders of an award within so many hours. */
export const HOURS_BETWEEN = 20

/** Why somebody gets no letter. `not-here`: they have not come yet. */
export type NotReminded = 'not-here' | 'no-address' | 'lately'

export interface ReminderRecipient {
  readonly judge: string
  /** Empty where they have not come yet. */
  readonly person: string
  readonly name: string
  readonly email: string
  readonly language: Language
  /** How many entries are still theirs to finish. */
  readonly open: number
  readonly lastSavedAt: string | undefined
  readonly why: NotReminded | undefined
}

/**
 * Stages whose judges can be reminded: neither over nor closed, and for what is to be judged, open. While one before it is
 * not closed nothing can be judged in a stage, and who is written to would tell who is above the line. None of a
 * rehearsal, which writes to nobody.
 */
export function remindedStages(standing: Standing, whom: Reminded, now: string): Stage[] {
  const { award, sealed, state } = standing
  if (award.state !== 'open' || award.rehearsalOf !== undefined) return []
  const isBegun = ({ id, opensAt }: Stage) => Date.parse(opensAt) <= Date.parse(now) && !openBefore(standing, id)
  return sealed.rules.stages.filter(
    (stage) =>
      stage.kind !== 'ballot' &&
      !state.stages.get(stage.id)!.closed &&
      (whom === 'not-declared' || isBegun(stage)) &&
      Date.parse(now) < Date.parse(stage.closesAt),
  )
}

/**
 * Judges of a stage who would be reminded, by name, with who gets no letter and why.
 * @param aside entries that are not counted for who asks
 */
export async function reminderRecipients(
  db: Db,
  standing: Standing,
  { stage, whom, aside }: { readonly stage: Stage; readonly whom: Reminded; readonly aside: ReadonlySet<string> },
  now: string,
): Promise<ReminderRecipient[]> {
  const { award } = standing
  // A letter goes to somebody who judges: of a stage that waits for another it counts what was given out, whoever runs it.
  const progress = (await progressOf(db, standing, { aside, isKept: true })).find((one) => one.stage === stage.id)!
  const byJudge = new Map(progress.byJudge.map((one) => [one.judge, one]))
  const lately = new Set(
    (await listReminderLetters(db, award.id, { dueAfter: minutesBefore(now, HOURS_BETWEEN * 60) }))
      .filter(({ state, error }) => state !== 'failed' || error === 'unsure')
      .map(({ person }) => person),
  )
  const judges = await listJudges(db, award.id)
  const people = await listPeopleWithIds(db, judges.flatMap(({ personId }) => personId ?? [])) // prettier-ignore
  const recipients: ReminderRecipient[] = []
  for (const { id, personId, name, declaredAt } of judges) {
    const own = byJudge.get(id)
    if (!own || !isMeant(whom, own, declaredAt)) continue
    const person = people.get(personId ?? '')
    const email = person?.disabledAt === undefined ? (person?.email ?? '') : ''
    const why = personId === undefined ? 'not-here' : email === '' ? 'no-address' : lately.has(personId) ? 'lately' : undefined // prettier-ignore
    recipients.push({
      judge: id,
      person: personId ?? '',
      name: person?.name ?? name,
      email,
      language: languageOrDefault(person?.language),
      open: own.readings - own.submitted,
      lastSavedAt: own.lastSavedAt,
      why,
    })
  }
  return recipients
}

function isMeant(
  whom: Reminded,
  { readings, submitted, drafts }: { readonly readings: number; readonly submitted: number; readonly drafts: number },
  declaredAt: string | undefined,
): boolean {
  if (whom === 'not-declared') return declaredAt === undefined
  return readings > submitted && (whom === 'unfinished' || submitted + drafts === 0)
}
