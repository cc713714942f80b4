import type { AwardRules, Criterion, Stage, TieBreak } from '#scoring/award/rules.ts'
import { RULES } from '../../content/award/rules.ts'
import { formatDate, formatExact, formatRate } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { zoneName } from '../../i18n/zoned-time.ts'
import { Listing } from '../accounts/listing.tsx'
import { useWords } from '../accounts/use-words.ts'
import { AwardMoment } from './award-moment.tsx'
import styles from './rules.module.css'
import { sentences } from './sentences.ts'
import { useStageWords } from './stage-words.ts'

/** All that the rules of an award say, in sentences and tables: what is sealed, in a form that people read. */
export function RulesInWords({ rules }: { readonly rules: AwardRules }) {
  return (
    <>
      <Categories rules={rules} />
      <Call rules={rules} />
      <Stages rules={rules} />
      <Criteria rules={rules} />
      <Gates rules={rules} />
      <Notice rules={rules} />
      <Feedback rules={rules} />
    </>
  )
}

interface Part {
  readonly rules: AwardRules
}

function Categories({ rules }: Part) {
  const say = useWords(RULES)
  const { language } = useSpeech()
  return (
    <>
      <h2>{say('categories')}</h2>
      <Listing heads={[say('category'), say('places'), say('reserves')]}>
        {rules.categories.map(({ id, title, places, reserves }) => (
          <tr key={id}>
            <td>{title[language]}</td>
            <td data-head={say('places')}>{formatExact(language, places)}</td>
            <td data-head={say('reserves')}>{formatExact(language, reserves)}</td>
          </tr>
        ))}
      </Listing>
      {rules.categories.some(({ reserves }) => reserves > 0) ? (
        <p className="small soft">{say('reservesWhat')}</p>
      ) : null}
    </>
  )
}

/** How and until when entries are handed in; nothing where they come through the office alone. */
function Call({ rules: { call, timeZone } }: Part) {
  const say = useWords(RULES)
  const { t, language } = useSpeech()
  if (call === undefined) return null
  const needs = (['category', 'organisation', 'title', ...call.needs] as const).map((need) => say(`need.${need}`))
  return (
    <>
      <h2>{say('call')}</h2>
      <dl className="facts">
        <dt>{say('callOpens')}</dt>
        <dd>
          <AwardMoment at={call.opensAt} timeZone={timeZone} />
        </dd>
        <dt>{say('callCloses')}</dt>
        <dd>
          <AwardMoment at={call.closesAt} timeZone={timeZone} />{' '}
          {say(call.graceMinutes === 0 ? 'callNoGrace' : 'callGrace', { minutes: call.graceMinutes })}
        </dd>
        <dt>{say('callNeeds')}</dt>
        <dd>{needs.join(t('common.list'))}</dd>
        <dt>{say('callWho')}</dt>
        <dd>
          {sentences(language, [
            say(call.invitedOnly ? 'callInvited' : 'callAnyone'),
            say(call.most === 1 ? 'callOne' : 'callMost', { most: call.most }),
          ])}
        </dd>
      </dl>
      {call.note[language] === '' ? null : <p className={styles['note']}>{call.note[language]}</p>}
    </>
  )
}

/** What an entrant is told of the own entry; nothing where the rules release nothing. */
function Feedback({ rules: { feedback } }: Part) {
  const say = useWords(RULES)
  if (feedback === undefined) return null
  const told = (['place', 'means', 'words'] as const).filter((one) => feedback[one])
  return (
    <>
      <h2>{say('feedback')}</h2>
      <p>{say(`feedbackAfter.${feedback.after}`)}</p>
      <ul>
        {told.map((one) => (
          <li key={one}>{say(`feedback.${one}`)}</li>
        ))}
      </ul>
    </>
  )
}

function Stages({ rules }: Part) {
  const say = useWords(RULES)
  const { language } = useSpeech()
  const zone = zoneName(language, rules.timeZone, rules.stages[0]?.opensAt ?? new Date(0).toISOString())
  return (
    <>
      <h2>{say('stages')}</h2>
      <p className="small soft">{say('zone', { zone })}</p>
      <ol className={styles['stages']}>
        {rules.stages.map((stage) => (
          <li key={stage.id}>
            <StageInWords stage={stage} rules={rules} />
          </li>
        ))}
      </ol>
    </>
  )
}

