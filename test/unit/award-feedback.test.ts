import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { feedbackCut, feedbackCutInSteps, OTHERS_BETWEEN_LOOKS } from '#scoring/award/feedback-cut.ts'
import { FEEDBACK_LEAST, judgeFeedback, judgeFeedbackInSteps } from '#scoring/award/judge-feedback.ts'
import { unusualScores } from '#scoring/award/unusual-scores.ts'
import { seededRandom } from '#scoring/random.ts'
import {
  awardRules,
  criterion,
  DIGEST,
  entryEvent,
  judgeEvent,
  RULES_SEALED,
  sheetEvent,
  stage,
} from '#test/make/award.ts'

const RULES = awardRules({
  criteria: [criterion('need', 0.5), criterion('effect', 0.25), criterion('reach', 0.25)],
  stages: [stage({ criteria: ['need', 'effect', 'reach'], ownFeedback: true })],
})
const CRITERIA = ['need', 'effect', 'reach']
type Sheet = Extract<AwardEvent, { readonly kind: 'sheet' }>
const isSheet = (event: AwardEvent): event is Sheet => event.kind === 'sheet'

/** Made-up sheets of some judges on some entries: who reads what is drawn, J1 is the strict one. */
function panel(
  seed: number,
  shape: { readonly judges?: number; readonly entries?: number; readonly reads?: number } = {},
) {
  const { judges = 6, entries = 12, reads = 4 } = shape
  const random = seededRandom(seed)
  const names = Array.from({ length: judges }, (_, index) => `J${index + 1}`)
  const ids = Array.from({ length: entries }, (_, index) => `E${String(index + 1).padStart(2, '0')}`)
  const level = (value: number) => Math.min(5, Math.max(1, Math.round(value)))
  const sheets = ids.flatMap((entry) => {
    const worth = 2.5 + 1.5 * random()
    const others = names.slice(1).sort(() => random() - 0.5)
    return ['J1', ...others.slice(0, reads - 1)].map((judge) => {
      const strict = judge === 'J1' ? -0.8 : 0.3 * random()
      return sheetEvent(entry, judge, Object.fromEntries(CRITERIA.map((id) => [id, level(worth + strict + 1.6 * (random() - 0.5))]))) // prettier-ignore
    })
  })
  return [RULES_SEALED, ...ids.map((id) => entryEvent(id)), ...names.map((id) => judgeEvent(id)), ...sheets]
}

const told = (events: readonly AwardEvent[], judge = 'J1') => judgeFeedback(RULES, events, 'rubric', judge)

