import { findPerson, listGivenGrants } from '#db/repositories/accounts/person.ts'
import type { LetterKind } from '#db/repositories/accounts/letter.ts'
import { listCaseAddresses } from '#db/repositories/desk/case-address.ts'
import type { Review } from '#db/repositories/desk/review.ts'
import { listWatchers } from '#db/repositories/desk/watcher.ts'
import type { Revision } from '#db/repositories/revision.ts'
import { RIGHTS } from '../../access/rights.ts'
import { casePath } from '../../case-path.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import type { Write } from '../accounts/change.server.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { queueLetter, type Recipient } from '../accounts/letters.server.ts'
import { caseAddresses } from '../case-addresses.ts'
import { titleOfRevision } from './case-title.server.ts'

type Site = Pick<Installation, 'key' | 'mail'>
type CaseLetter = Extract<LetterKind, 'case-published' | `review-${string}`>

/** Writes about one revision of a case to everybody in the list, each in their own language. */
async function writeTo(
  write: Write,
  site: Site,
  kind: CaseLetter,
  recipients: readonly Recipient[],
  { revision, words, now }: { readonly revision: Revision; readonly words: string; readonly now: string },
): Promise<void> {
  if (site.mail === undefined || recipients.length === 0) return
  const { siteUrl } = site.mail
  const { caseId, number } = revision
  const title = await titleOfRevision(write, revision)
  const { slugOf } = caseAddresses(await listCaseAddresses(write))
  for (const recipient of recipients) {
    const values = {
      title: title[languageOrDefault(recipient.language)],
      number,
      message: words === '' ? '—' : words,
      link: `${siteUrl}${casePath(slugOf(caseId))}`,
      deskLink: `${siteUrl}/desk/cases/${caseId}/review`,
    }
    await queueLetter(write, site, kind, recipient, values, now)
  }
}

/** A review is asked for: reviewers who follow the case hear of it, except who has asked. */
export async function tellReviewers(
  write: Write,
  site: Site,
  revision: Revision,
  { askedBy, message, now }: { readonly askedBy: string; readonly message: string; readonly now: string },
): Promise<void> {
  if (site.mail === undefined) return
  const watchers = (await listWatchers(write, revision.caseId)).filter(({ id }) => id !== askedBy)
  const grants = await listGivenGrants(write, watchers.map(({ id }) => id)) // prettier-ignore
  const roles: readonly string[] = RIGHTS['case.approve']
  const reviewers = watchers.filter(({ id }) => grants.some(({ personId, role }) => personId === id && roles.includes(role))) // prettier-ignore
  await writeTo(write, site, 'review-asked', reviewers, { revision, words: message, now })
}

/**
 * A review is decided: who wrote the revision and who asked hear of it, except who has decided.
 * @returns to whom was written
 */
export async function tellAuthors(
  write: Write,
  site: Site,
  { revision, review, decidedBy }: { readonly revision: Revision; readonly review: Review; readonly decidedBy: string },
  { decision, note, now }: { readonly decision: 'approved' | 'returned'; readonly note: string; readonly now: string },
): Promise<readonly string[]> {
  if (site.mail === undefined) return []
  const ids = [...new Set([revision.author, review.askedBy])].filter((id) => id !== 'library' && id !== decidedBy)
  const people = (await Promise.all(ids.map((id) => findPerson(write, id)))).flatMap((person) =>
    person && person.disabledAt === undefined ? [person] : [],
  )
  await writeTo(write, site, `review-${decision}`, people, { revision, words: note, now })
  return people.map(({ id }) => id)
}

/** A revision is published: everybody who follows the case hears of it, except these. */
export async function tellWatchers(
  write: Write,
  site: Site,
  revision: Revision,
  { except, now }: { readonly except: readonly string[]; readonly now: string },
): Promise<void> {
  const watchers = (await listWatchers(write, revision.caseId)).filter(({ id }) => !except.includes(id))
  await writeTo(write, site, 'case-published', watchers, { revision, words: revision.message, now })
}