function StageInWords({ stage, rules }: Part & { readonly stage: Stage }) {
  const say = useWords(RULES)
  const { t, language } = useSpeech()
  const list = (parts: readonly string[]) => parts.join(t('common.list'))
  const { kind, blind, scoring } = stage
  const isScored = kind === 'rubric' || kind === 'live'
  const isLast = rules.stages.at(-1) === stage
  const words = useStageWords()
  const groups = rules.groups.filter(({ id }) => stage.groups.includes(id))
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0)
  const criteria = rules.criteria.filter(({ id }) => stage.criteria.includes(id))
  return (
    <>
      <h3>
        {stage.title[language]}{' '}
        {stage.title[language] === say(`kind.${kind}`) ? null : <span className="tag">{say(`kind.${kind}`)}</span>}
      </h3>
      <p>{say(`kindWhat.${kind}`, { choices: stage.choices ?? '' })}</p>
      <dl className="facts">
        <dt>{say('opens')}</dt>
        <dd>
          <AwardMoment at={stage.opensAt} timeZone={rules.timeZone} />
        </dd>
        <dt>{say('closes')}</dt>
        <dd>
          <AwardMoment at={stage.closesAt} timeZone={rules.timeZone} />
        </dd>
        <dt>{say('who')}</dt>
        <dd>
          {list(
            groups.map(({ title, weight }) =>
              groups.length === 1
                ? title[language]
                : say('groupWeight', { group: title[language], weight: formatRate(language, weight / whole) }),
            ),
          )}
        </dd>
        <dt>{say('reading')}</dt>
        <dd>
          {sentences(language, [
            stage.reads === null
              ? say('readsAll')
              : say(stage.groups.length > 1 ? 'readsEach' : 'reads', { reads: stage.reads }),
            stage.cap === null ? '' : say('cap', { cap: stage.cap }),
          ])}
        </dd>
        {criteria.length === 0 ? null : (
          <>
            <dt>{say('criteria')}</dt>
            <dd>
              {criteria.length === rules.criteria.length && criteria.length > 1
                ? say('criteriaAll', { count: criteria.length })
                : list(criteria.map(({ title }) => title[language]))}
            </dd>
          </>
        )}
        <dt>{say('blind')}</dt>
        <dd>
          {sentences(language, [
            say(blind.entrants ? 'blindEntrants' : 'openEntrants'),
            say(`scores.${blind.scores}`),
            say(blind.judges ? 'judgesSeen' : 'judgesHidden'),
          ])}
        </dd>
        {stage.calibrateFirst || stage.ownFeedback ? (
          <>
            <dt>{say('forJudges')}</dt>
            <dd>
              {sentences(language, [
                stage.calibrateFirst ? say('calibrateFirst') : '',
                stage.ownFeedback ? say('ownFeedback') : '',
              ])}
            </dd>
          </>
        ) : null}
        <dt>{say('quorum')}</dt>
        <dd>
          {stage.quorum === 0 ? say('quorumNone') : say('quorumWhat', { share: formatRate(language, stage.quorum) })}
        </dd>
        {isScored ? (
          <>
            <dt>{say('score')}</dt>
            <dd>{words.score(stage)}</dd>
            <dt>{say('ties')}</dt>
            <dd>
              {scoring.ties.length === 0
                ? say('tiesNone')
                : say('tiesThen', { list: list(scoring.ties.map((tie) => tieInWords(tie, rules))) })}
            </dd>
          </>
        ) : null}
        <dt>{say(isLast ? 'advanceLast' : 'advance')}</dt>
        <dd>{words.advance(stage, isLast)}</dd>
      </dl>
    </>
  )

  function tieInWords(tie: TieBreak, { criteria: all, groups: voters, stages }: AwardRules): string {
    const named =
      tie.by === 'criterion'
        ? all.find(({ id }) => id === tie.criterion)
        : tie.by === 'group'
          ? voters.find(({ id }) => id === tie.group)
          : stages.find(({ id }) => id === tie.stage)
    return say(`tie.${tie.by}`, { name: named?.title[language] ?? '' })
  }
}