describe('what a judge is told', () => {
  test('a judge who gives less than the others on the same entries is told so, and one who gives more the reverse', () => {
    const events = panel(7)
    const { severity } = told(events)
    expect(severity.ok && severity.value.high).toBeLessThan(0)
    const mirrored = events.map(
      (event) =>
      isSheet(event) ? { ...event, scores: Object.fromEntries(Object.entries(event.scores).map(([id, score]) => [id, 6 - score])) } : event, // prettier-ignore
    )
    const lenient = told(mirrored).severity
    expect(lenient.ok && lenient.value.low).toBeGreaterThan(0)
  })

  test('the use of the scale counts own answers one by one, and those of the others to a twentieth', () => {
    const events = panel(3)
    const { scale } = told(events)
    if (!scale.ok) throw new Error(scale.why.code)
    const answers = (isIn: (sheet: Sheet) => boolean) => events.filter(isSheet).filter(isIn).flatMap(({ scores }) => Object.values(scores)) // prettier-ignore
    const own = answers(({ judge }) => judge === 'J1')
    const others = answers(({ judge }) => judge !== 'J1')
    for (const level of scale.value.levels) {
      expect(level.own).toBe(own.filter((score) => score === level.score).length)
      const share = others.filter((score) => score === level.score).length / others.length
      expect(Math.abs(level.panel - share)).toBeLessThanOrEqual(0.025 + 1e-9)
      expect(Math.abs(level.panel * 20 - Math.round(level.panel * 20))).toBeLessThan(1e-6)
    }
  })

  test('severity and drift are differences on the same entries, with the interval of Student’s t', () => {
    // 12 entries by 3 others of whom each gives 3, 4, 3 or 4, 3, 4; J1 gives 4 on the first six and 2 on the last six.
    const events = panel(1, { judges: 4 }).map((event) => {
      if (!isSheet(event)) return event
      const number = Number(event.entry.slice(1))
      const own = number <= 6 ? 4 : 2
      const others = (place: number) => 3 + ((number + Number(event.judge.slice(1)) + place) % 2)
      return { ...event, scores: Object.fromEntries(CRITERIA.map((id, place) => [id, event.judge === 'J1' ? own : others(place)])) } // prettier-ignore
    })
    const { severity, drift } = told(events)
    // Others: 108 answers of mean 3.5 and variance 0.25 · 108/107 on 36 sheets; own: 12 means of variance 12/11.
    // se² = 0.2523/36 + (12/11)/12 = 0.0979; R: qt(0.95, 11) = 1.795885; 0.5619 to each side of -0.5.
    expect(severity).toEqual({ ok: true, value: { value: -0.5, low: -1.1, high: 0.1 } })
    // Halves: 54 answers on 18 sheets, own variance 0: se² = 2 · 0.25 · (54/53)/18 = 0.0283; qt(0.95, 10) = 1.812461.
    expect(drift).toEqual({ ok: true, value: { value: -2, low: -2.4, high: -1.6 } })
  })

  test('who becomes stricter from sheet to sheet is told of a drift downwards', () => {
    const drifting = panel(5, { entries: 16 }).map((event) => {
      if (!isSheet(event) || event.judge !== 'J1') return event
      const place = Number(event.entry.slice(1))
      return { ...event, scores: Object.fromEntries(CRITERIA.map((id) => [id, place < 5 ? 5 : place < 9 ? 4 : place < 13 ? 2 : 1])) } // prettier-ignore
    })
    const { drift } = told(drifting)
    expect(drift.ok && drift.value.high).toBeLessThan(-1)
  })

  test('numbers of the panel come in steps of a fortieth of the scale, with the value inside its interval', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const { severity, drift } = told(panel(seed))
      for (const part of [severity, drift]) {
        if (!part.ok) continue
        const { value, low, high } = part.value
        for (const number of [value, low, high]) expect(Math.abs(number * 10 - Math.round(number * 10))).toBeLessThan(1e-6) // prettier-ignore
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
      }
    }
  })

  test('the pattern of a judge is their own: nothing that another gives changes it', () => {
    const events = panel(11)
    const odd = events.map((event) => (isSheet(event) && event.judge === 'J1' && event.entry === 'E04' ? { ...event, scores: { need: 5, effect: 1, reach: 1 } } : event)) // prettier-ignore
    const patternOf = (history: readonly AwardEvent[]) => {
      const state = foldEvents(RULES, history)
      if (!state.ok) throw new Error(state.why.code)
      return unusualScores(RULES, state.value, 'rubric', 'J1')
    }
    const unusual = patternOf(odd)
    expect(unusual.ok && unusual.value[0]).toMatchObject({ entry: 'E04', criterion: 'need', given: 5 })
    const others = odd.map((event) => (isSheet(event) && event.judge !== 'J1' ? { ...event, scores: { need: 1, effect: 5, reach: 3 } } : event)) // prettier-ignore
    expect(patternOf(others)).toEqual(unusual)
  })
})

