import { awardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { rehearsalEvents } from '#scoring/award/rehearsal/rehearsal-events.ts'
import type { AwardRules, ScoreRule } from '#scoring/award/rules.ts'
import { awardRules, criterion, DIGEST, stage, words } from '#test/make/award.ts'
import { awardPage } from './award-page.ts'
import { timed, type Measured } from './comparison.ts'

const TURNS = 5
const JUDGES = 50
const CRITERIA = 10
const READS = 3
const CATEGORIES = 8

/** Of readings a judge: by it a rehearsal of 1,000 entries has as many judges. */
const CAP = 62

function rulesBy(rule: ScoreRule, cap: number | null = null): AwardRules {
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
        reads: READS,
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
  return [...computed(), await awardPage(rulesBy('corrected', CAP), 1000)]
}

/** The whole result, from its events to its bytes, beside one half as large, twice. */
function computed(): Measured[] {
  return (['mean', 'corrected'] as const).map((rule) => {
    const rules = rulesBy(rule)
    const [whole, half] = [history(rules, 1000), history(rules, 500)]
    const work = (events: typeof whole) => {
      const result = awardResult(rules, events)
      if (!result.ok || canonicalJson(result.value).length === 0) throw new Error('expected a result')
    }
    work(half)
    const ours: number[] = []
    const yardstick: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      ours.push(timed(() => work(whole)))
      yardstick.push(timed(() => (work(half), work(half))))
    }
    return {
      name: `1,000 entries × ${JUDGES} judges × ${CRITERIA} criteria, ${READS} readings, by the rule '${rule}'`,
      ours,
      yardstick,
      yardstickName: 'half as many entries, twice',
      unit: 'ms' as const,
      limit: { percentile: 90, atMost: 5000 },
      note: 'replay of a sealed result: events to bytes, every panel fitted, every judge left out once',
    }
  })
}
