import { describe, expect, test } from 'vitest'
import { awardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import type { CategorySelection } from '#scoring/award/selection.ts'
import { awardRules, DIGEST, entryEvent, judgeEvent, RULES_SEALED, sheetEvent, words } from '#test/make/award.ts'

const categories = [
  { id: 'main', title: words('main'), places: 2, reserves: 1 },
  { id: 'other', title: words('other'), places: 1, reserves: 1 },
]
const rules = (noDoubleWinning: boolean) =>
  awardRules({ categories, gates: { ...awardRules().gates, noDoubleWinning } })

/** Scores by entry; entries whose ids begin with F are in the other category. Each has an organisation of its own. */
const history = (scores: Readonly<Record<string, number>>): AwardEvent[] => [
  RULES_SEALED,
  judgeEvent('J1'),
  ...Object.entries(scores).flatMap(([entry, score]) => [
    entryEvent(entry, { category: entry.startsWith('F') ? 'other' : 'main' }),
    sheetEvent(entry, 'J1', { need: score, effect: score }),
  ]),
]
const same = (entry: string, other: string, is = true): AwardEvent => ({ kind: 'entry.same', entry, other, same: is, reasonDigest: DIGEST }) // prettier-ignore
const lots = (order: readonly string[], presentation = false): AwardEvent => ({
  kind: 'lots',
  stage: 'rubric',
  seed: 7,
  order,
  ...(presentation ? { for: 'presentation' as const } : {}),
})

function select(events: readonly AwardEvent[], noDoubleWinning = true): readonly CategorySelection[] {
  const result = awardResult(rules(noDoubleWinning), events)
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value.selection
}
const standing = (selection: readonly CategorySelection[], entry: string) =>
  selection.flatMap(({ entries }) => entries).find((one) => one.entry === entry)!.standing

describe('two entries that are the same project', () => {
  const events = history({ E01: 5, E02: 4, E03: 3, F01: 5, F02: 2 })

  test('win once: in the same category the lower one is passed over, in a later one as well', () => {
    const [main] = select([...events, same('E01', 'E02')])
    expect(main!.winners).toEqual(['E01', 'E03'])
    expect(standing([main!], 'E02')).toEqual({ code: 'double', organisation: 'organisation of E02', category: 'main', sameAs: 'E01' }) // prettier-ignore
    const later = select([...events, same('F01', 'E02')])
    expect(later[1]!.winners).toEqual(['F02'])
    expect(standing(later, 'F01')).toMatchObject({ code: 'double', category: 'main', sameAs: 'E02' })
  })

  test('also by way of a third', () => {
    const [main] = select([...events, same('E01', 'F01'), same('F01', 'E02')])
    expect(main!.winners).toEqual(['E01', 'E03'])
  })

  test('both win where the rules allow it, and once it is found that they are not the same', () => {
    expect(select([...events, same('E01', 'E02')], false)[0]!.winners).toEqual(['E01', 'E02'])
    expect(select([...events, same('E01', 'E02'), same('E02', 'E01', false)])).toEqual(select(events))
  })

  test('who is level with itself waits for lots, which part them', () => {
    const level = [...history({ E01: 4, E02: 4, E03: 1 }), same('E01', 'E02')]
    expect(standing(select(level), 'E01')).toMatchObject({ code: 'shared-last-place' })
    const drawn = select([...level, lots(['E02', 'E01'])])
    expect(drawn[0]!.winners).toEqual(['E02', 'E03'])
    expect(standing(drawn, 'E01')).toMatchObject({ code: 'double', sameAs: 'E02' })
  })

  test('have to be two entries of the award', () => {
    expect(foldEvents(rules(true), [...events, same('E01', 'E99')])).toMatchObject({ ok: false, why: { code: 'unknown-entry' } }) // prettier-ignore
    expect(foldEvents(rules(true), [...events, same('E01', 'E01')])).toMatchObject({ ok: false, why: { code: 'same-entry' } }) // prettier-ignore
  })
})

describe('lots for the order of presentations', () => {
  test('part no tie', () => {
    const level = history({ E01: 4, E02: 4, E03: 4 })
    const presented = [...level, lots(['E03', 'E02', 'E01'], true)]
    expect(canonicalJson(select(presented))).toBe(canonicalJson(select(level)))
    expect(standing(select(presented), 'E01')).toMatchObject({ code: 'shared-last-place' })
    expect(select([...presented, lots(['E02', 'E01', 'E03'])])[0]!.winners).toEqual(['E02', 'E01'])
  })
})

describe('a sheet from paper', () => {
  test('counts as one that its judge typed', () => {
    const paper = { sheet: '0001-50', typedBy: ['p_1', 'p_2'], settled: null, digest: DIGEST } as const
    const typed = history({ E01: 4, E02: 2 })
    const onPaper = typed.map((event) => (event.kind === 'sheet' ? { ...event, paper } : event))
    const [one, other] = [typed, onPaper].map((events) => {
      const result = awardResult(rules(false), events)
      return canonicalJson(result.ok ? { ...result.value } : result.why)
    })
    expect(other).toBe(one)
  })
})
