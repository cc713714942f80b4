import type { Db } from '#db/schema.ts'
import { casePath } from '../../../case-path.ts'
import type {
  DuplicatesView,
  ShownPair,
  ShownSide,
} from '../../../components/award/office/duplicates/duplicates-view.ts'
import type { DuplicatesQuery } from '../../../forms/award/duplicates.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { Library } from '../../library.server.ts'
import { MOST_PAIRS, ORGANISATION, TEXT, TITLE_ALONE, TITLE_WITH_ORGANISATION } from '../alike/alike-pairs.ts'
import { findDuplicates, type AlikeSide, type FoundPair } from '../alike/duplicates.server.ts'
import { markShared } from '../alike/marked.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { wordsOf } from '../words.server.ts'
import { officeName } from './office-name.server.ts'

const PAIRS_A_PAGE = 10
/** Of a summary: enough to tell. */
const LONGEST_SHOWN = 1_500

/**
 * Pairs that look alike, those that wait for a decision or those that were decided.
 * @throws ForbiddenError
 */
export async function duplicatesPage(
  db: Db,
  { visitor, now }: Pick<AwardVisit, 'visitor' | 'now'>,
  shelf: Pick<Library, 'cases' | 'version' | 'addresses'>,
  id: string,
  query: DuplicatesQuery & { readonly saved: boolean },
  language: Language,
): Promise<DuplicatesView | undefined> {
  const found = await findDuplicates(db, visitor, shelf, id)
  const award = await awardOf(db, visitor, id)
  const rules = await rulesInForce(db, id)
  if (!found || !award || !rules) return undefined
  const isOpen = ({ decided, isOutdated }: FoundPair) => decided === undefined || isOutdated
  const chosen = found.filter((pair) => isOpen(pair) !== query.decided)
  const pages = Math.max(1, Math.ceil(chosen.length / PAIRS_A_PAGE))
  const page = Math.min(query.page, pages)
  const shown = chosen.slice((page - 1) * PAIRS_A_PAGE, page * PAIRS_A_PAGE)
  const reasons = await wordsOf(db, id, shown.flatMap(({ decided }) => decided?.wordsDigest ?? [])) // prettier-ignore
  return {
    award: await officeName(db, award, now),
    timeZone: rules.timeZone,
    noDoubleWinning: rules.gates.noDoubleWinning,
    mayDecide: award.state !== 'final',
    listed: { title: TITLE_ALONE, both: TITLE_WITH_ORGANISATION, organisation: ORGANISATION, text: TEXT },
    query: { decided: query.decided, page },
    pages,
    open: found.filter(isOpen).length,
    decided: found.filter((pair) => !isOpen(pair)).length,
    cutAt: found.length >= MOST_PAIRS ? MOST_PAIRS : null,
    pairs: shown.map((pair) => shownPair(pair)),
    saved: query.saved,
  }

  function shownPair({ one, other, title, organisation, text, decided, isOutdated }: FoundPair): ShownPair {
    return {
      one: shownSide(one, other),
      other: shownSide(other, one),
      title,
      organisation,
      text,
      decided: decided
        ? { same: decided.same, at: decided.at, reason: reasons.get(decided.wordsDigest) ?? null }
        : null,
      isOutdated,
    }
  }

  function shownSide(side: AlikeSide, other: AlikeSide): ShownSide {
    const marked = (of: (one: AlikeSide) => string) => markShared(of(side).slice(0, LONGEST_SHOWN), of(other).slice(0, LONGEST_SHOWN)) // prettier-ignore
    return {
      kind: side.kind,
      award: side.award,
      awardTitle: side.awardTitle?.[language] ?? '',
      id: side.id,
      revision: side.revision,
      title: marked(({ title }) => title[language] || title['zh-CN']),
      organisation: marked((one) => one.organisation),
      summary: marked(({ summary }) => summary[language] || summary['zh-CN']),
      address: addressOf(side),
    }
  }

  function addressOf({ kind, id: own, award: of }: AlikeSide): string | null {
    if (kind === 'case') return casePath(shelf.addresses.slugOf(own))
    return kind === 'entry' ? `/awards/${id}/office/entries/${own}` : `/awards/${of}`
  }
}
