import { fork, type Random } from '#scoring/random.ts'
import { makeCaseText } from '#test/make/case.ts'

/** Outcomes that can be valued: unit, chain and side of each, all of them with an uncertain factor. */
const VALUED = [
  ['t', 'recycling.pp-boxes, carbon-price', 'environment'],
  ['person', 'training.certificate-wage', 'social'],
  ['day', 'work.lost-day', 'social'],
  ['hour', 'volunteer.hour', 'social'],
] as const

const SENTENCES = [
  '项目组每个季度回访一次参与的社区，并把回访结果写进内部台账[^origin]。',
  '合作方负责核对名单，公司只提供工具和培训，**不直接接触**个人资料。',
  '这一阶段的做法与前一年相同，只是把申请改到了线上，办理时间因此缩短。',
  '费用由谁承担没有写明；公开的文件只说“纳入日常预算”[^counts]。',
  '参与者可以随时退出，退出后资料在一个月内删去。',
]

/**
 * The text of one case out of a family without end: a valid case with up to six more outcomes, half of them valued
 * with uncertain shares (and so simulated), and a text of three to twelve more paragraphs. The same number, the same
 * text.
 */
export function generatedCaseText(number: number): string {
  const random = fork(number, 'generated-case')
  const outcomes = Array.from({ length: upTo(random, 6) }, (_, index) => outcomeText(random, index))
  const paragraphs = Array.from({ length: 3 + upTo(random, 9) }, () => paragraphText(random))
  return makeCaseText([
    ['id: find-people', `id: case-${number}`],
    ['title: {zh-CN: 寻人, en: Finding people}', `title: {zh-CN: 第 ${number} 号案例, en: Case ${number}}`],
    ['harms:\n  state: listed', `${outcomes.join('')}harms:\n  state: listed`],
    ['费用不详。\n', `费用不详。\n\n${paragraphs.join('\n\n')}\n`],
  ])
}

const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1))

const share = (low: number, width: number): string =>
  `{state: evidenced, low: ${low.toFixed(2)}, central: ${(low + width / 2).toFixed(2)}, high: ${(low + width).toFixed(2)}, evidence: [counts]}`

function outcomeText(random: Random, index: number): string {
  const [unit, chain, side] = VALUED[Math.floor(random() * VALUED.length)]!
  const known = random() < 0.5
  const worth =
    random() < 0.5
      ? 'notPriced: {code: NO_FACTOR, reason: {zh-CN: 没有合适的因子, en: No factor fits}}'
      : [
          'valuation:',
          `      chain: [${chain}]`,
          `      deadweight: ${share(random() * 0.4, 0.3)}`,
          `      displacement: ${known ? share(0, 0.1) : '{state: unknown}'}`,
          `      attribution: ${share(random() * 0.3, 0.2)}`,
        ].join('\n')
  return `  - id: extra-${index}
    label: {zh-CN: 第 ${index} 项结果, en: Result ${index}}
    unit: ${unit}
    side: ${side}
    sign: benefit
    kind: outcome
    observations:
      - asOf: 2022-12
        basis: {kind: annual, year: "2022"}
        value: ${100 + upTo(random, 100_000)}
        evidence: [counts]
      - asOf: 2023-12
        basis: {kind: annual, year: "2023"}
        value: ${100 + upTo(random, 100_000)}
        qualifier: about
        evidence: [counts]
    ${worth}
`
}

function paragraphText(random: Random): string {
  const sentences = Array.from({ length: 2 + upTo(random, 4) }, () => SENTENCES[upTo(random, SENTENCES.length - 1)])
  return sentences.join('')
}
