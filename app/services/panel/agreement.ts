import { ICC_FORMS, intraclassCorrelation, type IccForm } from '#scoring/panel/agreement/intraclass-correlation.ts' // prettier-ignore
import { kendallW } from '#scoring/panel/agreement/kendall-w.ts'
import { krippendorffAlpha, type AlphaMetric } from '#scoring/panel/agreement/krippendorff-alpha.ts' // prettier-ignore
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { comparable } from '#scoring/panel/ranks/shared-ranks.ts'
import { sheetsOf } from '#scoring/panel/ranks/sheets.ts'

const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const satisfies readonly AlphaMetric[]

export interface AgreementMeasures {
  /** null: of whole sheets, the (weighted) means over the criteria, or the scores where there are no criteria. */
  readonly criterion: string | null
  readonly alpha: Readonly<Record<AlphaMetric, ReturnType<typeof krippendorffAlpha>>>
  readonly icc: Readonly<Record<IccForm, ReturnType<typeof intraclassCorrelation>>>
  readonly w: ReturnType<typeof kendallW>
}

/** Whole sheets first, then each criterion where there are several. */
export type Agreement = readonly AgreementMeasures[]

/** How far judges agree, on whole sheets and on each criterion; each figure or why it can't be given. */
export function panelAgreement(
  rows: readonly ScoreRow[],
  weights: Readonly<Record<string, number>> | undefined,
  level: number,
): Agreement {
  const criteria = [...new Set(rows.flatMap(({ criterion }) => criterion ?? []))].sort()
  const sheets = sheetsOf(rows, weights)
  return [
    // Sums that are equal on paper have to be ties here, too.
    ...(sheets.ok ? [measures(null, sheets.value.map((sheet) => ({ ...sheet, score: comparable(sheet.score) })), level)] : []), // prettier-ignore
    ...(criteria.length > 1 ? criteria : []).map(
      (criterion) =>
      measures(criterion, rows.filter((row) => row.criterion === criterion), level), // prettier-ignore
    ),
  ]
}

function measures(criterion: string | null, rows: readonly ScoreRow[], level: number): AgreementMeasures {
  const entries = [...new Set(rows.map(({ entry }) => entry))].sort()
  const judges = [...new Set(rows.map(({ judge }) => judge))].sort()
  const places = new Map(judges.map((judge, place) => [judge, place]))
  const byEntry = new Map(entries.map((entry) => [entry, judges.map((): number | null => null)]))
  for (const { entry, judge, score } of rows) byEntry.get(entry)![places.get(judge)!] = score
  const table = [...byEntry.values()]
  const byJudge = judges.map((_, judge) => table.map((row) => row[judge]!))
  return {
    criterion,
    alpha: named(METRICS, (metric) => krippendorffAlpha(byJudge, metric)),
    icc: named(ICC_FORMS, (form) => intraclassCorrelation(table, form, level)),
    w: kendallW(table),
  }
}

function named<Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>
}
