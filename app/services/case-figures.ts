import { newestObservation } from '#cases/figure-targets.ts'
import type { FrontMatter } from '#cases/schema.ts'
import type { LocalText, ObservationBasis } from '#scoring/facts.ts'
import type { CsvCell } from './csv.ts'

const HEAD = [
  'id', 'record', 'label_zh', 'label_en', 'value', 'unit', 'qualifier', 'as_of', 'basis', 'kind', 'evidence_ids',
  'sources', 'grades', 'locator_zh', 'locator_en',
] as const // prettier-ignore

interface Figure {
  readonly id: string
  readonly record: string
  readonly label: LocalText
  readonly value: number
  readonly unit: string
  readonly qualifier: string
  readonly asOf: string | undefined
  readonly basis: string
  readonly kind: string
  readonly evidence: readonly string[]
}

/** Every figure of a case with its evidence, a row each, the first row being the head: for a spreadsheet. */
export function caseFigures(facts: FrontMatter): readonly (readonly CsvCell[])[] {
  const evidence = new Map(facts.evidence.map((item) => [item.id, item]))
  const sources = new Map(facts.sources.map((source) => [source.id, source]))
  const rows = [...outcomeFigures(facts), ...plainFigures(facts), ...moneyFigures(facts)].map((figure) => {
    const items = figure.evidence.flatMap((id) => evidence.get(id) ?? [])
    const joined = (words: readonly string[]) => words.join('; ')
    return [
      figure.id,
      figure.record,
      figure.label['zh-CN'],
      figure.label.en,
      figure.value,
      figure.unit,
      figure.qualifier,
      figure.asOf ?? '',
      figure.basis,
      figure.kind,
      joined(figure.evidence),
      joined(items.flatMap(({ source }) => sources.get(source)?.title ?? [])),
      joined(items.map(({ grade, weak }) => (weak ? `${grade} (weak)` : grade))),
      joined(items.map(({ locator }) => locator['zh-CN'])),
      joined(items.map(({ locator }) => locator.en)),
    ]
  })
  return [HEAD, ...rows]
}

function outcomeFigures({ outcomes, harms }: FrontMatter): Figure[] {
  const entries = [
    ...outcomes.map((outcome) => ({ record: 'outcome', outcome })),
    ...(harms.state === 'listed' ? harms.items.map((outcome) => ({ record: 'harm', outcome })) : []),
  ]
  return entries.flatMap(({ record, outcome }) => {
    const { id, label, unit, kind } = outcome
    const observed = outcome.observations.map(({ value, qualifier, asOf, basis, evidence }) => ({
      id, record, label, value, unit, qualifier, asOf, basis: basisText(basis), kind, evidence,
    })) // prettier-ignore
    const newest = newestObservation(outcome)
    const parts = (outcome.breakdown?.parts ?? []).map((part) => ({
      id: `${id}/${part.id}`,
      record: 'part',
      label: part.label,
      value: part.value,
      unit,
      qualifier: 'exact',
      asOf: newest?.asOf,
      basis: newest ? basisText(newest.basis) : '',
      kind,
      evidence: part.evidence,
    }))
    return [...observed, ...parts]
  })
}

function basisText(basis: ObservationBasis): string {
  if (basis.kind === 'annual') return `annual ${basis.year}`
  if (basis.kind === 'stock') return `stock ${basis.at}`
  return `cumulative ${basis.from === undefined ? '' : `${basis.from} `}to ${basis.to}`
}

function plainFigures({ facts, accounts }: FrontMatter): Figure[] {
  return [
    ...facts.map(({ id, label, value, unit, qualifier, context, asOf, evidence }) => ({
      id, record: 'fact', label, value, unit, qualifier, asOf, basis: '', kind: context ? 'context' : 'case', evidence,
    })), // prettier-ignore
    ...accounts.flatMap(({ label, own, followers, reads, asOf, evidence }, index) => {
      const common = { record: 'account', label, qualifier: 'exact', asOf, basis: '', kind: own ? 'own' : 'others', evidence } // prettier-ignore
      return [
        ...(followers === undefined ? [] : [{ ...common, id: `account-${index + 1}`, value: followers, unit: 'follower' }]), // prettier-ignore
        ...(reads === undefined ? [] : [{ ...common, id: `account-${index + 1}-reads`, value: reads, unit: 'play' }]),
      ]
    }),
  ]
}

function moneyFigures({ funding, foundations, investments }: FrontMatter): Figure[] {
  const money = { unit: 'CNY', qualifier: 'exact', basis: '' }
  return [
    ...funding.flatMap(
      ({ label, amountCny, qualifier = 'exact', scope, year, asOf, evidence }, index) =>
      amountCny === undefined
        ? []
        : [{ ...money, id: `funding-${index + 1}`, record: 'funding', label, value: amountCny, qualifier, asOf: asOf ?? year, basis: year === undefined ? '' : `annual ${year}`, kind: scope, evidence }], // prettier-ignore
    ),
    ...foundations.flatMap(
      ({ name, amountCny, role, asOf, evidence }, index) =>
      amountCny === undefined
        ? []
        : [{ ...money, id: `foundation-${index + 1}`, record: 'foundation', label: name, value: amountCny, asOf, kind: role, evidence }], // prettier-ignore
    ),
    ...(investments.state === 'listed' ? investments.items : []).map(
      ({ label, amountCny, year, scope, evidence }, index) => ({ ...money, id: `investment-${index + 1}`, record: 'investment', label, value: amountCny, asOf: year, basis: `annual ${year}`, kind: scope, evidence }), // prettier-ignore
    ),
  ]
}
