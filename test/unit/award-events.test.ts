import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START, chainedText, verifyChain } from '#scoring/award/chain.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { awardRules, criterion, DIGEST, entryEvent, judged, judgeEvent, RULES_SEALED, sheetEvent, stage, words } from '#test/make/award.ts' // prettier-ignore

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const state = (rules: AwardRules, events: readonly AwardEvent[]) => {
  const folded = foldEvents(rules, events)
  if (!folded.ok) throw new Error(JSON.stringify(folded.why))
  return folded.value
}

const codeAfter = (events: readonly AwardEvent[], rules = awardRules()) => {
  const folded = foldEvents(rules, [...judged({ E01: { J1: 4 }, E02: { J1: 3 } }), ...events])
  return folded.ok ? null : folded.why.code
}

describe('canonical JSON', () => {
  test('has one spelling for a value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, null, -0, 1e21], a: { z: '善', y: true } })).toBe(
      '{"a":{"y":true,"z":"善"},"b":[1,null,0,1e+21]}',
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
      }),
    )
  })

  test.each([NaN, Infinity, undefined, () => 1, 1n, new Date(0), new Map()])(
    'refuses what JSON would drop or change (%s)',
    (value) => {
      expect(() => canonicalJson({ a: [value] })).toThrow(/\$\.a\[0\]/)
    },
  )

  test('refuses a hole in a list, which JSON would make null', () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(() => canonicalJson([1, , 3])).toThrow(RangeError)
  })
})

describe('the chain of events', () => {
  const logged = (events: readonly AwardEvent[], award = 'a1'): LoggedEvent[] => {
    let previousHash = CHAIN_START
    return events.map((event, index) => {
      const told = { sequence: index + 1, at: '2026-03-01T00:00:00.000Z', by: 'p1', trueBy: 'p1', event, previousHash }
      previousHash = sha256(chainedText(award, told))
      return { ...told, hash: previousHash }
    })
  }
  const events = logged(judged({ E01: { J1: 4, J2: 2 }, E02: { J1: 3, J2: 1 } }))
  const code = (list: readonly LoggedEvent[], award = 'a1') => {
    const found = verifyChain(award, list, sha256)
    return found.ok ? null : found.why
  }

  test('holds as it was written, and ends at the last hash', () => {
    expect(verifyChain('a1', events, sha256)).toEqual({
      ok: true,
      value: { sequence: events.length, hash: events.at(-1)!.hash },
    })
  })

  test('breaks at any event of which any part was changed', () => {
    const changes: ((event: LoggedEvent) => LoggedEvent)[] = [
      (event) => ({ ...event, at: '2026-03-01T00:00:00.001Z' }),
      (event) => ({ ...event, by: 'p2' }),
      (event) => ({ ...event, trueBy: 'p2' }),
      (event) => ({ ...event, event: { ...event.event, extra: 1 } as unknown as AwardEvent }),
    ]
    fc.assert(
      fc.property(fc.nat(events.length - 1), fc.constantFrom(...changes), (place, change) => {
        const tampered = events.with(place, change(events[place]!))
        expect(code(tampered)).toEqual({ code: 'hash-broken', detail: { sequence: place + 1 } })
      }),
    )
  })

  test('breaks where an event is left out, moved, doubled or lent to another award', () => {
    expect(code(events.toSpliced(3, 1))?.code).toBe('sequence-broken')
    expect(code(events.with(3, events[4]!).with(4, events[3]!))?.code).toBe('sequence-broken')
    expect(code(events.toSpliced(3, 0, events[3]!))?.code).toBe('sequence-broken')
    expect(code([...events.slice(0, 3), { ...events[4]!, sequence: 4 }])?.code).toBe('link-broken')
    expect(code(events, 'a2')).toEqual({ code: 'hash-broken', detail: { sequence: 1 } })
  })

  test('is found changed where a changed event is hashed anew: the next no longer points to it', () => {
    const changed = { ...events[5]!, event: sheetEvent('E01', 'J1', { need: 5, effect: 5 }) }
    const anew = { ...changed, hash: sha256(chainedText('a1', changed)) }
    expect(code(events.with(5, anew))).toEqual({ code: 'link-broken', detail: { sequence: 7 } })
  })
})

