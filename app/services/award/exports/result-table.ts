import type { AwardResult, StageResult, TableEntry } from '#scoring/award/award-result.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { CategorySelection } from '#scoring/award/selection.ts'
import type { CategoryOutcome } from '#scoring/award/stage-outcome.ts'
import { readingsDue } from '../../../components/award/result/readings-due.ts'
import { standingText, type StandingNames } from '../../../components/award/result/standing-text.ts'
import { formatShare } from '../../../i18n/format.ts'
import type { CsvCell } from '../../csv.ts'
import { TABLE_COLUMNS } from '../../../content/award/columns.ts'
import type { OfficeTable, TableSpeech } from './office-table.ts'

export type TitledEntries = ReadonlyMap<
  string,
  { readonly title: Readonly<Record<'zh-CN' | 'en', string>>; readonly organisation: string }
>

/** Everything that a result says of each entry in each stage; what became of it stands with the last stage it was in. */
export function resultTable(
  rules: AwardRules,
  result: AwardResult,
  entries: TitledEntries,
  names: StandingNames,
  speech: TableSpeech,
): OfficeTable {
  const { say, language } = speech
  const level = formatShare(language, result.level)
  const lastOf = new Map<string, string>()
  for (const { outcome } of result.stages) {
    for (const { entries: own } of outcome.categories) for (const { entry } of own) lastOf.set(entry, outcome.stage)
  }
  const rows = result.stages.flatMap((stage) =>
    stage.outcome.categories.flatMap((category) =>
      rowsOf({ rules, stage, category, selection: result.selection, entries, names, speech, lastOf }),
    ),
  )
  return {
    name: say('resultTable'),
    columns: TABLE_COLUMNS.result,
    rows: [TABLE_COLUMNS.result.map((head) => say(`head.${head}`, { level })), ...rows],
  }
}

interface RowsGiven {
  readonly rules: AwardRules
  readonly stage: StageResult
  readonly category: CategoryOutcome
  readonly selection: readonly CategorySelection[]
  readonly entries: TitledEntries
  readonly names: StandingNames
  readonly speech: TableSpeech
  /** The last stage that each entry was in. */
  readonly lastOf: ReadonlyMap<string, string>
}

function rowsOf({ rules, stage, category, selection, entries, names, speech, lastOf }: RowsGiven): CsvCell[][] {
  const { say, title } = speech
  const { outcome, tables } = stage
  const isLast = rules.stages.at(-1)?.id === outcome.stage
  const table = tables.find((each) => each.category === category.category)
  const figures = new Map(table?.entries.map((each) => [each.entry, each]))
  const bands = new Map<string, readonly [number, number]>()
  if (table?.bands.ok) {
    for (const { from, to, entries: own } of table.bands.value) for (const entry of own) bands.set(entry, [from, to])
  }
  const chosen = new Map(
    selection.find((each) => each.category === category.category)?.entries.map((each) => [each.entry, each.standing]),
  )
  return category.entries.map((each) => {
    const { entry } = each
    const named = entries.get(entry)
    const standing = lastOf.get(entry) === outcome.stage ? chosen.get(entry) : undefined
    const wins = standing?.code === 'won' || standing?.code === 'moved-up'
    return [
      title(rules.stages.find(({ id }) => id === outcome.stage)?.title),
      title(rules.categories.find(({ id }) => id === category.category)?.title),
      entry,
      title(named?.title),
      named?.organisation ?? '',
      each.rank,
      each.score,
      ...figuresOf(figures.get(entry)),
      ...(bands.get(entry) ?? [null, null]),
      each.finished,
      readingsDue(each),
      each.stale.length,
      each.setAside.length,
      isLast ? '' : say(each.goesOn ? 'yes' : 'no'),
      wins ? standing.place : null,
      standing ? standingText(standing, names) : each.why ? names.why(each.why) : '',
    ]
  })
}

function figuresOf(of: TableEntry | undefined): readonly CsvCell[] {
  const { raw = null, corrected = null, chances = null, range = null } = of ?? {}
  return [
    raw,
    corrected?.value ?? null,
    corrected?.low ?? null,
    corrected?.high ?? null,
    chances?.first ?? null,
    chances?.top ?? null,
    range?.best ?? null,
    range?.worst ?? null,
  ]
}
