import { listEntries } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import type { Visitor } from '../../../access/visitor.ts'
import type { PublicEntriesView } from '../../../components/award/public-entries-page.tsx'
import { casePath } from '../../../case-path.ts'
import type { Library } from '../../library.server.ts'
import { awardOf } from '../awards.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'

/** Whether everybody may read who has entered an award: by its rules, and where no open stage hides it from judges. */
export async function listsEntries(db: Db, id: string): Promise<boolean> {
  const standing = await standingOf(db, id)
  return standing !== undefined && isListed(standing)
}

function isListed({ award, sealed: { rules }, state }: Standing): boolean {
  if (rules.notice.listsEntries !== true) return false
  // Once scores are frozen there is nobody left whom a name could sway.
  if (award.state !== 'open') return true
  return rules.stages.every(({ id, blind }) => !blind.entrants || state.stages.get(id)!.closed)
}

/** Who has entered, by category; undefined where that is not public, and for who may not know of the award. */
export async function publicEntries(
  db: Db,
  visitor: Visitor | undefined,
  shelf: Library,
  id: string,
): Promise<PublicEntriesView | undefined> {
  const award = await awardOf(db, visitor, id)
  const standing = award && (await standingOf(db, id))
  if (!standing || !isListed(standing)) return undefined
  const { rules } = standing.sealed
  const shown = (await listEntries(db, id)).filter((entry) => {
    const state = standing.state.entries.get(entry.id)
    return state !== undefined && !state.withdrawn && state.eligible !== false
  })
  return {
    award: { id, title: award.title, state: award.state, isRehearsal: award.rehearsalOf !== undefined },
    categories: rules.categories.map(({ id: category, title }) => ({
      id: category,
      title,
      entries: shown
        .filter((entry) => entry.category === category)
        .map(({ id: entry, title: called, organisation, caseId }) => {
          const found = caseId === undefined ? undefined : shelf.byId.get(caseId)
          return { id: entry, title: called, organisation, address: found ? casePath(found.slug) : null }
        }),
    })),
  }
}
