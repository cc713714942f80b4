import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { roundHalfUp } from '#scoring/award/round-half-up.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { stageOutcome, type CategoryOutcome } from '#scoring/award/stage-outcome.ts'
import { awardRules, criterion, entryEvent, judged, judgeEvent, RULES_SEALED, sheetEvent, stage, words } from '#test/make/award.ts' // prettier-ignore

function outcomeOf(rules: AwardRules, events: readonly AwardEvent[], id = 'rubric'): CategoryOutcome {
  const state = foldEvents(rules, events)
  if (!state.ok) throw new Error(JSON.stringify(state.why))
  const outcome = stageOutcome(rules, state.value, id)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.why))
  return outcome.value.categories[0]!
}

/** A history of sheets with each reading given out before: what was before the sheets, and these. */
function withReadings(events: readonly AwardEvent[]): readonly [before: AwardEvent[], sheets: AwardEvent[]] {
  const sheets = events.filter((event) => event.kind === 'sheet')
  const given = sheets.map(({ entry, judge }): AwardEvent => ({ kind: 'reading', stage: 'rubric', entry, judge }))
  return [[...events.filter(({ kind }) => kind !== 'sheet'), ...given], sheets]
}

const scoring = (given: object) => ({ rule: 'mean', trimmedFrom: 5, digits: null, ties: [], ...given }) as const
const ofEntry = (outcome: CategoryOutcome, id: string) => outcome.entries.find(({ entry }) => entry === id)!
const scores = (outcome: CategoryOutcome) => outcome.entries.map(({ entry, score }) => [entry, score])

