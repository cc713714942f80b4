import type { AwardRules } from '#scoring/award/rules.ts'
import { wallClock } from '../../i18n/zoned-time.ts'

/** The parts of the draft of an award's rules; each is a form of its own. */
export const RULES_PARTS = [
  'about',
  'categories',
  'groups',
  'criteria',
  'stages',
  'gates',
  'notice',
  'call',
  'feedback',
] as const
export type RulesPart = (typeof RULES_PARTS)[number]

/** Attributes of an entry by which the number of winners can be limited. */
export const CAP_ATTRIBUTES = ['region', 'ownership', 'industry'] as const

/** Rows that stand empty below those there are. */
export const SPARE = { category: 2, group: 1, criterion: 1, level: 1, stage: 1, veto: 2, tie: 3 } as const

/** The most of each in one award. */
export const MOST = { category: 40, group: 10, criterion: 40, level: 11, stage: 10, veto: 20 } as const

/** A share as the forms have it: per cent, with as many digits as tell shares apart. */
export const percent = (share: number): string => String(Number((share * 100).toFixed(4)))

/**
 * Every field of the forms with what stands in it, by name: what a page shows, and what tells a field that was left
 * alone. A box that is not ticked is not there.
 */
export function rulesFields(rules: AwardRules): Readonly<Record<string, string>> {
  return {
    titleZh: rules.title['zh-CN'],
    titleEn: rules.title.en,
    timeZone: rules.timeZone,
    ...categoryFields(rules),
    ...groupFields(rules),
    ...criterionFields(rules),
    ...stageFields(rules),
    ...gateFields(rules),
    workingDays: String(rules.notice.workingDays),
    holidays: rules.notice.holidays.join('\n'),
    workedDays: rules.notice.workedDays.join('\n'),
    ...ticked({
      objectionsNeedName: rules.notice.objectionsNeedName,
      listsEntries: rules.notice.listsEntries === true,
    }),
    ...callFields(rules),
    ...feedbackFields(rules),
  }
}

/** The fields of one part of the rules. */
export function fieldsOfPart(
  part: RulesPart,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => PART_OF[name.split('.')[0]!] === part))
}

const PART_OF: Readonly<Record<string, RulesPart>> = {
  titleZh: 'about',
  titleEn: 'about',
  timeZone: 'about',
  category: 'categories',
  group: 'groups',
  criterion: 'criteria',
  stage: 'stages',
  noDoubleWinning: 'gates',
  cap: 'gates',
  veto: 'gates',
  workingDays: 'notice',
  holidays: 'notice',
  workedDays: 'notice',
  objectionsNeedName: 'notice',
  listsEntries: 'notice',
  call: 'call',
  feedback: 'feedback',
}

function ticked(boxes: Readonly<Record<string, boolean>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(boxes).flatMap(([name, on]) => (on ? [[name, 'on']] : [])))
}

function categoryFields({ categories }: AwardRules): Readonly<Record<string, string>> {
  return rows('category', categories, ({ id, title, places, reserves }, index) => ({
    id,
    order: String(index + 1),
    zh: title['zh-CN'],
    en: title.en,
    places: String(places),
    reserves: String(reserves),
  }))
}

function groupFields({ groups }: AwardRules): Readonly<Record<string, string>> {
  return rows('group', groups, ({ id, title, weight }) => ({ id, zh: title['zh-CN'], en: title.en, weight: percent(weight) })) // prettier-ignore
}

function criterionFields({ criteria }: AwardRules): Readonly<Record<string, string>> {
  return rows('criterion', criteria, ({ id, title, weight, evidenceFrom, categories, levels }, index) => ({
    id,
    order: String(index + 1),
    zh: title['zh-CN'],
    en: title.en,
    weight: percent(weight),
    evidenceFrom: evidenceFrom === null ? '' : String(evidenceFrom),
    ...Object.fromEntries((categories ?? []).map((category) => [`for.${category}`, 'on'])),
    ...rows('level', levels, ({ score, anchor }) => ({ score: String(score), zh: anchor['zh-CN'], en: anchor.en })),
  }))
}

function stageFields({ stages, timeZone }: AwardRules): Readonly<Record<string, string>> {
  return rows('stage', stages, (stage, index) => ({
    id: stage.id,
    order: String(index + 1),
    zh: stage.title['zh-CN'],
    en: stage.title.en,
    kind: stage.kind,
    opens: wallClock(stage.opensAt, timeZone),
    closes: wallClock(stage.closesAt, timeZone),
    ...Object.fromEntries(stage.groups.map((id) => [`group.${id}`, 'on'])),
    ...Object.fromEntries(stage.criteria.map((id) => [`criterion.${id}`, 'on'])),
    reads: stage.reads === null ? '' : String(stage.reads),
    cap: stage.cap === null ? '' : String(stage.cap),
    ...ticked({ blindEntrants: stage.blind.entrants, blindJudges: stage.blind.judges }),
    ...ticked({ calibrateFirst: stage.calibrateFirst === true, ownFeedback: stage.ownFeedback === true }),
    blindScores: stage.blind.scores,
    quorum: percent(stage.quorum),
    choices: stage.choices === null ? '' : String(stage.choices),
    rule: stage.scoring.rule,
    trimmedFrom: String(stage.scoring.trimmedFrom),
    digits: stage.scoring.digits === null ? '' : String(stage.scoring.digits),
    ...Object.fromEntries(stage.scoring.ties.map((tie, place) => [`tie.${place}`, `${tie.by}:${tie.by === 'criterion' ? tie.criterion : tie.by === 'group' ? tie.group : tie.stage}`])), // prettier-ignore
    advance: stage.advance.by,
    advanceEntries: stage.advance.by === 'first' ? String(stage.advance.entries) : '',
    advanceShare: stage.advance.by === 'passed' ? percent(stage.advance.share) : '',
  }))
}

function gateFields({ gates }: AwardRules): Readonly<Record<string, string>> {
  return {
    ...ticked({ noDoubleWinning: gates.noDoubleWinning }),
    ...rows('cap', gates.caps, ({ attribute, most }) => ({ attribute, most: String(most) })),
    ...rows('veto', gates.vetoGrounds, ({ id, title }) => ({ id, zh: title['zh-CN'], en: title.en })),
  }
}

/** Names with a dot, so that they belong to their part; a call that is not there has no fields. */
function callFields({ call, timeZone }: AwardRules): Readonly<Record<string, string>> {
  if (call === undefined) return {}
  return {
    ...ticked({
      'call.on': true,
      'call.invited': call.invitedOnly === true,
      ...Object.fromEntries(call.needs.map((need) => [`call.needs.${need}`, true])),
    }),
    'call.opens': wallClock(call.opensAt, timeZone),
    'call.closes': wallClock(call.closesAt, timeZone),
    'call.grace': String(call.graceMinutes),
    'call.most': String(call.most),
    'call.noteZh': call.note['zh-CN'],
    'call.noteEn': call.note.en,
  }
}

function feedbackFields({ feedback }: AwardRules): Readonly<Record<string, string>> {
  if (feedback === undefined) return {}
  const { after, place, means, words } = feedback
  return {
    'feedback.after': after,
    ...ticked({ 'feedback.place': place, 'feedback.means': means, 'feedback.words': words }),
  }
}

function rows<Row>(
  name: string,
  list: readonly Row[],
  fieldsOf: (row: Row, index: number) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    list.flatMap((row, index) =>
      Object.entries(fieldsOf(row, index)).map(([field, value]) => [`${name}.${index}.${field}`, value] as const),
    ),
  )
}
