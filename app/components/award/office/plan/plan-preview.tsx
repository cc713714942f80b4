import { PLAN } from '../../../../content/award/office-plan.ts'
import { formatExact, formatShare } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { usePlanNames } from './plan-names.ts'
import type { PartView, PlanView, PreviewView } from './plan-view.ts'
import styles from '../office.module.css'

interface PlanPreviewProps {
  readonly view: PlanView
  readonly preview: PreviewView
}

/** A plan as it would be, with how precise a result it gives, before anything is written. */
export function PlanPreview({ view, preview }: PlanPreviewProps) {
  const say = useWords(PLAN)
  const { language } = useSpeech()
  const stage = view.stages.find(({ id }) => id === view.stage)
  const names = usePlanNames()
  return (
    <>
      <h2 id="preview">
        {say('previewTitle')} · {stage?.title[language]}
      </h2>
      <p>{say('notYet')}</p>
      <dl className="facts">
        <dt>{say('readings')}</dt>
        <dd>{formatExact(language, preview.readings)}</dd>
        <dt>{say('perEntry')}</dt>
        <dd>
          <Range of={preview.perEntry} />
        </dd>
        <dt>{say('perJudge')}</dt>
        <dd>
          <Range of={preview.perJudge} />
        </dd>
        <dt>{say('known')}</dt>
        <dd>
          {preview.known === null
            ? say('knownNothing')
            : say('knownWhat', {
                known: formatExact(language, preview.known),
                share: formatShare(language, preview.known / Math.max(1, preview.readings)),
              })}
        </dd>
        <dt>{say('changes')}</dt>
        <dd>{say('changesWhat', { added: preview.added, removed: preview.removed })}</dd>
      </dl>
      <h3>{say('precisionTitle')}</h3>
      <Comparable preview={preview} />
      <p className="small soft">{say('precisionWhat')}</p>
      <Parts preview={preview} />
      <Confirm view={view} preview={preview} />
      <h3>{say('loads')}</h3>
      <ul className={styles['parts']}>
        {preview.loads.map(({ judge, readings }) => (
          <li key={judge}>
            {names.judge(judge)} <span className="num soft">{formatExact(language, readings)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say('who')}</summary>
        <WhoReads readBy={preview.readBy} />
      </details>
    </>
  )
}

function Range({ of: [from, to] }: { readonly of: readonly [number, number] }) {
  const say = useWords(PLAN)
  const { language } = useSpeech()
  if (from === to) return <>{formatExact(language, from)}</>
  return <>{say('range', { from: formatExact(language, from), to: formatExact(language, to) })}</>
}

/** Whether every entry can be compared with every other, in words, and what would help. */
function Comparable({ preview }: Pick<PlanPreviewProps, 'preview'>) {
  const say = useWords(PLAN)
  const names = usePlanNames()
  const { t, language } = useSpeech()
  const { parts, hurt, bridges } = preview
  if (parts.length <= 1) return <p>{say('connected')}</p>
  return (
    <div className="notice">
      <p>{say('apart', { count: parts.length })}</p>
      <p>
        {hurt.length === 0
          ? say('apartCategories')
          : say('apartHurt', { list: hurt.map((title) => title[language]).join(t('common.list')) })}
      </p>
      {bridges === null ? <p>{say('apartCannot')}</p> : null}
      {bridges !== null && bridges.length > 0 ? (
        <>
          <p>{say('apartFix')}</p>
          <ul>
            {bridges.map(({ entry, judge }) => (
              <li key={`${entry} ${judge}`}>
                {say('bridge', { judge: names.judge(judge), entry: names.entry(entry) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

const MOST_PARTS = 12

function Parts({ preview: { parts } }: Pick<PlanPreviewProps, 'preview'>) {
  const say = useWords(PLAN)
  const one = parts.length === 1
  return (
    <Listing
      heads={[
        one ? { hidden: say('part', { number: 1 }) } : say('parts'),
        say('entryError'),
        say('differenceError'),
        say('efficiency'),
        say('worst'),
      ]}
    >
      {parts.slice(0, MOST_PARTS).map((part, place) => (
        <PartRow key={place} part={part} name={one ? null : say('part', { number: place + 1 })} />
      ))}
    </Listing>
  )
}

function PartRow({ part, name }: { readonly part: PartView; readonly name: string | null }) {
  const say = useWords(PLAN)
  const names = usePlanNames()
  const { language } = useSpeech()
  const error = (value: number) => value.toFixed(2)
  return (
    <tr>
      <td>
        {name === null ? null : (
          <>
            {name}
            <br />
          </>
        )}
        <span className="small soft">{say('partOf', { entries: part.entries, judges: part.judges })}</span>
      </td>
      <td data-head={say('entryError')}>
        {part.entryError === null
          ? null
          : error(part.entryError[0]) === error(part.entryError[1])
            ? error(part.entryError[0])
            : say('range', { from: error(part.entryError[0]), to: error(part.entryError[1]) })}
      </td>
      <td data-head={say('differenceError')}>{part.differenceError === null ? null : error(part.differenceError)}</td>
      <td data-head={say('efficiency')}>{part.efficiency === null ? null : formatShare(language, part.efficiency)}</td>
      <td data-head={say('worst')}>
        {part.worst === null
          ? null
          : say('worstPair', {
              first: names.entry(part.worst.first),
              second: names.entry(part.worst.second),
              error: error(part.worst.error),
            })}
      </td>
    </tr>
  )
}

function Confirm({ view, preview }: PlanPreviewProps) {
  const say = useWords(PLAN)
  if (preview.added + preview.removed === 0) return <p className="notice">{say('same')}</p>
  return (
    <form method="post">
      <p>{say('confirmWhat')}</p>
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="stage" value={view.stage ?? ''} />
      <input type="hidden" name="seed" value={view.seed} />
      <input type="hidden" name="digest" value={preview.digest} />
      <button>{say('confirm')}</button>
    </form>
  )
}

/** Entries with their judges. */
export function WhoReads({ readBy }: { readonly readBy: PreviewView['readBy'] }) {
  const say = useWords(PLAN)
  const names = usePlanNames()
  const { t } = useSpeech()
  return (
    <Listing heads={[say('entry'), say('judges')]}>
      {readBy.map(({ entry, judges }) => (
        <tr key={entry}>
          <td>{names.entry(entry)}</td>
          <td data-head={say('judges')}>{judges.map(names.judge).join(t('common.list'))}</td>
        </tr>
      ))}
    </Listing>
  )
}