describe('the score of an entry', () => {
  test('is the weighted mean of what was answered: what is missing is never 0', () => {
    const rules = awardRules({ criteria: [criterion('need', 0.75), criterion('effect', 0.25)] })
    const events = [
      RULES_SEALED,
      entryEvent('E01'),
      entryEvent('E02'),
      judgeEvent('J1'),
      judgeEvent('J2'),
      sheetEvent('E01', 'J1', { need: 5, effect: 1 }),
      sheetEvent('E01', 'J2', { effect: 2 }),
      sheetEvent('E02', 'J1', {}),
    ]
    const outcome = outcomeOf(rules, events)
    // (0.75·5 + 0.25·1 = 4, and 2 alone) / 2
    expect(ofEntry(outcome, 'E01')).toMatchObject({ score: 3, expected: 2, finished: 2, unfinished: [] })
    expect(ofEntry(outcome, 'E02')).toMatchObject({ score: null, rank: null, unfinished: ['J1', 'J2'], why: { code: 'no-sheets' } }) // prettier-ignore
  })

  test('without the highest and the lowest sheet is what is left when they are taken out by hand', () => {
    const rules = awardRules({ stages: [stage({ scoring: scoring({ rule: 'trimmed' }) })] })
    const sheet = fc.constantFrom(1, 2, 3, 4, 5)
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 9 }), (given) => {
        const row = Object.fromEntries(given.map((score, index) => [`J${index}`, score]))
        const found = ofEntry(outcomeOf(rules, judged({ E01: row })), 'E01').score!
        const sum = given.reduce((total, score) => total + score, 0)
        const trimmed = (sum - Math.max(...given) - Math.min(...given)) / (given.length - 2)
        expect(found).toBeCloseTo(given.length >= 5 ? trimmed : sum / given.length, 9)
      }),
    )
  })

  test('weighs voter groups by their shares, rescaled to those of the stage, and lets none be left out', () => {
    const rules = awardRules({
      groups: [
        { id: 'experts', title: words('experts'), weight: 0.6 },
        { id: 'public', title: words('public'), weight: 0.2 },
        { id: 'office', title: words('office'), weight: 0.2 },
      ],
      stages: [stage({ groups: ['experts', 'public'] })],
    })
    const events = [
      RULES_SEALED,
      entryEvent('E01'),
      entryEvent('E02'),
      ...[judgeEvent('J1'), judgeEvent('J2'), judgeEvent('P1', 'public')],
      sheetEvent('E01', 'J1', { need: 5, effect: 5 }),
      sheetEvent('E01', 'J2', { need: 4, effect: 4 }),
      sheetEvent('E01', 'P1', { need: 2, effect: 2 }),
      sheetEvent('E02', 'J1', { need: 5, effect: 5 }),
    ]
    const outcome = outcomeOf(rules, events)
    expect(ofEntry(outcome, 'E01').score).toBeCloseTo(0.75 * 4.5 + 0.25 * 2, 9)
    expect(ofEntry(outcome, 'E02').why).toEqual({ code: 'group-without-sheets', detail: { group: 'public' } })
  })

  test('of the rule median is the middle sheet', () => {
    const rules = awardRules({ stages: [stage({ scoring: scoring({ rule: 'median' }) })] })
    expect(scores(outcomeOf(rules, judged({ E01: { J1: 1, J2: 5, J3: 4 }, E02: { J1: 1, J2: 2 } })))).toEqual([
      ['E01', 4],
      ['E02', 1.5],
    ])
  })

  test('corrected for severity ranks entries that a strict judge read as if a typical one had', () => {
    const rules = awardRules({ stages: [stage({ reads: 2, scoring: scoring({ rule: 'corrected' }) })] })
    // J3 gives two less than the others: E03 was read by J3 and is worth what E02 is.
    const table = { E01: { J1: 5, J2: 4 }, E02: { J1: 4, J2: 4 }, E03: { J2: 4, J3: 2 }, E04: { J1: 2, J3: 1 }, E05: { J2: 3, J3: 1 } } // prettier-ignore
    const events = judged(table)
    const outcome = outcomeOf(rules, withReadings(events).flat())
    const raw = outcomeOf(awardRules(), events)
    expect(ofEntry(outcome, 'E03').score! - ofEntry(outcome, 'E05').score!).toBeGreaterThan(0)
    const gap = (of: CategoryOutcome) => ofEntry(of, 'E02').score! - ofEntry(of, 'E03').score!
    expect(Math.abs(gap(outcome))).toBeLessThan(gap(raw) / 2)
  })

  describe('corrected for severity, where judges agree in full', () => {
    const rules = awardRules({ stages: [stage({ scoring: scoring({ rule: 'corrected' }) })] })
    const instead = (outcome: CategoryOutcome) => new Set(outcome.entries.map(({ groups }) => groups[0]!.instead))

    test('but for how strict they are, is what a judge of mean severity gives, whoever read what', () => {
      const worth = { E01: 4, E02: 3, E03: 2.5, E04: 2 }
      const strict = { J1: 0.5, J2: -0.5, J3: -1 }
      const pair = fc.record({ entry: fc.constantFrom(...Object.keys(worth)), judge: fc.constantFrom(...Object.keys(strict)) }) // prettier-ignore
      const linked = [...Object.keys(worth).map((entry) => ({ entry, judge: 'J1' })), { entry: 'E01', judge: 'J2' }, { entry: 'E02', judge: 'J2' }, { entry: 'E02', judge: 'J3' }] // prettier-ignore
      fc.assert(
        fc.property(fc.array(pair), (more) => {
          const table: Record<string, Record<string, number>> = {}
          for (const { entry, judge } of [...linked, ...more]) {
            table[entry] = { ...table[entry], [judge]: worth[entry as 'E01'] + strict[judge as 'J1'] }
          }
          const outcome = outcomeOf(rules, judged(table))
          // What the three add is a third below 0 on average.
          for (const { entry, score } of outcome.entries) expect(score).toBeCloseTo(worth[entry as 'E01'] - 1 / 3, 9)
          expect(outcome.entries.map(({ entry, rank }) => [entry, rank])).toEqual(
            Object.keys(worth).map((entry, index) => [entry, index + 1]),
          )
          expect(instead(outcome)).toEqual(new Set(['no-residual-variance']))
        }),
        { numRuns: 30 },
      )
    })

    test.each([
      [
        'no-variance',
        { E01: { J1: 3, J2: 3 }, E02: { J1: 3 } },
        [
          ['E01', 3],
          ['E02', 3],
        ],
      ],
      [
        'one-judge',
        { E01: { J1: 3 }, E02: { J1: 4 } },
        [
          ['E02', 4],
          ['E01', 3],
        ],
      ],
      ['one-entry', { E01: { J1: 3, J2: 4 } }, [['E01', 3.5]]],
    ] as const)('is the plain mean where the model says %s, and says so', (code, table, expected) => {
      // prettier-ignore
      const outcome = outcomeOf(rules, judged(table))
      expect(scores(outcome)).toEqual(expected)
      expect(instead(outcome)).toEqual(new Set([code]))
    })

    test('is the model’s own where they do not, and nothing is said', () => {
      const outcome = outcomeOf(rules, judged({ E01: { J1: 5, J2: 4 }, E02: { J1: 3, J2: 3 }, E03: { J1: 2, J2: 4 } }))
      expect(outcome.entries.every(({ groups }) => !Object.hasOwn(groups[0]!, 'instead'))).toBe(true)
    })
  })

  test('is no number across panels that share nobody', () => {
    const rules = awardRules({ stages: [stage({ scoring: scoring({ rule: 'corrected' }) })] })
    const outcome = outcomeOf(rules, judged({ E01: { J1: 5, J2: 4 }, E02: { J1: 3, J2: 3 }, E03: { J3: 2, J4: 1 }, E04: { J3: 4, J4: 5 } })) // prettier-ignore
    expect(outcome.why).toEqual({
      code: 'not-comparable',
      detail: { group: 'experts', components: 2, named: 'E01, E02 / E03, E04' },
    })
    expect(outcome.entries.every(({ score, rank }) => score === null && rank === null)).toBe(true)
  })

  test.each([
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [89.45, 1, 89.5],
    [0.1 + 0.2, 1, 0.3],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [-0.001, 2, 0],
  ])('%d to %d digits is %d, as it is rounded on paper', (value, digits, rounded) => {
    expect(roundHalfUp(value, digits)).toBe(rounded)
  })
})

