import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase, type Case } from '#cases/parse.ts'
import {
  CURRENT_FACTORS,
  CURRENT_METHOD,
  currentSide,
  netResult,
  type ScoreSide,
  type ScoringMethod,
} from '#scoring/changes/method.ts'
import { CHANGE_PARTS, type ChangePart, type NumberChange } from '#scoring/changes/number-change.ts'
import { changeBetween, type ScoreChange } from '#scoring/changes/score-change.ts'
import type { CaseFacts } from '#scoring/facts.ts'
import { netValue } from '#scoring/net-value/net-value.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { FLAT_WEIGHTS } from '#scoring/social-value/weights.ts'
import { anyEdit, dataEdit, edits, evidenceEdit } from '#test/make/case-edits.ts'
import { assumed, evidenced, makeFacts, makeObservation, makeOutcome, makeValuation, unknown } from '#test/make/net-value-facts.ts' // prettier-ignore

const OPTIONS = { carbonPrice: 'cn-ets', seed: 1, draws: 100 } as const

const TEXTS = readdirSync('cases/library').map((id) => readFileSync(`cases/library/${id}/case.md`, 'utf8'))

function parsed(text: string): Case {
  const found = parseCase(text, 'case.md')
  if (!found.ok) throw new Error(found.problems[0]?.message.en)
  return found.case
}
const LIBRARY = TEXTS.map(parsed)

/** Every kind of row that has an amount, which the library has few of. */
const VALUED = makeFacts(
  [
    { deadweight: evidenced(0.1, 0.2, 0.4) },
    { deadweight: assumed(0.1, 0.2, 0.4) },
    { displacement: unknown },
    { benefitYears: 3, dropoff: evidenced(0.1, 0.2, 0.3) },
  ].map((valuation, index) =>
    makeOutcome({
      id: `row-${index}`,
      unit: 't',
      observations: [makeObservation(100 + index)],
      valuation: makeValuation(['recycling.pp-boxes', 'carbon-price'], valuation),
    }),
  ),
  { harms: { state: 'listed', items: [makeOutcome({ id: 'harm', unit: 'tCO2e', sign: 'harm', observations: [makeObservation(9)], valuation: makeValuation(['carbon-price']) })] } }, // prettier-ignore
)
const anyCase: fc.Arbitrary<CaseFacts> = fc.oneof(fc.constantFrom<CaseFacts>(...LIBRARY), fc.constant(VALUED))

/** Another version of both methods, and one of the factors, for what the library has one version of only. */
const OTHER_METHOD: ScoringMethod = {
  index: { id: 'svii/flat', score: (facts: CaseFacts) => socialValueIndex(facts, FLAT_WEIGHTS) },
  netValue: { id: 'nv/8', score: (facts, factors, options) => netResult(facts, factors, options, 0.08) }, // prettier-ignore
}
const OTHER_FACTORS = {
  version: 'dearer',
  conversions: CURRENT_FACTORS.conversions,
  factors: CURRENT_FACTORS.factors.map((factor) => ({
    ...factor,
    value: Object.fromEntries(Object.entries(factor.value).map(([end, value]) => [end, value * 1.1])),
  })),
}
const versions = fc.record({ method: fc.constantFrom(CURRENT_METHOD, OTHER_METHOD), factors: fc.constantFrom(CURRENT_FACTORS, OTHER_FACTORS) }) // prettier-ignore

/** Every number of a change by its place; rows go by their id, since their order is that of the newer side. */
function numbersOf(change: ScoreChange): ReadonlyMap<string, NumberChange> {
  const found = new Map<string, NumberChange>()
  const walk = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('kind' in value && ['unscored', 'newly-scored', 'no-longer-scored', 'scored'].includes(String(value.kind))) {
      found.set(place, value as NumberChange)
    } else {
      for (const [key, part] of Object.entries(value)) {
        const name = Array.isArray(value) && typeof (part as { id?: unknown })?.id === 'string' ? (part as { id: string }).id : key // prettier-ignore
        walk(part, `${place}/${name}`)
      }
    }
  }
  walk(change.index, 'index')
  walk(change.netValue, 'net')
  return found
}

const sizeOf = (found: NumberChange) => found.kind === 'scored' ? Math.max(1, Math.abs(found.before), Math.abs(found.after)) : 1 // prettier-ignore
const shares = (found: NumberChange) => (found.kind === 'scored' && found.parts.ok ? found.parts.value : null)
const between = (before: CaseFacts, after: CaseFacts) => changeBetween(currentSide(before), currentSide(after), OPTIONS)

