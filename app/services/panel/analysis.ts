import { components, type Component } from '#scoring/panel/graph/components.ts'
import { fragileLinks, type FragileLinks } from '#scoring/panel/graph/fragile-links.ts'
import { weakestLink, type WeakestLink } from '#scoring/panel/graph/weakest-link.ts'
import { crossedModel, type CrossedModel } from '#scoring/panel/model/crossed-model.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { sheetsOf } from '#scoring/panel/ranks/sheets.ts'
import type { Scored } from '#scoring/result.ts'
import { panelAgreement, type Agreement } from './agreement.ts'
import { panelBands, type PanelBands } from './bands.ts'
import { panelStability, type PanelStability } from './stability.ts'

/** What was computed how: a number behind a name changes with the figures it gives. */
export const PANEL_METHODS = {
  analysis: 'panel/1',
  agreement: 'krippendorff-alpha/1 icc-shrout-fleiss/1 kendall-w/1',
  identification: 'reading-graph/1',
  model: 'crossed-reml/1',
  ranks: 'rank-draws/1',
  bands: 'rank-confidence-bonferroni/1',
  stability: 'rules/1 leave-one-out/1 flip-weights/1',
} as const

const LEVEL = 0.95
const DRAWS = 2000
/** The first places that stability is about, fewer in a small award. */
const PLACES = 3

export interface PanelRead {
  readonly scores: number
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  readonly criteria: readonly string[]
  /** Of the whole table of entries, judges and criteria, and those of them without a score. */
  readonly cells: number
  readonly missingCells: number
  /** Judge and entry: one reading, on however many criteria; those that leave a criterion out. */
  readonly readings: number
  readonly incompleteReadings: number
  /** Scores beyond the first of one judge for one entry and criterion. */
  readonly repeatedReadings: number
  readonly readingsAnEntry: { readonly fewest: number; readonly most: number }
  readonly readingsAJudge: { readonly fewest: number; readonly most: number }
}

export interface PanelAnalysis {
  readonly methods: typeof PANEL_METHODS
  readonly seed: number
  readonly level: number
  readonly places: number
  readonly read: PanelRead
  /** Shares by criterion that sum to 1; null where none were given. */
  readonly weights: Readonly<Record<string, number>> | null
  readonly identification: {
    readonly components: readonly Component[]
    readonly weakestLink: Scored<WeakestLink>
    readonly fragileLinks: FragileLinks
  }
  /** By component, in their order: judges of two of them never met over an entry. */
  readonly agreement: readonly Agreement[]
  /** Of all scores. */
  readonly model: Scored<CrossedModel>
  /** What entries are ranked by: the model of all scores, or with weights that of the weighted sheets. */
  readonly ranking: { readonly by: 'scores' | 'weighted-sheets'; readonly model: Scored<CrossedModel> }
  readonly bands: Scored<PanelBands>
  readonly stability: Scored<PanelStability>
}

/**
 * Everything that the scores of a panel can tell, each part or why it can't be given. Where nothing links two groups of
 * entries, no part ranks anybody: `not-comparable` with the names.
 *
 * @param rows in any order, one or more of them
 * @param options `weights` shares that sum to 1, else `RangeError`; `seed` a safe integer
 */
export function analysePanel(
  rows: readonly ScoreRow[],
  options: { readonly weights?: Readonly<Record<string, number>>; readonly seed: number },
): PanelAnalysis {
  const { weights, seed } = options
  const read = whatWasRead(rows)
  const parts = components(rows)
  const places = Math.max(1, Math.min(PLACES, read.entries.length - 1))
  const asked = { method: 'REML', level: LEVEL, draws: DRAWS, seed, top: places } as const
  const model = crossedModel(rows, asked)
  const sheets = sheetsOf(rows, weights)
  return {
    methods: PANEL_METHODS,
    seed,
    level: LEVEL,
    places,
    read,
    weights: weights ?? null,
    identification: { components: parts, weakestLink: weakestLink(rows), fragileLinks: fragileLinks(rows) },
    agreement: parts.map(({ entries }) => {
      const inside = new Set(entries)
      return panelAgreement(rows.filter(({ entry }) => inside.has(entry)), weights, LEVEL) // prettier-ignore
    }),
    model,
    ranking: weights
      ? { by: 'weighted-sheets', model: sheets.ok ? crossedModel(sheets.value, asked) : sheets }
      : { by: 'scores', model },
    bands: sheets.ok ? panelBands(sheets.value, LEVEL) : sheets,
    stability: sheets.ok ? panelStability(rows, sheets.value, { weights, places }) : sheets,
  }
}

function whatWasRead(rows: readonly ScoreRow[]): PanelRead {
  const distinct = (names: readonly string[]) => [...new Set(names)].sort()
  const entries = distinct(rows.map(({ entry }) => entry))
  const judges = distinct(rows.map(({ judge }) => judge))
  const criteria = distinct(rows.flatMap(({ criterion }) => criterion ?? []))
  const readings = new Map<string, ScoreRow & { criteria: Set<string> }>()
  for (const row of rows) {
    const key = JSON.stringify([row.entry, row.judge])
    const reading = readings.get(key) ?? { ...row, criteria: new Set() }
    readings.set(key, reading)
    reading.criteria.add(row.criterion ?? '')
  }
  const sheets = [...readings.values()]
  const filled = sheets.reduce((sum, sheet) => sum + sheet.criteria.size, 0)
  const each = Math.max(1, criteria.length)
  const cells = entries.length * judges.length * each
  const spread = (kind: 'entry' | 'judge') => {
    const counts = new Map<string, number>()
    for (const sheet of sheets) counts.set(sheet[kind], (counts.get(sheet[kind]) ?? 0) + 1)
    const all = [...counts.values()].sort((one, other) => one - other)
    return { fewest: all[0] ?? 0, most: all.at(-1) ?? 0 }
  }
  return {
    scores: rows.length,
    entries,
    judges,
    criteria,
    cells,
    missingCells: cells - filled,
    readings: sheets.length,
    incompleteReadings: sheets.filter((sheet) => sheet.criteria.size < each).length,
    repeatedReadings: rows.length - filled,
    readingsAnEntry: spread('entry'),
    readingsAJudge: spread('judge'),
  }
}
