import { findRemark, listRemarks, saveRemark, settleRemark as saveSettled } from '#db/repositories/desk/remark.ts'
import { findRevision } from '#db/repositories/revision.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import type { RemarkLine, RemarkThread } from '../../components/desk/review/review-view.ts'
import type { Anchor } from '../../forms/desk/remark-place.ts'
import { demandRight } from '../../access/need.ts'
import { change } from '../accounts/change.server.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import { newId } from '../accounts/token.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'

/** Says something about a place in a revision. @throws RefusedError `revision-gone` */
export async function addRemark(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  remark: { readonly caseId: string; readonly number: number; readonly anchor: Anchor; readonly text: string },
): Promise<string> {
  demandRight(visitor, 'case.write')
  const revision = await findRevision(db, remark.caseId, remark.number)
  if (!revision) throw new RefusedError(refused('revision-gone'))
  const id = newId('m')
  await change(db, by, async (write, record) => {
    await saveRemark(write, {
      id,
      caseId: remark.caseId,
      revisionId: revision.id,
      replyTo: undefined,
      anchorJson: JSON.stringify(remark.anchor),
      text: remark.text,
      writtenBy: visitor.personId,
      writtenAt: now,
    })
    record({ action: 'remark.add', subject: `case:${remark.caseId}`, after: { remark: id } })
  })
  return id
}

/** Answers a remark that is not settled. @throws RefusedError `remark-gone` */
export async function answerRemark(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  answer: { readonly caseId: string; readonly id: string; readonly text: string },
): Promise<void> {
  demandRight(visitor, 'case.write')
  await change(db, by, async (write, record) => {
    const remark = await findRemark(write, answer.id)
    const { caseId } = answer
    if (remark?.caseId !== caseId || remark.replyTo !== undefined || remark.settledAt !== undefined) {
      throw new RefusedError(refused('remark-gone'))
    }
    const id = newId('m')
    await saveRemark(write, {
      id,
      caseId,
      revisionId: remark.revisionId,
      replyTo: remark.id,
      anchorJson: remark.anchorJson,
      text: answer.text,
      writtenBy: visitor.personId,
      writtenAt: now,
    })
    record({ action: 'remark.add', subject: `case:${caseId}`, after: { remark: id } })
  })
}

/** Marks a remark as done with; it stays to be read. @throws RefusedError `remark-gone` */
export async function settleRemark(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  { caseId, id }: { readonly caseId: string; readonly id: string },
): Promise<void> {
  demandRight(visitor, 'case.write')
  await change(db, by, async (write, record) => {
    const remark = await findRemark(write, id)
    const isOpen = remark?.caseId === caseId && remark.replyTo === undefined
    if (!isOpen || !(await saveSettled(write, id, visitor.personId, now))) {
      throw new RefusedError(refused('remark-gone'))
    }
    record({ action: 'remark.settle', subject: `case:${caseId}`, after: { remark: id } })
  })
}

/** What was said about a case: what is not settled first, the oldest first among each. */
export async function remarksOf({ db }: DeskSite, { visitor }: DeskVisit, caseId: string): Promise<RemarkThread[]> {
  demandRight(visitor, 'case.write')
  const remarks = await listRemarks(db, caseId)
  const people = remarks.flatMap(({ writtenBy, settledBy }) => [writtenBy, ...(settledBy ? [settledBy] : [])])
  const names = await listPersonNames(db, [...new Set(people)])
  const line = (remark: (typeof remarks)[number]): RemarkLine => ({
    id: remark.id,
    text: remark.text,
    writtenBy: names.get(remark.writtenBy) ?? '',
    writtenAt: remark.writtenAt,
  })
  const threads = remarks
    .filter(({ replyTo }) => replyTo === undefined)
    .map((remark) => ({
      ...line(remark),
      anchor: JSON.parse(remark.anchorJson) as Anchor,
      number: Number(remark.revisionId.slice(remark.revisionId.lastIndexOf('@') + 1)),
      answers: remarks.filter(({ replyTo }) => replyTo === remark.id).map(line),
      settled: remark.settledAt === undefined ? null : { by: names.get(remark.settledBy!) ?? '', at: remark.settledAt },
    }))
  return [...threads.filter(({ settled }) => settled === null), ...threads.filter(({ settled }) => settled !== null)]
}