function Criteria({ rules }: Part) {
  const say = useWords(RULES)
  const { t, language } = useSpeech()
  if (rules.criteria.length === 0) return null
  const [first] = rules.criteria
  const sameEvidence = rules.criteria.every(({ evidenceFrom }) => evidenceFrom === first!.evidenceFrom)
  const evidence = (from: number | null) => (from === null ? '' : say('evidenceFrom', { score: from }))
  const titleOf = (category: string) => rules.categories.find(({ id }) => id === category)?.title[language] ?? category
  return (
    <>
      <h2>{say('criteriaTitle')}</h2>
      <Listing heads={[say('criterion'), say('weight'), say('scale'), say('applies')]}>
        {rules.criteria.map((criterion) => (
          <tr key={criterion.id}>
            <td>
              {criterion.title[language]}
              {sameEvidence || criterion.evidenceFrom === null ? null : (
                <>
                  <br />
                  <span className="small soft">{evidence(criterion.evidenceFrom)}</span>
                </>
              )}
            </td>
            <td data-head={say('weight')}>{formatRate(language, criterion.weight)}</td>
            <td data-head={say('scale')} className="nowrap">
              {say('scaleFromTo', { from: criterion.levels[0]!.score, to: criterion.levels.at(-1)!.score })}
            </td>
            <td data-head={say('applies')}>
              {criterion.categories === null
                ? say('allCategories')
                : criterion.categories.map(titleOf).join(t('common.list'))}
            </td>
          </tr>
        ))}
      </Listing>
      <p className="small soft">
        {sentences(language, [sameEvidence ? evidence(first!.evidenceFrom) : '', say('weightsWhat')])}
      </p>
      <details className={styles['anchors']}>
        <summary>{say('levels')}</summary>
        {rules.criteria.map((criterion) => (
          <Anchors key={criterion.id} criterion={criterion} />
        ))}
      </details>
    </>
  )
}

function Anchors({ criterion }: { readonly criterion: Criterion }) {
  const say = useWords(RULES)
  const { language } = useSpeech()
  return (
    <>
      <h3>{criterion.title[language]}</h3>
      <dl className="facts">
        {criterion.levels.map(({ score, anchor }) => (
          <div key={score} className={styles['level']}>
            <dt className="nowrap">{score === 1 ? say('levelOne') : say('level', { score })}</dt>
            <dd>{anchor[language]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const ATTRIBUTES = ['region', 'ownership', 'industry'] as const

function Gates({ rules: { gates } }: Part) {
  const say = useWords(RULES)
  const { language } = useSpeech()
  const named = (attribute: string) => {
    const known = ATTRIBUTES.find((one) => one === attribute)
    return known ? say(`attribute.${known}`) : attribute
  }
  return (
    <>
      <h2>{say('gates')}</h2>
      <p>{say(gates.noDoubleWinning ? 'noDouble' : 'doubleAllowed')}</p>
      {gates.caps.length === 0 ? <p>{say('noCaps')}</p> : null}
      {gates.caps.map(({ attribute, most }) => (
        <p key={attribute}>{say('capWhat', { attribute: named(attribute), most })}</p>
      ))}
      {gates.vetoGrounds.length === 0 ? (
        <p>{say('noVetoes')}</p>
      ) : (
        <>
          <p>{say('vetoes')}</p>
          <ul>
            {gates.vetoGrounds.map(({ id, title }) => (
              <li key={id}>{title[language]}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Notice({ rules: { notice } }: Part) {
  const say = useWords(RULES)
  const { t, language } = useSpeech()
  const days = (dates: readonly string[]) => dates.map((date) => formatDate(language, date)).join(t('common.list'))
  return (
    <>
      <h2>{say('notice')}</h2>
      <p>
        {sentences(language, [
          notice.workingDays === 1 ? say('noticeDay') : say('noticeDays', { days: notice.workingDays }),
          say(notice.objectionsNeedName ? 'objectionsNamed' : 'objectionsUnnamed'),
          say(notice.listsEntries ? 'entriesListed' : 'entriesUnlisted'),
        ])}
      </p>
      {notice.holidays.length === 0 ? null : (
        <p className="small soft">{say('holidays', { days: days(notice.holidays) })}</p>
      )}
      {notice.workedDays.length === 0 ? null : (
        <p className="small soft">{say('workedDays', { days: days(notice.workedDays) })}</p>
      )}
      {(notice.calendars ?? []).map(({ year, source, changed }) => (
        <p key={year} className="small soft">
          {say(changed ? 'calendarChanged' : 'calendar', { year, source: source[language] })}
        </p>
      ))}
    </>
  )
}
