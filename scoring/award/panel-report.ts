import { krippendorffAlpha } from '../panel/agreement/krippendorff-alpha.ts'
import type { JudgeUse } from '../panel/model/judge-use.ts'
import type { Refusal, Scored } from '../result.ts'
import type { PanelFit } from './panel-fits.ts'

export interface JudgeReport {
  readonly judge: string
  readonly sheets: number
  readonly meanGiven: number
  /** Above 0 lenient, below 0 strict, in points; null where the model could not be fitted. */
  readonly severity: { readonly value: number; readonly low: number; readonly high: number } | null
  /** Whether the judge spreads scores as the others do, and tells entries apart at all. */
  readonly use: JudgeUse | null
}

export interface PanelReport {
  readonly group: string
  readonly entries: readonly string[]
  readonly judges: readonly JudgeReport[]
  /** Krippendorff's alpha: of whole sheets (null), then of each criterion that was answered. */
  readonly agreement: readonly { readonly criterion: string | null; readonly alpha: Scored<number> }[]
  /** Standard deviations in points. */
  readonly spread: { readonly entry: number; readonly judge: number; readonly residual: number } | null
  /** Why there is no correction. */
  readonly why: Refusal | null
}

/** What the sheets say of the judges of one panel. */
export function panelReport({ group, entries, judges, sheets, model }: PanelFit): PanelReport {
  const fitted = model.ok ? new Map(model.value.judges.map((judge) => [judge.name, judge])) : undefined
  const criteria = [...new Set(sheets.flatMap(({ answers }) => Object.keys(answers)))].sort()
  const alphaOf = (scoreOf: (sheet: (typeof sheets)[number]) => number | undefined): Scored<number> => {
    const rows = new Map(judges.map((judge) => [judge, new Map<string, number>()]))
    for (const sheet of sheets) {
      const score = scoreOf(sheet)
      if (score !== undefined) rows.get(sheet.judge)!.set(sheet.entry, score)
    }
    const table = [...rows.values()].map((row) => entries.map((entry) => row.get(entry) ?? null))
    const alpha = krippendorffAlpha(table, 'interval')
    return alpha.ok ? { ok: true, value: alpha.value.alpha } : alpha
  }
  return {
    group,
    entries,
    judges: judges.map((judge) => {
      const given = sheets.filter((sheet) => sheet.judge === judge).map(({ score }) => score)
      const own = fitted?.get(judge)
      return {
        judge,
        sheets: given.length,
        meanGiven: given.reduce((sum, score) => sum + score, 0) / given.length,
        severity: own ? { value: own.effect.value, low: own.effect.low, high: own.effect.high } : null,
        use: own?.use ?? null,
      }
    }),
    agreement: [
      { criterion: null, alpha: alphaOf(({ score }) => score) },
      ...criteria.map((criterion) => ({ criterion, alpha: alphaOf(({ answers }) => answers[criterion]) })),
    ],
    spread: model.ok
      ? {
          entry: Math.sqrt(model.value.variances.entry),
          judge: Math.sqrt(model.value.variances.judge),
          residual: Math.sqrt(model.value.variances.residual),
        }
      : null,
    why: model.ok ? null : model.why,
  }
}
