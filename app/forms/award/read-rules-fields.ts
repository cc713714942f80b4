import { CALL_NEEDS, SCORE_RULES, STAGE_KINDS, type Advance, type AwardRules, type Criterion, type NoticeRules, type Stage } from '#scoring/award/rules.ts' // prettier-ignore
import type { FormProblem } from '../../access/form-answer.ts'
import { instantAt, isTimeZone, wallClock } from '../../i18n/zoned-time.ts'
import { Reading, type Row, type SentFields, type Titled } from './form-rows.ts'
import { CAP_ATTRIBUTES, MOST, type RulesPart } from './rules-fields.ts'

export type ReadRules =
  { readonly ok: true; readonly rules: AwardRules } | { readonly ok: false; readonly problems: readonly FormProblem[] }

/**
 * The rules with one part of them as a form has it. A row whose two titles are empty is not there, and what pointed to a
 * row that is gone points to it no more. Whether the rules make sense as a whole is asked by whoever keeps them.
 */
export function readRulesPart(part: RulesPart, fields: SentFields, rules: AwardRules): ReadRules {
  const reading = new Reading(fields)
  const read = withReferences(READERS[part](reading, rules))
  return reading.problems.length > 0 ? { ok: false, problems: reading.problems } : { ok: true, rules: read }
}

const READERS: Readonly<Record<RulesPart, (reading: Reading, rules: AwardRules) => AwardRules>> = {
  about: readAbout,
  categories: (reading, rules) => ({
    ...rules,
    categories: reading
      .titled('category', rules.categories, MOST.category)
      .map(({ row, id, title }) => ({ id, title, places: row.whole('places', 1, 1000), reserves: row.whole('reserves', 0, 1000) })), // prettier-ignore
  }),
  groups: readGroups,
  criteria: readCriteria,
  stages: (reading, rules) => ({
    ...rules,
    stages: reading.titled('stage', rules.stages, MOST.stage).map((one) => readStage(one, rules)),
  }),
  gates: readGates,
  notice: readNotice,
  call: readCall,
  feedback: readFeedback,
}

/** In another zone the clocks of the stages show what they showed before; where they never do, the zone is refused. */
function readAbout(reading: Reading, rules: AwardRules): AwardRules {
  const timeZone = reading.text('timeZone', 60)
  const title = reading.words('titleZh', 'titleEn', 200)
  if (!isTimeZone(timeZone)) {
    reading.problem('timeZone', 'award-time-zone')
    return rules
  }
  if (timeZone === rules.timeZone) return { ...rules, title }
  const moved = (at: string) => {
    const wall = wallClock(at, rules.timeZone)
    const there = instantAt(wall, timeZone)
    if (there === undefined) reading.problem('timeZone', 'award-time-skipped', { time: wall.replace('T', ' ') })
    return there ?? at
  }
  const stages = rules.stages.map((stage) => ({ ...stage, opensAt: moved(stage.opensAt), closesAt: moved(stage.closesAt) })) // prettier-ignore
  const { call } = rules
  const callThere = call && { ...call, opensAt: moved(call.opensAt), closesAt: moved(call.closesAt) }
  return { ...rules, title, timeZone, stages, ...(callThere ? { call: callThere } : {}) }
}

/** A year whose days are no longer those that were taken says so. */
function readNotice(reading: Reading, rules: AwardRules): AwardRules {
  const days = { holidays: reading.dates('holidays'), workedDays: reading.dates('workedDays') }
  const { calendars } = rules.notice
  return {
    ...rules,
    notice: {
      workingDays: reading.whole('workingDays', 1, 60),
      ...days,
      ...(calendars ? { calendars: calendars.map((one) => sameYear(days, rules.notice, one.year) ? one : { ...one, changed: true }) } : {}), // prettier-ignore
      objectionsNeedName: reading.isTicked('objectionsNeedName'),
      ...(reading.isTicked('listsEntries') ? { listsEntries: true } : {}),
    },
  }
}

type Days = Pick<NoticeRules, 'holidays' | 'workedDays'>

