import type { MapCase } from '../../charts/library-map-layout.ts'
import type { RowStatus } from '#scoring/vocabulary.ts'

/**
 * Thousands of cases on their way to the browser: three texts instead of as many objects, because the page carries its
 * data as text and spells every value of an array or object out once more. No more digits than a reader is shown.
 */
export interface PackedCases {
  /** One a line; behind it, after a space, what stands in its address where that is something else. */
  readonly ids: string
  /** One a line. */
  readonly titles: string
  /**
   * One case a line, values apart by commas: lower and upper end of the index in tenths, share known in per cent, marks,
   * and where there is an amount its low end, high end and median in yuan, the median empty where there is none.
   */
  readonly figures: string
}

const STATES: readonly RowStatus[] = ['priced', 'bounded', 'scenario', 'notPriced']
const UNRANKED = 4
const NO_HARMS_KNOWN = 8
const AMOUNT_DIGITS = 3

export function packCases(cases: readonly MapCase[]): PackedCases {
  return {
    ids: cases.map(({ id, slug }) => (slug === id ? id : `${id} ${slug}`)).join('\n'),
    titles: cases.map(({ title }) => title.replace(/\s+/g, ' ')).join('\n'),
    figures: cases.map(figuresOf).join('\n'),
  }
}

/** The cases as they were packed, figures rounded: the index to tenths, amounts to three digits. */
export function unpackCases({ ids, titles, figures }: PackedCases): readonly MapCase[] {
  if (ids === '') return []
  const [names, lines] = [titles.split('\n'), figures.split('\n')]
  return ids.split('\n').map((line, index) => {
    const [id = '', slug = id] = line.split(' ')
    const [lower, upper, knownPercent, marks, low, high, median] = lines[index]!.split(',')
    const mark = Number(marks)
    return {
      id,
      slug,
      title: names[index]!,
      lower: Number(lower) / 10,
      upper: Number(upper) / 10,
      knownPercent: Number(knownPercent),
      ranked: (mark & UNRANKED) === 0,
      state: STATES[mark & 3]!,
      net: low === undefined ? null : { low: Number(low), high: Number(high), median: median === '' ? null : Number(median) }, // prettier-ignore
      harmsKnown: (mark & NO_HARMS_KNOWN) === 0,
    }
  })
}

function figuresOf({ lower, upper, knownPercent, ranked, state, net, harmsKnown }: MapCase): string {
  const marks = STATES.indexOf(state) + (ranked ? 0 : UNRANKED) + (harmsKnown ? 0 : NO_HARMS_KNOWN)
  const index = [Math.round(lower * 10), Math.round(upper * 10), Math.round(knownPercent), marks]
  const amounts = net ? [short(net.low), short(net.high), net.median === null ? '' : short(net.median)] : []
  return [...index, ...amounts].join(',')
}

const short = (amountCny: number): number => Number(amountCny.toPrecision(AMOUNT_DIGITS))

/** The cases of a page, unpacked when they are first asked for: the server, which only writes the page, never does. */
export interface LazyCases {
  readonly all: () => readonly MapCase[]
  readonly find: (id: string) => MapCase | undefined
}

export function lazyCases(packed: PackedCases): LazyCases {
  let cases: readonly MapCase[] | undefined
  let byId: ReadonlyMap<string, MapCase> | undefined
  const all = () => (cases ??= unpackCases(packed))
  return { all, find: (id) => (byId ??= new Map(all().map((entry) => [entry.id, entry]))).get(id) }
}
