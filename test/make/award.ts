import type { AwardEvent } from '#scoring/award/event.ts'
import type { AwardRules, Criterion, Stage, Words } from '#scoring/award/rules.ts'

/** Stands for the digest of something that no test looks at. */
export const DIGEST = 'a'.repeat(64)

export function words(text: string): Words {
  return { 'zh-CN': text, en: text }
}

/** A criterion with the levels 1 to 5. */
export function criterion(id: string, weight: number, given: Partial<Criterion> = {}): Criterion {
  return {
    id,
    title: words(id),
    weight,
    indicator: null,
    categories: null,
    levels: [1, 2, 3, 4, 5].map((score) => ({ score, anchor: words(`${id} ${score}`) })),
    evidenceFrom: null,
    ...given,
  }
}

/** A stage in which every expert scores every entry by both criteria. */
export function stage(
  given: Partial<Omit<Stage, 'scoring'>> & { readonly scoring?: Partial<Stage['scoring']> } = {},
): Stage {
  return {
    id: 'rubric',
    title: words('rubric'),
    kind: 'rubric',
    opensAt: '2026-03-01T00:00:00.000Z',
    closesAt: '2026-03-31T00:00:00.000Z',
    groups: ['experts'],
    criteria: ['need', 'effect'],
    reads: null,
    cap: null,
    blind: { entrants: false, scores: 'after-stage', judges: false },
    quorum: 0,
    choices: null,
    advance: { by: 'all' },
    ...given,
    scoring: { rule: 'mean', trimmedFrom: 5, digits: null, ties: [], ...given.scoring },
  }
}

/** One category with two places, two criteria, one group and one stage. */
export function awardRules(given: Partial<AwardRules> = {}): AwardRules {
  return {
    format: 1,
    title: words('示例奖'),
    timeZone: 'Asia/Shanghai',
    categories: [{ id: 'main', title: words('main'), places: 2, reserves: 1 }],
    criteria: [criterion('need', 0.5), criterion('effect', 0.5)],
    groups: [{ id: 'experts', title: words('experts'), weight: 1 }],
    stages: [stage()],
    gates: { noDoubleWinning: false, caps: [], vetoGrounds: [{ id: 'penalty', title: words('penalty') }] },
    notice: { workingDays: 5, holidays: [], workedDays: [], objectionsNeedName: true },
    ...given,
  }
}

type Of<Kind extends AwardEvent['kind']> = Extract<AwardEvent, { readonly kind: Kind }>

export const RULES_SEALED: Of<'rules'> = { kind: 'rules', version: 1, digest: DIGEST, reasonDigest: null }

export function entryEvent(entry: string, given: Partial<Omit<Of<'entry'>, 'kind' | 'entry'>> = {}): Of<'entry'> {
  return {
    kind: 'entry',
    entry,
    category: 'main',
    organisation: `organisation of ${entry}`,
    attributes: {},
    revision: 1,
    digest: DIGEST,
    ...given,
  }
}

export function judgeEvent(judge: string, group = 'experts'): Of<'judge'> {
  return { kind: 'judge', judge, group }
}

export function sheetEvent(
  entry: string,
  judge: string,
  scores: Readonly<Record<string, number>>,
  given: Partial<Omit<Of<'sheet'>, 'kind' | 'entry' | 'judge' | 'scores'>> = {},
): Of<'sheet'> {
  return { kind: 'sheet', stage: 'rubric', entry, judge, revision: 1, scores, notes: {}, change: null, ...given }
}

/** A history in which judges gave entries the same score on both criteria: scores by entry and judge. */
export function judged(table: Readonly<Record<string, Readonly<Record<string, number>>>>): AwardEvent[] {
  const judges = [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))].sort()
  return [
    RULES_SEALED,
    ...Object.keys(table).map((entry) => entryEvent(entry)),
    ...judges.map((judge) => judgeEvent(judge)),
    ...Object.entries(table).flatMap(([entry, row]) =>
      Object.entries(row).map(([judge, score]) => sheetEvent(entry, judge, { need: score, effect: score })),
    ),
  ]
}
