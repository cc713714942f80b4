import { dayIn } from '#scoring/award/notice-days.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { currentResult } from '../result/result.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { watcherOf } from '../watcher.server.ts'
import type { Certificate } from './draw-certificates.server.ts'

/** A certificate and whose it is. */
export interface WinnersCertificate {
  readonly entry: string
  readonly certificate: Certificate
}

export interface AskedCertificates {
  readonly award: string
  readonly language: Language
  /** Under which the site is reached: the address of the public result stands on paper. */
  readonly origin: string
}

/**
 * A certificate for every winner, in the order of the rules and of places.
 * @returns undefined before the result is final, and where what is kept is not the result that became final
 * @throws ForbiddenError
 */
export async function certificatesOf(
  db: Db,
  { visitor, now }: Pick<AwardVisit, 'visitor' | 'now'>,
  { award: id, language, origin }: AskedCertificates,
): Promise<readonly WinnersCertificate[] | undefined> {
  await watcherOf(db, visitor, id)
  const standing = await standingOf(db, id)
  if (standing?.state.phase !== 'final') return undefined
  const { award, sealed, events } = standing
  const computed = await currentResult(db, id, now)
  if (!computed) return undefined
  const entries = new Map((await listEntries(db, id)).map((entry) => [entry.id, entry]))
  const day = dayIn(sealed.rules.timeZone, events.findLast(({ event }) => event.kind === 'final')!.at)
  return computed.result.selection.flatMap(({ category, winners, entries: selected }) => {
    const { title: named, places } = sealed.rules.categories.find((each) => each.id === category)!
    const placeOf = (entry: string) => {
      const found = selected.find((each) => each.entry === entry)?.standing
      return found && (found.code === 'won' || found.code === 'moved-up') ? found.place : 1
    }
    return winners.map((entry) => {
      const { title, organisation } = entries.get(entry)!
      const place = placeOf(entry)
      return {
        entry,
        certificate: {
          award: inLanguage(sealed.rules.title, language),
          category: inLanguage(named, language),
          place: places === 1 ? null : place,
          isShared: winners.some((other) => other !== entry && placeOf(other) === place),
          title: inLanguage(title, language),
          organisation,
          day,
          digest: computed.digest,
          address: `${origin}/awards/${id}/result`,
          isRehearsal: award.rehearsalOf !== undefined,
        },
      }
    })
  })
}

/** Entries often have a title in one language only. */
const inLanguage = (words: Readonly<Record<Language, string>>, language: Language): string =>
  words[language] || words['zh-CN'] || words.en
