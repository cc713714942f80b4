import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AWARD_METHOD } from '#scoring/award/award-methods.ts'
import { awardResult } from '#scoring/award/award-result.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { AwardRules, Gates } from '#scoring/award/rules.ts'
import type { CategorySelection } from '#scoring/award/selection.ts'
import { awardRules, entryEvent, judgeEvent, RULES_SEALED, sheetEvent, words } from '#test/make/award.ts'

interface Given {
  readonly category?: string
  readonly organisation?: string
  readonly region?: string
  readonly score: number
}

function history(entries: Readonly<Record<string, Given>>): AwardEvent[] {
  return [
    RULES_SEALED,
    judgeEvent('J1'),
    ...Object.entries(entries).flatMap(([entry, { category = 'main', organisation = entry, region, score }]) => [
      entryEvent(entry, { category, organisation, attributes: region ? { region } : {} }),
      sheetEvent(entry, 'J1', { need: score, effect: score }),
    ]),
  ]
}

function select(rules: AwardRules, events: readonly AwardEvent[]): readonly CategorySelection[] {
  const result = awardResult(rules, events)
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value.selection
}

const veto = (entry: string): AwardEvent => ({ kind: 'veto', entry, ground: 'penalty', sourceDigest: 'd', foundOn: '2026-04-01' }) // prettier-ignore
const lift = (entry: string): AwardEvent => ({ kind: 'veto.lift', entry, ground: 'penalty', reasonDigest: 'd' })
const standings = (selection: CategorySelection) =>
  Object.fromEntries(selection.entries.map(({ entry, standing }) => [entry, standing]))

const two = [
  { id: 'main', title: words('main'), places: 2, reserves: 1 },
  { id: 'other', title: words('other'), places: 1, reserves: 1 },
]
const gates = (given: Partial<Gates>): Gates => ({ ...awardRules().gates, ...given })

