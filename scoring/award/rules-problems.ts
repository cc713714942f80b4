import type { Refusal } from '../result.ts'
import { isDay } from './calendar-days.ts'
import type { AwardRules, NoticeRules, Stage } from './rules.ts'

/** No public notice is longer, and a table of days off is looked through for so many at most. */
const LONGEST_NOTICE = 366

/** Shares are a whole if they sum to 1 within this. */
const TOLERANCE = 1e-9

/**
 * What keeps rules from deciding a result: ids that occur twice or name nothing, shares that do not sum to 1, a stage
 * that asks for what its kind cannot give. Empty for rules that can be sealed.
 *
 * @returns codes with the id they are about: `twice`, `unknown`, `shares`, `levels`, `no-places`, `no-stage`,
 *   `no-groups`, `weightless`, `no-criteria`, `needless-criteria`, `choices`, `trimmed-from`, `advance`, `quorum`, `digits`, `times`,
 *   `tie`, `call`, `entrant-feedback`, `calibration`, `feedback`, `notice`
 */
export function rulesProblems(rules: AwardRules): readonly Refusal[] {
  const { categories, criteria, groups, stages, gates } = rules
  return [
    ...twice('category', categories),
    ...twice('criterion', criteria),
    ...twice('group', groups),
    ...twice('stage', stages),
    ...twice('ground', gates.vetoGrounds),
    ...(categories.length === 0 ? [problem('no-places')] : []),
    ...categories.flatMap(({ id, places, reserves }) =>
      whole(places, 1) && whole(reserves, 0) ? [] : [problem('no-places', { category: id })],
    ),
    ...shares('criterion', criteria),
    ...shares('group', groups),
    ...criteria.flatMap(({ id, levels, categories: own }) => [
      ...(levels.length >= 2 && levels.every(({ score }, index) => index === 0 || score > levels[index - 1]!.score)
        ? []
        : [problem('levels', { criterion: id })]),
      ...unknown('category', own ?? [], categories),
    ]),
    ...(stages.length === 0 ? [problem('no-stage')] : []),
    ...stages.flatMap((stage, index) => stageProblems(rules, stage, index)),
    ...callProblems(rules),
    ...(isNotice(rules.notice) ? [] : [problem('notice')]),
    ...gates.caps.flatMap(({ attribute, most }) => (whole(most, 1) ? [] : [problem('no-places', { attribute })])),
  ]
}

/** A notice that never ends or has no day can't be published, which would come out when all is scored. */
function isNotice({ workingDays, holidays, workedDays }: NoticeRules): boolean {
  return whole(workingDays, 1) && workingDays <= LONGEST_NOTICE && [...holidays, ...workedDays].every(isDay)
}

function callProblems({ call, feedback }: AwardRules): Refusal[] {
  const isCall =
    call === undefined ||
    (call.opensAt < call.closesAt &&
      whole(call.graceMinutes, 0) &&
      whole(call.most, 1) &&
      (call.note['zh-CN'] === '') === (call.note.en === ''))
  const isFeedback = feedback === undefined || feedback.place || feedback.means || feedback.words
  return [...(isCall ? [] : [problem('call')]), ...(isFeedback ? [] : [problem('entrant-feedback')])]
}

function stageProblems(rules: AwardRules, stage: Stage, index: number): Refusal[] {
  const { id, kind, groups, criteria, scoring, advance, quorum, choices } = stage
  const about = { stage: id }
  const hasSheets = kind === 'rubric' || kind === 'live'
  const check = (isRight: boolean, code: string) => (isRight ? [] : [problem(code, about)])
  return [
    ...check(groups.length > 0, 'no-groups'),
    ...unknown('group', groups, rules.groups),
    ...weightless(rules, stage, hasSheets),
    ...unknown('criterion', criteria, rules.criteria),
    ...(hasSheets
      ? rules.categories.flatMap((category) =>
          rules.criteria.some(
            (each) =>
              criteria.includes(each.id) &&
              each.weight > 0 &&
              (each.categories === null || each.categories.includes(category.id)),
          )
            ? []
            : [problem('no-criteria', { ...about, category: category.id })],
        )
      : check(criteria.length === 0, 'needless-criteria')),
    ...check(kind === 'vote' ? choices !== null && whole(choices, 1) : choices === null, 'choices'),
    ...check(whole(scoring.trimmedFrom, 3), 'trimmed-from'),
    ...check(scoring.digits === null || (whole(scoring.digits, 0) && scoring.digits <= 8), 'digits'),
    ...check(quorum >= 0 && quorum <= 1, 'quorum'),
    ...check(stage.calibrateFirst === undefined || hasSheets, 'calibration'),
    ...check(stage.ownFeedback === undefined || (hasSheets && stage.blind.scores !== 'never'), 'feedback'),
    // Instants in UTC of one spelling sort as they follow each other.
    ...check(stage.opensAt < stage.closesAt, 'times'),
    ...check(stage.reads === null || whole(stage.reads, 1), 'no-places'),
    ...check(stage.cap === null || whole(stage.cap, 1), 'no-places'),
    ...check(
      advance.by === 'all' ||
        (advance.by === 'first' ? whole(advance.entries, 1) : !hasSheets && advance.share > 0 && advance.share <= 1),
      'advance',
    ),
    ...scoring.ties.flatMap((tie) => {
      const known =
        tie.by === 'criterion'
          ? criteria.includes(tie.criterion)
          : tie.by === 'group'
            ? groups.includes(tie.group)
            : rules.stages.slice(0, index).some((earlier) => earlier.id === tie.stage)
      return check(known, 'tie')
    }),
  ]
}

/** Groups without a share decide nothing. Of a stage with sheets each is named: its readings would never be finished. */
function weightless(rules: AwardRules, { id, groups }: Stage, hasSheets: boolean): Refusal[] {
  const own = rules.groups.filter((group) => groups.includes(group.id))
  const without = own.filter(({ weight }) => weight === 0)
  const named = hasSheets || without.length === own.length ? without : []
  return named.map((group) => problem('weightless', { stage: id, group: group.id }))
}

function problem(code: string, detail: Refusal['detail'] = {}): Refusal {
  return { code, detail }
}

function whole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least
}

function twice(kind: string, list: readonly { readonly id: string }[]): Refusal[] {
  const seen = new Set<string>()
  return list.flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [problem('twice', { [kind]: id })]
  })
}

function unknown(kind: string, ids: readonly string[], list: readonly { readonly id: string }[]): Refusal[] {
  return ids.flatMap((id) => (list.some((each) => each.id === id) ? [] : [problem('unknown', { [kind]: id })]))
}

function shares(kind: string, list: readonly { readonly id: string; readonly weight: number }[]): Refusal[] {
  const sum = list.reduce((total, { weight }) => total + weight, 0)
  const isWhole = list.every(({ weight }) => weight >= 0) && Math.abs(sum - 1) <= TOLERANCE
  return isWhole ? [] : [problem('shares', { of: kind, sum: Number(sum.toFixed(6)) })]
}
