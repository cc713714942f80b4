import { z } from 'zod'
import { severalLines } from '../several-lines.ts'

const LONGEST_REASON = 2_000

/** Of the form with the levels of all cases of a stage. */
export const MOST_CALIBRATION_BYTES = 256 * 1024
export const MOST_CALIBRATION_FIELDS = 1_000

const stage = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
const tag = z.string().regex(/^\d{1,9}$/, 'unreadable').transform(Number) // prettier-ignore
const category = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
const caseRevision = z.string('unreadable').regex(/^[\w-]{1,100}@\d{1,9}$/, 'unreadable')

/** Cases to add, each a box of its own. */
export const addCasesForm = z
  .object({ stage, tag, category })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const { stage: of, tag: seen, category: into, ...boxes } = fields
    const cases = Object.keys(boxes).flatMap((name) => (name.startsWith('case.') ? [name.slice('case.'.length)] : []))
    if (cases.length === 0) {
      context.addIssue({ code: 'custom', path: [''], message: 'award-choose-cases' })
      return z.NEVER
    }
    return { stage: of, tag: seen, category: into, cases }
  })

export const dropCaseForm = z.object({ stage, tag, case: caseRevision })

export const levelField = (place: number, criterion: string): string => `level.${place}.${criterion}`
export const whyField = (place: number, criterion: string): string => `why.${place}.${criterion}`

/** Levels and reasons of the cases of a stage, by the place of the case, from 1, and the criterion. */
export interface SentLevels {
  readonly stage: string
  readonly tag: number
  readonly categories: Readonly<Record<number, string>>
  readonly levels: readonly {
    readonly place: number
    readonly criterion: string
    /** null where it is left open. */
    readonly score: number | null
    readonly reason: string
  }[]
}

export const levelsForm = z
  .object({ stage, tag })
  .catchall(z.unknown())
  .transform((fields, context): SentLevels => {
    const { stage: of, tag: seen, ...rest } = fields
    const categories: Record<number, string> = {}
    const levels: SentLevels['levels'][number][] = []
    for (const [name, value] of Object.entries(rest)) {
      const category = /^category\.(\d)$/.exec(name)
      if (category && typeof value === 'string') categories[Number(category[1])] = value
      const level = /^level\.(\d)\.([\w-]{1,60})$/.exec(name)
      if (!level || typeof value !== 'string') continue
      const [place, criterion] = [Number(level[1]), level[2]!]
      const why = rest[whyField(place, criterion)]
      const reason = severalLines.parse(typeof why === 'string' ? why : '')
      const score = value === '' ? null : Number(value)
      if (score !== null && !Number.isFinite(score)) context.addIssue({ code: 'custom', path: [name], message: 'unreadable' }) // prettier-ignore
      if (reason.length > LONGEST_REASON) context.addIssue({ code: 'custom', path: [whyField(place, criterion)], message: 'too-long' }) // prettier-ignore
      // A reason without a level says nothing of the scale.
      if (score === null && reason !== '') context.addIssue({ code: 'custom', path: [name], message: 'missing' })
      levels.push({ place, criterion, score, reason })
    }
    return { stage: of, tag: seen, categories, levels }
  })

/** The address of the page for a stage. */
export const calibrationAddress = (award: string, stage: string): string =>
  `/awards/${award}/office/calibration?${new URLSearchParams({ stage })}`