function sameYear(one: Days, other: Days, year: number): boolean {
  const of = (days: readonly string[]) => days.filter((day) => day.startsWith(`${year}-`)).join()
  return of(one.holidays) === of(other.holidays) && of(one.workedDays) === of(other.workedDays)
}

/** A box that is not ticked takes the call out of the rules, with what stood in it. */
function readCall(reading: Reading, { call: before, ...rules }: AwardRules): AwardRules {
  if (!reading.isTicked('call.on')) return rules
  const opensAt = reading.instant('call.opens', rules.timeZone, before?.opensAt)
  const closesAt = reading.instant('call.closes', rules.timeZone, before?.closesAt)
  if (opensAt !== '' && closesAt !== '' && closesAt <= opensAt) reading.problem('call.closes', 'award-closes-before')
  const note = { 'zh-CN': reading.lines('call.noteZh', 4_000), en: reading.lines('call.noteEn', 4_000) }
  if (note['zh-CN'] === '' && note.en !== '') reading.problem('call.noteZh', 'missing')
  if (note.en === '' && note['zh-CN'] !== '') reading.problem('call.noteEn', 'missing')
  return {
    ...rules,
    call: {
      opensAt,
      closesAt,
      graceMinutes: reading.whole('call.grace', 0, 7 * 24 * 60),
      most: reading.whole('call.most', 1, 20),
      needs: CALL_NEEDS.filter((need) => reading.isTicked(`call.needs.${need}`)),
      ...(reading.isTicked('call.invited') ? { invitedOnly: true } : {}),
      note,
    },
  }
}

/** Nothing ticked: nothing is told. */
function readFeedback(reading: Reading, { feedback: _, ...rules }: AwardRules): AwardRules {
  const told = {
    place: reading.isTicked('feedback.place'),
    means: reading.isTicked('feedback.means'),
    words: reading.isTicked('feedback.words'),
  }
  if (!told.place && !told.means && !told.words) return rules
  return { ...rules, feedback: { after: reading.oneOf('feedback.after', ['notice', 'final']), ...told } }
}

function readGroups(reading: Reading, rules: AwardRules): AwardRules {
  const groups = reading.titled('group', rules.groups, MOST.group)
  const weights = shares(groups.map(({ row, before }) => row.share('weight', before?.weight)))
  return { ...rules, groups: groups.map(({ id, title }, index) => ({ id, title, weight: weights[index]! })) }
}

function readCriteria(reading: Reading, rules: AwardRules): AwardRules {
  const read = reading.titled('criterion', rules.criteria, MOST.criterion)
  const weights = shares(read.map(({ row, before }) => row.share('weight', before?.weight)))
  const criteria = read.map(({ row, id, title, before }, index): Criterion => {
    const chosen = rules.categories.filter((category) => row.isTicked(`for.${category.id}`)).map((one) => one.id)
    const all = chosen.length === 0 || chosen.length === rules.categories.length
    const levels = row
      .rows('level', MOST.level)
      .filter((level) => ['score', 'zh', 'en'].some((field) => level.text(field, 2000) !== ''))
      .map((level) => ({ score: level.number('score', 0, 1000), anchor: level.words('zh', 'en', 500) }))
      .toSorted((one, other) => one.score - other.score)
    if (levels.length < 2) row.problem('zh', 'award-levels')
    if (levels.some(({ score }, place) => score === levels[place - 1]?.score)) row.problem('zh', 'award-levels-twice')
    return {
      id,
      title,
      weight: weights[index]!,
      indicator: before?.indicator ?? null,
      categories: all ? null : chosen,
      levels,
      evidenceFrom: row.numberOrNone('evidenceFrom', 0, 1000),
    }
  })
  return { ...rules, criteria }
}