describe('what an award has come to', () => {
  test('is refused where its history does not hold together', () => {
    const beforeRules = foldEvents(awardRules(), [entryEvent('E01')])
    expect(beforeRules.ok ? null : beforeRules.why).toEqual({ code: 'rules-first', detail: { event: 1 } })
    const cases: [string, AwardEvent[]][] = [
      ['rules-version', [{ ...RULES_SEALED, version: 3 } as AwardEvent]],
      ['unknown-category', [entryEvent('E03', { category: 'other' })]],
      ['unknown-revision', [entryEvent('E01', { revision: 1 })]],
      ['unknown-entry', [{ kind: 'entry.withdraw', entry: 'E09', reasonDigest: null }]],
      ['unknown-group', [judgeEvent('J2', 'public')]],
      ['unknown-judge', [{ kind: 'judge.remove', judge: 'J9', reasonDigest: 'd' }]],
      ['unknown-judge', [{ kind: 'judge.pledge', judge: 'J9', signedOn: '2026-03-01', keptDigest: 'd' }]],
      ['unknown-stage', [sheetEvent('E01', 'J1', { need: 3 }, { stage: 'final' })]],
      ['unknown-criterion', [sheetEvent('E01', 'J1', { beauty: 3 })]],
      ['score-out-of-range', [sheetEvent('E01', 'J1', { need: 5.5 })]],
      ['unknown-revision', [sheetEvent('E01', 'J1', { need: 3 }, { revision: 2 })]],
      ['recused', [{ kind: 'recuse', entry: 'E01', judge: 'J1', reasonDigest: null }, sheetEvent('E01', 'J1', { need: 3 })]], // prettier-ignore
      ['judge-removed', [{ kind: 'judge.remove', judge: 'J1', reasonDigest: 'd' }, sheetEvent('E01', 'J1', { need: 3 })]], // prettier-ignore
      ['entry-out', [{ kind: 'entry.withdraw', entry: 'E01', reasonDigest: null }, sheetEvent('E01', 'J1', { need: 3 })]], // prettier-ignore
      ['not-assigned', [{ kind: 'reading.remove', stage: 'rubric', entry: 'E01', judge: 'J1' }, sheetEvent('E01', 'J1', { need: 3 })]], // prettier-ignore
      ['stage-closed', [{ kind: 'stage.close', stage: 'rubric' }, sheetEvent('E01', 'J1', { need: 3 })]],
      ['unknown-entry', [{ kind: 'stage.close', stage: 'rubric', goesOn: ['E01', 'E09'] }]],
      ['frozen', [{ kind: 'freeze' }, sheetEvent('E01', 'J1', { need: 3 })]],
      ['frozen', [{ kind: 'freeze' }, entryEvent('E03')]],
      ['wrong-kind-of-stage', [{ kind: 'vote', stage: 'rubric', entry: 'E01', judge: 'J1', yes: true }]],
      ['unknown-ground', [{ kind: 'veto', entry: 'E01', ground: 'taste', sourceDigest: 'd', foundOn: '2026-03-01' }]],
      ['unknown-objection', [{ kind: 'objection.answer', objection: 'o1', upheld: true, digest: 'd' }]],
      ['not-frozen', [{ kind: 'notice', resultDigest: 'd', firstDay: '2026-04-01', lastDay: '2026-04-08' }]],
      ['no-notice', [{ kind: 'freeze' }, { kind: 'final', resultDigest: 'd' }]],
    ]
    for (const [code, events] of cases) expect([code, codeAfter(events)]).toEqual([code, code])
  })

  test('takes no event after it is final', () => {
    const end: AwardEvent[] = [
      { kind: 'freeze' },
      { kind: 'notice', resultDigest: 'd', firstDay: '2026-04-01', lastDay: '2026-04-08' },
      { kind: 'final', resultDigest: 'd' },
    ]
    expect(codeAfter(end)).toBeNull()
    expect(codeAfter([...end, { kind: 'freeze' }])).toBe('final')
  })

  describe('after the freeze', () => {
    const NOTICE: AwardEvent = { kind: 'notice', resultDigest: 'd', firstDay: '2026-04-01', lastDay: '2026-04-08' }
    const onNotice: AwardEvent[] = [{ kind: 'freeze' }, NOTICE]
    const objection = (entry: string | null): AwardEvent => ({ kind: 'objection', objection: 'O001', entry, digest: 'd' }) // prettier-ignore
    const answer = (upheld: boolean): AwardEvent => ({ kind: 'objection.answer', objection: 'O001', upheld, digest: 'd' }) // prettier-ignore
    const change = { by: 'chair', reasonDigest: 'd', objection: 'O001' } as const
    const corrected = sheetEvent('E01', 'J1', { need: 2, effect: 2 }, { change })

    test('a chair corrects what an upheld objection is about, and nothing else; nobody else corrects anything', () => {
      const upheld = [...onNotice, objection('E01'), answer(true)]
      expect(codeAfter([...upheld, corrected])).toBeNull()
      expect(codeAfter([...onNotice, objection(null), answer(true), corrected])).toBeNull()
      expect(codeAfter([...upheld, { ...corrected, change: { ...change, by: 'judge' } }])).toBe('frozen')
      const unnamed = { ...corrected, change: { by: 'chair', reasonDigest: 'd' } } as const
      const without: [string, AwardEvent[]][] = [
        ['none', [...onNotice, corrected]],
        ['not answered', [...onNotice, objection('E01'), corrected]],
        ['not upheld', [...onNotice, objection('E01'), answer(false), corrected]],
        ['about another entry', [...onNotice, objection('E02'), answer(true), corrected]],
        ['not named', [...upheld, unnamed]],
        ['before any notice', [{ kind: 'freeze' }, unnamed]],
        ['closed by the next freeze', [...upheld, { kind: 'freeze' }, corrected]],
        ['closed by the next notice', [...upheld, NOTICE, corrected]],
      ]
      for (const [what, events] of without) expect([what, codeAfter(events)]).toEqual([what, 'not-objected'])
      expect(codeAfter([unnamed])).toBeNull()
    })

    test('objections come while a notice runs, each is answered once, and nothing is final before all are', () => {
      const open = [...onNotice, objection('E01')]
      expect(codeAfter([{ kind: 'freeze' }, objection('E01')])).toBe('no-notice')
      expect(codeAfter([...open, objection('E02')])).toBe('objection-known')
      expect(codeAfter([...onNotice, objection('E09')])).toBe('unknown-entry')
      expect(codeAfter([...open, answer(false), answer(true)])).toBe('objection-answered')
      expect(codeAfter([...open, { kind: 'final', resultDigest: 'd' }])).toBe('objections-open')
      expect(codeAfter([...open, answer(false), { kind: 'final', resultDigest: 'd' }])).toBeNull()
    })
  })

  test('asks a reading of a stage in which readings are given out', () => {
    const rules = awardRules({ stages: [stage({ reads: 1 })] })
    const before = [RULES_SEALED, entryEvent('E01'), judgeEvent('J1')]
    const sheet = sheetEvent('E01', 'J1', { need: 3 })
    const without = foldEvents(rules, [...before, sheet])
    expect(without.ok ? null : without.why.code).toBe('not-assigned')
    expect(foldEvents(rules, [...before, { kind: 'reading', stage: 'rubric', entry: 'E01', judge: 'J1' }, sheet]).ok).toBe(true) // prettier-ignore
  })

  test('refuses a criterion that the category is not asked, and more choices than a vote gives', () => {
    const rules = awardRules({ criteria: [criterion('need', 0.5), criterion('effect', 0.5, { categories: [] })] })
    expect(codeAfter([], rules)).toBe('criterion-not-asked')
    const vote = awardRules({ stages: [stage({ id: 'vote', kind: 'vote', criteria: [], choices: 1 })] })
    const choose = (entry: string): AwardEvent => ({ kind: 'vote', stage: 'vote', entry, judge: 'J1', yes: true })
    const before = [RULES_SEALED, entryEvent('E01'), entryEvent('E02'), judgeEvent('J1')]
    expect(foldEvents(vote, [...before, choose('E01'), { ...choose('E01'), yes: false } as AwardEvent, choose('E02')]).ok).toBe(true) // prettier-ignore
    const both = foldEvents(vote, [...before, choose('E01'), choose('E02')])
    expect(both.ok ? null : both.why.code).toBe('too-many-choices')
    const gone: readonly AwardEvent[] = [
      { kind: 'entry.withdraw', entry: 'E01', reasonDigest: null },
      { kind: 'recuse', judge: 'J1', entry: 'E01', reasonDigest: null },
    ]
    for (const event of gone) expect(foldEvents(vote, [...before, choose('E01'), event, choose('E02')]).ok).toBe(true)
    // And where the first one counts again, a judge still has no more of them than the rules give: the newest.
    const back: readonly AwardEvent[] = [
      ...[...before, choose('E01'), gone[1]!, choose('E02')],
      { kind: 'recuse.lift', judge: 'J1', entry: 'E01', reasonDigest: DIGEST },
    ]
    const counted = (events: readonly AwardEvent[]) => {
      const folded = foldEvents(vote, events)
      if (!folded.ok) throw new Error(folded.why.code)
      return folded.value.stages.get('vote')!.votes.map(({ entry, yes, setAside }) => [entry, yes, setAside])
    }
    expect(counted(back)).toEqual([['E01', true, 'choice-moved'], ['E02', true, null]]) // prettier-ignore
    expect(counted([...back, { ...choose('E02'), yes: false } as AwardEvent, choose('E01')])).toEqual([['E01', true, null], ['E02', false, null]]) // prettier-ignore
  })

  test('refuses a ballot that does not add up', () => {
    const rules = awardRules({ stages: [stage({ id: 'ballot', kind: 'ballot', criteria: [] })] })
    const ballot = { kind: 'ballot', stage: 'ballot', entry: 'E01', group: 'experts', entitled: 9 } as const
    const fold = (counts: { yes: number; no: number; abstained: number }) =>
      foldEvents(rules, [RULES_SEALED, entryEvent('E01'), { ...ballot, ...counts }]).ok
    expect(fold({ yes: 6, no: 2, abstained: 1 })).toBe(true)
    expect(fold({ yes: 6, no: 3, abstained: 1 })).toBe(false)
    expect(fold({ yes: 6.5, no: 1, abstained: 1 })).toBe(false)
  })

  test('is the same when a judge is removed and restored, recused and not, a reading ended and given again', () => {
    const events = judged({ E01: { J1: 4, J2: 2 }, E02: { J1: 3, J2: 5 } })
    const undone: [AwardEvent, AwardEvent, string][] = [
      [{ kind: 'judge.remove', judge: 'J1', reasonDigest: 'd' }, { kind: 'judge.restore', judge: 'J1', reasonDigest: 'd' }, 'judge-removed'], // prettier-ignore
      [{ kind: 'recuse', entry: 'E01', judge: 'J1', reasonDigest: null }, { kind: 'recuse.lift', entry: 'E01', judge: 'J1', reasonDigest: 'd' }, 'recused'], // prettier-ignore
    ]
    for (const [done, lifted, why] of undone) {
      const [set, back] = [state(awardRules(), [...events, done]), state(awardRules(), [...events, done, lifted])]
      const sheetOf = (of: typeof set) => of.stages.get('rubric')!.sheets.find(({ entry, judge }) => entry === 'E01' && judge === 'J1') // prettier-ignore
      expect(sheetOf(set)).toMatchObject({ setAside: why, scores: { need: 4, effect: 4 } })
      expect(back.stages).toEqual(state(awardRules(), events).stages)
      expect(back.judges).toEqual(state(awardRules(), events).judges)
    }
  })

  test('keeps the last sheet of a judge and counts how often it changed', () => {
    const again = sheetEvent('E01', 'J1', { need: 1 }, { change: { by: 'judge', reasonDigest: 'd' } })
    const { sheets } = state(awardRules(), [...judged({ E01: { J1: 4 } }), again]).stages.get('rubric')!
    expect(sheets).toEqual([
      { entry: 'E01', judge: 'J1', revision: 1, scores: { need: 1 }, changes: 1, setAside: null },
    ])
  })
})

