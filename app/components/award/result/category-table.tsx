import type { TableEntry } from '#scoring/award/award-result.ts'
import { scoresInstead } from '#scoring/award/scores-instead.ts'
import type { CategorySelection } from '#scoring/award/selection.ts'
import type { StageEntry } from '#scoring/award/stage-outcome.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatPoints, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { sentences } from '../sentences.ts'
import { IntervalMark, scaleOf, type Scale } from './interval-mark.tsx'
import { ReadingsCount } from './readings-count.tsx'
import type { ShownCategory } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

interface CategoryTableProps {
  readonly shown: ShownCategory
  /** Of the last stage. */
  readonly selection: CategorySelection | undefined
  /** How many rows are shown. */
  readonly most: number
  /** Where the way of one entry is shown. */
  readonly entryAddress: (entry: string) => string
}

/** Raw beside corrected with its interval, the chances of places, and which places cannot be told apart. */
export function CategoryTable({ shown, selection, most, entryAddress }: CategoryTableProps) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { table, outcome, stage, level, isLast } = shown
  if (!table) return null
  const values = table.entries.flatMap(({ raw, corrected }) => [
    ...(raw === null ? [] : [raw]),
    ...(corrected ? [corrected.low, corrected.high] : []),
  ])
  const isCorrected = table.entries.some(({ corrected }) => corrected !== null)
  const scale = isCorrected ? scaleOf(values) : null
  const own = new Map(outcome.entries.map((each) => [each.entry, each]))
  const winners = new Set(selection?.winners)
  const groups = outcome.entries[0]?.groups ?? []
  const instead = scoresInstead(outcome).map(({ group, why }) => {
    const what = say(`instead.${why}`)
    return groups.length === 1 ? what : say('insteadOf', { of: names.group(group), what })
  })
  return (
    <>
      <h3 id="table">{say('table')}</h3>
      <p>{say('tableWhat', { rule: say(`rule.${stage.rule}`), level: formatShare(language, level) })}</p>
      {outcome.why ? <p className="notice">{names.why(outcome.why)}</p> : null}
      {instead.length > 0 ? (
        <p className="notice">{sentences(language, [...instead, say('insteadBeside')])}</p>
      ) : table.why ? (
        <p className="notice">{say('uncorrected', { why: names.why(table.why) })}</p>
      ) : null}
      {scale ? <Key scale={scale} /> : null}
      {table.entries.length === 0 ? null : (
        <Listing
          heads={[
            say('rank'),
            say('entry'),
            say('score'),
            say('raw'),
            say('corrected'),
            { hidden: say('correctedAxis') },
            say('range'),
            say('chances', { places: table.places }),
            say('sheets'),
          ]}
        >
          {table.entries.slice(0, most).map((each) => (
            <Row
              key={each.entry}
              entry={each}
              outcome={own.get(each.entry)}
              scale={scale}
              isAbove={isLast ? winners.has(each.entry) : (own.get(each.entry)?.goesOn ?? false)}
              address={each.waterfall.length > 0 ? entryAddress(each.entry) : null}
              places={table.places}
            />
          ))}
        </Listing>
      )}
      <p className="small soft">{say(isLast ? 'markedWinners' : 'markedGoOn')}</p>
      <Bands shown={shown} />
    </>
  )
}

/** What the marks stand for, and the ends of the axis. */
function Key({ scale }: { readonly scale: Scale }) {
  const say = useWords(RESULT)
  const { language } = useSpeech()
  return (
    <p className={`small soft ${styles['key']}`}>
      <span>
        <svg className={styles['sign']} viewBox="0 0 16 16" aria-hidden="true">
          <path className={styles['raw']} d="M8 1v14" />
        </svg>
        {say('raw')}
      </span>
      <span>
        <svg className={styles['sign']} viewBox="0 0 16 16" aria-hidden="true">
          <rect className={styles['bar']} x="0" y="5" width="16" height="6" />
          <circle className={styles['point']} cx="8" cy="8" r="3.2" />
        </svg>
        {say('correctedKey')}
      </span>
      <span>{say('axis', { from: formatPoints(language, scale.from), to: formatPoints(language, scale.to) })}</span>
    </p>
  )
}

interface RowProps {
  readonly entry: TableEntry
  readonly outcome: StageEntry | undefined
  readonly scale: Scale | null
  readonly isAbove: boolean
  readonly address: string | null
  readonly places: number
}

function Row({ entry: each, outcome, scale, isAbove, address, places }: RowProps) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { corrected, chances, range, raw } = each
  const title = names.entry(each.entry)
  return (
    <tr className={isAbove ? styles['wins'] : undefined}>
      <td className={styles['rank']}>{outcome?.rank ?? '–'}</td>
      <td>{address === null ? title : <a href={address}>{title}</a>}</td>
      <td data-head={say('score')} className={styles['figure']}>
        {outcome?.score == null ? (
          <span className="soft">{outcome?.why ? names.why(outcome.why) : '–'}</span>
        ) : (
          <strong>{formatPoints(language, outcome.score)}</strong>
        )}
      </td>
      <td data-head={say('raw')} className={styles['figure']}>
        {raw === null ? '–' : formatPoints(language, raw)}
      </td>
      <td data-head={say('corrected')} className={styles['figure']}>
        {corrected === null ? (
          '–'
        ) : (
          <>
            {formatPoints(language, corrected.value)}{' '}
            <span className="small soft nowrap">
              {formatPoints(language, corrected.low)}–{formatPoints(language, corrected.high)}
            </span>
          </>
        )}
      </td>
      <td className={styles['drawn']}>
        {corrected && scale ? <IntervalMark scale={scale} {...corrected} raw={raw} /> : null}
      </td>
      <td data-head={say('range')} className={styles['figure']}>
        {range ? (range.best === range.worst ? range.best : `${range.best}–${range.worst}`) : '–'}
      </td>
      <td data-head={say('chancesShort', { places })} className={styles['figure']}>
        {chances ? `${formatShare(language, chances.first)} / ${formatShare(language, chances.top)}` : '–'}
      </td>
      <td data-head={say('sheets')} className={styles['figure']}>
        {outcome ? (
          <>
            <ReadingsCount outcome={outcome} />
            {outcome.setAside.length > 0 ? (
              <span className="small soft"> {say('setAside', { count: outcome.setAside.length })}</span>
            ) : null}
            {outcome.stale.length > 0 ? (
              <span className="small soft"> {say('stale', { count: outcome.stale.length })}</span>
            ) : null}
          </>
        ) : (
          '–'
        )}
      </td>
    </tr>
  )
}

function Bands({ shown: { table, stage } }: { readonly shown: ShownCategory }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  if (!table || table.entries.length < 2) return null
  const { bands } = table
  return (
    <>
      <h3 id="bands">{say('bands')}</h3>
      {bands.ok ? (
        <>
          <p className="small soft">{say(stage.rule === 'corrected' ? 'bandsWhat' : 'bandsWhatOther')}</p>
          <ol className={styles['bands']}>
            {bands.value.map(({ from, to, entries }) => (
              <li key={from}>
                <span className={styles['places']}>
                  {from === to ? say('bandOne', { from }) : say('bandFrom', { from, to })}
                </span>
                <span>{names.entries(entries)}</span>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p>{say('uncorrected', { why: names.why(bands.why) })}</p>
      )}
    </>
  )
}
