import { describe, expect, test } from 'vitest'
import { sha256 } from '#db/digest.server.ts'
import { AWARD_METHOD, KNOWN_METHODS, type AwardMethods } from '#scoring/award/award-methods.ts'
import { awardResult, type AwardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START, chainedText } from '#scoring/award/chain.ts'
import { entryScores } from '#scoring/award/entry-scores.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { scoresInstead } from '#scoring/award/scores-instead.ts'
import { unscorable } from '#scoring/result.ts'
import { packageFiles } from '#app/services/award/replay/package-format.ts'
import { replayPackage } from '#app/services/award/replay/replay.server.ts'
import { writeZip } from '#app/services/award/write-zip.ts'
import { awardRules, judged, stage } from '#test/make/award.ts'

const RULES = awardRules({ stages: [stage({ scoring: { rule: 'corrected' } })] })

/** Sheets so nearly alike that the likeliest severities are not found. */
const TABLE = {
  E01: { J1: 3.000004, J2: 3 },
  E02: { J1: 3.000005, J2: 3.000004 },
  E03: { J1: 1.000004 },
  E04: { J2: 1.000004 },
}

const sealedRules = { kind: 'rules', version: 1, digest: sha256(canonicalJson(RULES)), reasonDigest: null } as const
const EVENTS: readonly AwardEvent[] = [sealedRules, ...judged(TABLE).slice(1), { kind: 'freeze' }]
const EARLIER = KNOWN_METHODS.find(({ stages }) => stages === 'award-stages/3')!

function resultUnder(methods: AwardMethods): AwardResult {
  const result = awardResult(RULES, EVENTS, undefined, methods)
  if (!result.ok) throw new Error(result.why.code)
  return result.value
}

describe('a panel whose correction cannot be computed', () => {
  test('is ranked by its plain means, and the result says so and why', () => {
    const [worked] = resultUnder(AWARD_METHOD).stages
    const [outcome] = worked!.outcome.categories
    expect(outcome!.why).toBeNull()
    expect(outcome!.entries.map(({ entry, rank }) => [entry, rank])).toEqual([
      ['E02', 1],
      ['E01', 2],
      ['E03', 3],
      ['E04', 3],
    ])
    expect(outcome!.entries[1]!.score).toBeCloseTo(3.000002, 9)
    expect(scoresInstead(outcome!)).toEqual([{ group: 'experts', why: 'no-convergence' }])
    // Beside it nothing pretends to be corrected.
    expect(worked!.panels[0]!.why).toMatchObject({ code: 'no-convergence' })
    expect(worked!.tables[0]!.why).toMatchObject({ code: 'no-convergence' })
    expect(worked!.tables[0]!.entries.map(({ corrected }) => corrected)).toEqual([null, null, null, null])
  })

  test('has winners', () => {
    expect(resultUnder(AWARD_METHOD).selection[0]!.winners).toEqual(['E02', 'E01'])
  })

  test('had no scores by the methods of before, and has none by them now', () => {
    const { stages, selection } = resultUnder(EARLIER)
    const { entries } = stages[0]!.outcome.categories[0]!
    expect(entries.map(({ score, why }) => [score, why?.code])).toEqual(entries.map(() => [null, 'no-convergence']))
    expect(selection[0]!.winners).toEqual([])
  })

  test.each(KNOWN_METHODS)('is replayed to the same bytes under $stages', async (methods) => {
    let previousHash = CHAIN_START
    const events = EVENTS.map((event, index): LoggedEvent => {
      const told = { sequence: index + 1, at: RULES.stages[0]!.opensAt, by: 'p1', trueBy: 'p1', event, previousHash }
      previousHash = sha256(chainedText('unfitted', told))
      return { ...told, hash: previousHash }
    })
    const entries = Object.keys(TABLE).map((entry) => ({ entry, title: RULES.title, organisation: `organisation of ${entry}` })) // prettier-ignore
    const result = resultUnder(methods)
    const { files, seal } = packageFiles({ award: 'unfitted', title: RULES.title, rehearsal: false, rules: [RULES], events, entries, result }) // prettier-ignore
    const replayed = await replayPackage(writeZip(files), seal)
    if (!replayed.ok) throw new Error(replayed.code)
    expect(replayed.replay.checks.filter(({ holds }) => holds === false)).toEqual([])
    expect(replayed.replay.result).toEqual(JSON.parse(canonicalJson(result)))
  })

  test('leaves a group that could be corrected as it is', () => {
    const sheet = (entry: string, group: string, score: number) => ({ entry, judge: `${group} 1`, group, score, answers: {} }) // prettier-ignore
    const sheets = [sheet('E01', 'experts', 4), sheet('E01', 'public', 2)]
    const panel = (group: string) => ({ group, entries: ['E01'], judges: [`${group} 1`], sheets: sheets.filter((one) => one.group === group) }) // prettier-ignore
    const panels = [
      { ...panel('experts'), scores: unscorable('no-convergence', { steps: 100 }) },
      { ...panel('public'), scores: { ok: true as const, value: new Map([['E01', 2.5]]) } },
    ]
    const shares = new Map([
      ['experts', 0.5],
      ['public', 0.5],
    ])
    const scoreOf = (unfitted: 'mean' | 'refused') => entryScores(['E01'], sheets, 'corrected', 5, shares, () => panels, unfitted).get('E01')! // prettier-ignore
    expect(scoreOf('mean')).toEqual({
      score: { ok: true, value: 3.25 },
      groups: [
        { group: 'experts', sheets: 1, score: 4, instead: 'no-convergence' },
        { group: 'public', sheets: 1, score: 2.5 },
      ],
    })
    expect(scoreOf('refused').score).toEqual({ ok: false, why: { code: 'no-convergence', detail: { steps: 100 } } })
  })
})
