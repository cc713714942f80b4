import { certainlyAfter } from '../partial-date.ts'
import { outcomesWithPath, type CrossCheck, type OutcomeEntry } from './cross-check.ts'
import { lastDateOf } from './dates.ts'

type Observation = OutcomeEntry['observations'][number]

/** A running total counted from one start never falls. `atLeast` leaves the later figure open upwards, `atMost` the earlier one downwards. */
export const checkCumulativeSeries: CrossCheck = (matter, report) => {
  for (const [outcome, path] of outcomesWithPath(matter)) {
    const series = outcome.observations
      .map((observation, index) => ({ observation, index }))
      .filter(({ observation }) => observation.basis.kind === 'cumulative')
    for (const { observation: later, index } of series) {
      if (later.qualifier === 'atLeast') continue
      const highest = series
        .map((entry) => entry.observation)
        .filter((earlier) => earlier.qualifier !== 'atMost' && comesBefore(earlier, later))
        .reduce<Observation | undefined>((most, entry) => (most && most.value >= entry.value ? most : entry), undefined)
      if (highest && highest.value > later.value)
        report('cumulative-falls', [...path, 'observations', index, 'value'], {
          earlier: highest.value,
          earlierDate: lastDateOf(highest),
          later: later.value,
          laterDate: lastDateOf(later),
        })
    }
  }
}

const startOf = ({ basis }: Observation): string | undefined => (basis.kind === 'cumulative' ? basis.from : undefined)

const comesBefore = (earlier: Observation, later: Observation): boolean =>
  startOf(earlier) === startOf(later) && certainlyAfter(lastDateOf(later), lastDateOf(earlier))
