import type { Scored } from '../result.ts'
import type { BallotState } from './award-state.ts'
import type { AwardRules, Stage } from './rules.ts'
import { groupShares } from './stage-sheets.ts'
import { shareOfYes } from './vote-scores.ts'

export type BallotCount = Omit<BallotState, 'entry'>

/** What a secret ballot on one entry came to. */
export interface BallotResult {
  readonly entitled: number
  readonly cast: number
  readonly yes: number
  readonly no: number
  readonly abstained: number
  /** How many of those entitled have to cast a paper, by the rules. */
  readonly needed: number
  readonly isQuorate: boolean
  /**
   * The share of yes among the papers cast, abstentions included: who abstains has taken part and not agreed. With
   * several groups the mean of their shares by their weights.
   */
  readonly share: Scored<number>
  /** Null where there is no share, or the rules ask for places and not for a share. */
  readonly passed: boolean | null
}

/** Shares that are equal on paper: 2/3 of three is two. */
const TOLERANCE = 1e-9

/**
 * The result of a ballot by the rules of its stage, as `stageOutcome` has it: quorum of those entitled, whether present
 * or not; the share of yes of those who cast a paper.
 *
 * @param counts of one entry, by group
 */
export function ballotResult(rules: AwardRules, stage: Stage, counts: readonly BallotCount[]): BallotResult {
  const shares = groupShares(rules, stage)
  const sum = (of: (count: BallotCount) => number) => counts.reduce((total, count) => total + of(count), 0)
  const [entitled, yes, no, abstained] = [
    sum((count) => count.entitled),
    sum((count) => count.yes),
    sum((count) => count.no),
    sum((count) => count.abstained),
  ]
  const groups = [...shares.keys()].map((group) => {
    const own = counts.find((count) => count.group === group)
    return {
      group,
      yes: own?.yes ?? 0,
      cast: own ? own.yes + own.no + own.abstained : 0,
      entitled: own?.entitled ?? 0,
    }
  })
  const share = shareOfYes(groups, shares, stage.quorum)
  const cast = yes + no + abstained
  const needed = votersNeeded(stage, entitled)
  const { advance } = stage
  return {
    entitled,
    cast,
    yes,
    no,
    abstained,
    needed,
    isQuorate: cast >= needed,
    share,
    passed: share.ok && advance.by === 'passed' ? share.value >= advance.share - TOLERANCE : null,
  }
}

/** How many of those entitled have to take part for a quorum. */
export function votersNeeded({ quorum }: Pick<Stage, 'quorum'>, entitled: number): number {
  return Math.max(0, Math.ceil(quorum * entitled - TOLERANCE))
}
