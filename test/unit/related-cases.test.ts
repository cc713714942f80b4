import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Library, LibraryCase } from '#app/services/library.server.ts'
import { MOST_RELATED, relatedCases, relatedReasons } from '#app/services/related-cases.ts'
import { MECHANISMS, SOCIAL_ISSUES, type Mechanism, type SocialIssue } from '#scoring/vocabulary.ts'
import { makeLibrary } from '#test/make/library.ts'

const EMPTY = makeLibrary([{ id: 'one' }])
const ONE = EMPTY.cases[0]!

interface Facts {
  readonly issue: SocialIssue
  readonly mechanisms: readonly Mechanism[]
  readonly industry: string
  readonly organisation: string
  readonly title?: string
}

function shelfOf(all: readonly Facts[]): Library {
  const cases = all.map(({ issue, mechanisms, industry, organisation, title }, place): LibraryCase => {
    const name = { 'zh-CN': organisation, en: organisation }
    const text = { 'zh-CN': title ?? `案例 ${place}`, en: title ?? `Case ${place}` }
    return {
      ...ONE,
      id: `case-${place}`,
      case: {
        ...ONE.case,
        title: text,
        socialIssue: issue,
        organisation: { ...ONE.case.organisation, name, industry },
        innovationPoints: mechanisms.map((mechanism) => ({ mechanism, point: text, assignedBy: 'us' as const, evidence: [] })), // prettier-ignore
      },
    }
  })
  return { ...EMPTY, cases, byId: new Map(cases.map((entry) => [entry.id, entry])) }
}

const idsOf = (shelf: Library, place: number) => relatedCases(shelf, shelf.cases[place]!, 'en').map(({ id }) => id)

const facts = fc.record({
  issue: fc.constantFrom(...SOCIAL_ISSUES.slice(0, 4)),
  mechanisms: fc.array(fc.constantFrom(...MECHANISMS.slice(0, 5)), { minLength: 1, maxLength: 4 }),
  industry: fc.constantFrom('I', 'C', 'Q'),
  organisation: fc.constantFrom('Alpha', 'Beta', 'Gamma', '甲'),
})

/** What two cases share, from the facts they were made of. */
const sharedKinds = (one: Facts, other: Facts): readonly string[] => [
  ...(one.issue === other.issue ? ['issue'] : []),
  ...(one.industry !== other.industry && one.mechanisms.some((mechanism) => other.mechanisms.includes(mechanism))
    ? ['mechanism']
    : []),
  ...(one.organisation === other.organisation ? ['organisation'] : []),
]

describe(relatedReasons, () => {
  test('are the same from both sides, and none for a case beside itself', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 2, maxLength: 6 }), (all) => {
        const { cases } = shelfOf(all)
        for (const left of cases) {
          expect(relatedReasons(left, left)).toEqual([])
          for (const right of cases) expect(relatedReasons(left, right)).toEqual(relatedReasons(right, left))
        }
      }),
    )
  })

  test('name the shared issue, the shared mechanisms of another industry and the shared organisation', () => {
    const shelf = shelfOf([
      { issue: 'health', mechanisms: ['game-design', 'supply-chain', 'game-design'], industry: 'I', organisation: 'A' },
      { issue: 'health', mechanisms: ['supply-chain', 'game-design'], industry: 'C', organisation: 'A' },
      { issue: 'women', mechanisms: ['game-design'], industry: 'I', organisation: 'B' },
    ])
    const [first, second, third] = shelf.cases as [LibraryCase, LibraryCase, LibraryCase]
    expect(relatedReasons(first, second)).toEqual([
      { kind: 'issue', issue: 'health' },
      { kind: 'mechanism', mechanisms: ['supply-chain', 'game-design'] },
      { kind: 'organisation' },
    ])
    // The same mechanism in the same industry is no news.
    expect(relatedReasons(first, third)).toEqual([])
    expect(relatedReasons(second, third)).toEqual([{ kind: 'mechanism', mechanisms: ['game-design'] }])
  })
})

describe(relatedCases, () => {
  test('shows other cases of the library, each once, with a reason, no more than fit', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 12 }), (all) => {
        const shelf = shelfOf(all)
        for (const entry of shelf.cases) {
          const related = relatedCases(shelf, entry, 'zh-CN')
          const ids = related.map(({ id }) => id)
          const mine = all[shelf.cases.indexOf(entry)]!
          const kindsOf = new Map(shelf.cases.map(({ id }, place) => [id, id === entry.id ? [] : sharedKinds(mine, all[place]!)])) // prettier-ignore
          const withReason = [...kindsOf.values()].filter((kinds) => kinds.length > 0)
          expect(ids).toHaveLength(Math.min(MOST_RELATED, withReason.length))
          expect(new Set(ids).size).toBe(ids.length)
          for (const { id, reasons } of related) {
            expect(id).not.toBe(entry.id)
            expect(reasons.map(({ kind }) => kind)).toEqual(kindsOf.get(id))
          }
        }
      }),
    )
  })

  test('puts what fewer cases share first, several reasons together, then the title', () => {
    const alone = { mechanisms: ['game-design'], industry: 'I' } as const
    const shelf = shelfOf([
      { ...alone, issue: 'health', organisation: 'A' },
      { ...alone, issue: 'health', organisation: 'B', title: 'Zebra' },
      { ...alone, issue: 'health', organisation: 'C', title: 'Ant' },
      { ...alone, issue: 'women', organisation: 'A', title: 'Same company' },
      { ...alone, issue: 'health', organisation: 'A', title: 'Both' },
    ])
    // Four cases share the issue, three the organisation.
    expect(idsOf(shelf, 0)).toEqual(['case-4', 'case-3', 'case-2', 'case-1'])
  })

  test('a way of working that half the library has does not crowd out a rarer one', () => {
    const other = { issue: 'women', organisation: 'X', industry: 'C' } as const
    const shelf = shelfOf([
      { issue: 'health', mechanisms: ['game-design', 'supply-chain'], industry: 'I', organisation: 'A' },
      ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((title) => ({
        ...other,
        mechanisms: ['game-design'] as const,
        title,
      })),
      { ...other, mechanisms: ['supply-chain'], title: 'z' },
    ])
    expect(idsOf(shelf, 0)).toEqual(['case-8', 'case-1', 'case-2', 'case-3', 'case-4', 'case-5'])
  })

  test('the same reason gives way to another once it has been said', () => {
    const shelf = shelfOf([
      { issue: 'health', mechanisms: ['game-design'], industry: 'I', organisation: 'A' },
      // Shared by three of six (one bit), the issue by four (log2 1.5 = 0.58): after one case half a bit is left.
      { issue: 'women', mechanisms: ['game-design'], industry: 'C', organisation: 'B', title: 'a' },
      { issue: 'women', mechanisms: ['game-design'], industry: 'C', organisation: 'B', title: 'b' },
      ...['c', 'd', 'e'].map((title) => ({ issue: 'health', mechanisms: [], industry: 'C', organisation: 'C', title }) as const), // prettier-ignore
    ])
    expect(idsOf(shelf, 0)).toEqual(['case-1', 'case-3', 'case-2', 'case-4', 'case-5'])
  })

  test('forgets a case that is no longer published', () => {
    const both = { issue: 'health', mechanisms: ['game-design'], industry: 'I', organisation: 'A' } as const
    const shelf = shelfOf([both, both, both])
    expect(idsOf(shelf, 0)).toEqual(['case-1', 'case-2'])
    const retired = { ...shelf, cases: shelf.cases.filter(({ id }) => id !== 'case-1') }
    expect(idsOf(retired, 0)).toEqual(['case-2'])
  })
})
