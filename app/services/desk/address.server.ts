import { findCaseState } from '#db/repositories/case.ts'
import { findAddressOwner, listCaseAddresses, saveCaseAddress } from '#db/repositories/desk/case-address.ts'
import { isSlugTaken } from '#db/repositories/desk/case-name.ts'
import { lockLibrary } from '#db/repositories/library-state.ts'
import { findRevisionById, isCaseSlug } from '#db/repositories/revision.ts'
import { demandRight } from '../../access/need.ts'
import type { AddressView } from '../../components/desk/address/address-page.tsx'
import type { Language } from '../../i18n/languages.ts'
import { minutesAfter } from '../accounts/attempts.server.ts'
import { change } from '../accounts/change.server.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import { caseAddresses } from '../case-addresses.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { titleOf } from './review-page.server.ts'

/**
 * Gives a case another address. Its id, its revisions and what they are cited by stay; whatever addresses it had lead to
 * the new one, and none is ever given to another case. It may go back to one of its own.
 * @throws RefusedError `slug-form`, `slug-taken`, `slug-same`, `case-withdrawn`, `revision-gone`
 */
export async function moveCase(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  { caseId, slug }: { readonly caseId: string; readonly slug: string },
): Promise<void> {
  demandRight(visitor, 'case.approve')
  if (!isCaseSlug(slug)) throw refusal('slug-form')
  await change(db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const state = await findCaseState(library, caseId)
    if (!state?.head) throw refusal('revision-gone')
    if (state.retiredAt !== undefined) throw refusal('case-withdrawn')
    const given = await listCaseAddresses(library)
    const current = caseAddresses(given).slugOf(caseId)
    if (slug === current) throw refusal('slug-same')
    const isOwn = slug === caseId || (await findAddressOwner(library, slug)) === caseId
    if (!isOwn && (await isSlugTaken(library, slug))) throw refusal('slug-taken')
    const last = given.at(-1)?.since ?? ''
    // The clocks of two processes differ: the newest has to be the newest.
    const since = last < now ? now : minutesAfter(last, 1 / 60)
    await saveCaseAddress(library, { slug, caseId, since, byPersonId: visitor.personId })
    record({ action: 'case.move', subject: `case:${caseId}`, before: { address: current }, after: { address: slug } })
  })
}

/** Under which addresses a case is found; undefined where there is no such case. */
export async function addressPage(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  caseId: string,
  language: Language,
): Promise<Omit<AddressView, 'isDone'> | undefined> {
  demandRight(visitor, 'case.approve')
  const state = isCaseSlug(caseId) ? await findCaseState(db, caseId) : undefined
  const revision = state?.head && (await findRevisionById(db, (state.published ?? state.head).revisionId))
  if (!revision) return undefined
  const given = await listCaseAddresses(db)
  const current = caseAddresses(given).slugOf(caseId)
  const own = given.filter((address) => address.caseId === caseId).map(({ slug }) => slug)
  return {
    id: caseId,
    title: await titleOf(db, revision, language),
    current,
    earlier: [...new Set([caseId, ...own])].filter((slug) => slug !== current),
    isWithdrawn: state.retiredAt !== undefined,
  }
}

const refusal = (code: Parameters<typeof refused>[0]): RefusedError => new RefusedError(refused(code))