function expectOnly(change: ScoreChange, parts: readonly ChangePart[]): void {
  for (const [place, found] of numbersOf(change)) {
    const split = shares(found)
    for (const part of CHANGE_PARTS) {
      if (split && !parts.includes(part)) expect([place, part, split[part]]).toEqual([place, part, 0])
    }
  }
}

describe('two revisions of each case of the library', () => {
  test('the same facts read twice change nothing', () => {
    for (const [index, text] of TEXTS.entries()) {
      const change = between(LIBRARY[index]!, parsed(text))
      expect(change.singles).toEqual([])
      expectOnly(change, [])
      for (const [place, found] of numbersOf(change)) {
        expect([place, found.kind]).toEqual([place, found.kind === 'scored' ? 'scored' : 'unscored'])
      }
    }
  })

  test('an edit of text alone changes nothing: body, title, labels, notes of the filters', () => {
    for (const text of TEXTS) {
      const edited = `${text.replace(/^title:/m, '# a comment\ntitle:').replaceAll('的', '之')}\n又及，另有一句与数字无关的话。\n`
      const change = between(parsed(text), parsed(edited))
      expect(change.singles).toEqual([])
      expectOnly(change, [])
    }
  })

  test('an edit of one grade shows under evidence only', () => {
    for (const facts of LIBRARY) {
      const [first, ...others] = facts.evidence
      const grade = first!.grade === 'A' ? 'C' : 'A'
      const change = between(facts, { ...facts, evidence: [{ ...first!, grade }, ...others] })
      expect(change.singles).toMatchObject([
        { part: 'evidence', field: 'grade', subject: { id: first!.id }, after: grade },
      ])
      expectOnly(change, ['evidence'])
      expect(change.index.lower).toMatchObject({ change: 0 })
    }
  })

  test('E1 set to an exactly known level moves the bounds by 5/3 points a level, and rows stay', () => {
    for (const facts of LIBRARY) {
      const { min, max } = socialValueIndex(facts).indicators.E1.level
      const e1 = { ...facts.indicators.E1, state: 'confirmed' as const, level: { min: 3, max: 3 } as const }
      const { index, netValue: net } = between(facts, { ...facts, indicators: { ...facts.indicators, E1: e1 } })
      expect(index.lower).toMatchObject({ change: expect.closeTo((5 / 3) * (3 - min), 6) })
      expect(index.upper).toMatchObject({ change: expect.closeTo((5 / 3) * (3 - max), 6) })
      expect(index.coverage).toMatchObject({ change: expect.closeTo(0.05 * ((max - min) / 3), 6) })
      for (const { low, high } of net.rows) for (const end of [low, high]) if (end.kind === 'scored') expect(end.change).toBe(0) // prettier-ignore
    }
  })

  test('doubled figures double every row with an amount, by data alone', () => {
    let rows = 0
    for (const facts of LIBRARY) {
      const doubled = <T extends CaseFacts['outcomes'][number]>(one: T): T => ({ ...one, observations: one.observations.map((seen) => ({ ...seen, value: seen.value * 2 })) }) // prettier-ignore
      const { harms } = facts
      const after = {
        ...facts,
        outcomes: facts.outcomes.map(doubled),
        harms: harms.state === 'listed' ? { ...harms, items: harms.items.map(doubled) } : harms,
      }
      const change = between(facts, after)
      expectOnly(change, ['data'])
      for (const { high, low } of change.netValue.rows) {
        if (high.kind !== 'scored' || low.kind !== 'scored') continue
        rows += 1
        expect(high.after).toBeCloseTo(2 * high.before, -Math.log10(1e-7 * Math.max(1, high.before)))
        expect(shares(high)!.data).toBe(high.change)
      }
    }
    expect(rows).toBeGreaterThan(4)
  })
})

