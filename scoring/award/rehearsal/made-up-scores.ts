import { fork } from '../../random.ts'
import type { AwardEvent } from '../event.ts'
import type { AwardRules, Criterion, Stage } from '../rules.ts'
import { normalOf, type MadeUpJudge } from './made-up-judges.ts'

export interface MadeUpReading {
  readonly entry: string
  readonly category: string
  readonly judge: string
}

/** Where the made-up worth of entries lies on a scale from 0 to 1, and how far they differ. */
const MIDDLE = 0.62
const SPREAD = 0.14
/** Share of the criteria, and of the readings, that a careless judge leaves out. */
const LEFT_OUT = 0.08

/** The made-up worth of an entry, on a scale from 0 to 1 for most. */
export function madeUpWorth(seed: number, entry: string): number {
  return MIDDLE + SPREAD * normalOf(fork(seed, `worth ${entry}`))
}

/**
 * Sheets that made-up judges give: the worth of the entry as the judge sees it, put on the nearest level of each
 * criterion. Every pair has numbers of its own, so that another reading changes none of them.
 */
export function madeUpSheets(
  rules: AwardRules,
  stage: Stage,
  readings: readonly MadeUpReading[],
  judges: readonly MadeUpJudge[],
  seed: number,
): readonly AwardEvent[] {
  const known = new Map(judges.map((judge) => [judge.judge, judge]))
  return readings.flatMap(({ entry, category, judge }): AwardEvent[] => {
    const who = known.get(judge)!
    const random = fork(seed, `sheet ${stage.id} ${entry} ${judge}`)
    if (who.temperament === 'careless' && random() < LEFT_OUT) return []
    const ownView = who.noise * normalOf(random)
    const asked = rules.criteria.filter(
      ({ id, categories }) => stage.criteria.includes(id) && (categories === null || categories.includes(category)),
    )
    const scores = asked.flatMap((criterion, place) => {
      if (place > 0 && who.temperament === 'careless' && random() < LEFT_OUT) return []
      const easier = 0.05 * normalOf(fork(seed, `criterion ${criterion.id}`))
      const seen = MIDDLE + who.slope * (madeUpWorth(seed, entry) - MIDDLE) + who.shift + easier + ownView
      return [[criterion.id, nearestLevel(criterion, seen + 0.06 * normalOf(random))] as const]
    })
    return [
      {
        kind: 'sheet',
        stage: stage.id,
        entry,
        judge,
        revision: 1,
        scores: Object.fromEntries(scores),
        notes: {},
        change: null,
      },
    ]
  })
}

function nearestLevel({ levels }: Criterion, share: number): number {
  const [lowest, highest] = [levels[0]!.score, levels.at(-1)!.score]
  const wanted = lowest + share * (highest - lowest)
  return levels.reduce((best, { score }) => (Math.abs(score - wanted) < Math.abs(best - wanted) ? score : best), lowest)
}

type VoteEvent = Extract<AwardEvent, { readonly kind: 'vote' }>

/** Votes of made-up judges: yes for what they see above the middle, in a vote for the best they see. */
export function madeUpVotes(
  stage: Stage,
  readings: readonly MadeUpReading[],
  judges: readonly MadeUpJudge[],
  seed: number,
): readonly VoteEvent[] {
  const known = new Map(judges.map((judge) => [judge.judge, judge]))
  const seen = readings.map((reading) => {
    const who = known.get(reading.judge)!
    const noise = who.noise * normalOf(fork(seed, `vote ${stage.id} ${reading.entry} ${reading.judge}`))
    return { ...reading, worth: MIDDLE + who.slope * (madeUpWorth(seed, reading.entry) - MIDDLE) + who.shift + noise }
  })
  const vote = ({ entry, judge }: MadeUpReading, yes: boolean): VoteEvent => ({
    kind: 'vote',
    stage: stage.id,
    entry,
    judge,
    yes,
  })
  if (stage.kind === 'screen') return seen.map((reading) => vote(reading, reading.worth > MIDDLE - 0.08))
  const chosen = new Map<string, number>()
  return seen
    .toSorted((first, second) => second.worth - first.worth || (first.entry < second.entry ? -1 : 1))
    .flatMap((reading) => {
      const key = `${reading.judge} ${reading.category}`
      const before = chosen.get(key) ?? 0
      chosen.set(key, before + 1)
      return before < (stage.choices ?? Infinity) ? [vote(reading, true)] : []
    })
}

/** Secret ballots as counted: one for each entry and group. */
export function madeUpBallots(
  stage: Stage,
  readings: readonly MadeUpReading[],
  judges: readonly MadeUpJudge[],
  seed: number,
): readonly AwardEvent[] {
  const votes = madeUpVotes({ ...stage, kind: 'screen' }, readings, judges, seed)
  const groupOf = new Map(judges.map(({ judge, group }) => [judge, group]))
  const entries = [...new Set(readings.map(({ entry }) => entry))]
  return entries.flatMap((entry) =>
    stage.groups.flatMap((group): AwardEvent[] => {
      const own = votes.filter((vote) => vote.entry === entry && groupOf.get(vote.judge) === group)
      const yes = own.filter((vote) => vote.yes).length
      const counts = { entitled: own.length, yes, no: own.length - yes, abstained: 0 }
      return own.length === 0 ? [] : [{ kind: 'ballot', stage: stage.id, entry, group, ...counts }]
    }),
  )
}
