import { listEntryDrafts } from '#db/repositories/award/entry-draft.ts'
import { listAllEntryFiles } from '#db/repositories/award/entry-file.ts'
import { listEntries, listEntryContents } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { enterPath } from '../../../components/award/enter/enter-view.ts'
import type { EntrantsView } from '../../../components/award/office/entrants/entrants-view.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { originOfLinks, type LinkVisit } from '../../accounts/links.server.ts'
import { qrPath } from '../../accounts/qr.server.ts'
import { awardOf } from '../awards.server.ts'
import { callState } from '../entering/call-state.ts'
import { isChangedSince } from '../entering/drafts.server.ts'
import { callView } from '../entering/enter-page.server.ts'
import { entrantsOf } from '../entering/joining.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { officeName } from './office-name.server.ts'

/**
 * Who may enter, who is invited to, and how many drafts there are; what stands in them is nobody's business but their
 * writers'.
 * @throws ForbiddenError
 */
export async function entrantsPage(
  installation: Pick<Installation, 'db' | 'mail'>,
  visit: LinkVisit,
  id: string,
): Promise<EntrantsView | undefined> {
  const { db, mail } = installation
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const call = award.sealed && award.rehearsalOf === undefined ? award.sealed.rules.call : undefined
  const address = `${originOfLinks(installation, visit.origin)}${enterPath(id)}`
  const entrants = await entrantsOf(db, visit, id)
  return {
    award: await officeName(db, award, visit.now),
    timeZone: rules.timeZone,
    call: call === undefined ? null : callView(call),
    state: call === undefined || award.state !== 'open' ? 'closed' : callState(call, visit.now),
    link: { address, qr: qrPath(address) },
    counts: await countsOf(db, id),
    entrants: entrants.map(({ id: entrant, email, origin, at, state }) => ({ id: entrant, email, origin, at, state })),
    hasMail: mail !== undefined,
  }
}

async function countsOf(db: Db, award: string): Promise<EntrantsView['counts']> {
  const counts = { begun: 0, handedIn: 0, changed: 0, withdrawn: 0 }
  const entries = new Map((await listEntries(db, award)).map((entry) => [entry.id, entry]))
  const contents = await listEntryContents(db, award)
  const filesOf = await listAllEntryFiles(db, award)
  for (const draft of await listEntryDrafts(db, award)) {
    const entry = entries.get(draft.entryId ?? '')
    if (!entry) counts.begun += 1
    else if (entry.state === 'withdrawn') counts.withdrawn += 1
    else {
      counts.handedIn += 1
      const files = (filesOf.get(draft.id) ?? []).filter(({ removedAt }) => removedAt === undefined)
      if (isChangedSince(draft, files, contents.get(entry.id)?.content.attachments ?? [])) counts.changed += 1
    }
  }
  return counts
}
