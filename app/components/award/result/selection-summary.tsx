import type { CategorySelection } from '#scoring/award/selection.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { useResultNames } from './use-result-names.ts'

const STOPPED = ['vetoed', 'capped', 'double'] as const

/** Who wins, who is next, and whom a gate has passed over, before the table that has everybody. */
export function SelectionSummary({ selection }: { readonly selection: CategorySelection }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { places, winners, reserves, entries } = selection
  const named = new Set([...winners, ...reserves])
  const last = entries.findLastIndex(({ entry }) => named.has(entry))
  // Whom a gate keeps from nothing, since others stand above anyway, is told in the table alone.
  const stopped = entries.slice(0, last).filter(({ standing }) => STOPPED.some((code) => code === standing.code))
  const movedUp = entries.filter(({ standing }) => standing.code === 'moved-up')
  const left = places - winners.length
  return (
    <dl className="facts">
      <dt>{say('winnersHead')}</dt>
      <dd>
        {names.entries(winners)}{' '}
        <span className="small soft">
          {say('placesOf', { given: formatExact(language, winners.length), places: formatExact(language, places) })}
          {left > 0 && !selection.open ? say('placesLeft', { count: formatExact(language, left) }) : null}
        </span>
      </dd>
      {movedUp.length === 0 ? null : (
        <>
          <dt>{say('movedUpHead')}</dt>
          <dd>{names.entries(movedUp.map(({ entry }) => entry))}</dd>
        </>
      )}
      {stopped.length === 0 ? null : (
        <>
          <dt>{say('stoppedHead')}</dt>
          <dd>{names.entries(stopped.map(({ entry }) => entry))}</dd>
        </>
      )}
      {reserves.length === 0 ? null : (
        <>
          <dt>{say('reservesHead')}</dt>
          <dd>{names.entries(reserves)}</dd>
        </>
      )}
    </dl>
  )
}
