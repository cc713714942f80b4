import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import { entryPredictions } from '#scoring/panel/model/entry-predictions.ts'
import { scoreDraws } from '#scoring/panel/model/score-draws.ts'
import { panelScores } from '#test/make/panel-scores.ts'

const shapes = fc.record({
  seed: fc.integer({ min: 1, max: 10_000 }),
  entries: fc.integer({ min: 3, max: 20 }),
  judges: fc.integer({ min: 3, max: 20 }),
  criteria: fc.constantFrom(1, 3),
})

test('corrected scores alone are those of the whole model, with more entries than judges and fewer', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const rows = panelScores(shape)
      const [model, alone] = [crossedModel(rows, { method: 'REML', draws: 0 }), entryPredictions(rows, { method: 'REML' })] // prettier-ignore
      expect(alone.ok).toBe(model.ok)
      if (!model.ok || !alone.ok) return
      expect([...alone.value]).toEqual(model.value.entries.map(({ name, score }) => [name, score.value]))
    }),
    { numRuns: 40 },
  )
})

test('joint draws have the mean and the spread that the model gives each entry', () => {
  const rows = panelScores({ seed: 4, entries: 8, judges: 4 })
  const model = crossedModel(rows, { method: 'REML', draws: 0 })
  const draws = scoreDraws(rows, { method: 'REML', seed: 1 })
  if (!model.ok || !draws.ok) throw new Error('expected a model')
  const [effects, rounds] = [new Float64Array(8), 20_000]
  const [sums, squares] = [new Float64Array(8), new Float64Array(8)]
  for (let round = 0; round < rounds; round += 1) {
    draws.value.draw(effects)
    effects.forEach((effect, entry) => {
      sums[entry]! += effect
      squares[entry]! += effect * effect
    })
  }
  model.value.entries.forEach(({ name, effect }, entry) => {
    expect(draws.value.entries[entry]).toBe(name)
    const mean = sums[entry]! / rounds
    const spread = Math.sqrt(squares[entry]! / rounds - mean ** 2)
    expect(Math.abs(mean - effect.value)).toBeLessThan((5 * effect.standardError) / Math.sqrt(rounds))
    expect(spread / effect.standardError).toBeCloseTo(1, 1)
  })
})
