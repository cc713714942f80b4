import { loadCases } from '#cases/load.server.ts'
import type { Case } from '#cases/parse.ts'
import type { Basis } from '#scoring/bases/basis.ts'
import { figureOnBasis } from '#scoring/bases/figure-on-basis.ts'
import { mainMoneyOf, outcomeFigure, type MainFigure } from '#scoring/bases/main-figure.ts'
import { comparedMainFigure, comparedMoney, type ComparedColumn } from '#scoring/comparability/case-verdicts.ts'
import type { ComparedFigure } from '#scoring/comparability/figure-rules.ts'
import type { ComparedIndex } from '#scoring/comparability/index-rules.ts'
import { comparedNetValue, type ComparedNetValue } from '#scoring/comparability/net-value-rules.ts'
import { headlinePair } from '#scoring/net-value/net-value.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import type { Dimension } from '#scoring/vocabulary.ts'

/** A case of the shipped library as a column of a comparison. */
export interface LibraryColumn extends ComparedColumn {
  readonly facts: Case
}

// Few draws: no verdict depends on them.
const library: ReadonlyMap<string, LibraryColumn> = new Map(
  (await loadCases('cases/library')).map((one) => {
    if (!one.ok) throw new Error(`${one.slug} is broken`)
    const facts = one.case
    const net = Object.values(headlinePair(facts, { seed: 1, draws: 100 }))
    return [one.slug, { source: `${one.slug}@1`, issue: facts.socialIssue, facts, index: socialValueIndex(facts), net }]
  }),
)

export const libraryIds: string[] = [...library.keys()]

export function libraryColumn(id: string): LibraryColumn {
  const found = library.get(id)
  if (found === undefined) throw new Error(`The library has no case ${id}.`)
  return found
}

/** `case/outcome@date`; without a date the outcome's only observation. */
export function libraryFigure(name: string): MainFigure & { readonly column: LibraryColumn } {
  const [id = '', rest = ''] = name.split('/')
  const [outcomeId = '', asOf] = rest.split('@')
  const column = libraryColumn(id)
  const outcome = column.facts.outcomes.find((one) => one.id === outcomeId)
  const observations = outcome?.observations.filter((one) => asOf === undefined || one.asOf === asOf)
  if (outcome === undefined || observations?.length !== 1) throw new Error(`The library has no single ${name}.`)
  return { column, outcome, observation: observations[0]! }
}

/** The same as the rules of figures see it, on a basis. */
export function comparedFigure(name: string, basis: Basis = 'reported'): ComparedFigure {
  const { column, ...of } = libraryFigure(name)
  const { facts, issue } = column
  const found = comparedMainFigure({ source: name, issue }, { of, figure: figureOnBasis(outcomeFigure(of), basis, facts) }) // prettier-ignore
  if (found === null) throw new Error(`${name} has no ${basis}.`)
  return found
}

/** The money of a case as the rules of figures see it, on a basis. */
export function comparedMoneyOf(id: string, basis: Basis = 'reported'): ComparedFigure {
  const { facts, source } = libraryColumn(id)
  const found = comparedMoney(source, figureOnBasis(mainMoneyOf(facts)!, basis, facts))
  if (found === null) throw new Error(`The money of ${id} has no ${basis}.`)
  return found
}

export function comparedIndexOf(id: string): ComparedIndex & Pick<LibraryColumn['index'], 'dimensions'> {
  const { index, facts } = libraryColumn(id)
  const coverage = Object.entries(index.dimensions).map(([name, dimension]) => [name, dimension.coverage])
  return { ...index, asOf: facts.asOf, dimensionCoverage: Object.fromEntries(coverage) as Record<Dimension, number> }
}

export function comparedNetOf(id: string): ComparedNetValue | null {
  return comparedNetValue(id, libraryColumn(id).net)
}