describe('nothing of another judge’s single score', () => {
  const without = (events: readonly AwardEvent[], isOut: (sheet: Sheet) => boolean) => events.filter((event) => !isSheet(event) || !isOut(event)) // prettier-ignore
  const tellsOfOthers = ({ severity, scale, drift }: ReturnType<typeof told>) => severity.ok || scale.ok || drift.ok

  test('whatever the panel, something is told only with 5 own sheets, 3 others and 8 of theirs on the same entries, none with more than half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, judges, entries, reads) => {
          const events = panel(seed, { judges, entries, reads: Math.min(reads, judges) })
          if (!tellsOfOthers(told(events))) return
          const sheets = events.filter(isSheet)
          const own = sheets.filter(({ judge }) => judge === 'J1').map(({ entry }) => entry)
          const shared = sheets.filter(({ judge, entry }) => judge !== 'J1' && own.includes(entry))
          const given = [...new Set(shared.map(({ judge }) => judge))].map((judge) => shared.filter((one) => one.judge === judge).length) // prettier-ignore
          expect(own.length).toBeGreaterThanOrEqual(FEEDBACK_LEAST.own)
          expect(given.length).toBeGreaterThanOrEqual(FEEDBACK_LEAST.others)
          expect(shared.length).toBeGreaterThanOrEqual(FEEDBACK_LEAST.shared)
          expect(Math.max(...given) * 2).toBeLessThanOrEqual(shared.length)
        },
      ),
      { numRuns: 60 },
    )
  })

  /** All that another judge gave, in the half of J1's sheets beside which it stands. */
  const givenByOthers = (events: readonly AwardEvent[], half: 0 | 1) => {
    const order = events.filter(isSheet).filter(({ judge }) => judge === 'J1').map(({ entry }) => entry) // prettier-ignore
    const middle = Math.ceil(order.length / 2)
    const inHalf = new Set(half === 0 ? order.slice(0, middle) : order.slice(middle))
    return events.flatMap((event, index) =>
      isSheet(event) && event.judge !== 'J1' && inHalf.has(event.entry)
        ? CRITERIA.map((criterion) => ({ index, criterion, score: event.scores[criterion]! }))
        : [],
    )
  }
  const rewritten = (
    events: readonly AwardEvent[],
    cells: ReturnType<typeof givenByOthers>,
    scores: readonly number[],
  ) => {
    const next = [...events]
    cells.forEach(({ index, criterion }, place) => {
      const event = next[index] as Sheet
      next[index] = { ...event, scores: { ...event.scores, [criterion]: scores[place]! } }
    })
    return next
  }
  const anyPanel = fc.record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    judges: fc.integer({ min: 4, max: 6 }),
    entries: fc.integer({ min: 5, max: 12 }),
    reads: fc.integer({ min: 3, max: 4 }),
  })

  test('every score of another judge could be another one: shuffled within a half, whoever gave them and to what, they show the very same page', () => {
    fc.assert(
      fc.property(anyPanel, fc.integer(), ({ seed, ...shape }, salt) => {
        const events = panel(seed, shape)
        const seen = told(events)
        if (!tellsOfOthers(seen)) return
        const random = seededRandom(Math.abs(salt))
        let other: readonly AwardEvent[] = events
        for (const half of [0, 1] as const) {
          const cells = givenByOthers(events, half)
          const scores = cells.map(({ score }) => score)
          // So there is another score for each of them.
          if (seen.drift.ok) expect(new Set(scores).size).toBeGreaterThan(1)
          other = rewritten(other, cells, scores.map((score) => [random(), score] as const).sort(([one], [two]) => one - two).map(([, score]) => score)) // prettier-ignore
        }
        expect(told(other)).toEqual(seen)
        if (seen.drift.ok) return
        // Without drift nothing tells the halves apart.
        const all = [...givenByOthers(events, 0), ...givenByOthers(events, 1)]
        expect(new Set(all.map(({ score }) => score)).size).toBeGreaterThan(1)
        expect(told(rewritten(events, all, all.map(({ score }) => score).reverse()))).toEqual(seen)
      }),
      { numRuns: 150 },
    )
  })

  test('and so for a single one: it changes places with any different one of its half, one after the other', () => {
    const events = panel(8)
    const seen = told(events)
    expect(tellsOfOthers(seen)).toBe(true)
    for (const half of [0, 1] as const) {
      const cells = givenByOthers(events, half)
      for (const cell of cells) {
        const other = cells.find(({ score }) => score !== cell.score)!
        expect(told(rewritten(events, [cell, other], [other.score, cell.score]))).toEqual(seen)
      }
    }
  })

  test('a half in which the others gave one level alone tells nothing of either', () => {
    const flat = panel(3).map((event) => (isSheet(event) && event.judge !== 'J1' && event.entry <= 'E06' ? { ...event, scores: { need: 4, effect: 4, reach: 4 } } : event)) // prettier-ignore
    expect(tellsOfOthers(told(panel(3)))).toBe(true)
    expect(told(flat).severity).toEqual({ ok: false, why: { code: 'few-others', detail: { least: 3 } } })
    expect(tellsOfOthers(told(flat))).toBe(false)
  })

  test('two readers an entry of one pair tell nothing; nor do others who all gave the same level, and the reason does not say so', () => {
    const pair = without(panel(1), ({ judge }) => judge !== 'J1' && judge !== 'J2')
    expect(told(pair).severity).toMatchObject({ ok: false, why: { code: 'few-others' } })
    const alike = panel(1).map((event) => (isSheet(event) && event.judge !== 'J1' ? { ...event, scores: { need: 4, effect: 4, reach: 4 } } : event)) // prettier-ignore
    expect(told(alike)).toEqual({ ...told(pair), others: 0 })
  })

  test('fewer than 5 own sheets tell nothing, and say how many there are', () => {
    const few = without(panel(1), ({ judge, entry }) => judge === 'J1' && entry > 'E04')
    expect(told(few).severity).toEqual({ ok: false, why: { code: 'few-own', detail: { sheets: 4, least: 5 } } })
  })

  /** The sheets of others beside each half of J1's own after some events, worked out from what is in force then. */
  const halvesAfter = (events: readonly AwardEvent[]) => {
    const state = foldEvents(RULES, events)
    if (!state.ok) throw new Error(state.why.code)
    const counted = state.value.stages.get('rubric')!.sheets.filter(({ setAside }) => setAside === null)
    const by = (entry: string) => counted.filter((sheet) => sheet.entry === entry)
    const order = [...new Set(events.filter(isSheet).filter(({ judge }) => judge === 'J1').map(({ entry }) => entry))] // prettier-ignore
    const beside = order.filter((entry) => by(entry).some(({ judge }) => judge === 'J1') && by(entry).length > 1)
    const middle = Math.ceil(beside.length / 2)
    return [beside.slice(0, middle), beside.slice(middle)].map(
      (entries) =>
        new Map(
          entries
            .flatMap(by)
            .filter(({ judge }) => judge !== 'J1')
            .map((sheet) => [`${sheet.judge} ${sheet.entry}`, JSON.stringify(sheet.scores)]),
        ),
    )
  }

  test('from one look to the next, in each half the sheets of three others have changed or of none, whatever comes in between', () => {
    let looks = 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), (seed) => {
        const random = seededRandom(seed)
        const all = panel(seed)
        const sheets = all.filter(isSheet)
        const some = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
        const between = Array.from({ length: 12 }, (): AwardEvent => {
          const { entry, judge } = some(sheets.filter((sheet) => sheet.judge !== 'J1'))
          return some<AwardEvent>([
            { kind: 'recuse', entry, judge, reasonDigest: null },
            { kind: 'recuse.lift', entry, judge, reasonDigest: DIGEST },
            { kind: 'judge.remove', judge, reasonDigest: DIGEST },
            { kind: 'judge.restore', judge, reasonDigest: DIGEST },
            { kind: 'entry.withdraw', entry, reasonDigest: null },
          ])
        })
        const shuffled = [...sheets, ...between].map((event) => [random(), event] as const).sort(([one], [two]) => one - two) // prettier-ignore
        // What cannot be (a sheet of somebody who stands aside) is left out.
        const events = shuffled.reduce<readonly AwardEvent[]>(
          (history, [, event]) => (foldEvents(RULES, [...history, event]).ok ? [...history, event] : history),
          all.filter((event) => !isSheet(event)),
        )
        const cuts = [...new Set(events.map((_, index) => feedbackCut(RULES, events.slice(0, index + 1), 'rubric', 'J1')))] // prettier-ignore
        looks += cuts.length
        for (const [index, cut] of cuts.entries()) {
          if (index === 0) continue
          expect(cut).toBeGreaterThan(cuts[index - 1]!)
          const [before, after] = [halvesAfter(events.slice(0, cuts[index - 1])), halvesAfter(events.slice(0, cut))]
          before.forEach((half, place) => {
            const other = after[place]!
            const changed = [...new Set([...half.keys(), ...other.keys()])].filter((key) => half.get(key) !== other.get(key)) // prettier-ignore
            const who = new Set(changed.map((key) => key.split(' ')[0]))
            expect([0, ...Array.from({ length: 10 }, (_, more) => OTHERS_BETWEEN_LOOKS + more)]).toContain(who.size)
          })
        }
      }),
      // The same panels in every run, since how often one may look is counted.
      { seed: 20261122, numRuns: 25 },
    )
    expect(looks).toBeGreaterThan(75)
  })

  test('an own sheet beside that of one other brings nothing of theirs', () => {
    const events = [
      ...panel(9, { entries: 13 }),
      entryEvent('E14'),
      sheetEvent('E14', 'J2', { need: 1, effect: 1, reach: 1 }),
    ]
    const cut = feedbackCut(RULES, events, 'rubric', 'J1')
    expect(cut).toBeGreaterThan(0)
    const more = ['E14', 'E01', 'E02'].map((entry) => sheetEvent(entry, 'J1', { need: 2, effect: 1, reach: 3 }))
    expect(feedbackCut(RULES, [...events, ...more], 'rubric', 'J1')).toBe(cut)
  })

  test('a history as long as that of a large award is gone through in one go', () => {
    const events = panel(1, { judges: 30, entries: 300, reads: 10 })
    const cut = feedbackCut(RULES, events, 'rubric', 'J1')
    expect(cut).toBeGreaterThan(events.length * 0.9)
  })

  test('both can be gone through in many steps, so that others have their turn between them, to the same end', () => {
    const inSteps = <T>(steps: Generator<void, T>): readonly [number, T] => {
      for (let taken = 0; ; taken += 1) {
        const step = steps.next()
        if (step.done === true) return [taken, step.value]
      }
    }
    const events = panel(1, { judges: 12, entries: 100, reads: 10 })
    const [looks, cut] = inSteps(feedbackCutInSteps(RULES, events, 'rubric', 'J1'))
    expect(cut).toBe(feedbackCut(RULES, events, 'rubric', 'J1'))
    // With each step it takes in at most a twentieth more.
    expect(looks).toBeGreaterThan(40)
    const [parts, feedback] = inSteps(judgeFeedbackInSteps(RULES, events.slice(0, cut), 'rubric', 'J1'))
    expect(feedback).toEqual(told(events.slice(0, cut)))
    expect(feedback.severity.ok && feedback.drift.ok && feedback.scale.ok).toBe(true)
    expect(parts).toBe(5)
  })
})

describe('what keeps it from being told', () => {
  test('criteria with different scales cannot be put together; the rest is told all the same', () => {
    const wide = { ...RULES, criteria: RULES.criteria.map((one) => (one.id === 'reach' ? { ...one, levels: [...one.levels, { score: 6, anchor: one.levels[0]!.anchor }] } : one)) } // prettier-ignore
    const { scale, severity } = judgeFeedback(wide, panel(7), 'rubric', 'J1')
    expect(scale).toMatchObject({ ok: false, why: { code: 'levels-differ' } })
    expect(severity.ok).toBe(true)
  })

  test('judges whom no shared entry links are no panel of each other', () => {
    const events = panel(7)
    const apart = events.filter((event) => !isSheet(event) || (event.judge === 'J1') === event.entry < 'E07')
    expect(told(apart).severity).toMatchObject({ ok: false, why: { code: 'few-others' } })
  })
})
