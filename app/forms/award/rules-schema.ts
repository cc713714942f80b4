import { z } from 'zod'
import { CALL_NEEDS, SCORE_RULES, STAGE_KINDS, type AwardRules } from '#scoring/award/rules.ts'
import { isTimeZone } from '../../i18n/zoned-time.ts'

/** Longer than any id, title or anchor that somebody writes. */
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'unreadable')
  .max(60, 'too-long')
const text = z.string('unreadable').max(4_000, 'too-long')
const words = z.strictObject({ 'zh-CN': text, en: text })
const share = z.number('unreadable').min(0, 'unreadable').max(1, 'unreadable')
const whole = z.number('unreadable').int('award-whole').min(0, 'unreadable')
const instant = z.iso
  .datetime({ message: 'award-time' })
  .refine((at) => !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at, 'award-time')
const day = z.iso.date('award-time')

const tieBreak = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('criterion'), criterion: id }),
  z.strictObject({ by: z.literal('group'), group: id }),
  z.strictObject({ by: z.literal('earlier-stage'), stage: id }),
])

const advance = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('first'), entries: whole }),
  z.strictObject({ by: z.literal('passed'), share }),
  z.strictObject({ by: z.literal('all') }),
])

/**
 * Rules as a package or a program brings them: strict, so that nothing in them goes unread. Whether they make sense as a
 * whole is asked by `rulesProblems`.
 */
export const awardRulesSchema: z.ZodType<AwardRules> = z.strictObject({
  format: z.literal(1),
  title: words,
  timeZone: z.string('unreadable').refine(isTimeZone, 'award-time-zone'),
  categories: z.array(z.strictObject({ id, title: words, places: whole, reserves: whole })).max(200),
  criteria: z
    .array(
      z.strictObject({
        id,
        title: words,
        weight: share,
        indicator: z.string().max(10).nullable(),
        categories: z.array(id).nullable(),
        levels: z.array(z.strictObject({ score: z.number('unreadable'), anchor: words })).max(50),
        evidenceFrom: z.number('unreadable').nullable(),
      }),
    )
    .max(200),
  groups: z.array(z.strictObject({ id, title: words, weight: share })).max(50),
  stages: z
    .array(
      z.strictObject({
        id,
        title: words,
        kind: z.enum(STAGE_KINDS),
        opensAt: instant,
        closesAt: instant,
        groups: z.array(id),
        criteria: z.array(id),
        reads: whole.nullable(),
        cap: whole.nullable(),
        blind: z.strictObject({
          entrants: z.boolean(),
          scores: z.enum(['after-own', 'after-stage', 'never']),
          judges: z.boolean(),
        }),
        quorum: share,
        choices: whole.nullable(),
        scoring: z.strictObject({
          rule: z.enum(SCORE_RULES),
          trimmedFrom: whole,
          digits: whole.nullable(),
          ties: z.array(tieBreak),
        }),
        advance,
        calibrateFirst: z.literal(true).exactOptional(),
        ownFeedback: z.literal(true).exactOptional(),
      }),
    )
    .max(50),
  gates: z.strictObject({
    noDoubleWinning: z.boolean(),
    caps: z.array(z.strictObject({ attribute: z.string().min(1).max(60), most: whole })),
    vetoGrounds: z.array(z.strictObject({ id, title: words })),
  }),
  notice: z.strictObject({
    workingDays: whole,
    holidays: z.array(day),
    workedDays: z.array(day),
    calendars: z
      .array(z.strictObject({ year: whole, source: words, changed: z.literal(true).exactOptional() }))
      .max(100)
      .exactOptional(),
    objectionsNeedName: z.boolean(),
    listsEntries: z.literal(true).exactOptional(),
  }),
  call: z
    .strictObject({
      opensAt: instant,
      closesAt: instant,
      graceMinutes: whole,
      most: whole,
      needs: z.array(z.enum(CALL_NEEDS)).max(CALL_NEEDS.length),
      invitedOnly: z.literal(true).exactOptional(),
      note: words,
    })
    .exactOptional(),
  feedback: z
    .strictObject({ after: z.enum(['notice', 'final']), place: z.boolean(), means: z.boolean(), words: z.boolean() })
    .exactOptional(),
})
