import { nearest } from '#cases/nearest.ts'
import { listRetiredCases } from '#db/repositories/case.ts'
import { findWithdrawal } from '#db/repositories/desk/withdrawal.ts'
import { isCaseSlug } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { casePath } from '../case-path.ts'
import { failure } from '../errors.ts'
import { dayInBeijing } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import type { Library } from './library.server.ts'

/**
 * The answer for a case that the library does not have: that it was withdrawn, when and why, or that it never was here, with
 * the case whose name or address is nearest to what was asked for.
 */
export async function missingCase(db: Db, shelf: Library, slug: string, language: Language): Promise<Response> {
  const [retired] = isCaseSlug(slug) ? await listRetiredCases(db, [slug]) : []
  if (retired) {
    const withdrawal = await findWithdrawal(db, slug, retired.retiredAt)
    return failure('withdrawn', {
      withdrawnOn: dayInBeijing(retired.retiredAt),
      ...(withdrawal ? { withdrawnBecause: withdrawal.reason[language] } : {}),
    })
  }
  const words = shelf.cases.flatMap((entry) => [entry.id, entry.slug])
  const near = shelf.byId.get(shelf.addresses.idOf(nearest(slug, words) ?? ''))
  if (!near) return failure('not-found')
  return failure('not-found', { meant: { address: casePath(near.slug), title: near.case.title[language] } })
}
