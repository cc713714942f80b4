import { findAward, lockAward } from '#db/repositories/award/award.ts'
import {
  countObjections,
  findObjection,
  insertObjection,
  listNamedObjections,
  saveObjectionAnswer,
  saveObjectorErased,
} from '#db/repositories/award/objection.ts'
import { eraseWords } from '#db/repositories/award/words.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visit } from '../../../access/visit.server.ts'
import type { By } from '../../../access/visitor.ts'
import { WHOLE_RESULT, type ObjectionForm } from '../../../forms/award/objection.ts'
import type { Language } from '../../../i18n/languages.ts'
import { minutesBefore, placeOf, takeAttempt, uncountAttempt } from '../../accounts/attempts.server.ts'
import { change, UNCHANGED, type Write } from '../../accounts/change.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { keyedDigest } from '../../accounts/secret.server.ts'
import { tokenHash } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { isShownTo, powersOver } from '../awards.server.ts'
import { appendEvents } from '../events/events.server.ts'
import { dayIn } from '#scoring/award/notice-days.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { keepWords } from '../words.server.ts'

/** How many objections are taken from one place, to all awards together. */
const RULES = [
  { name: 'objection hour', atMost: 10, minutes: 60 },
  { name: 'objection day', atMost: 40, minutes: 24 * 60 },
] as const

const DAY_MINUTES = 24 * 60
/** As the form says: six months after the answer, two years after it was filed in any case. */
const AFTER_ANSWER_DAYS = 183
const AFTER_FILING_DAYS = 730

/** From where an objection came is not kept: its limits know a digest, for a day. */
const byNobody = (now: string): By => ({ actorId: undefined, trueActorId: undefined, address: '', at: now })

/** Whether objections are taken at a moment: until the last day of the notice is over where the award is. */
export function takesObjections({ award, sealed, state }: Standing, now: string): boolean {
  return award.state === 'notice' && state.notice !== null && dayIn(sealed.rules.timeZone, now) <= state.notice.lastDay
}

/**
 * Takes an objection to a result on public notice, from anybody who can read it.
 * @returns its number; the same one for the same form sent twice
 */
export async function fileObjection(
  { db, key }: Pick<Installation, 'db' | 'key'>,
  { visitor, client, now }: Pick<Visit, 'visitor' | 'client' | 'now'>,
  given: Omit<ObjectionForm, 'website'> & { readonly award: string; readonly language: Language },
): Promise<{ readonly ok: true; readonly id: string } | (Refused & { readonly field?: string })> {
  const { award: awardId, form, about, name, contact, grounds, language } = given
  const award = await findAward(db, awardId)
  if (!award || !isShownTo(award, powersOver(visitor, awardId))) return refused('award-gone')
  const missing = await missingIn(db, given)
  if (missing) return missing
  const formHash = tokenHash(keyedDigest(key, 'objection', JSON.stringify([form, awardId, about, name, contact, grounds]))) // prettier-ignore
  const known = await findObjection(db, awardId, { formHash })
  if (known) return { ok: true, id: known.id }
  const limits = RULES.map((rule) => ({ ...rule, of: placeOf(client.address) }))
  const answer = await takeAttempt(db, key, limits, now)
  if (!answer.ok) return refused('too-many-sent', { minutes: answer.waitMinutes })
  const by = byNobody(now)
  const id = await orRefused(
    change(db, by, async (write, record) => {
      const standing = await onNotice(write, awardId, now)
      const again = await findObjection(write, awardId, { formHash })
      if (again) return UNCHANGED
      const entry = about === WHOLE_RESULT ? undefined : about
      if (entry !== undefined && !standing.state.entries.has(entry)) throw new RefusedError(refused('entry-gone'))
      const number = `O${String((await countObjections(write, awardId)) + 1).padStart(3, '0')}`
      const groundsDigest = await keepWords(write, awardId, grounds, undefined)
      await insertObjection(write, awardId, { id: number, entry, name, contact, language, formHash, groundsDigest, filedAt: now }) // prettier-ignore
      await appendEvents(write, by, awardId, [
        { kind: 'objection', objection: number, entry: entry ?? null, digest: groundsDigest },
      ])
      record({ action: 'award.objection', subject: `award:${awardId}`, after: { objection: number } })
      return number
    }),
  )
  if (id !== UNCHANGED) return typeof id === 'string' ? { ok: true, id } : id
  // Its twin was quicker and has counted.
  await uncountAttempt(db, key, limits)
  return { ok: true, id: (await findObjection(db, awardId, { formHash }))!.id }
}

