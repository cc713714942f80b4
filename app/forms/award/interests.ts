import { z } from 'zod'
import { severalLines } from '../several-lines.ts'
import type { FormProblem } from '../../access/form-answer.ts'
import { INTEREST_KINDS, kindField, wordsField, type InterestKind } from './interest-fields.ts'

const LONGEST_WORDS = 1_000
/** Of a form with a row for every organisation. */
export const MOST_INTERESTS_BYTES = 1024 * 1024
export const MOST_INTERESTS_FIELDS = 6_000

const ROW = kindField('')
const kind = z.enum(INTEREST_KINDS, 'missing')
const words = severalLines.pipe(z.string().max(LONGEST_WORDS, 'too-long'))

export interface DeclaredInterest {
  readonly organisation: string
  readonly kind: InterestKind
  readonly words: string
}

/** What somebody had before them when they declared; what came after was not asked. */
export interface SeenList {
  /** When the page was made. */
  readonly asOf: string
  /** What it asked about: a row each. */
  readonly organisations: readonly string[]
}

/** What was ticked, and what is wrong with it: a page has to show again what was ticked. */
export interface SentInterests {
  readonly seen: SeenList
  readonly ticked: readonly string[]
  readonly interests: readonly DeclaredInterest[]
  readonly problems: readonly FormProblem[]
}

/** Fields of rows that are not ticked are sent as well and mean nothing. */
export const interestsForm = z
  .looseObject({
    asOf: z.iso.datetime('unreadable'),
    organisation: z.union([z.string(), z.array(z.string())]).default([]),
  })
  .transform((fields): SentInterests => {
    const ticked = [...new Set([fields.organisation].flat())]
    const read = ticked.map((organisation) => rowOf(fields, organisation))
    const rows = Object.keys(fields).filter((name) => name.startsWith(ROW))
    return {
      seen: { asOf: fields.asOf, organisations: rows.map((name) => name.slice(ROW.length)) },
      ticked,
      interests: read.flatMap((row) => ('problem' in row ? [] : [row])),
      problems: read.flatMap((row) => ('problem' in row ? [row.problem] : [])),
    }
  })

function rowOf(
  fields: Readonly<Record<string, unknown>>,
  organisation: string,
): DeclaredInterest | { readonly problem: FormProblem } {
  const read = z.object({ kind, words }).safeParse({ kind: fields[kindField(organisation)], words: fields[wordsField(organisation)] }) // prettier-ignore
  if (!read.success) return { problem: { field: wordsField(organisation), code: 'unreadable' } }
  const isBare = read.data.kind === 'other' && read.data.words === ''
  return isBare ? { problem: { field: wordsField(organisation), code: 'missing' } } : { organisation, ...read.data }
}

/** Why a judge stands aside from one entry. */
export const recuseForm = z.object({ kind, words: words.refine((text) => text !== '', 'missing') })

export const pledgeForm = z.object({ agree: z.literal('yes', 'award-pledge-missing') })
