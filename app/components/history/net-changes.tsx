import type { NetValueChange, RowChange, RowSide } from '#scoring/changes/net-value-change.ts'
import type { NumberChange } from '#scoring/changes/number-change.ts'
import { factorById } from '#scoring/net-value/factors/library.ts'
import type { Refusal } from '#scoring/result.ts'
import { CHANGES } from '../../content/desk/changes.ts'
import { formatCny } from '../../i18n/format.ts'
import { useSpeech, type Speech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { reasonText } from '../reason-text.ts'
import { unitFor } from './added-up.ts'
import type { ScoreChangesView } from './changes-view.ts'
import { isMoved } from './index-changes.tsx'
import { SplitTable, type SplitRow } from './split-table.tsx'

/** How the net value of a case changed: the rows that did, the totals, and why a row has no amount. */
export function NetChanges({
  net,
  view,
  address,
}: {
  readonly net: NetValueChange
  readonly view: ScoreChangesView
  /** Of the page, to be gone on with `&carbon=…`. */
  readonly address: string
}) {
  const say = useWords(CHANGES)
  const { t, language } = useSpeech()
  const rows = net.rows.filter(isRowChanged)
  const same = net.rows.length - rows.length
  const named = (name: SplitRow['name'], change: NumberChange, unit: number): SplitRow => ({ name, change, unit, format: (value) => formatCny(language, value) }) // prettier-ignore
  const totals = [
    ...splitOf(net.priced.p05, net.priced.median, net.priced.p95).map(([end, change, unit]) =>
      named(`${say('totalPriced')} · ${say(SPREAD[end])}`, change, unit),
    ),
    ...splitOf(net.bounds.low, undefined, net.bounds.high).map(([end, change, unit]) =>
      named(`${say('totalBounds')} · ${say(end)}`, change, unit),
    ),
  ]
  return (
    <>
      <h3>{say('netTitle')}</h3>
      {view.carbonPrices.length < 2 ? null : (
        <p>
          {say('carbonPrice', { price: t(`carbon.${view.carbonPrice}`) })}{' '}
          {view.carbonPrices
            .filter((price) => price !== view.carbonPrice)
            .map((price) => (
              <a key={price} className="no-print" href={`${address}&carbon=${price}`}>
                {say('carbonOther', { price: t(`carbon.${price}`) })}
              </a>
            ))}
        </p>
      )}
      {rows.length === 0 ? <p>{say('netSame')}</p> : null}
      {rows.map((row) => (
        <Row key={row.id} row={row} names={view.names} />
      ))}
      {rows.length === 0 || same === 0 ? null : (
        <p className="small soft">{same === 1 ? say('rowsSameOne') : say('rowsSame', { n: same })}</p>
      )}
      {totals.length === 0 ? null : (
        <>
          <h4>{say('total')}</h4>
          <SplitTable title={say('total')} rows={totals} />
        </>
      )}
    </>
  )
}

type End = 'low' | 'central' | 'high'

/** Of a simulated total. */
const SPREAD = { low: 'p05', central: 'median', high: 'p95' } as const

/** The ends of an amount that there is something to say about, in one unit. */
function splitOf(
  low: NumberChange,
  central: NumberChange | undefined,
  high: NumberChange,
): (readonly [End, NumberChange, number])[] {
  const ends = ([['low', low], ['central', central], ['high', high]] as const).flatMap(([end, change]) =>
    change !== undefined && isMoved(change) ? [[end, change] as const] : [],
  ) // prettier-ignore
  const unit = unitFor(...ends.flatMap(([, change]) => sizesOf(change)), 0)
  return ends.map(([end, change]) => [end, change, unit] as const)
}

function sizesOf(change: NumberChange): number[] {
  if (change.kind !== 'scored') return []
  return [change.before, change.after, ...(change.parts.ok ? Object.values(change.parts.value) : [])]
}

const isRowChanged = ({ sides, low, central, high }: RowChange): boolean =>
  [low, central, high].some(isMoved) || standOf(sides.before) !== standOf(sides.after)

/** What decides whether a row counts, without its quantity, which the facts below show. */
const standOf = (side: RowSide | null): string =>
  side === null ? '' : JSON.stringify([side.sign, side.status, side.code, side.reasons.map(({ code }) => code)])

function Row({ row, names }: { readonly row: RowChange; readonly names: ScoreChangesView['names'] }) {
  const say = useWords(CHANGES)
  const speech = useSpeech()
  const { t, language } = speech
  const { before, after } = row.sides
  const title = row.label[language]
  const rows = splitOf(row.low, row.central, row.high).map(([end, change, unit]): SplitRow => ({
    name: say(end),
    change,
    unit,
    format: (value) => formatCny(language, value),
  })) // prettier-ignore
  const word = (side: RowSide | null) => (side === null ? say('none') : t(`status.${side.status}`))
  const reasons = after?.reasons.map((reason) => reasonText(withNames(reason, names, speech), speech)) ?? []
  if (after?.code) reasons.unshift(t(`code.${after.code}`))
  return (
    <>
      <h4>
        {title}
        {(after ?? before)?.sign === 'harm' ? <span className="tag">{say('harmRow')}</span> : null}
        {before === null ? <span className="tag">{say('rowNew')}</span> : null}
        {after === null ? <span className="tag">{say('rowGone')}</span> : null}
      </h4>
      {before?.status === after?.status ? null : (
        <p>{say('statusChange', { before: word(before), after: word(after) })}</p>
      )}
      {reasons.length === 0 ? null : (
        <>
          <p className="small">{say('reasonsNow')}</p>
          <ul className="small">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      {rows.length === 0 ? (
        <p className="small soft">{say('stillUnscored')}</p>
      ) : (
        <SplitTable title={title} rows={rows} />
      )}
    </>
  )
}

/** Names where a refusal has ids of rows and factors. */
function withNames({ code, detail }: Refusal, names: ScoreChangesView['names'], { language }: Speech): Refusal {
  return {
    code,
    detail: Object.fromEntries(
      Object.entries(detail).map(([key, value]) => {
        if (key === 'factor') return [key, factorById(String(value))?.indicator[language] ?? value]
        return [key, key === 'row' || key === 'of' ? (names[String(value)] ?? value) : value]
      }),
    ),
  }
}