/** A name and a way to reach who it is from, where the rules want objections in one's own name. */
async function missingIn(
  db: Db,
  { award, name, contact }: { readonly award: string; readonly name: string; readonly contact: string },
): Promise<(Refused & { readonly field: string }) | undefined> {
  const standing = await standingOf(db, award)
  if (!standing?.sealed.rules.notice.objectionsNeedName) return undefined
  if (name === '') return { ...refused('missing'), field: 'name' }
  return contact === '' ? { ...refused('missing'), field: 'contact' } : undefined
}

/** Locks an award whose notice is running. */
async function onNotice(write: Write, awardId: string, now: string): Promise<Standing> {
  if (!(await lockAward(write, awardId))) throw new RefusedError(refused('award-gone'))
  const standing = await standingOf(write, awardId)
  const notice = standing?.state.notice
  if (!standing || !notice) throw new RefusedError(refused('award-closed'))
  if (!takesObjections(standing, now)) throw new RefusedError(refused('objection-late', { day: notice.lastDay }))
  return standing
}

/** What the office answers, in one language or both; it stays, as the decision does. */
export interface ObjectionAnswer {
  readonly 'zh-CN': string
  readonly en: string
}

/**
 * Answers an objection, once: upheld or not, with reasons that everybody reads. Upheld, it opens the sheets it is about
 * to the chair, until the result is published anew.
 * @throws ForbiddenError
 */
export async function answerObjection(
  db: Db,
  { visitor, by, now }: AwardVisit,
  given: {
    readonly award: string
    readonly objection: string
    readonly upheld: boolean
    readonly answer: ObjectionAnswer
  },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award: awardId, objection: id, upheld, answer } = given
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, awardId)
      if (!award) throw new RefusedError(refused('award-gone'))
      const found = await findObjection(write, awardId, { id })
      if (!found) throw new RefusedError(refused('objection-gone'))
      if (found.answeredAt !== undefined) throw new RefusedError(refused('objection-answered'))
      if (award.state !== 'notice') throw new RefusedError(refused('award-closed'))
      const digest = await keepWords(write, awardId, JSON.stringify({ 'zh-CN': answer['zh-CN'], en: answer.en }), undefined) // prettier-ignore
      await saveObjectionAnswer(write, awardId, id, { upheld, digest, at: now, by: visitor.personId })
      await appendEvents(write, by, awardId, [{ kind: 'objection.answer', objection: id, upheld, digest }])
      record({ action: 'award.objection-answer', subject: `award:${awardId}`, after: { objection: id, upheld } })
      return { ok: true } as const
    }),
  )
}

/**
 * Erases who an objection is from and what they wrote. Its number, its digest and the answer stay.
 * @throws ForbiddenError
 */
export async function eraseObjector(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly objection: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const found = await findObjection(db, given.award, { id: given.objection })
  if (!found) return refused('objection-gone')
  if (found.answeredAt === undefined) return refused('objection-open')
  await erase(db, by, given.award, given.objection)
  return { ok: true }
}

/** Erases the objectors that have been known for as long as was promised. */
export async function eraseOldObjectors(db: Db, now: string): Promise<void> {
  const before = {
    answered: minutesBefore(now, AFTER_ANSWER_DAYS * DAY_MINUTES),
    filed: minutesBefore(now, AFTER_FILING_DAYS * DAY_MINUTES),
  }
  for (const { award, id } of await listNamedObjections(db, before)) await erase(db, byNobody(now), award, id)
}

async function erase(db: Db, by: By, awardId: string, id: string): Promise<void> {
  await change(db, by, async (write, record) => {
    await lockAward(write, awardId)
    const found = await findObjection(write, awardId, { id })
    if (!found || found.erasedAt !== undefined) return UNCHANGED
    await saveObjectorErased(write, awardId, id, by.at)
    await eraseWords(write, awardId, [found.groundsDigest], by.at)
    record({ action: 'award.objection-erase', subject: `award:${awardId}`, before: { objection: id } })
    return id
  })
}