describe('places', () => {
  const table = { E01: { J1: 4, J2: 3 }, E02: { J1: 3, J2: 4 }, E03: { J1: 2, J2: 2 } }

  test('are shared where nothing parts equal scores, and the next is left out', () => {
    const { entries } = outcomeOf(awardRules(), judged(table))
    expect(entries.map(({ entry, rank, shared }) => [entry, rank, shared])).toEqual([
      ['E01', 1, true],
      ['E02', 1, true],
      ['E03', 3, false],
    ])
  })

  test('rest on the rounded score where digits are sealed', () => {
    const close = judged({ E01: { J1: 4, J2: 4, J3: 4 }, E02: { J1: 4, J2: 4, J3: 4 } })
    const [rounded, exact] = [0, null].map((digits) =>
      outcomeOf(awardRules({ stages: [stage({ scoring: scoring({ digits }) })] }), [
        ...close,
        sheetEvent('E02', 'J3', { need: 5, effect: 4 }, { change: { by: 'judge', reasonDigest: 'd' } }),
      ]).entries.map(({ rank }) => rank),
    )
    expect(rounded).toEqual([1, 1])
    expect(exact).toEqual([1, 2])
  })

  test('are parted by the rules for ties in their order, but not by what somebody lacks', () => {
    const ties = [{ by: 'criterion', criterion: 'effect' }] as const
    const rules = awardRules({ stages: [stage({ scoring: scoring({ ties }) })] })
    const events = (second: Readonly<Record<string, number>>) => [
      ...[RULES_SEALED, entryEvent('E01'), entryEvent('E02'), judgeEvent('J1')],
      sheetEvent('E01', 'J1', { need: 4, effect: 2 }),
      sheetEvent('E02', 'J1', second),
    ]
    expect(outcomeOf(rules, events({ need: 2, effect: 4 })).entries).toMatchObject([
      { entry: 'E02', rank: 1, shared: false, partedBy: ties[0] },
      { entry: 'E01', rank: 2, shared: false, partedBy: ties[0] },
    ])
    expect(outcomeOf(rules, events({ need: 3 })).entries).toMatchObject([
      { entry: 'E01', rank: 1, shared: true, partedBy: null },
      { entry: 'E02', rank: 1, shared: true, partedBy: null },
    ])
  })

  test('let everyone who shares the last one go on', () => {
    const rules = awardRules({ stages: [stage({ advance: { by: 'first', entries: 1 } })] })
    expect(outcomeOf(rules, judged(table)).entries.map(({ goesOn }) => goesOn)).toEqual([true, true, false])
  })
})