describe('a sheet that stands', () => {
  const change = (by: 'judge' | 'chair') => ({ by, reasonDigest: 'd' })
  const sheet = (judge: string, changed: Parameters<typeof sheetEvent>[3]) => sheetEvent('E01', judge, { need: 1 }, changed) // prettier-ignore

  test('is never replaced without a reason, whatever happened in between', () => {
    const between: readonly AwardEvent[][] = [
      [],
      [entryEvent('E01', { revision: 2 })],
      [
        { kind: 'judge.remove', judge: 'J1', reasonDigest: 'd' },
        { kind: 'judge.restore', judge: 'J1', reasonDigest: 'd' },
      ],
    ]
    for (const events of between) {
      expect(codeAfter([...events, sheet('J1', { change: null })])).toBe('reason-missing')
      expect(codeAfter([...events, sheet('J1', { change: change('judge') })])).toBeNull()
    }
  })

  test('is changed only where it was given: nobody gives one in the place of its judge', () => {
    for (const by of ['judge', 'chair'] as const) {
      expect(codeAfter([judgeEvent('J2'), sheet('J2', { change: change(by) })])).toBe('not-given')
      expect(codeAfter([sheet('J1', { change: change(by) })])).toBeNull()
    }
    expect(codeAfter([judgeEvent('J2'), sheet('J2', { change: null })])).toBeNull()
  })
})

