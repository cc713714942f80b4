import { deleteWatcher, isWatching, listWatchers, saveWatcher } from '#db/repositories/desk/watcher.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { findDerived } from '#db/repositories/derived.ts'
import type { Revision } from '#db/repositories/revision.ts'
import type { LocalText } from '#scoring/facts.ts'
import { demandRight } from '../../access/need.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import type { Write } from '../accounts/change.server.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { queueLetter } from '../accounts/letters.server.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import type { StoredCase } from '../library-derive.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'

/** Has the person written to when something of the case is published, or no longer. */
export async function follow({ db }: DeskSite, visit: DeskVisit, caseId: string, wanted: boolean): Promise<void> {
  const { visitor, now } = visit
  demandRight(visitor, 'case.write')
  if (!wanted) return deleteWatcher(db, visitor.personId, caseId)
  if (!(await findCaseState(db, caseId))) throw new RefusedError(refused('revision-gone'))
  await saveWatcher(db, visitor.personId, caseId, now)
}

export async function follows({ db }: DeskSite, { visitor }: DeskVisit, caseId: string): Promise<boolean> {
  demandRight(visitor, 'case.write')
  return isWatching(db, visitor.personId, caseId)
}

/** Puts a letter in the queue for everybody who follows the case, except who has just published it. */
export async function tellWatchers(
  write: Write,
  site: Pick<Installation, 'key' | 'mail'>,
  revision: Revision,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<void> {
  if (site.mail === undefined) return
  const watchers = (await listWatchers(write, revision.caseId)).filter(({ id }) => id !== by)
  if (watchers.length === 0) return
  const title = await titleOf(write, revision)
  const { siteUrl } = site.mail
  for (const watcher of watchers) {
    const language = languageOrDefault(watcher.language)
    await queueLetter(
      write,
      site,
      'case-published',
      watcher,
      {
        title: title[language],
        number: revision.number,
        message: revision.message === '' ? '—' : revision.message,
        link: `${siteUrl}/cases/${revision.caseId}`,
        deskLink: `${siteUrl}/desk/cases/${revision.caseId}/review`,
      },
      now,
    )
  }
}

async function titleOf(write: Write, { id, caseId }: Revision): Promise<LocalText> {
  const json = (await findDerived(write, id))?.caseJson
  return json === undefined ? { 'zh-CN': caseId, en: caseId } : (JSON.parse(json) as StoredCase).case.title
}
