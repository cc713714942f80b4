import type { ChartDrawing } from '../../../charts/drawing.ts'
import type { LensBoxesData } from '../../../charts/lens-boxes.ts'
import { symlog, symlogTicks } from '../../../charts/symlog.ts'
import { LENSES } from '../../../content/award/lenses.ts'
import { formatCny, formatCnyRange, formatPoints, formatScore, formatShare } from '../../../i18n/format.ts'
import type { Speech } from '../../../i18n/translate.ts'
import { said, type WordValues } from '../../accounts/use-words.ts'
import { areApart, possiblePlaces, type PossiblePlaces } from './possible-places.ts'
import type { LensEntry, LensesView } from './result-view.ts'

export const LENSES_BESIDE = ['index', 'net'] as const
/** What stands beside the jury. */
export type LensBeside = (typeof LENSES_BESIDE)[number]

/** More boxes than these lie on each other; the table has all. */
const MOST_BOXES = 40

interface Interval {
  readonly low: number
  readonly high: number
}
/** An entry with a jury score and the other measure. */
export type Compared = LensEntry & {
  readonly jury: NonNullable<LensEntry['jury']>
  readonly beside: Interval
  /** Ends without an estimate. */
  readonly isBounded: boolean
}

/** An entry that the jury places where the other measure rules it out, or the other way round. */
export interface Apart {
  readonly entry: string
  readonly jury: PossiblePlaces
  readonly beside: PossiblePlaces
}

export interface Comparison {
  readonly drawn: readonly Compared[]
  /** Those whose places are compared: what has ends alone has no place. */
  readonly placed: number
  readonly apart: readonly Apart[]
}

/** Jury and one other measure, for the entries that have both. */
export function comparison({ entries }: LensesView, lens: LensBeside): Comparison {
  const drawn = entries.flatMap((each): Compared[] => {
    const beside = lens === 'index' ? each.lens.index : each.lens.netValueCny
    if (!each.jury || !beside) return []
    return [{ ...each, jury: each.jury, beside, isBounded: 'isPriced' in beside && !beside.isPriced }]
  })
  const placed = drawn.filter(({ isBounded }) => !isBounded)
  const jury = possiblePlaces(placed.map((each) => each.jury))
  const besides = possiblePlaces(placed.map(({ beside }) => beside))
  const apart = placed.flatMap(({ entry }, index) => {
    const places = { entry, jury: jury[index]!, beside: besides[index]! }
    return areApart(places.jury, places.beside) ? [places] : []
  })
  return { drawn, placed: placed.length, apart }
}

/** One chart as data for page and image alike; null where nothing has both measures. */
export function lensDrawing(view: LensesView, lens: LensBeside, speech: Speech): ChartDrawing | null {
  const { drawn, placed, apart } = comparison(view, lens)
  if (drawn.length === 0) return null
  const { t, language } = speech
  const say = (word: keyof typeof LENSES, values?: WordValues) => said(LENSES, language, word, values)
  const shown = drawn.slice(0, MOST_BOXES)
  const isIndex = lens === 'index'
  const outcome = placed < 2 ? 'few' : apart.length === 0 ? 'none' : apart.length === 1 ? 'one' : 'some'
  const title = say(`${lens}.${outcome}`, { entries: placed, apart: apart.length })
  const textOf = ({ beside }: Compared) =>
    isIndex
      ? `${formatScore(language, beside.low)}–${formatScore(language, beside.high)}`
      : formatCnyRange(language, beside.low, beside.high)
  const juryText = ({ jury }: Compared) =>
    jury.low === jury.high
      ? formatPoints(language, jury.value)
      : `${formatPoints(language, jury.low)}–${formatPoints(language, jury.high)}`
  const data: LensBoxesData = {
    title,
    description: say('describe', {
      title,
      list: shown
        .map((each) => say('point', { entry: each.entry, jury: juryText(each), other: textOf(each) }))
        .join(t('common.list')),
    }),
    entryHead: say('entry'),
    acrossLabel: say(isIndex ? 'indexAxis' : 'netAxis'),
    upLabel:
      view.level === null ? say('juryScore') : say('juryCorrected', { level: formatShare(language, view.level) }),
    asideHead: say(isIndex ? 'coverage' : 'kind'),
    across: isIndex ? INDEX_AXIS : netAxis(shown, speech),
    up: withRoom(shown.map(({ jury }) => jury)),
    entries: shown.map((each) => ({
      mark: each.entry,
      label: `${each.entry} ${each.title[language]}`,
      across: isIndex ? each.beside : { low: symlog(each.beside.low), high: symlog(each.beside.high) },
      acrossText: textOf(each),
      up: each.jury,
      upText: juryText(each),
      aside: isIndex
        ? say('known', { share: formatShare(language, each.lens.index.coverage) })
        : say(each.isBounded ? 'bounded' : 'priced'),
      isDashed: each.isBounded,
    })),
  }
  return { kind: 'lens', data }
}

const INDEX_AXIS: LensBoxesData['across'] = {
  low: 0,
  high: 100,
  ticks: [0, 25, 50, 75, 100].map((at) => ({ at, label: String(at) })),
}

/** Of the widths of the axis: two ticks that are nearer than this would touch. */
const TICK_GAP = 0.14

function netAxis(entries: readonly Compared[], { language }: Speech): LensBoxesData['across'] {
  const { low, high } = withRoom(entries.map(({ beside }) => ({ low: symlog(beside.low), high: symlog(beside.high) })))
  const ticks = symlogTicks(low, high, (high - low) * TICK_GAP)
  return { low, high, ticks: ticks.map((amount) => ({ at: symlog(amount), label: formatCny(language, amount, 2) })) }
}

function withRoom(intervals: readonly Interval[]): Interval {
  const low = Math.min(...intervals.map((each) => each.low))
  const high = Math.max(...intervals.map((each) => each.high))
  const room = (high - low) * 0.08 || 0.5
  return { low: low - room, high: high + room }
}