describe('who wins', () => {
  test('a veto moves the next one up, and says over whom', () => {
    const events = history({ E01: { score: 5 }, E02: { score: 4 }, E03: { score: 3 }, E04: { score: 2 } })
    const [before, after] = [events, [...events, veto('E01')]].map((each) => select(awardRules(), each)[0]!)
    expect(before!.winners).toEqual(['E01', 'E02'])
    expect(standings(after!)).toEqual({
      E01: { code: 'vetoed', grounds: ['penalty'] },
      E02: { code: 'won', place: 1, byLot: false },
      E03: { code: 'moved-up', place: 2, byLot: false, passed: ['E01'] },
      E04: { code: 'reserve', place: 1 },
    })
    expect(select(awardRules(), [...events, veto('E01'), lift('E01')])).toEqual(select(awardRules(), events))
  })

  test('an organisation and a value are the same in any width, case and spacing; what was sealed before keeps its winners', () => {
    const rules = awardRules({
      categories: two,
      gates: gates({ noDoubleWinning: true, caps: [{ attribute: 'region', most: 1 }] }),
    })
    const events = history({
      E01: { score: 5, organisation: '示例（集团）有限公司', region: 'Sichuan' },
      E02: { score: 4, organisation: 'two', region: ' SICHUAN' },
      E03: { score: 3, organisation: '示例(集团) 有限公司', category: 'other' },
      E04: { score: 2, organisation: '示例（集团）公司', category: 'other' },
    })
    const [main, other] = select(rules, events)
    expect([main!.winners, other!.winners]).toEqual([['E01'], ['E04']])
    expect(standings(main!)['E02']).toEqual({ code: 'capped', attribute: 'region', value: ' SICHUAN', most: 1 })
    expect(standings(other!)['E03']).toEqual({ code: 'double', organisation: '示例(集团) 有限公司', category: 'main' })
    const before = awardResult(rules, events, undefined, { ...AWARD_METHOD, selection: 'award-selection/2' })
    expect(before.ok && before.value.selection.map(({ winners }) => winners)).toEqual([['E01', 'E02'], ['E03']])
  })

  test('an organisation keeps the place of the earlier category alone where none may win twice', () => {
    const rules = awardRules({ categories: two, gates: gates({ noDoubleWinning: true }) })
    const events = history({
      E01: { organisation: '甲', score: 4 },
      E02: { organisation: '乙', score: 3 },
      E03: { category: 'other', organisation: '甲', score: 5 },
      E04: { category: 'other', organisation: '丙', score: 1 },
    })
    const [main, other] = select(rules, events)
    expect(main!.winners).toEqual(['E01', 'E02'])
    expect(standings(other!)).toEqual({
      E03: { code: 'double', organisation: '甲', category: 'main' },
      E04: { code: 'moved-up', place: 1, byLot: false, passed: ['E03'] },
    })
  })

  test('a cap passes over who would be one too many, in the whole award', () => {
    const rules = awardRules({ categories: two, gates: gates({ caps: [{ attribute: 'region', most: 1 }] }) })
    const [main, other] = select(
      rules,
      history({
        E01: { region: '北', score: 5 },
        E02: { region: '北', score: 4 },
        E03: { region: '南', score: 3 },
        E04: { category: 'other', region: '南', score: 5 },
        E05: { category: 'other', score: 2 },
      }),
    )
    expect(main!.winners).toEqual(['E01', 'E03'])
    expect(standings(main!).E02).toEqual({ code: 'capped', attribute: 'region', value: '北', most: 1 })
    expect(other!.winners).toEqual(['E05'])
  })

  test('nobody of those who share the last place wins it before lots are drawn, and nobody moves past them', () => {
    const events = history({ E01: { score: 5 }, E02: { score: 4 }, E03: { score: 4 }, E04: { score: 3 } })
    const [open] = select(awardRules(), events)
    expect(open).toMatchObject({ winners: ['E01'], reserves: [], open: true })
    expect(standings(open!).E02).toEqual({ code: 'shared-last-place', places: 1, sharing: ['E02', 'E03'] })
    expect(standings(open!).E04).toEqual({ code: 'below-the-line' })
    const lots: AwardEvent = { kind: 'lots', stage: 'rubric', seed: 1, order: ['E03', 'E02'] }
    const [drawn] = select(awardRules(), [...events, lots])
    expect(drawn).toMatchObject({ winners: ['E01', 'E03'], reserves: ['E02'], open: false })
    expect(standings(drawn!).E03).toEqual({ code: 'won', place: 2, byLot: true })
  })

  test('two level entries of one region where one more fits wait for lots too', () => {
    const rules = awardRules({ gates: gates({ caps: [{ attribute: 'region', most: 1 }] }) })
    const events = history({ E01: { region: '北', score: 4 }, E02: { region: '北', score: 4 } })
    expect(select(rules, events)[0]).toMatchObject({ winners: [], open: true })
    const lots: AwardEvent = { kind: 'lots', stage: 'rubric', seed: 1, order: ['E02', 'E01'] }
    const [drawn] = select(rules, [...events, lots])
    expect(drawn!.winners).toEqual(['E02'])
    expect(standings(drawn!).E01).toMatchObject({ code: 'capped' })
  })

  test('lots part only those whom a cap lets not all win; whoever of that rank wins shares its place', () => {
    const rules = awardRules({
      categories: [{ id: 'main', title: words('main'), places: 3, reserves: 0 }],
      gates: gates({ caps: [{ attribute: 'region', most: 1 }] }),
    })
    const events = history({
      E01: { region: '北', score: 4 },
      E02: { region: '北', score: 4 },
      E03: { region: '南', score: 4 },
      E04: { score: 3 },
    })
    const [open] = select(rules, events)
    expect(open).toMatchObject({ winners: ['E03'], open: true })
    const waits = { code: 'shared-last-place', places: 2, sharing: ['E01', 'E02'] }
    expect(standings(open!)).toMatchObject({ E01: waits, E02: waits, E03: { code: 'won', place: 1, byLot: false } })
    const [drawn] = select(rules, [...events, { kind: 'lots', stage: 'rubric', seed: 1, order: ['E02', 'E01'] }])
    expect(standings(drawn!)).toEqual({
      E01: { code: 'capped', attribute: 'region', value: '北', most: 1 },
      E02: { code: 'won', place: 1, byLot: true },
      E03: { code: 'won', place: 1, byLot: false },
      E04: { code: 'moved-up', place: 3, byLot: false, passed: ['E01'] },
    })
  })

  test('nobody is told of a cap where places and reserves were gone already, but of a veto', () => {
    const rules = awardRules({ gates: gates({ caps: [{ attribute: 'region', most: 1 }] }) })
    const events = history({
      E01: { region: '北', score: 5 },
      E02: { score: 4 },
      E03: { region: '北', score: 4 },
      E04: { score: 3 },
      E05: { region: '北', score: 2 },
      E06: { score: 1 },
    })
    expect(standings(select(rules, [...events, veto('E06')])[0]!)).toMatchObject({
      E03: { code: 'capped' },
      E04: { code: 'reserve', place: 1 },
      E05: { code: 'below-the-line' },
      E06: { code: 'vetoed' },
    })
  })

  test('who is withdrawn, ineligible or without a score is told why', () => {
    const events: AwardEvent[] = [
      ...history({ E01: { score: 5 }, E02: { score: 4 }, E03: { score: 4 } }),
      entryEvent('E04'),
      { kind: 'entry.withdraw', entry: 'E02', reasonDigest: null },
      { kind: 'entry.eligible', entry: 'E03', eligible: false, failed: ['late'] },
    ]
    expect(standings(select(awardRules(), events)[0]!)).toEqual({
      E01: { code: 'won', place: 1, byLot: false },
      E02: { code: 'withdrawn' },
      E03: { code: 'ineligible', failed: ['late'] },
      E04: { code: 'no-score', why: { code: 'no-sheets', detail: {} } },
    })
  })

  /** Who wins with places `two`, by going down the scores and, where these are level, the lots, one entry at a time. */
  function firstThatFit(
    entries: Readonly<Record<string, Given & { readonly vetoed: boolean }>>,
    lots: readonly string[],
    most: number,
  ): string[] {
    const winners: string[] = []
    for (const { id: category, places } of two) {
      const own = lots.filter((id) => entries[id]!.category === category)
      for (const id of own.toSorted((first, second) => entries[second]!.score - entries[first]!.score)) {
        const { organisation, region, vetoed } = entries[id]!
        const won = winners.map((other) => entries[other]!)
        const isDouble = won.some((other) => other.category !== category && other.organisation === organisation)
        const isCapped = won.filter((other) => other.region === region).length >= most
        const isFull = won.filter((other) => other.category === category).length >= places
        if (!vetoed && !isDouble && !isCapped && !isFull) winners.push(id)
      }
    }
    return winners
  }

  const entry = fc.record({
    category: fc.constantFrom('main', 'other'),
    organisation: fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己'),
    region: fc.constantFrom('北', '南', '东'),
    score: fc.integer({ min: 1, max: 5 }),
    vetoed: fc.boolean(),
    lot: fc.nat(),
  })

  test('never exceeds places or caps, never doubles, never passes somebody without a reason, with and without lots', () => {
    const most = 2
    const rules = awardRules({
      categories: two,
      gates: gates({ noDoubleWinning: true, caps: [{ attribute: 'region', most }] }),
    })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), fc.boolean(), (list, isDrawn) => {
        const named = Object.fromEntries(list.map((each, index) => [`E${String(index).padStart(2, '0')}`, each]))
        const order = Object.entries(named).sort(([, first], [, second]) => first.lot - second.lot).map(([id]) => id) // prettier-ignore
        const events = [
          ...history(named),
          ...Object.entries(named).flatMap(([id, { vetoed }]) => (vetoed ? [veto(id)] : [])),
          ...(isDrawn ? [{ kind: 'lots', stage: 'rubric', seed: 1, order } as const] : []),
        ]
        const selected = select(rules, events)
        const winners = selected.flatMap((each) => each.winners)
        const regions = winners.map((id) => named[id]!.region)
        for (const region of regions) expect(regions.filter((each) => each === region).length).toBeLessThanOrEqual(most)
        expect(winners.some((id) => named[id]!.vetoed)).toBe(false)
        for (const { category, places, winners: own, reserves, entries, open } of selected) {
          expect(own.length).toBeLessThanOrEqual(places)
          expect(isDrawn && open).toBe(false)
          expect(own.filter((id) => reserves.includes(id))).toEqual([])
          const elsewhere = selected.filter((each) => each.category !== category).flatMap((each) => each.winners)
          for (const id of own) {
            expect(elsewhere.map((other) => named[other]!.organisation)).not.toContain(named[id]!.organisation)
          }
          const isLeft = entries.some(({ standing: { code } }) => code === 'reserve' || code === 'below-the-line')
          if (isLeft && !open) expect(own).toHaveLength(places)
          for (const { entry: id, standing } of entries) {
            if ((standing.code !== 'won' && standing.code !== 'moved-up') || standing.byLot) continue
            expect(standing.place).toBe(1 + own.filter((other) => named[other]!.score > named[id]!.score).length)
          }
        }
        if (selected.every(({ open }) => !open)) {
          const due = firstThatFit(named, isDrawn ? order : Object.keys(named), most)
          expect(winners.toSorted()).toEqual(due.toSorted())
        }
        // No event tells one order from another: entries told in reverse are selected alike.
        const reversed = [
          ...history(Object.fromEntries(Object.entries(named).reverse())),
          ...events.filter(({ kind }) => kind === 'veto' || kind === 'lots'),
        ]
        expect(select(rules, reversed)).toEqual(selected)
      }),
      { numRuns: 60 },
    )
  })
})