describe('whatever is edited', () => {
  test('before and after are the scores of the two revisions', () => {
    fc.assert(
      fc.property(anyCase, edits(anyEdit), (before, edit) => {
        const after = edit(before)
        const { index, netValue: net } = between(before, after)
        const [lower, upper] = [socialValueIndex(before), socialValueIndex(after)].map((one) => one.lower)
        expect(index.lower).toMatchObject({ before: lower, after: upper })
        const published = netValue(after, OPTIONS)
        expect(net.status.after).toBe(published.status)
        expect('after' in net.priced.median ? net.priced.median.after : null).toBe(published.median)
        expect('after' in net.bounds.high ? net.bounds.high.after : null).toBe(published.bounds?.high ?? null)
        for (const row of published.rows) {
          const found = net.rows.find(({ id }) => id === row.id)!.high
          expect('after' in found ? found.after : null).toBe(row.netCny2023?.high ?? null)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the parts of every number add up to its change, whatever of facts, rules and factors differs', () => {
    fc.assert(
      fc.property(anyCase, edits(anyEdit), versions, versions, (facts, edit, old, now) => {
        const change = changeBetween({ facts, ...old }, { facts: edit(facts), ...now }, OPTIONS)
        for (const [place, found] of numbersOf(change)) {
          if (found.kind !== 'scored') continue
          expect([place, found.change]).toEqual([place, found.after - found.before])
          const split = shares(found)
          if (split === null) continue
          const sum = CHANGE_PARTS.reduce((total, part) => total + split[part], 0)
          expect(Math.abs(sum - found.change)).toBeLessThanOrEqual(1e-9 * sizeOf(found))
        }
      }),
      { numRuns: 80 },
    )
  })

  test('the points of the indicators add up to the bounds, part by part', () => {
    fc.assert(
      fc.property(anyCase, edits(anyEdit), versions, (facts, edit, now) => {
        const { index } = changeBetween(currentSide(facts), { facts: edit(facts), ...now }, OPTIONS)
        for (const [whole, end] of [
          [index.lower, 'lowerPoints'],
          [index.upper, 'upperPoints'],
        ] as const) {
          // prettier-ignore
          for (const part of CHANGE_PARTS) {
            const sum = Object.values(index.indicators).reduce((total, one) => total + shares(one[end])![part], 0)
            expect(sum).toBeCloseTo(shares(whole)![part], 7)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the revisions the other way round give the same with the signs reversed', () => {
    fc.assert(
      fc.property(anyCase, edits(anyEdit), versions, (facts, edit, now) => {
        const [before, after]: ScoreSide[] = [currentSide(facts), { facts: edit(facts), ...now }] as const
        const there = numbersOf(changeBetween(before!, after!, OPTIONS))
        const back = numbersOf(changeBetween(after!, before!, OPTIONS))
        expect([...back.keys()].toSorted()).toEqual([...there.keys()].toSorted())
        const OPPOSITE = { 'scored': 'scored', 'unscored': 'unscored', 'newly-scored': 'no-longer-scored', 'no-longer-scored': 'newly-scored' } // prettier-ignore
        for (const [place, found] of there) {
          const reversed = back.get(place)!
          expect([place, reversed.kind]).toEqual([place, OPPOSITE[found.kind]])
          const [one, other] = [shares(found), shares(reversed)]
          expect([place, other === null]).toEqual([place, one === null])
          for (const part of CHANGE_PARTS) {
            if (one && other) expect(Math.abs(one[part] + other[part])).toBeLessThanOrEqual(1e-9 * sizeOf(found))
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('edits of evidence alone move nothing by data, edits of data alone nothing by evidence', () => {
    fc.assert(
      fc.property(anyCase, edits(evidenceEdit), (facts, edit) => {
        const change = between(facts, edit(facts))
        expectOnly(change, ['evidence'])
        expect(change.singles.filter(({ part }) => part !== 'evidence')).toEqual([])
      }),
      { numRuns: 60 },
    )
    fc.assert(
      fc.property(anyCase, edits(dataEdit), (facts, edit) => {
        const change = between(facts, edit(facts))
        expectOnly(change, ['data'])
        expect(change.singles.filter(({ part }) => part !== 'data')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('a number that one side lacks has no difference, and one that both have has both ends', () => {
    fc.assert(
      fc.property(anyCase, edits(anyEdit), (facts, edit) => {
        for (const { sides, low, high } of between(facts, edit(facts)).netValue.rows) {
          for (const end of [low, high]) {
            const valued = [sides.before, sides.after].map((one) => one !== null && one.status !== 'notPriced')
            const kind = valued[0]
              ? valued[1]
                ? 'scored'
                : 'no-longer-scored'
              : valued[1]
                ? 'newly-scored'
                : 'unscored'
            expect(end.kind).toBe(kind)
            expect('change' in end).toBe(kind === 'scored')
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a change of a score has a field that explains it, where rules and factors are the same', () => {
    fc.assert(
      fc.property(anyCase, edits(anyEdit), (facts, edit) => {
        const change = between(facts, edit(facts))
        const moved = [...numbersOf(change).values()].some((found) => found.kind !== 'unscored' && (found.kind !== 'scored' || found.change !== 0)) // prettier-ignore
        if (moved) expect(change.singles.length).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })
})