describe('taking part', () => {
  test('by fewer than the quorum leaves nothing decided, and one sheet less than it leaves an entry without a score', () => {
    const rules = awardRules({ stages: [stage({ quorum: 2 / 3 })] })
    const judges = ['J1', 'J2', 'J3'].map((judge) => judgeEvent(judge))
    const before = [RULES_SEALED, entryEvent('E01'), entryEvent('E02'), ...judges]
    const sheet = (entry: string, judge: string) => sheetEvent(entry, judge, { need: 4, effect: 4 })
    const one = outcomeOf(rules, [...before, sheet('E01', 'J1'), sheet('E02', 'J1')])
    expect(one.why).toEqual({ code: 'no-quorum', detail: { needed: 2 / 3, entitled: 3, tookPart: 1 } })
    const two = outcomeOf(rules, [...before, sheet('E01', 'J1'), sheet('E01', 'J2'), sheet('E02', 'J1')])
    expect(two.why).toBeNull()
    expect(ofEntry(two, 'E01').score).toBe(4)
    expect(ofEntry(two, 'E02').why).toEqual({ code: 'no-quorum', detail: { needed: 2 / 3, entitled: 3, tookPart: 1 } })
  })

  test('by fewer than the readings that the rules ask for is too few, also where judges were taken away', () => {
    const gone: AwardEvent[] = [
      { kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' },
      { kind: 'recuse', entry: 'E01', judge: 'J3', reasonDigest: null },
    ]
    const [planned, sheets] = withReadings(judged({ E01: { J1: 4, J2: 4, J3: 4 }, E02: { J1: 3, J3: 3 } }))
    const outcome = (quorum: number, events: readonly AwardEvent[], reads: number | null = 3) =>
      ofEntry(outcomeOf(awardRules({ stages: [stage({ reads, quorum })] }), [...planned, ...events]), 'E01')
    expect(outcome(2 / 3, sheets)).toMatchObject({ score: 4, expected: 3, finished: 3, least: 3 })
    const held = { code: 'no-quorum', detail: { needed: 2 / 3, entitled: 3, tookPart: 1 } }
    expect(outcome(2 / 3, [...sheets, ...gone])).toMatchObject({ score: null, rank: null, expected: 1, least: 3, why: held }) // prettier-ignore
    expect(outcome(0, [...sheets, ...gone])).toMatchObject({ score: 4, finished: 1, least: 3, unfinished: [] })
    expect(outcome(2 / 3, [...sheets, ...gone], null)).toMatchObject({ score: 4, least: null })
  })

  test('in a screen passes an entry with two yes of three where two thirds are asked, and only what passed stands next', () => {
    const rules = awardRules({
      stages: [stage({ id: 'screen', kind: 'screen', criteria: [], advance: { by: 'passed', share: 2 / 3 } }), stage()],
    })
    const vote = (entry: string, judge: string, yes: boolean): AwardEvent => ({ kind: 'vote', stage: 'screen', entry, judge, yes }) // prettier-ignore
    const events = [
      ...[RULES_SEALED, entryEvent('E01'), entryEvent('E02'), judgeEvent('J1'), judgeEvent('J2'), judgeEvent('J3')],
      ...[vote('E01', 'J1', true), vote('E01', 'J2', true), vote('E01', 'J3', false)],
      ...[vote('E02', 'J1', true), vote('E02', 'J2', false), vote('E02', 'J3', false)],
    ]
    const screen = outcomeOf(rules, events, 'screen')
    expect(screen.entries.map(({ entry, goesOn }) => [entry, goesOn])).toEqual([
      ['E01', true],
      ['E02', false],
    ])
    expect(outcomeOf(rules, events).entries.map(({ entry }) => entry)).toEqual(['E01'])
  })

  test('in a screen by fewer than the quorum leaves the entry undecided: one yes of three carries nothing', () => {
    const screen = stage({ id: 'screen', kind: 'screen', criteria: [], quorum: 2 / 3, advance: { by: 'passed', share: 0.5 } }) // prettier-ignore
    const vote = (entry: string, judge: string): AwardEvent => ({ kind: 'vote', stage: 'screen', entry, judge, yes: true }) // prettier-ignore
    const events = [
      ...[RULES_SEALED, entryEvent('E01'), entryEvent('E02'), judgeEvent('J1'), judgeEvent('J2'), judgeEvent('J3')],
      ...[vote('E01', 'J1'), vote('E01', 'J2'), vote('E02', 'J3')],
    ]
    const outcome = outcomeOf(awardRules({ stages: [screen] }), events, 'screen')
    expect(outcome.why).toBeNull()
    expect(ofEntry(outcome, 'E01')).toMatchObject({ score: 1, goesOn: true })
    expect(ofEntry(outcome, 'E02')).toMatchObject({
      ...{ score: null, rank: null, goesOn: false },
      why: { code: 'no-quorum', detail: { needed: 2 / 3, entitled: 3, tookPart: 1 } },
    })
  })

  test('in a vote is asked of nobody who stands aside from the entry or whose reading of it was ended', () => {
    const groups = { J1: 'experts', J2: 'experts', J3: 'experts', P1: 'public', P2: 'public' } as const
    const judges = Object.keys(groups) as (keyof typeof groups)[]
    const entries = ['E01', 'E02', 'E03']
    const rules = awardRules({
      groups: [
        { id: 'experts', title: words('experts'), weight: 0.6 },
        { id: 'public', title: words('public'), weight: 0.4 },
      ],
      stages: [stage({ id: 'vote', kind: 'vote', criteria: [], choices: 3, groups: ['experts', 'public'] })],
    })
    const pairs = entries.flatMap((entry) => judges.map((judge) => ({ entry, judge })))
    const given = fc.record({
      yes: fc.constantFrom(true, true, false, null),
      aside: fc.constantFrom('recused', 'ended', null, null, null, null),
    })
    fc.assert(
      fc.property(fc.array(given, { minLength: pairs.length, maxLength: pairs.length }), (table) => {
        const told = pairs.map((pair, index) => ({ ...pair, ...table[index]! }))
        const outcome = outcomeOf(
          rules,
          [
            RULES_SEALED,
            ...entries.map((entry) => entryEvent(entry)),
            ...judges.map((judge) => judgeEvent(judge, groups[judge])),
            ...told.flatMap(({ entry, judge, yes }): AwardEvent[] =>
              yes === null ? [] : [{ kind: 'vote', stage: 'vote', entry, judge, yes }],
            ),
            ...told.flatMap(({ entry, judge, aside }): AwardEvent[] => {
              if (aside === 'recused') return [{ kind: 'recuse', entry, judge, reasonDigest: null }]
              return aside === 'ended' ? [{ kind: 'reading.remove', stage: 'vote', entry, judge }] : []
            }),
          ],
          'vote',
        )
        const counted = told.filter(({ yes, aside }) => yes !== null && aside === null)
        for (const entry of entries) {
          const shares = (['experts', 'public'] as const).map((group) => {
            const asked = told.filter(
              (each) =>
                each.entry === entry &&
                each.aside === null &&
                groups[each.judge] === group &&
                counted.some(({ judge }) => judge === each.judge),
            )
            return asked.length === 0 ? null : asked.filter(({ yes }) => yes === true).length / asked.length
          })
          const [experts, others] = shares
          const { score, expected, finished } = ofEntry(outcome, entry)
          if (experts == null || others == null) expect(score).toBeNull()
          else expect(score).toBeCloseTo(0.6 * experts + 0.4 * others, 9)
          expect(finished).toBeLessThanOrEqual(expected)
        }
      }),
    )
  })

  test('in a vote is counted over everyone who voted in the category', () => {
    const rules = awardRules({ stages: [stage({ id: 'vote', kind: 'vote', criteria: [], choices: 2 })] })
    const vote = (entry: string, judge: string): AwardEvent => ({ kind: 'vote', stage: 'vote', entry, judge, yes: true }) // prettier-ignore
    const judges = ['J1', 'J2', 'J3', 'J4', 'J5'].map((judge) => judgeEvent(judge))
    const events = [
      ...[RULES_SEALED, entryEvent('E01'), entryEvent('E02'), ...judges],
      ...[vote('E01', 'J1'), vote('E02', 'J1'), vote('E01', 'J2'), vote('E01', 'J3'), vote('E02', 'J4')],
    ]
    expect(scores(outcomeOf(rules, events, 'vote'))).toEqual([
      ['E01', 0.75],
      ['E02', 0.5],
    ])
  })

  test('in a ballot counts abstentions and has its quorum entry by entry', () => {
    const ballotStage = stage({ id: 'ballot', kind: 'ballot', criteria: [], quorum: 2 / 3, advance: { by: 'passed', share: 2 / 3 } }) // prettier-ignore
    const ballot = (entry: string, yes: number, no: number, abstained: number): AwardEvent => ({ kind: 'ballot', stage: 'ballot', entry, group: 'experts', entitled: 9, yes, no, abstained }) // prettier-ignore
    const events = [
      ...['E01', 'E02', 'E03'].map((entry) => entryEvent(entry)),
      ...[ballot('E01', 4, 1, 1), ballot('E02', 5, 0, 0), ballot('E03', 5, 3, 1)],
    ]
    const outcome = outcomeOf(awardRules({ stages: [ballotStage] }), [RULES_SEALED, ...events], 'ballot')
    expect(ofEntry(outcome, 'E01')).toMatchObject({ goesOn: true, rank: 1 })
    expect(ofEntry(outcome, 'E02')).toMatchObject({ goesOn: false, why: { code: 'no-quorum', detail: { entitled: 9, tookPart: 5, needed: 2 / 3 } } }) // prettier-ignore
    expect(ofEntry(outcome, 'E03')).toMatchObject({ goesOn: false, score: 5 / 9 })
  })

  test('of a judge who read an earlier revision is told', () => {
    const events = [...judged({ E01: { J1: 4 } }), entryEvent('E01', { revision: 2 })]
    expect(ofEntry(outcomeOf(awardRules(), events), 'E01')).toMatchObject({ score: 4, stale: ['J1'] })
  })
})

describe('who goes on once a stage is closed', () => {
  const rules = awardRules({
    stages: [stage({ advance: { by: 'first', entries: 2 } }), stage({ id: 'final', kind: 'live' })],
  })
  const standing = (of: AwardRules, events: readonly AwardEvent[]) =>
    outcomeOf(of, events, 'final')
      .entries.map(({ entry }) => entry)
      .sort()
  const going = (of: AwardRules, events: readonly AwardEvent[]) =>
    outcomeOf(of, events).entries.flatMap(({ entry, goesOn }) => (goesOn ? [entry] : []))

  test('is who went on then, where a judge is removed later; a history that does not say it is worked out as before', () => {
    const one = awardRules({
      stages: [stage({ advance: { by: 'first', entries: 1 } }), stage({ id: 'final', kind: 'live' })],
    })
    const before = judged({ E01: { J1: 5, J2: 1 }, E02: { J1: 1, J2: 4 } })
    const remove: AwardEvent = { kind: 'judge.remove', judge: 'J1', reasonDigest: 'd' }
    const settled = [...before, { kind: 'stage.close', stage: 'rubric', goesOn: ['E01'] } as const, remove]
    expect(standing(one, settled)).toEqual(['E01'])
    expect(going(one, settled)).toEqual(['E01'])
    expect(standing(one, [...before, { kind: 'stage.close', stage: 'rubric' }, remove])).toEqual(['E02'])
  })

  test('changes by entries going out and by nothing else, whatever is recused, removed, ended, corrected or entered', () => {
    const entries = ['E01', 'E02', 'E03', 'E04']
    const judges = ['J1', 'J2', 'J3']
    const entry = fc.constantFrom(...entries)
    const judge = fc.constantFrom(...judges)
    const score = fc.integer({ min: 1, max: 5 })
    const later: fc.Arbitrary<AwardEvent> = fc.oneof(
      fc.record({ kind: fc.constant('recuse' as const), entry, judge, reasonDigest: fc.constant(null) }),
      fc.record({ kind: fc.constantFrom('judge.remove' as const, 'judge.restore' as const), judge, reasonDigest: fc.constant('d') }), // prettier-ignore
      fc.record({ kind: fc.constant('reading.remove' as const), stage: fc.constant('rubric'), entry, judge }),
      fc.tuple(entry, judge, score).map(([of, by, given]) => sheetEvent(of, by, { need: given, effect: given }, { change: { by: 'chair', reasonDigest: 'd' } })), // prettier-ignore
      fc.record({ kind: fc.constant('entry.withdraw' as const), entry, reasonDigest: fc.constant(null) }),
      fc.record({ kind: fc.constant('entry.eligible' as const), entry, eligible: fc.boolean(), failed: fc.constant([]) }), // prettier-ignore
      fc.constant(entryEvent('E05')),
      fc.record({ kind: fc.constant('stage.close' as const), stage: fc.constant('rubric'), goesOn: fc.subarray(entries) }), // prettier-ignore
    )
    const table = fc.array(fc.array(score, { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(table, fc.array(later, { maxLength: 12 }), (scores, changes) => {
        const row = (place: number) => Object.fromEntries(judges.map((each, index) => [each, scores[place]![index]!]))
        const before = judged(Object.fromEntries(entries.map((each, index) => [each, row(index)])))
        const goesOn = going(rules, before)
        let events: AwardEvent[] = [...before, { kind: 'stage.close', stage: 'rubric', goesOn }]
        expect(standing(rules, events)).toEqual(goesOn.toSorted())
        const withdrawn = new Set<string>()
        const ineligible = new Set<string>()
        for (const change of changes) {
          // A change that can't be, as of a sheet by who stands aside, is no part of any history.
          if (!foldEvents(rules, [...events, change]).ok) continue
          events = [...events, change]
          if (change.kind === 'entry.withdraw') withdrawn.add(change.entry)
          if (change.kind === 'entry.eligible' && change.eligible) ineligible.delete(change.entry)
          if (change.kind === 'entry.eligible' && !change.eligible) ineligible.add(change.entry)
          const left = goesOn.filter((each) => !withdrawn.has(each) && !ineligible.has(each)).sort()
          expect(standing(rules, events)).toEqual(left)
        }
      }),
    )
  })
})
