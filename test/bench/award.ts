import { awardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { rehearsalEvents } from '#scoring/award/rehearsal/rehearsal-events.ts'
import type { AwardRules, ScoreRule } from '#scoring/award/rules.ts'
import { awardRules, criterion, DIGEST, stage, words } from '#test/make/award.ts'
import { awardPage } from './award-page.ts'
import { timed, type Measured } from './comparison.ts'

const JUDGES = 50
const CRITERIA = 10
const CATEGORIES = 8
/** Three readings of each entry, as juries do with so many, or every judge reads all of them. */
const READ_THRICE = { reads: 3, turns: 5, limitMs: 5000, words: '3 readings' }
const READ_BY_ALL = { reads: null, turns: 2, limitMs: 120_000, words: 'all read by every judge' }

/** Of readings a judge: by it a rehearsal of 1,000 entries has as many judges. */
const CAP = 62

function rulesBy(rule: ScoreRule, reads: number | null, cap: number | null = null): AwardRules {
  const criteria = Array.from({ length: CRITERIA }, (_, index) => criterion(`c${index}`, 1 / CRITERIA))
  return awardRules({
    categories: Array.from({ length: CATEGORIES }, (_, index) => ({
      id: `k${index}`,
      title: words(`k${index}`),
      places: 3,
      reserves: 2,
    })),
    criteria,
    stages: [
      stage({
        criteria: criteria.map(({ id }) => id),
        reads,
        cap,
        scoring: { rule, trimmedFrom: 5, digits: 2, ties: [] },
      }),
    ],
  })
}

function history(rules: AwardRules, entries: number) {
  const events = rehearsalEvents(
    rules,
    {
      rulesDigest: DIGEST,
      entries: Array.from({ length: entries }, (_, index) => ({
        entry: `E${String(index).padStart(4, '0')}`,
        category: `k${index % CATEGORIES}`,
        organisation: `o${index}`,
        attributes: {},
        digest: DIGEST,
      })),
      judges: Array.from({ length: JUDGES }, (_, index) => ({ judge: `J${index}`, group: 'experts' })),
    },
    1,
  )
  if (!events.ok) throw new Error(events.why.code)
  return events.value
}

/** The result of a large award: worked out, and shown. */
export async function award(): Promise<Measured[]> {
  return [
    computed('mean', READ_THRICE),
    computed('corrected', READ_THRICE),
    computed('corrected', READ_BY_ALL),
    await awardPage(rulesBy('corrected', READ_THRICE.reads, CAP), 1000),
  ]
}

/** The whole result, from its events to its bytes, beside one half as large, twice. */
function computed(
  rule: ScoreRule,
  { reads, turns, limitMs, words: read }: typeof READ_THRICE | typeof READ_BY_ALL,
): Measured {
  const rules = rulesBy(rule, reads)
  const [whole, half] = [history(rules, 1000), history(rules, 500)]
  const work = (events: typeof whole) => {
    const result = awardResult(rules, events)
    if (!result.ok || canonicalJson(result.value).length === 0) throw new Error('expected a result')
  }
  work(half)
  const ours: number[] = []
  const yardstick: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    ours.push(timed(() => work(whole)))
    yardstick.push(timed(() => (work(half), work(half))))
  }
  return {
    name: `1,000 entries × ${JUDGES} judges × ${CRITERIA} criteria, ${read}, by the rule '${rule}'`,
    ours,
    yardstick,
    yardstickName: 'half as many entries, twice',
    unit: 'ms',
    limit: { percentile: 90, atMost: limitMs },
    note: 'replay of a sealed result: events to bytes, every panel fitted, every judge left out once; off the request',
  }
}
