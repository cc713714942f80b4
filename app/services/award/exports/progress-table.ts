import type { AwardRules } from '#scoring/award/rules.ts'
import { wallClock, zoneName } from '../../../i18n/zoned-time.ts'
import type { StageProgress } from '../planning/progress.server.ts'
import { TABLE_COLUMNS } from '../../../content/award/columns.ts'
import type { OfficeTable, TableSpeech } from './office-table.ts'

interface Named {
  readonly judge: (id: string) => string
  readonly entry: (id: string) => string
}

/** Who has done how much in each stage, by judge and then by entry, and nothing of what was given. */
export function progressTable(
  rules: AwardRules,
  progress: readonly StageProgress[],
  named: Named,
  now: string,
  { say, title, language }: TableSpeech,
): OfficeTable {
  const zone = zoneName(language, rules.timeZone, now)
  const comma = language === 'en' ? ', ' : '、'
  const rows = progress.flatMap(({ stage, byJudge, byEntry = [] }) => {
    const called = title(rules.stages.find(({ id }) => id === stage)?.title)
    return [
      ...byJudge.map(({ judge, readings, submitted, drafts, lastSavedAt }) => [
        called,
        say('of.judge'),
        judge,
        named.judge(judge),
        readings,
        submitted,
        drafts,
        lastSavedAt === undefined ? '' : wallClock(lastSavedAt, rules.timeZone).replace('T', ' '),
        '',
      ]),
      ...byEntry.map(({ entry, readings, submitted, waiting }) => [
        called,
        say('of.entry'),
        entry,
        named.entry(entry),
        readings,
        submitted,
        null,
        '',
        waiting.map(named.judge).join(comma),
      ]),
    ]
  })
  return {
    name: say('progressTable'),
    columns: TABLE_COLUMNS.progress,
    rows: [TABLE_COLUMNS.progress.map((head) => say(`head.${head}`, { zone })), ...rows],
  }
}
