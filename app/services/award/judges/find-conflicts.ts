import type { ConflictKind } from '#db/repositories/award/conflict.ts'
import type { Entry } from '#db/repositories/award/entry.ts'
import type { Judge } from '#db/repositories/award/judge.ts'
import { fold } from '../../../search/fold.ts'
import type { StoredCase } from '../../library-derive.server.ts'

export interface FoundConflict {
  readonly judge: string
  readonly entry: string
  readonly kind: Extract<ConflictKind, 'employer' | 'partner' | 'author' | 'entrant'>
}

/** What is known of an entry beside its own words. */
export interface EntryFacts {
  readonly entry: Pick<Entry, 'id' | 'organisation'>
  readonly case: StoredCase['case'] | undefined
  /** Accounts that have written the case. */
  readonly authors: ReadonlySet<string>
  /** The account that handed it in by a form. */
  readonly writer?: string | undefined
}

/**
 * Conflicts of interest that can be seen from outside: a judge who works for the organisation of an entry or one of its
 * group, or for a partner of its case, has written that case, or has handed the entry in. Names are compared without width, case and marks, and
 * one that holds the other counts: 小米 is found in 小米集团. What is found too much can be lifted.
 */
export function findConflicts(
  judges: readonly Pick<Judge, 'id' | 'personId' | 'organisations'>[],
  entries: readonly EntryFacts[],
): FoundConflict[] {
  const known = entries.map(foldedFacts)
  return judges.flatMap((judge) => {
    const own = names(judge.organisations)
    return known.flatMap((facts): FoundConflict[] => {
      const kind = kindOf(judge.personId, own, facts)
      return kind === undefined ? [] : [{ judge: judge.id, entry: facts.id, kind }]
    })
  })
}

/** Names are folded once for each entry, not for each judge. */
function foldedFacts({ entry, case: about, authors, writer }: EntryFacts) {
  const { organisation, partners = [] } = about ?? {}
  const owners = [entry.organisation, ...bothOf(organisation?.name), ...(organisation?.affiliates ?? []).flatMap(bothOf)] // prettier-ignore
  return {
    id: entry.id,
    owners: names(owners),
    partners: names(partners.flatMap(({ name }) => bothOf(name))),
    authors,
    writer,
  }
}

function kindOf(
  personId: string | undefined,
  own: readonly string[],
  { owners, partners, authors, writer }: ReturnType<typeof foldedFacts>,
): FoundConflict['kind'] | undefined {
  if (personId !== undefined && writer === personId) return 'entrant'
  if (touches(own, owners)) return 'employer'
  if (touches(own, partners)) return 'partner'
  return personId !== undefined && authors.has(personId) ? 'author' : undefined
}

const bothOf = (name: { readonly 'zh-CN': string; readonly en: string } | undefined): string[] =>
  name ? [name['zh-CN'], name.en] : []

const touches = (own: readonly string[], theirs: readonly string[]): boolean =>
  theirs.some((name) => own.some((one) => name.includes(one) || one.includes(name)))

const names = (texts: readonly string[]): string[] => texts.map(plain).filter(isName)

const plain = (text: string): string => fold(text).replaceAll(/[\s\p{P}\p{S}]+/gu, '')

/** Too short a name is found in every other: two Han characters, or four letters. */
const isName = (name: string): boolean => name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 4)
