import type { Path } from '#cases/problem.ts'

/** Fields that want more than their shape tells: things picked from elsewhere in the case or from the list of factors. */
export type Special = 'evidence' | 'source' | 'component' | 'outcome' | 'chain' | 'chosen' | 'archived'

/** Keys of which exactly one is there, in the records at a path. */
const ONE_OF: Readonly<Record<string, readonly [string, string]>> = {
  'partners.*': ['name', 'group'],
  'outcomes.*': ['valuation', 'notPriced'],
  'harms.items.*': ['valuation', 'notPriced'],
}

/** `['outcomes', 3, 'label']` as `outcomes.*.label`: entries of a list have the same fields. */
export const patternOf = (path: Path): string => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')

export function specialOf(path: Path): Special | undefined {
  const pattern = patternOf(path)
  if (pattern === 'triggerEvidence' || (path.length > 1 && path.at(-1) === 'evidence')) return 'evidence'
  if (pattern === 'evidence.*.source') return 'source'
  if (pattern === 'sources.*.archived') return 'archived'
  if (pattern.endsWith('.component')) return 'component'
  if (pattern.endsWith('.partOf.id')) return 'outcome'
  if (pattern.endsWith('.valuation.chain')) return 'chain'
  return pattern === 'contradictions.*.chosen' ? 'chosen' : undefined
}

export const oneOfAt = (path: Path): readonly [string, string] | undefined => ONE_OF[patternOf(path)]
