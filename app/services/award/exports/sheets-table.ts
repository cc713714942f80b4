import type { AwardState, SheetState, StageState, VoteState } from '#scoring/award/award-state.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { criterionShares } from '#scoring/award/stage-sheets.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import { TABLE_COLUMNS } from '../../../content/award/columns.ts'
import type { CsvCell } from '../../csv.ts'
import type { ShownSheets } from '../result/shown-sheets.ts'
import type { OfficeTable, TableSpeech } from './office-table.ts'
import type { TitledEntries } from './result-table.ts'

/** What of the sheets somebody may have, and how it is told. */
export interface SheetsShown extends Pick<ShownSheets, 'stage' | 'entry'> {
  /** What a judge is called in a stage. */
  readonly judge: (judge: string, stage: Stage) => string
}

/** Every sheet and every vote in force, a line each, with a column for each criterion of the award. */
export function sheetsTable(
  rules: AwardRules,
  state: AwardState,
  entries: TitledEntries,
  shown: SheetsShown,
  speech: TableSpeech,
): OfficeTable {
  const { say, title } = speech
  const criteria = rules.criteria.filter(({ id }) => rules.stages.some((stage) => stage.criteria.includes(id)))
  const heads = [
    ...TABLE_COLUMNS.sheets.map((head) => say(`head.${head}`)),
    ...criteria.map((each) =>
      say('head.criterion', {
        criterion: title(each.title),
        from: each.levels[0]!.score,
        to: each.levels.at(-1)!.score,
      }),
    ),
  ]
  const rows = rules.stages.filter(shown.stage).flatMap((stage) => {
    const given: StageState = state.stages.get(stage.id)!
    const means = meansOf(rules, stage)
    const before = (one: SheetState | VoteState): CsvCell[] => {
      const { category } = state.entries.get(one.entry)!
      const group = state.judges.get(one.judge)?.group
      return [
        title(stage.title),
        title(rules.categories.find(({ id }) => id === category)?.title),
        one.entry,
        title(entries.get(one.entry)?.title),
        entries.get(one.entry)?.organisation ?? '',
        shown.judge(one.judge, stage),
        title(rules.groups.find(({ id }) => id === group)?.title),
      ]
    }
    const counted = ({ setAside }: SheetState | VoteState) => say(setAside === null ? 'yes' : `not.${setAside}`)
    const isShown = ({ entry }: { readonly entry: string }) => shown.entry(entry)
    return [
      ...given.sheets
        .filter(isShown)
        .map((sheet) => [
          ...before(sheet),
          sheet.revision,
          sheet.changes,
          counted(sheet),
          '',
          means(state.entries.get(sheet.entry)!.category, sheet.scores),
          ...criteria.map(({ id }) => sheet.scores[id] ?? null),
        ]),
      ...given.votes
        .filter(isShown)
        .map((vote) => [
          ...before(vote),
          null,
          null,
          counted(vote),
          say(vote.yes ? 'yes' : 'no'),
          null,
          ...criteria.map(() => null),
        ]),
    ]
  })
  const columns = [...TABLE_COLUMNS.sheets, ...criteria.map(() => 'criterion' as const)]
  return { name: say('sheetsTable'), columns, rows: [heads, ...rows] }
}

/** The mean of a sheet by the weights that hold in a category; what was not answered is missing and is no 0. */
function meansOf(rules: AwardRules, stage: Stage) {
  const byCategory = new Map(
    rules.categories.map(({ id: category }) => {
      const shares = criterionShares(rules, stage, category)
      return [category, rules.criteria.map(({ id, levels }) => ({ id, levels, share: shares[id] ?? 0 }))] as const
    }),
  )
  return (category: string, scores: Readonly<Record<string, number>>): number | null => {
    const found = sheetMean(byCategory.get(category) ?? [], scores)
    return found ? Number(found.mean.toPrecision(10)) : null
  }
}
