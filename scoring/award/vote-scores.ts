import { scored, unscorable, type Scored } from '../result.ts'
import type { AwardState, StageState } from './award-state.ts'
import type { EntryScore } from './entry-scores.ts'
import type { Stage } from './rules.ts'
import { readersOf } from './stage-sheets.ts'

/**
 * The share of yes of each entry, over the groups by their shares. In a screen and a ballot of those who voted on the
 * entry, in a vote of those who voted at all in its category and were to judge the entry: who stands aside from it, or
 * whose reading of it was ended, has not said no.
 *
 * @returns by entry; refusals `no-votes`, `group-without-votes`, and `no-quorum` of a ballot in which too few took part
 */
export function voteScores(
  state: AwardState,
  stage: Stage,
  entries: readonly string[],
  shares: ReadonlyMap<string, number>,
): ReadonlyMap<string, EntryScore> {
  const ofStage = state.stages.get(stage.id)!
  const tally = stage.kind === 'ballot' ? ballotTally(ofStage) : handTally(state, stage, ofStage)
  return new Map(
    entries.map((entry) => {
      const groups = [...shares.keys()].map((group) => ({ group, ...tally(group, entry) }))
      const score = shareOfYes(groups, shares, stage.kind === 'ballot' ? stage.quorum : 0)
      return [
        entry,
        {
          score,
          groups: groups.map(({ group, yes, cast: all }) => ({
            group,
            sheets: all,
            score: all > 0 ? yes / all : null,
          })),
        },
      ]
    }),
  )
}

interface GroupTally {
  readonly group: string
  readonly yes: number
  readonly cast: number
  readonly entitled: number
}

/**
 * The share of yes over the groups by their shares.
 *
 * @param quorum of those entitled, of all groups together; 0 for none
 * @returns refusals `no-votes`, `group-without-votes`, `no-quorum`
 */
export function shareOfYes(
  groups: readonly GroupTally[],
  shares: ReadonlyMap<string, number>,
  quorum: number,
): Scored<number> {
  const cast = groups.reduce((sum, group) => sum + group.cast, 0)
  const entitled = groups.reduce((sum, group) => sum + group.entitled, 0)
  const missing = groups.find((group) => group.cast === 0)
  if (cast === 0) return unscorable('no-votes')
  if (missing !== undefined) return unscorable('group-without-votes', { group: missing.group })
  if (cast < quorum * entitled - 1e-9) return unscorable('no-quorum', { tookPart: cast, entitled, needed: quorum })
  return scored(groups.reduce((sum, { group, yes, cast: all }) => sum + (yes / all) * shares.get(group)!, 0))
}

type Tally = (
  group: string,
  entry: string,
) => { readonly yes: number; readonly cast: number; readonly entitled: number }

function ballotTally({ ballots }: StageState): Tally {
  return (group, entry) => {
    const ballot = ballots.find((each) => each.entry === entry && each.group === group)
    if (ballot === undefined) return { yes: 0, cast: 0, entitled: 0 }
    const { yes, no, abstained, entitled } = ballot
    return { yes, cast: yes + no + abstained, entitled }
  }
}

function handTally(state: AwardState, stage: Stage, ofStage: StageState): Tally {
  const readers = readersOf(state, stage, ofStage)
  const counted = ofStage.votes.filter(({ setAside }) => setAside === null)
  const groupOf = (judge: string) => state.judges.get(judge)!.group
  const categoryOf = (entry: string) => state.entries.get(entry)!.category
  const voters = new Map<string, Set<string>>()
  const yes = new Map<string, number>()
  for (const { entry, judge, yes: isYes } of counted) {
    const group = groupOf(judge)
    const key = stage.kind === 'vote' ? `${group}\u0000${categoryOf(entry)}` : `${group}\u0000${entry}`
    voters.set(key, (voters.get(key) ?? new Set()).add(judge))
    const own = `${group}\u0000${entry}`
    if (isYes) yes.set(own, (yes.get(own) ?? 0) + 1)
  }
  return (group, entry) => {
    const key = stage.kind === 'vote' ? `${group}\u0000${categoryOf(entry)}` : `${group}\u0000${entry}`
    const all = voters.get(key) ?? new Set()
    const cast = stage.kind === 'vote' ? readers(entry).filter((judge) => all.has(judge)).length : all.size
    return { yes: yes.get(`${group}\u0000${entry}`) ?? 0, cast, entitled: cast }
  }
}
