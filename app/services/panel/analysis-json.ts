import type { PanelAnalysis } from './analysis.ts'

/**
 * The analysis as one JSON document: a figure that can't be given is `{code, detail}` in its place, an infinite one the
 * string `Infinity` or `-Infinity` (JSON has none).
 */
export function panelJson(analysis: PanelAnalysis): string {
  const conventions = {
    refusal: '{code, detail} in place of a result that the scores cannot carry',
    infinite: 'the strings "Infinity" and "-Infinity"',
    severity: 'a judge above 0 is lenient',
    ranks: '1 the best; equal scores share a rank',
  }
  return JSON.stringify({ conventions, ...(plain(analysis) as object) }, null, 2)
}

function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  const {
    ok,
    value: answer,
    why,
  } = value as { readonly ok?: unknown; readonly value?: unknown; readonly why?: unknown }
  if (ok === true) return plain(answer)
  if (ok === false) return plain(why)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
}
