import { ChartFigure } from '../../chart-figure.tsx'
import { chartOf } from '../../../charts/drawing.ts'
import { LENSES } from '../../../content/award/lenses.ts'
import { formatCnyRange, formatPoints, formatScore, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { comparison, lensDrawing, LENSES_BESIDE, type LensBeside } from './lens-charts.ts'
import type { PossiblePlaces } from './possible-places.ts'
import type { ResultView, ShownCategory } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

interface LensesPartProps {
  readonly view: ResultView
  readonly shown: ShownCategory
}

/** Jury, index and net value beside each other, for entries that are cases of the library; never merged. */
export function LensesPart({ view, shown }: LensesPartProps) {
  const say = useWords(LENSES)
  const names = useResultNames()
  const { lenses } = shown
  if (lenses.entries.length === 0) return null
  const withoutNet = lenses.entries.filter(({ lens }) => lens.netValueCny === null)
  const withoutScore = lenses.entries.filter(({ jury }) => jury === null)
  const ids = (entries: readonly { readonly entry: string }[]) => names.entries(entries.map(({ entry }) => entry))
  return (
    <>
      <h3 id="lenses">{say('title')}</h3>
      <p>{say('what')}</p>
      {LENSES_BESIDE.map((lens) => (
        <LensFigure key={lens} lens={lens} view={view} shown={shown} />
      ))}
      <p className="small soft">{say('how')}</p>
      <LensTable shown={shown} />
      {withoutNet.length === 0 ? null : <p className="small soft">{say('withoutNet', { entries: ids(withoutNet) })}</p>}
      {withoutScore.length === 0 ? null : (
        <p className="small soft">{say('withoutScore', { entries: ids(withoutScore) })}</p>
      )}
      {lenses.withoutCase.length === 0 ? null : (
        <p className="small soft">{say('withoutCase', { count: lenses.withoutCase.length })}</p>
      )}
    </>
  )
}

function LensFigure({ lens, view, shown }: LensesPartProps & { readonly lens: LensBeside }) {
  const say = useWords(LENSES)
  const names = useResultNames()
  const speech = useSpeech()
  const drawing = lensDrawing(shown.lenses, lens, speech)
  if (!drawing) return null
  const { apart } = comparison(shown.lenses, lens)
  const asked = new URLSearchParams({ stage: shown.stage.id, category: shown.outcome.category, lang: speech.language })
  return (
    <>
      <ChartFigure
        make={chartOf(drawing)}
        image={`/awards/${view.award.id}/office/lenses/${lens}.png?${asked}`}
        drawing={drawing}
      />
      {apart.length === 0 ? null : (
        <ul>
          {apart.map(({ entry, jury, beside }) => (
            <li key={entry}>
              {say(`${lens}.apart`, { entry: names.entry(entry), jury: placesText(jury), beside: placesText(beside) })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const placesText = ({ best, worst }: PossiblePlaces): string => (best === worst ? String(best) : `${best}–${worst}`)

function LensTable({ shown: { lenses } }: { readonly shown: ShownCategory }) {
  const say = useWords(LENSES)
  const names = useResultNames()
  const { language } = useSpeech()
  return (
    <Listing heads={[say('entry'), say('jury'), say('index'), say('net')]}>
      {lenses.entries.map(({ entry, jury, lens: { address, index, netValueCny } }) => (
        <tr key={entry}>
          <td>
            <a href={address}>{names.entry(entry)}</a>
            <br />
            <span className="small soft">{entry}</span>
          </td>
          <td data-head={say('jury')} className={styles['figure']}>
            {jury === null ? (
              say('noScore')
            ) : (
              <>
                {formatPoints(language, jury.value)}
                {jury.low === jury.high ? null : (
                  <span className="small soft nowrap">
                    {' '}
                    {formatPoints(language, jury.low)}–{formatPoints(language, jury.high)}
                  </span>
                )}
              </>
            )}
          </td>
          <td data-head={say('index')} className={styles['figure']}>
            {formatScore(language, index.low)}–{formatScore(language, index.high)}{' '}
            <span className="small soft">{say('known', { share: formatShare(language, index.coverage) })}</span>
          </td>
          <td data-head={say('net')} className={styles['figure']}>
            {netValueCny === null ? (
              say('notPriced')
            ) : (
              <>
                {formatCnyRange(language, netValueCny.low, netValueCny.high)}{' '}
                <span className="small soft">{say(netValueCny.isPriced ? 'priced' : 'bounded')}</span>
              </>
            )}
          </td>
        </tr>
      ))}
    </Listing>
  )
}
