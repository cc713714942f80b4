import type { CategorySelection, SelectedEntry } from '#scoring/award/selection.ts'
import { RESULT } from '../../../content/award/result.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import styles from './result.module.css'
import { StandingWords } from './standing-words.tsx'
import { useResultNames } from './use-result-names.ts'

interface SelectionPartProps {
  readonly selection: CategorySelection
  readonly scores: Readonly<Record<string, number | null>>
  /** How many rows are shown; all where left out. */
  readonly most?: number
  /** The number of places is told already. */
  readonly isSummed?: boolean
}

/** All entries of a category by rank, each with what became of it and why. */
export function SelectionPart({ selection, scores, most = Infinity, isSummed = false }: SelectionPartProps) {
  const say = useWords(RESULT)
  const { places, open, entries } = selection
  const shown = entries.slice(0, most)
  const digits = Math.max(0, ...shown.map(({ entry }) => decimalsOf(scores[entry] ?? 0)))
  return (
    <>
      {isSummed ? null : <p className="small soft">{say('places', { count: places })}</p>}
      {open ? <p className="notice">{say('openPlaces')}</p> : null}
      {entries.length === 0 ? (
        <p>{say('why.no-entries')}</p>
      ) : (
        <Listing heads={[say('rank'), say('entry'), say('score'), say('outcome')]}>
          {shown.map((selected) => (
            <SelectedRow
              key={selected.entry}
              selected={selected}
              score={scores[selected.entry]?.toFixed(digits) ?? null}
            />
          ))}
        </Listing>
      )}
    </>
  )
}

/** Scores stand under each other with as many decimals as the longest has. */
const MOST_DECIMALS = 6
const decimalsOf = (score: number): number => String(Number(score.toFixed(MOST_DECIMALS))).split('.')[1]?.length ?? 0

function SelectedRow({ selected, score }: { readonly selected: SelectedEntry; readonly score: string | null }) {
  const say = useWords(RESULT)
  const names = useResultNames()
  const { entry, rank, standing } = selected
  const wins = standing.code === 'won' || standing.code === 'moved-up'
  const title = names.entry(entry)
  const organisation = names.organisation(entry) === '' ? [] : [names.organisation(entry)]
  return (
    <tr className={wins ? styles['wins'] : undefined}>
      <td className={styles['rank']}>{rank ?? '–'}</td>
      <td>
        {title}
        <br />
        <span className="small soft">{[...(title === entry ? [] : [entry]), ...organisation].join(' · ')}</span>
      </td>
      <td data-head={say('score')} className={styles['figure']}>
        {score ?? '–'}
      </td>
      <td data-head={say('outcome')}>
        <StandingWords standing={standing} />
      </td>
    </tr>
  )
}