function readStage({ row, id, title, before }: Titled<Stage>, rules: AwardRules): Stage {
  const kind = row.oneOf('kind', STAGE_KINDS)
  const isScored = kind === 'rubric' || kind === 'live'
  const opensAt = row.instant('opens', rules.timeZone, before?.opensAt)
  const closesAt = row.instant('closes', rules.timeZone, before?.closesAt)
  if (opensAt !== '' && closesAt !== '' && closesAt <= opensAt) row.problem('closes', 'award-closes-before')
  const groups = rules.groups.filter((group) => row.isTicked(`group.${group.id}`)).map((group) => group.id)
  const criteria = rules.criteria.filter((one) => row.isTicked(`criterion.${one.id}`)).map((one) => one.id)
  if (groups.length === 0) row.problem('zh', 'award-stage-groups')
  if (isScored && criteria.length === 0) row.problem('zh', 'award-stage-criteria')
  return {
    id,
    title,
    kind,
    opensAt,
    closesAt,
    groups,
    criteria: isScored ? criteria : [],
    reads: row.wholeOrNone('reads', 1, 1000),
    cap: row.wholeOrNone('cap', 1, 100_000),
    blind: {
      entrants: row.isTicked('blindEntrants'),
      scores: row.oneOf('blindScores', ['after-own', 'after-stage', 'never']),
      judges: row.isTicked('blindJudges'),
    },
    quorum: row.fraction('quorum', before?.quorum),
    choices: kind === 'vote' ? row.whole('choices', 1, 1000) : null,
    scoring: {
      rule: row.oneOf('rule', SCORE_RULES),
      trimmedFrom: row.whole('trimmedFrom', 3, 1000),
      digits: row.wholeOrNone('digits', 0, 6),
      ties: row.ties(rules),
    },
    advance: readAdvance(row, before?.advance),
    ...(isScored && row.isTicked('calibrateFirst') ? { calibrateFirst: true } : {}),
    ...(isScored && row.isTicked('ownFeedback') ? { ownFeedback: true } : {}),
  }
}

function readAdvance(row: Row, before: Advance | undefined): Advance {
  const by = row.oneOf('advance', ['first', 'passed', 'all'])
  if (by === 'first') return { by, entries: row.whole('advanceEntries', 1, 10_000) }
  if (by === 'all') return { by }
  return { by, share: row.fraction('advanceShare', before?.by === 'passed' ? before.share : undefined) }
}

function readGates(reading: Reading, rules: AwardRules): AwardRules {
  const caps = reading
    .rows('cap', CAP_ATTRIBUTES.length)
    .filter((row) => row.text('attribute', 40) !== '')
    .map((row) => ({ attribute: row.oneOf('attribute', CAP_ATTRIBUTES), most: row.whole('most', 1, 1000) }))
  const attributes = caps.map(({ attribute }) => attribute)
  if (new Set(attributes).size < attributes.length) reading.problem('', 'award-cap-twice')
  const vetoGrounds = reading.titled('veto', rules.gates.vetoGrounds, MOST.veto).map(({ id, title }) => ({ id, title }))
  return { ...rules, gates: { noDoubleWinning: reading.isTicked('noDoubleWinning'), caps, vetoGrounds } }
}

/** Whatever was taken out is named nowhere any more. */
function withReferences(rules: AwardRules): AwardRules {
  const has = (list: readonly { readonly id: string }[]) => {
    const ids = new Set(list.map(({ id }) => id))
    return (id: string) => ids.has(id)
  }
  const [isCategory, isCriterion, isGroup] = [has(rules.categories), has(rules.criteria), has(rules.groups)]
  return {
    ...rules,
    criteria: rules.criteria.map((one) => {
      const categories = one.categories?.filter(isCategory) ?? []
      return { ...one, categories: categories.length === 0 ? null : categories }
    }),
    stages: rules.stages.map((stage, place) => {
      const isEarlier = has(rules.stages.slice(0, place))
      return {
        ...stage,
        groups: stage.groups.filter(isGroup),
        criteria: stage.criteria.filter(isCriterion),
        scoring: {
          ...stage.scoring,
          ties: stage.scoring.ties.filter(
            (tie) =>
            tie.by === 'criterion' ? isCriterion(tie.criterion) : tie.by === 'group' ? isGroup(tie.group) : isEarlier(tie.stage), // prettier-ignore
          ),
        },
      }
    }),
  }
}

/** Shares that sum to 1, in the proportions given; as they are where they do already. */
function shares(given: readonly number[]): readonly number[] {
  const sum = given.reduce((total, one) => total + one, 0)
  return sum === 0 || Math.abs(sum - 1) < 1e-9 ? given : given.map((one) => one / sum)
}
