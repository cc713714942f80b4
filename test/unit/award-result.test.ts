import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awardResult, entryWaterfall, type AwardResult } from '#scoring/award/award-result.ts'
import { dayNumber, isoDay } from '#scoring/award/calendar-days.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { noticeDays } from '#scoring/award/notice-days.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { awardRules, criterion, entryEvent, judged, judgeEvent, RULES_SEALED, sheetEvent, stage, words } from '#test/make/award.ts' // prettier-ignore

function resultOf(rules: AwardRules, events: readonly AwardEvent[]): AwardResult {
  const result = awardResult(rules, events)
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

const TABLE = {
  E01: { J1: 5, J2: 4, J3: 4 },
  E02: { J1: 4, J2: 3, J3: 4 },
  E03: { J1: 3, J2: 2, J3: 3 },
  E04: { J1: 3, J2: 3, J3: 1 },
  E05: { J1: 2, J2: 1, J3: 1 },
}

/** Any sheets of up to six judges on up to six entries, some left out. */
const tables = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
  .chain(([entries, judges]) =>
    fc.array(
      fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 }), { minLength: judges, maxLength: judges }),
      { minLength: entries, maxLength: entries },
    ),
  )
  .map((rows) =>
    Object.fromEntries(
      rows.map((row, entry) => [
        `E${entry}`,
        Object.fromEntries(row.flatMap((score, judge) => (score === null ? [] : [[`J${judge}`, score]]))),
      ]),
    ),
  )

const corrected = awardRules({
  stages: [stage({ scoring: { rule: 'corrected', trimmedFrom: 5, digits: null, ties: [] } })],
})

