import type { AwardResult } from '#scoring/award/award-result.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { standingText, type StandingNames } from '../../../components/award/result/standing-text.ts'
import { TABLE_COLUMNS } from '../../../content/award/columns.ts'
import type { OfficeTable, TableSpeech } from './office-table.ts'
import type { TitledEntries } from './result-table.ts'

/** What the public page of a result says, line by line. */
export function publicTable(
  rules: AwardRules,
  { stages, selection }: AwardResult,
  entries: TitledEntries,
  names: StandingNames,
  { say, title }: TableSpeech,
): OfficeTable {
  const scores = new Map(
    stages.at(-1)!.outcome.categories.flatMap(({ entries: own }) => own.map(({ entry, score }) => [entry, score])),
  )
  const rows = selection.flatMap(({ category, entries: selected }) =>
    selected.map(({ entry, rank, standing }) => [
      title(rules.categories.find(({ id }) => id === category)?.title),
      rank,
      entry,
      title(entries.get(entry)?.title),
      entries.get(entry)?.organisation ?? '',
      scores.get(entry) ?? null,
      standing.code === 'won' || standing.code === 'moved-up' ? standing.place : null,
      standingText(standing, names),
    ]),
  )
  return {
    name: say('publicTable'),
    columns: TABLE_COLUMNS.public,
    rows: [TABLE_COLUMNS.public.map((head) => say(`head.${head}`)), ...rows],
  }
}
