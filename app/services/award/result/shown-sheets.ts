import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import type { Watcher } from '../watcher.server.ts'
import { isJudgedHere } from '../judging/judged-entry.server.ts'

/** What of the sheets and votes of an award somebody who watches it may have, whatever they are in. */
export interface ShownSheets {
  /** Stages whose sheets are theirs to read. */
  readonly stage: (stage: Stage) => boolean
  readonly entry: (entry: string) => boolean
  /** Whether they know who gave what. */
  readonly names: (stage: Stage) => boolean
  /** Nothing is kept from them. */
  readonly isAll: boolean
}

/**
 * Who judges as well has what the rules let a judge see: nothing of a stage whose judges never see each other's scores, no
 * names where they do not know each other; and nobody ever has a sheet on an entry from which they stand aside, also after
 * it is public who has won. What is hidden before that is asked first (`whyNotShown`).
 */
export function shownSheets({ runs, judges, ties }: Watcher, { stages }: Pick<AwardRules, 'stages'>): ShownSheets {
  const isFree = runs || judges.length === 0
  const stage = ({ blind }: Stage) => isFree || blind.scores !== 'never'
  const names = ({ blind }: Stage) => isFree || blind.judges
  return {
    stage,
    names,
    entry: (entry) => !ties.has(entry),
    isAll: ties.size === 0 && stages.filter(isJudgedHere).every((each) => stage(each) && names(each)),
  }
}

/** What judges are called where their names are hidden: the same in every table and on every page. */
export function judgeNumbers(judges: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(judges.map(({ id }) => id).toSorted().map((id, index) => [id, index + 1])) // prettier-ignore
}