describe('the result of an award', () => {
  test('has the same bytes whatever the order in which independent things happened', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (table, keys) => {
        const [rules, ...rest] = judged(table)
        const order = (kind: AwardEvent['kind']) =>
          rest
            .filter((event) => event.kind === kind)
            .map((event, index) => [keys[index % keys.length]!, event] as const)
            .sort(([first], [second]) => first - second)
            .map(([, event]) => event)
        const shuffled = [rules!, ...order('judge'), ...order('entry'), ...order('sheet')]
        const [one, other] = [resultOf(corrected, [rules!, ...rest]), resultOf(corrected, shuffled)]
        expect(canonicalJson(other)).toBe(canonicalJson(one))
      }),
      { numRuns: 40 },
    )
  })

  test('does not depend on what entries and judges are called', () => {
    const renamed = (id: string) => `${id.startsWith('E') ? 'X' : 'Y'}${id.slice(1)}`
    const again = Object.fromEntries(
      Object.entries(TABLE).map(([entry, row]) => [
        renamed(entry),
        Object.fromEntries(Object.entries(row).map(([judge, score]) => [renamed(judge), score])),
      ]),
    )
    const [one, other] = [resultOf(corrected, judged(TABLE)), resultOf(corrected, judged(again))]
    const said = canonicalJson(one).replaceAll(/"([EJ]0?\d)"/g, (_, id: string) => `"${renamed(id)}"`)
    expect(canonicalJson(other).replaceAll(/organisation of X/g, 'organisation of E')).toBe(said)
  })

  test('is that without a judge while the judge is removed, and the old one once restored', () => {
    const remove: AwardEvent = { kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' }
    const restore: AwardEvent = { kind: 'judge.restore', judge: 'J2', reasonDigest: 'd' }
    const without = Object.fromEntries(Object.entries(TABLE).map(([entry, { J1, J3 }]) => [entry, { J1, J3 }]))
    const tables = (result: AwardResult) => result.stages[0]!.tables
    const removed = resultOf(corrected, [...judged(TABLE), remove])
    expect(tables(removed)).toEqual(tables(resultOf(corrected, judged(without))))
    expect(removed.stages[0]!.outcome.categories[0]!.entries[0]!.setAside).toEqual([
      { judge: 'J2', why: 'judge-removed' },
    ])
    const restored = resultOf(corrected, [...judged(TABLE), remove, restore])
    expect(restored).toEqual(resultOf(corrected, judged(TABLE)))
  })

  test('stays as it was through notice, objections and the end', () => {
    const end: AwardEvent[] = [
      { kind: 'freeze' },
      { kind: 'notice', resultDigest: 'd', firstDay: '2026-04-01', lastDay: '2026-04-08' },
      { kind: 'objection', objection: 'o1', entry: 'E01', digest: 'd' },
      { kind: 'objection.answer', objection: 'o1', upheld: false, digest: 'd' },
      { kind: 'final', resultDigest: 'd' },
    ]
    const before = canonicalJson(resultOf(corrected, judged(TABLE)))
    expect(canonicalJson(resultOf(corrected, [...judged(TABLE), ...end]))).toBe(before)
  })

  test('shows every step from the raw mean to the corrected score, and the steps add up', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const result = resultOf(awardRules(), judged(table))
        const { entries } = result.stages[0]!.tables[0]!
        for (const { entry, raw, corrected: estimate } of entries) {
          const [steps] = entryWaterfall(result, 'rubric', entry)
          expect(steps === undefined).toBe(estimate === null)
          if (!steps || !estimate) continue
          const moved = steps.judges.reduce((sum, { moves }) => sum + moves, 0)
          expect(steps.raw).toBeCloseTo(raw!, 8)
          expect(steps.raw + moved + steps.drawn).toBeCloseTo(estimate.value, 8)
          expect(steps.judges.map(({ judge, score }) => [judge, score])).toEqual(Object.entries(table[entry]!).sort())
        }
      }),
      { numRuns: 60 },
    )
  })

  test('gives chances that sum to the places, within ranges that hold the place by corrected score', () => {
    const { tables: found } = resultOf(awardRules(), judged(TABLE)).stages[0]!
    const { entries } = found[0]!
    const sum = (pick: (chance: { first: number; top: number }) => number) =>
      entries.reduce((total, { chances }) => total + pick(chances!), 0)
    expect(sum(({ first }) => first)).toBeCloseTo(1, 9)
    expect(sum(({ top }) => top)).toBeCloseTo(2, 9)
    for (const { range, correctedRank } of entries) {
      expect(range!.best).toBeLessThanOrEqual(correctedRank!)
      expect(range!.worst).toBeGreaterThanOrEqual(correctedRank!)
    }
  })

  test('corrects nothing across panels that share nobody, and ranks by the sealed mean all the same', () => {
    const apart = { E01: { J1: 5, J2: 4 }, E02: { J1: 3, J2: 3 }, E03: { J3: 2, J4: 1 }, E04: { J3: 4, J4: 5 } }
    const { outcome, tables: found, panels } = resultOf(awardRules(), judged(apart)).stages[0]!
    expect(found[0]!.why).toMatchObject({ code: 'not-comparable', detail: { components: 2 } })
    expect(found[0]!.bands).toMatchObject({ ok: false })
    for (const { corrected: estimate, chances, range, waterfall } of found[0]!.entries) {
      expect([estimate, chances, range, waterfall]).toEqual([null, null, null, []])
    }
    expect(panels.map(({ judges }) => judges.map(({ judge }) => judge))).toEqual([
      ['J1', 'J2'],
      ['J3', 'J4'],
    ])
    expect(outcome.categories[0]!.entries.map(({ rank }) => rank)).toEqual([1, 1, 3, 4])
  })

  test('corrects by panels that other categories link', () => {
    const rules = awardRules({
      categories: ['main', 'other'].map((id) => ({ id, title: words(id), places: 1, reserves: 0 })),
    })
    const sheets = { E01: ['J1', 'J2'], E02: ['J3', 'J4'], E03: ['J1', 'J3'], E04: ['J2', 'J4'], E05: ['J1', 'J4'] }
    const events: AwardEvent[] = [
      RULES_SEALED,
      ...['J1', 'J2', 'J3', 'J4'].map((judge) => judgeEvent(judge)),
      ...Object.entries(sheets).flatMap(([entry, judges], index) => [
        entryEvent(entry, { category: index < 2 ? 'main' : 'other' }),
        ...judges.map((judge, place) =>
          sheetEvent(entry, judge, { need: 1 + ((index * 2 + place) % 5), effect: 1 + ((index + 3 * place) % 4) }),
        ),
      ]),
    ]
    const [main] = resultOf(rules, events).stages[0]!.tables
    expect(main!.why).toBeNull()
    expect(main!.entries.every(({ corrected: estimate }) => estimate !== null)).toBe(true)
  })

  test('adds groups by their shares: corrected score, raw mean and waterfall alike', () => {
    const rules = awardRules({
      groups: [
        { id: 'experts', title: words('experts'), weight: 0.7 },
        { id: 'public', title: words('public'), weight: 0.3 },
      ],
      stages: [stage({ groups: ['experts', 'public'] })],
    })
    const rows = Object.entries(TABLE)
    const events: AwardEvent[] = [
      ...judged(TABLE),
      ...['P1', 'P2'].map((judge) => judgeEvent(judge, 'public')),
      ...rows.flatMap(([entry, { J1, J3 }]) => [
        sheetEvent(entry, 'P1', { need: J3, effect: J3 }),
        sheetEvent(entry, 'P2', { need: J1, effect: J3 }),
      ]),
    ]
    for (const { entry, raw, corrected: estimate, waterfall } of resultOf(rules, events).stages[0]!.tables[0]!
      .entries) {
      const { J1, J2, J3 } = TABLE[entry as keyof typeof TABLE]
      expect(raw).toBeCloseTo(0.7 * ((J1 + J2 + J3) / 3) + 0.3 * ((J3 + (J1 + J3) / 2) / 2), 8)
      expect(waterfall.map(({ group, share }) => [group, share])).toEqual([
        ['experts', 0.7],
        ['public', 0.3],
      ])
      expect(estimate!.value).toBeCloseTo(
        waterfall.reduce((sum, part) => sum + part.share * part.corrected, 0),
        8,
      )
    }
  })

  test('says which judge and which weights the first places hang on', () => {
    const rules = awardRules({ categories: [{ id: 'main', title: words('main'), places: 1, reserves: 0 }] })
    const { stability } = resultOf(rules, judged({ E01: { J1: 5, J2: 3 }, E02: { J1: 3, J2: 4 } })).stages[0]!
      .tables[0]!
    expect(stability.withoutJudge).toEqual([
      { name: 'J1', change: { ok: true, value: { sameFirst: false, enters: ['E02'], leaves: ['E01'] } } },
    ])
    const flipped = [
      ...[RULES_SEALED, entryEvent('E01'), entryEvent('E02'), judgeEvent('J1'), judgeEvent('J2')],
      ...['J1', 'J2'].flatMap((judge) => [
        sheetEvent('E01', judge, { need: 5, effect: 3 }),
        sheetEvent('E02', judge, { need: 2, effect: 4 }),
      ]),
    ]
    // need leads by 3 at half the weight, effect trails by 1: they tie at a quarter.
    const { flips } = resultOf(rules, flipped).stages[0]!.tables[0]!.stability
    expect(flips[0]).toMatchObject({ first: 'E01', second: 'E02', smallest: { ok: true, value: { moved: 0.25 } } })
    expect(flips[0]!.byCriterion).toContainEqual({ criterion: 'need', weight: { ok: true, value: 0.25 } })
  })

  test('compares nobody across panels that fall apart without a judge', () => {
    // J2 alone links E01 and E02 to E03 and E04.
    const linked = { E01: { J1: 5, J2: 4 }, E02: { J1: 3, J2: 2 }, E03: { J2: 3, J3: 2 }, E04: { J2: 5, J3: 5 } }
    const { stability } = resultOf(corrected, judged(linked)).stages[0]!.tables[0]!
    const without = stability.withoutJudge.find(({ name }) => name === 'J2')!
    expect(without.change).toMatchObject({ ok: false, why: { code: 'not-comparable' } })
  })

  test('leaves out a criterion that a category is not asked, and rescales the rest', () => {
    const rules = awardRules({
      categories: ['main', 'other'].map((id) => ({ id, title: words(id), places: 1, reserves: 0 })),
      criteria: [criterion('need', 0.2), criterion('effect', 0.3), criterion('reach', 0.5, { categories: ['other'] })],
      stages: [stage({ criteria: ['need', 'effect', 'reach'] })],
    })
    const events = [
      ...[RULES_SEALED, judgeEvent('J1'), entryEvent('E01'), entryEvent('E02', { category: 'other' })],
      sheetEvent('E01', 'J1', { need: 5, effect: 1 }),
      sheetEvent('E02', 'J1', { need: 5, effect: 1, reach: 3 }),
    ]
    const [main, other] = resultOf(rules, events).stages[0]!.outcome.categories
    expect(main!.entries[0]!.score).toBeCloseTo(0.4 * 5 + 0.6, 9)
    expect(other!.entries[0]!.score).toBeCloseTo(0.2 * 5 + 0.3 + 0.5 * 3, 9)
  })

  test('of an award in which nothing was given yet has reasons in place of numbers', () => {
    const result = resultOf(corrected, [RULES_SEALED, entryEvent('E01'), judgeEvent('J1')])
    expect(result.stages[0]!.tables[0]!.why).toEqual({ code: 'no-sheets', detail: {} })
    expect(result.selection[0]).toMatchObject({ winners: [], entries: [{ standing: { code: 'no-score' } }] })
    expect(resultOf(corrected, [RULES_SEALED]).selection[0]).toMatchObject({ winners: [], entries: [] })
  })
})

describe('the days of a public notice', () => {
  const rules = awardRules().notice

  test('are working days after the day of publication, with the holidays and worked weekends of the table', () => {
    expect(noticeDays('2026-03-04', rules)).toMatchObject({ firstDay: '2026-03-05', lastDay: '2026-03-11' })
    const table = { holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], workedDays: ['2026-10-10'] } // prettier-ignore
    expect(noticeDays('2026-09-29', { ...rules, ...table, workingDays: 4 }).days).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
    ])
  })

  test('refuse what is no day and a table that leaves no working day', () => {
    expect(() => noticeDays('2026-02-30', rules)).toThrow(RangeError)
    expect(() => noticeDays('tomorrow', rules)).toThrow(RangeError)
    const allOff = Array.from({ length: 500 }, (_, index) => isoDay(dayNumber('2026-01-01') + index))
    expect(() => noticeDays('2026-01-01', { ...rules, holidays: allOff })).toThrow(RangeError)
  })

  test('are counted as the calendar of the machine counts them', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2400-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          expect(dayNumber(day)).toBe(Math.floor(date.getTime() / 86_400_000))
          expect(isoDay(dayNumber(day))).toBe(day)
        },
      ),
    )
  })
})
