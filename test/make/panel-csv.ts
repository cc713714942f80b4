import type { ScoreRow } from '#scoring/panel/model/score-row.ts'

/** The table that holds these scores, in their order. */
export function panelCsv(rows: readonly ScoreRow[]): string {
  const criterion = rows.some((row) => row.criterion !== undefined)
  const head = criterion ? 'entry,judge,criterion,score' : 'entry,judge,score'
  const lines = rows.map((row) => [row.entry, row.judge, ...(criterion ? [row.criterion] : []), row.score].join(','))
  return [head, ...lines, ''].join('\n')
}
