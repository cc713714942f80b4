import { listPeopleWithEmails, lockPeople } from '#db/repositories/accounts/person.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { bySystem, type Visitor } from '../../../access/visitor.ts'
import { emailKey } from '../../../forms/accounts/email.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change } from '../../accounts/change.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import type { MadeInvitation } from '../../accounts/invitations.server.ts'
import type { LinkVisit } from '../../accounts/links.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { appendEvents } from '../events/events.server.ts'
import { noteConflicts } from './conflicts.server.ts'
import { judgeProblem, readJudgeTable, type JudgeProblem, type JudgeRow, type JudgeTable } from './judge-table.ts'
import { enterJudge, knownJudges, openForJudges } from './judges.server.ts'
import { judgeEvents } from '../events/opening-events.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'

export type JudgeListPreview = JudgeTable & {
  /** Of what was looked at: what is confirmed is what was seen. */
  readonly digest: string
  /** Lines whose address has an account: it becomes a judge at once, and no invitation goes out. */
  readonly withAccount: ReadonlySet<number>
}

export interface ListedJudges {
  readonly award: string
  readonly text: string
  /** Of letters to those whose line says none. */
  readonly language: Language
}

/**
 * What a list of judges holds and all that is wrong with it, before anybody is invited.
 * @returns undefined where there is no such award
 * @throws ForbiddenError
 */
export async function previewJudges(
  db: Db,
  visitor: Visitor | undefined,
  given: ListedJudges,
): Promise<JudgeListPreview | undefined> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return readList(db, given)
}

async function readList(db: Db, { award, text, language }: ListedJudges): Promise<JudgeListPreview | undefined> {
  const rules = await rulesInForce(db, award)
  if (!rules) return undefined
  const table = readJudgeTable(text, rules, language)
  const isKnown = await knownJudges(db, award)
  const people = await listPeopleWithEmails(
    db,
    table.rows.map(({ email }) => emailKey(email)),
  )
  const problems: JudgeProblem[] = [...table.problems]
  const rows: JudgeRow[] = []
  const withAccount = new Set<number>()
  for (const row of table.rows) {
    const person = people.get(emailKey(row.email))
    const wrong =
      person?.disabledAt !== undefined ? 'person-disabled' : isKnown(person?.id, row.email) ? 'judge-known' : undefined
    if (wrong) problems.push(judgeProblem(wrong, row.line, { email: row.email }))
    else rows.push(row)
    if (person) withAccount.add(row.line)
  }
  problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
  return { rows, problems, withAccount, digest: sha256(`${language}\n${text}`) }
}

export interface InvitedJudges {
  readonly ok: true
  /** In the order of the list. */
  readonly invited: readonly { readonly name: string; readonly email: string; readonly invitation: MadeInvitation }[]
  /** Names of those who have an account and judge from now on. */
  readonly existing: readonly string[]
}

/**
 * Invites everybody on a list, or nobody where a line is wrong.
 * @param given.digest of the list as it was looked at
 * @throws ForbiddenError
 */
export async function inviteJudges(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: ListedJudges & { readonly digest: string },
): Promise<InvitedJudges | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(installation.db, by, async (write, record) => {
      await lockPeople(write)
      const award = await openForJudges(write, given.award)
      const list = (await readList(write, given))!
      if (list.digest !== given.digest) throw new RefusedError(refused('judge-list-changed'))
      if (list.problems.length > 0) throw new RefusedError(refused('judge-list-problems', { count: list.problems.length })) // prettier-ignore
      const events: AwardEvent[] = []
      const invited = []
      const existing = []
      const judges = new Set<string>()
      const isKnown = await knownJudges(write, award.id)
      for (const row of list.rows) {
        const visit = { visitor, by, origin, now }
        const { judge, invitation } = await enterJudge(
          write,
          record,
          installation,
          visit,
          { ...row, award: award.id },
          isKnown,
        )
        judges.add(judge.id)
        if (award.state !== 'draft') events.push(...judgeEvents(judge, []))
        if (invitation) invited.push({ name: row.name, email: row.email, invitation })
        else existing.push(judge.name)
      }
      await appendEvents(write, by, award.id, events)
      await noteConflicts(write, record, bySystem(by), award, { judges })
      return { ok: true, invited, existing } as const
    }),
  )
}
