import type { Words } from '#scoring/award/rules.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { CHAIR } from '../../../content/award/chair.ts'
import { PROGRESS } from '../../../content/award/office-progress.ts'
import { JUDGES } from '../../../content/award/office-judges.ts'
import { RULES } from '../../../content/award/rules.ts'
import { PROGRESS_SORTS, PROGRESS_WHO, type ProgressAsked } from '../../../forms/award/progress-query.ts'
import { formatExact, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { Listing } from '../../accounts/listing.tsx'
import people from '../../accounts/people.module.css'
import { Select } from '../../accounts/select.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { OfficeHead, type OfficeName } from '../award-head.tsx'
import { AwardMoment } from '../award-moment.tsx'
import { meetingPath } from '../meeting/meeting-view.ts'
import { sentences } from '../sentences.ts'
import styles from './office.module.css'

export interface ProgressView {
  readonly award: OfficeName
  readonly mayRun: boolean
  readonly isChair: boolean
  readonly timeZone: string
  /** What the office has to do next. */
  readonly next: { readonly what: NextStep; readonly stage: Words | null }
  readonly entries: { readonly part: number; readonly all: number }
  readonly judges: { readonly ready: number; readonly all: number }
  readonly stages: readonly StageView[]
  readonly asked: ProgressAsked
  readonly groups: readonly { readonly id: string; readonly title: Words }[]
  /** The stage that was closed a moment ago. */
  readonly closed: Pick<StageView, 'title' | 'wentOn'> | null
}

type NextStep = 'rules' | 'entries' | 'judges' | 'plan' | 'plan-more' | 'late' | 'soon' | 'wait' | 'done' | 'result' | 'frozen' | 'notice' | 'final' // prettier-ignore

export interface StageView {
  readonly id: string
  readonly title: Words
  readonly opensAt: string
  readonly closesAt: string
  readonly isClosed: boolean
  readonly canClose: boolean
  /** Judges can be reminded of it now. */
  readonly canRemind: boolean
  readonly readings: number
  readonly submitted: number
  readonly drafts: number
  readonly judges: readonly {
    readonly id: string
    readonly name: string
    readonly readings: number
    readonly submitted: number
    readonly drafts: number
    readonly group: string
    readonly state: 'invited' | 'joined' | 'pledged' | 'declared'
    /** When they signed, declared or saved something last. */
    readonly lastAt: string | null
  }[]
  /** Of the stage, whichever are listed. */
  readonly allJudges: number
  /** Once it is closed: how many entries went on; null before, and of the last stage. */
  readonly wentOn: number | null
  /** Entries to which fewer readings were given than the rules ask for; null where there are none. */
  readonly unassigned: {
    readonly least: number
    readonly all: number
    readonly short: number
    readonly withNone: number
  } | null
  /** Entries that have fewer sheets than they need, the fewest first; null where the reader may not know which stand here. */
  readonly short:
    | readonly {
        readonly id: string
        readonly title: Words
        readonly submitted: number
        readonly needed: number
        readonly waiting: readonly string[]
      }[]
    | null
}

interface ProgressPageProps {
  readonly view: ProgressView
  readonly answer: FormAnswer | undefined
}

/** Where what comes next is done. */
const WAYS: Partial<Readonly<Record<NextStep, string>>> = {
  rules: 'rules',
  entries: 'entries',
  judges: 'judges',
  plan: 'plan',
  'plan-more': 'plan',
  result: 'result',
  frozen: 'result',
  notice: 'result',
  final: 'result',
}

/** Who has done how much, and nothing of what they gave. */
export function ProgressPage({ view, answer }: ProgressPageProps) {
  const say = useWords(PROGRESS)
  const sayRules = useWords(RULES)
  const { language } = useSpeech()
  const office = `/awards/${view.award.id}/office`
  const { what, stage } = view.next
  const way = WAYS[what]
  const next = say(`next.${what}`, { stage: stage?.[language] ?? '' })
  return (
    <>
      <OfficeHead award={view.award} mayRun={view.mayRun} />
      <h1>{say('title')}</h1>
      {view.closed !== null && !answer ? (
        <p className="notice" role="status">
          {sentences(language, [
            say('stageClosed', { stage: view.closed.title[language] }),
            ...(view.closed.wentOn === null
              ? []
              : [say('wentOn', { count: formatExact(language, view.closed.wentOn) })]),
          ])}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">
        {way && (view.mayRun || way === 'result') ? <a href={`${office}/${way}`}>{next}</a> : next}
      </p>
      {view.mayRun ? null : <OnlyLooks view={view} />}
      <dl className="facts">
        <dt>{say('entries')}</dt>
        <dd>{say('takePart', view.entries)}</dd>
        <dt>{say('judges')}</dt>
        <dd>{say('judgesReady', view.judges)}</dd>
      </dl>
      <p className="small soft">{sentences(language, [say('blind'), say('lastWhat')])}</p>
      {view.stages.some(({ allJudges }) => allJudges > 0) ? <Filter view={view} /> : null}
      {view.stages.map((one) => (
        <Stage key={one.id} stage={one} view={view} />
      ))}
      {view.stages.length === 0 ? null : (
        <p className="small soft">
          {sayRules('zone', { zone: zoneName(language, view.timeZone, view.stages[0]!.opensAt) })}
        </p>
      )}
    </>
  )
}

/** Who does not run the award is told that nothing here is theirs to do, and a chair what is. */
function OnlyLooks({ view: { award, isChair } }: Pick<StageProps, 'view'>) {
  const say = useWords(PROGRESS)
  const sayChair = useWords(CHAIR)
  if (!isChair) return <p>{say('watches')}</p>
  return (
    <p>
      {say('chairs')}
      <SentenceGap />
      <a href={`/awards/${award.id}/chair`}>{sayChair('title')}</a>
      {award.state === 'draft' ? null : (
        <>
          {' · '}
          <a href={meetingPath(award.id)}>{sayChair('toMeeting')}</a>
        </>
      )}
    </p>
  )
}

interface StageProps {
  readonly stage: StageView
  readonly view: ProgressView
}

function Stage({ stage, view }: StageProps) {
  const say = useWords(PROGRESS)
  const { language } = useSpeech()
  const { readings, submitted } = stage
  return (
    <section aria-labelledby={`stage-${stage.id}`} className={styles['stage']}>
      <h2 id={`stage-${stage.id}`}>
        {stage.title[language]} {stage.isClosed ? <span className="tag">{say('closed')}</span> : null}
      </h2>
      <p>
        {say('opens')} <AwardMoment at={stage.opensAt} timeZone={view.timeZone} /> · {say('closes')}{' '}
        <AwardMoment at={stage.closesAt} timeZone={view.timeZone} />
      </p>
      {stage.wentOn === null ? null : <p>{say('wentOn', { count: formatExact(language, stage.wentOn) })}</p>}
      <Unassigned stage={stage} view={view} />
      {readings === 0 ? (
        <p className="soft">{say('stageNone')}</p>
      ) : (
        <>
          <p>
            {say('ofAll', {
              done: formatExact(language, submitted),
              all: formatExact(language, readings),
              share: formatShare(language, submitted / readings),
            })}
          </p>
          <Bar stage={stage} />
          <Judges stage={stage} view={view} />
          {stage.short === null ? null : <Short short={stage.short} />}
        </>
      )}
      {stage.short === null ? <p className="soft">{say('byEntryLater')}</p> : null}
      {stage.canClose && view.mayRun ? <Close stage={stage} /> : null}
    </section>
  )
}

/** What has still to be given out, which the count of readings that were given out does not tell. */
function Unassigned({ stage: { unassigned }, view }: StageProps) {
  const say = useWords(PROGRESS)
  const { language } = useSpeech()
  if (unassigned === null) return null
  const { least, all, short, withNone } = unassigned
  const exact = (count: number) => formatExact(language, count)
  return (
    <p className="notice">
      {sentences(language, [
        say('unassigned', { least: exact(least), all: exact(all), short: exact(short) }),
        ...(withNone === 0 ? [] : [say('unassignedNone', { count: exact(withNone) })]),
      ])}
      <SentenceGap />
      {view.mayRun ? <a href={`/awards/${view.award.id}/office/plan`}>{say('toPlan')}</a> : null}
    </p>
  )
}

/** Submitted, begun, and not begun, as one bar; the table says the same in figures. */
function Bar({ stage: { readings, submitted, drafts } }: Pick<StageProps, 'stage'>) {
  const done = (submitted / readings) * 100
  return (
    <svg className={styles['bar']} viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="2" />
      <rect className={styles['done']} width={done} height="2" />
      <rect className={styles['begun']} x={done} width={(drafts / readings) * 100} height="2" />
    </svg>
  )
}

/** Which judges are listed, and in which order; for all stages of the page at once. */
function Filter({ view: { asked, groups } }: Pick<StageProps, 'view'>) {
  const say = useWords(PROGRESS)
  const { language } = useSpeech()
  return (
    <form method="get" role="search" className={people['filter']}>
      <Select
        name="who"
        label={say('who')}
        value={asked.who}
        options={PROGRESS_WHO.map((who) => [who, say(`who.${who}`)] as const)}
      />
      {groups.length < 2 ? null : (
        <Select
          name="group"
          label={say('group')}
          value={asked.group}
          options={[['', say('groupAll')], ...groups.map(({ id, title }) => [id, title[language]] as const)]}
        />
      )}
      <Select
        name="sort"
        label={say('sort')}
        value={asked.sort}
        options={PROGRESS_SORTS.map((sort) => [sort, say(`sort.${sort}`)] as const)}
      />
      <button className="quiet">{say('filter')}</button>
    </form>
  )
}

function Judges({ stage, view }: StageProps) {
  const say = useWords(PROGRESS)
  const sayJudges = useWords(JUDGES)
  const { language } = useSpeech()
  const { mayRun, timeZone, award, asked, groups } = view
  const whom = asked.who === 'not-started' || asked.who === 'not-declared' ? asked.who : 'unfinished'
  return (
    <>
      {stage.judges.length === 0 ? <p>{say('judgesNone')}</p> : null}
      {stage.judges.length === 0 ? null : (
        <Listing
          caption={say('listed', {
            shown: formatExact(language, stage.judges.length),
            all: formatExact(language, stage.allJudges),
          })}
          heads={[say('judge'), say('left'), say('submitted'), say('begun'), say('lastAt')]}
        >
          {stage.judges.map((judge) => (
            <tr key={judge.id}>
              <td>
                {mayRun ? <a href={`/awards/${award.id}/office/judges/${judge.id}`}>{judge.name}</a> : judge.name}
                {groups.length < 2 && judge.state === 'declared' ? null : (
                  <p className="small soft">
                    {[
                      ...(groups.length < 2
                        ? []
                        : [groups.find(({ id }) => id === judge.group)?.title[language] ?? '']),
                      ...(judge.state === 'declared' ? [] : [sayJudges(`state.${judge.state}`)]),
                    ].join(' · ')}
                  </p>
                )}
              </td>
              <td data-head={say('left')}>{formatExact(language, judge.readings - judge.submitted)}</td>
              <td data-head={say('submitted')}>
                {say('ofGiven', {
                  done: formatExact(language, judge.submitted),
                  all: formatExact(language, judge.readings),
                })}
              </td>
              <td data-head={say('begun')}>{formatExact(language, judge.drafts)}</td>
              <td data-head={say('lastAt')}>
                {judge.lastAt === null ? (
                  <span className="soft">{say('never')}</span>
                ) : (
                  <AwardMoment at={judge.lastAt} timeZone={timeZone} />
                )}
              </td>
            </tr>
          ))}
        </Listing>
      )}
      {mayRun && stage.canRemind ? (
        <p className="no-print">
          <a href={`/awards/${award.id}/office/reminders?${new URLSearchParams({ stage: stage.id, whom })}#write`}>
            {say(`remind.${whom}`)}
          </a>
        </p>
      ) : null}
    </>
  )
}

const MOST_SHORT = 50

function Short({ short }: { readonly short: NonNullable<StageView['short']> }) {
  const say = useWords(PROGRESS)
  const { t, language } = useSpeech()
  if (short.length === 0) return <p>{say('byEntryNone')}</p>
  return (
    <details>
      <summary>
        {say('byEntry')} <span className="num">({formatExact(language, short.length)})</span>
      </summary>
      <Listing heads={[say('entry'), say('submitted'), say('needs'), say('waitingFor')]}>
        {short.slice(0, MOST_SHORT).map((entry) => (
          <tr key={entry.id}>
            <td>
              <span className="num soft">{entry.id}</span> {entry.title[language]}
            </td>
            <td data-head={say('submitted')}>{entry.submitted}</td>
            <td data-head={say('needs')}>{entry.needed}</td>
            <td data-head={say('waitingFor')}>{entry.waiting.join(t('common.list'))}</td>
          </tr>
        ))}
      </Listing>
      {short.length > MOST_SHORT ? <p className="soft">{say('more', { count: short.length - MOST_SHORT })}</p> : null}
    </details>
  )
}

function Close({ stage }: Pick<StageProps, 'stage'>) {
  const say = useWords(PROGRESS)
  const { language } = useSpeech()
  const waiting = stage.readings - stage.submitted
  return (
    <details>
      <summary>{say('closeTitle')}</summary>
      <form method="post">
        <p>{waiting === 0 ? say('closeWhatDone') : say('closeWhat', { waiting: formatExact(language, waiting) })}</p>
        <input type="hidden" name="intent" value="close" />
        <input type="hidden" name="stage" value={stage.id} />
        <button className={form['danger']}>{say('close', { stage: stage.title[language] })}</button>
      </form>
    </details>
  )
}
