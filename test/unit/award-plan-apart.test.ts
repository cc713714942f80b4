import { expect, test, vi } from 'vitest'
import type { Judge } from '#db/repositories/award/judge.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { drawPlan } from '#app/services/award/planning/drawn-plan.ts'
import { drawPlanApart, isLarge } from '#app/services/award/planning/plan-apart.server.ts'
import type { PlanFrom } from '#app/services/award/planning/reading-plan.ts'
import { awardRules, entryEvent, judgeEvent, RULES_SEALED, stage } from '#test/make/award.ts'

vi.setConfig({ testTimeout: 120_000 })

const ISSUES = ['water', 'soil', 'air']
const rules = awardRules({ stages: [stage({ reads: 3 })] })

/** 210 entries and 100 judges, some of whom stand aside, and who know one issue or another. */
function planFrom(given: Partial<PlanFrom> = {}): PlanFrom {
  const entries = Array.from({ length: 210 }, (_, place) => `E${place + 1}`)
  const ids = Array.from({ length: 100 }, (_, place) => `J${place + 1}`)
  const aside = ids.slice(0, 30).map((judge, place) => ({ kind: 'recuse', judge, entry: entries[place]!, source: 'office', reason: 'partner', reasonDigest: null }) as const) // prettier-ignore
  const folded = foldEvents(rules, [RULES_SEALED, ...entries.map((id) => entryEvent(id)), ...ids.map((id) => judgeEvent(id)), ...aside]) // prettier-ignore
  if (!folded.ok) throw new Error(folded.why.code)
  const judge = (id: string, place: number): Judge => ({
    id,
    personId: undefined,
    name: `示例评委 ${id}`,
    group: 'experts',
    organisations: [],
    expertise: [],
    issues: [ISSUES[place % 3]!],
    cap: place % 10 === 0 ? 5 : undefined,
    pledgedAt: undefined,
    pledgeDigest: undefined,
    declaredAt: undefined,
    removedAt: undefined,
    invitationId: undefined,
  })
  return {
    rules,
    state: folded.value,
    stage: rules.stages[0]!,
    judges: ids.map(judge),
    standing: [],
    begun: [],
    takenBack: [{ entry: 'E40', judge: 'J40' }],
    issues: new Map(entries.map((entry, place) => [entry, ISSUES[place % 3]!])),
    seed: 7,
    ...given,
  }
}

test('a plan made in a process of its own is the same to the byte as one made here, also beside what stands', async () => {
  const from = planFrom()
  expect(isLarge(from)).toBe(true)
  const here = drawPlan(from)
  if (!here.ok) throw new Error(here.why.code)
  expect(JSON.stringify(await drawPlanApart(from))).toBe(JSON.stringify(here))
  // Another seed, and a judge who has gone: what stands is changed as little as can be.
  const { readings } = here.value.plan
  const judges = from.judges.map((judge) => (judge.id === 'J50' ? { ...judge, removedAt: '2026-01-01T00:00:00.000Z' } : judge)) // prettier-ignore
  const later = { ...from, judges, standing: readings, begun: readings.slice(0, 50), seed: 8 }
  const again = drawPlan(later)
  expect(again.ok && again.value.plan.added.length).toBeGreaterThan(0)
  expect(JSON.stringify(await drawPlanApart(later))).toBe(JSON.stringify(again))
})

test('what cannot be planned is said alike, with its entries and figures', async () => {
  const from = planFrom({ stage: { ...rules.stages[0]!, cap: 6 } })
  const here = drawPlan(from)
  expect(here).toMatchObject({ ok: false, why: { code: 'too-little-room' } })
  expect(JSON.stringify(await drawPlanApart(from))).toBe(JSON.stringify(here))
})

test('a plan is large by its entries and by the judges who are there and of the stage', () => {
  const from = planFrom()
  const [one] = from.judges
  const judges = (count: number, more: Partial<Judge> = {}) =>
    Array.from({ length: count }, () => ({ ...one!, ...more }))
  expect(isLarge({ ...from, judges: judges(95) })).toBe(false)
  expect(isLarge({ ...from, judges: judges(96) })).toBe(true)
  expect(isLarge({ ...from, judges: [...judges(95), ...judges(50, { group: 'public' })] })).toBe(false)
  expect(isLarge({ ...from, judges: [...judges(95), ...judges(50, { removedAt: '2026-01-01T00:00:00.000Z' })] })).toBe(false) // prettier-ignore
})

test('a process that cannot do it is told of as such', async () => {
  const from = planFrom()
  const { execPath } = process
  process.execPath = '/nowhere/node'
  try {
    expect(await drawPlanApart(from)).toMatchObject({ ok: false, why: { code: 'plan-failed' } })
  } finally {
    process.execPath = execPath
  }
  // A stage that its state does not know: the process breaks off.
  const broken = { ...from, stage: { ...from.stage, id: 'other' } }
  expect(await drawPlanApart(broken)).toMatchObject({ ok: false, why: { code: 'plan-failed' } })
})
