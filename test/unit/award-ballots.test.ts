import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ballotResult, votersNeeded, type BallotCount } from '#scoring/award/ballot-result.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { goingOn, stageOutcome } from '#scoring/award/stage-outcome.ts'
import { awardRules, entryEvent, RULES_SEALED, stage, words } from '#test/make/award.ts'

const ballotStage = stage({ id: 'final', kind: 'ballot', criteria: [], quorum: 2 / 3, advance: { by: 'passed', share: 2 / 3 } }) // prettier-ignore
const rules = awardRules({ stages: [ballotStage] })
const count = (yes: number, no: number, abstained: number, entitled: number, group = 'experts'): BallotCount => ({ group, entitled, yes, no, abstained }) // prettier-ignore
const resultOf = (...counts: BallotCount[]) => ballotResult(rules, ballotStage, counts)

describe('a secret ballot', () => {
  test.each([
    // Of nine, two thirds are six; of seven, five; of three, two.
    [9, 6],
    [7, 5],
    [3, 2],
    [1, 1],
    [0, 0],
  ])('of %i entitled needs %i to vote', (entitled, needed) => {
    expect(votersNeeded(ballotStage, entitled)).toBe(needed)
  })

  test.each([
    ['two thirds to the digit', count(4, 2, 0, 9), true],
    ['one short', count(3, 2, 1, 9), false],
    ['an abstention is a vote that is no yes', count(4, 0, 3, 9), false],
    ['all', count(6, 0, 0, 6), true],
    ['nobody for it', count(0, 6, 0, 6), false],
  ])('%s', (_, counted, passed) => {
    expect(resultOf(counted)).toMatchObject({ isQuorate: true, passed })
  })

  test('without a quorum has no share and has not passed', () => {
    const result = resultOf(count(5, 0, 0, 9))
    expect(result).toMatchObject({ cast: 5, needed: 6, isQuorate: false, passed: null })
    expect(result.share).toMatchObject({ ok: false })
  })

  test('of two groups is the mean of their shares by their weights, whoever is more', () => {
    const two = awardRules({
      groups: [
        { id: 'experts', title: words('experts'), weight: 0.7 },
        { id: 'public', title: words('public'), weight: 0.3 },
      ],
      stages: [{ ...ballotStage, groups: ['experts', 'public'] }],
    })
    const result = ballotResult(two, two.stages[0]!, [count(3, 1, 0, 4), count(0, 40, 0, 40, 'public')])
    // .7 of three quarters, and nothing of .3.
    expect(result.share).toEqual({ ok: true, value: expect.closeTo(0.525, 12) as number })
    expect(result).toMatchObject({ yes: 3, no: 41, cast: 44, entitled: 44, passed: false })
  })

  test('passes here exactly where the stage lets the entry go on', () => {
    const counts = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(4))
    fc.assert(
      fc.property(counts, ([yes, no, abstained, absent]) => {
        const entitled = yes + no + abstained + absent
        fc.pre(entitled > 0)
        const counted = count(yes, no, abstained, entitled)
        const state = foldEvents(rules, [RULES_SEALED, entryEvent('E01'), { kind: 'ballot', stage: 'final', entry: 'E01', ...counted }]) // prettier-ignore
        if (!state.ok) throw new Error('unreachable')
        const outcome = stageOutcome(rules, state.value, 'final')
        if (!outcome.ok) throw new Error('unreachable')
        const [goesOn] = goingOn(outcome.value)
        expect(resultOf(counted).passed === true).toBe(goesOn === 'E01')
      }),
      { seed: 11 },
    )
  })
})