describe('rules that can be sealed', () => {
  test('have no problems; others are named', () => {
    expect(rulesProblems(awardRules())).toEqual([])
    const codes = (rules: AwardRules) => rulesProblems(rules).map(({ code }) => code)
    expect(codes(awardRules({ criteria: [criterion('need', 0.5), criterion('effect', 0.4)] }))).toEqual(['shares'])
    expect(codes(awardRules({ criteria: [criterion('need', 0.5), criterion('need', 0.5)] }))).toContain('twice')
    expect(codes(awardRules({ stages: [stage({ criteria: ['beauty'] })] }))).toEqual(['unknown', 'no-criteria'])
    expect(codes(awardRules({ stages: [stage({ advance: { by: 'passed', share: 0.5 } })] }))).toEqual(['advance'])
    expect(codes(awardRules({ stages: [stage({ kind: 'vote', criteria: [] })] }))).toEqual(['choices'])
    expect(codes(awardRules({ stages: [stage({ opensAt: '2026-04-01T00:00:00.000Z' })] }))).toEqual(['times'])
    expect(codes(awardRules({ stages: [] }))).toEqual(['no-stage'])
    const tie = { rule: 'mean', trimmedFrom: 5, digits: 2, ties: [{ by: 'earlier-stage', stage: 'rubric' }] } as const
    expect(codes(awardRules({ stages: [stage({ scoring: tie })] }))).toEqual(['tie'])
  })

  test('let each group of a stage with sheets count, and somebody in every other', () => {
    const groups = [
      { id: 'experts', title: words('experts'), weight: 1 },
      { id: 'public', title: words('public'), weight: 0 },
    ]
    const problems = (given: Parameters<typeof stage>[0]) => rulesProblems(awardRules({ groups, stages: [stage(given)] })) // prettier-ignore
    const weightless = { code: 'weightless', detail: { stage: 'rubric', group: 'public' } }
    expect(problems({ groups: ['experts', 'public'] })).toEqual([weightless])
    const screen = { kind: 'screen', criteria: [] } as const
    expect(problems({ ...screen, groups: ['experts', 'public'] })).toEqual([])
    expect(problems({ ...screen, groups: ['public'] })).toEqual([weightless])
  })

  test.each([
    { workingDays: 0 },
    { workingDays: 1.5 },
    { workingDays: 1e9 },
    { holidays: ['2026-02-30'] },
    { workedDays: ['2026-2-1'] },
  ])('have a notice that can be published: not with %j', (given) => {
    const notice = { ...awardRules().notice, ...given }
    expect(rulesProblems(awardRules({ notice })).map(({ code }) => code)).toEqual(['notice'])
  })
})
