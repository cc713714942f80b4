import type { AwardRules, Criterion, NoticeRules, Stage, VoterGroup, Words } from '#scoring/award/rules.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS, LEVELS } from '#scoring/vocabulary.ts'
import type { TemplateId } from '../../../content/award/templates.ts'
import { wallClock } from '../../../i18n/zoned-time.ts'
import { CHINA_ZONE, HOLIDAY_YEARS, withPublicHolidays } from './public-holidays.server.ts'

const words = (chinese: string, english: string): Words => ({ 'zh-CN': chinese, en: english })

/** The 14 indicators of the index as criteria, of equal weight, with the anchors of the index as levels. */
export function indicatorCriteria(): Criterion[] {
  return INDICATORS.map((indicator) => {
    const { name, anchors } = INDICATOR_TEXTS[indicator]
    return {
      id: indicator.toLowerCase(),
      title: { 'zh-CN': name['zh-CN'], en: name.en },
      weight: 1 / INDICATORS.length,
      indicator,
      categories: null,
      levels: LEVELS.map((score) => ({
        score,
        anchor: { 'zh-CN': anchors[score]['zh-CN'], en: anchors[score].en },
      })),
      evidenceFrom: 2,
    }
  })
}

const EXPERTS: VoterGroup = { id: 'experts', title: words('专家评委', 'Experts'), weight: 1 }
const PUBLIC: VoterGroup = { id: 'public', title: words('社会评委', 'Public jury'), weight: 0.3 }

const DAY_MS = 86_400_000
/** Days from the making of the rules to when a stage opens and closes. */
interface Days {
  readonly opens: number
  readonly closes: number
}

/** Rules to begin from. The times are proposals: whole days from now on. */
export function rulesOfTemplate(
  id: TemplateId,
  given: { readonly title: Words; readonly now: string; readonly timeZone: string },
): AwardRules {
  const criteria = indicatorCriteria()
  const at = (days: number) => new Date(Math.ceil(Date.parse(given.now) / DAY_MS) * DAY_MS + days * DAY_MS).toISOString() // prettier-ignore
  const times = ({ opens, closes }: Days) => ({ opensAt: at(opens), closesAt: at(closes) })
  const scored = (stage: Pick<Stage, 'id' | 'title' | 'kind' | 'groups' | 'advance'> & Partial<Stage>, days: Days) => ({
    ...baseStage(criteria),
    ...times(days),
    ...stage,
  })
  const shared = {
    format: 1,
    title: given.title,
    timeZone: given.timeZone,
    categories: [{ id: 'general', title: words('综合类', 'General'), places: 3, reserves: 2 }],
    criteria,
    gates: { noDoubleWinning: true, caps: [], vetoGrounds: VETO_GROUNDS },
    notice: firstNotice(given),
  } as const
  const rubric = words('打分', 'Scoring')
  if (id === 'rubric') {
    return {
      ...shared,
      groups: [EXPERTS],
      stages: [
        scored(
          { id: 'scoring', title: rubric, kind: 'rubric', groups: ['experts'], advance: { by: 'all' } },
          { opens: 0, closes: 30 },
        ),
      ],
    }
  }
  return {
    ...shared,
    groups: [{ ...EXPERTS, weight: 0.7 }, PUBLIC],
    stages: [
      scored(
        {
          id: 'screen',
          title: words('初筛', 'Screening'),
          kind: 'screen',
          groups: ['experts'],
          criteria: [],
          reads: 2,
          scoring: { rule: 'mean', trimmedFrom: 5, digits: null, ties: [] },
          advance: { by: 'passed', share: 0.5 },
        },
        { opens: 0, closes: 14 },
      ),
      scored(
        { id: 'scoring', title: rubric, kind: 'rubric', groups: ['experts'], advance: { by: 'first', entries: 10 } },
        { opens: 14, closes: 42 },
      ),
      scored(
        {
          id: 'final',
          title: words('终评', 'Final'),
          kind: 'live',
          groups: ['experts', 'public'],
          reads: null,
          cap: null,
          quorum: 2 / 3,
          scoring: {
            rule: 'trimmed',
            trimmedFrom: 5,
            digits: 2,
            ties: [
              { by: 'group', group: 'experts' },
              { by: 'earlier-stage', stage: 'scoring' },
            ],
          },
          advance: { by: 'all' },
        },
        { opens: 45, closes: 46 },
      ),
    ],
  }
}

/** With the public holidays of this year and of later ones, as far as they are known where the award is held. */
function firstNotice({ now, timeZone }: { readonly now: string; readonly timeZone: string }): NoticeRules {
  const empty: NoticeRules = { workingDays: 5, holidays: [], workedDays: [], objectionsNeedName: true }
  if (timeZone !== CHINA_ZONE) return empty
  const thisYear = Number(wallClock(now, timeZone).slice(0, 4))
  return HOLIDAY_YEARS.filter((year) => year >= thisYear).reduce(withPublicHolidays, empty)
}

function baseStage(criteria: readonly Criterion[]) {
  return {
    criteria: criteria.map(({ id }) => id),
    reads: 3,
    cap: null,
    blind: { entrants: false, scores: 'after-stage', judges: true },
    quorum: 0,
    choices: null,
    scoring: { rule: 'mean', trimmedFrom: 5, digits: 2, ties: [] },
  } as const
}

const VETO_GROUNDS = [
  { id: 'false-statement', title: words('材料虚假', 'False statements in the entry') },
  { id: 'penalty', title: words('近三年受到重大行政处罚', 'A major administrative penalty in the last three years') },
  { id: 'accident', title: words('近三年发生重大安全、环境或质量事故', 'A major safety, environmental or quality accident in the last three years') }, // prettier-ignore
] as const
