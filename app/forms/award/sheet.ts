import { z } from 'zod'
import { severalLines } from '../several-lines.ts'
import { entryOfDraftField } from './draft-field.ts'
import { YES_FIELD, type SheetAnswers } from './sheet-fields.ts'

const LONGEST_NOTE = 4_000
const LONGEST_EVIDENCE = 1_000
const LONGEST_REASON = 1_000
/** Of a request with a whole sheet. */
export const MOST_SHEET_BYTES = 512 * 1024

const tag = z.coerce.number('unreadable').int('unreadable').min(0, 'unreadable')
const revision = z.coerce.number('unreadable').int('unreadable').positive('unreadable')

/** A sheet with the tag and the revision of the entry it was filled in beside. */
const sheet = z.looseObject({ tag, revision })

/** Fields of answers; any others are not looked at. */
function answersOf(fields: Readonly<Record<string, unknown>>, context: z.RefinementCtx): SheetAnswers {
  const scores: Record<string, number> = {}
  const notes: Record<string, string> = {}
  const evidence: Record<string, string> = {}
  const told = (name: string, sent: string, longest: number) => {
    // As it was typed, but for what no text holds.
    const text = sent.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, ' ')
    if (text.length > longest) context.addIssue({ code: 'custom', path: [name], message: 'too-long' })
    return text
  }
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || value.trim() === '') continue
    const [kind, criterion] = splitName(name)
    if (criterion === '__proto__') continue
    if (kind === 'score') {
      const score = Number(value.normalize('NFKC'))
      if (Number.isFinite(score)) scores[criterion] = score
      else context.addIssue({ code: 'custom', path: [name], message: 'unreadable' })
    } else if (kind === 'note') notes[criterion] = told(name, value, LONGEST_NOTE)
    else if (kind === 'evidence') evidence[criterion] = told(name, value, LONGEST_EVIDENCE)
  }
  const said = fields[YES_FIELD]
  return { scores, notes, evidence, yes: said === 'yes' ? true : said === 'no' ? false : null }
}

function splitName(name: string): [string, string] {
  const dot = name.indexOf('.')
  return dot === -1 ? ['', ''] : [name.slice(0, dot), name.slice(dot + 1)]
}

/** What a form without scripts sends to be kept. */
export const draftForm = sheet.transform((fields, context) => ({
  tag: fields.tag,
  revision: fields.revision,
  answers: answersOf(fields, context),
}))

/** What is submitted. `incomplete`: the judge has said that what is missing is meant to be. */
export const submitForm = sheet.transform((fields, context) => {
  const { incomplete, reason } = fields as { incomplete?: unknown; reason?: unknown }
  const why = severalLines.catch('').parse(reason)
  if (why.length > LONGEST_REASON) context.addIssue({ code: 'custom', path: ['reason'], message: 'too-long' })
  return {
    tag: fields.tag,
    revision: fields.revision,
    answers: answersOf(fields, context),
    incomplete: incomplete === 'yes',
    reason: why === '' ? undefined : why,
  }
})

/** What a script sends while somebody scores: the fields as one text, so that it can be compared with another window's. */
export const keepForm = z
  .object({ tag, text: z.string('unreadable').max(MOST_SHEET_BYTES, 'too-long') })
  .transform((sent, context) => {
    const fields = parsedFields(sent.text)
    const read = fields && z.object({ revision }).safeParse(fields)
    if (!fields || !read?.success) {
      context.addIssue({ code: 'custom', path: ['text'], message: 'unreadable' })
      return z.NEVER
    }
    return { tag: sent.tag, revision: read.data.revision, answers: answersOf(fields, context) }
  })

function parsedFields(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const LONGEST_ID = 100
const id = z.string('unreadable').min(1, 'unreadable').max(LONGEST_ID, 'unreadable')

/** Which sheet a chair opens again, and why. */
export const reopenForm = z.object({
  stage: id,
  judge: id,
  entry: id,
  reason: severalLines.pipe(z.string().min(1, 'missing').max(LONGEST_REASON, 'too-long')),
})

/** Drafts of a stage that are to be submitted as they stand, each by the tag under which the judge sees it. */
export const submitDraftsForm = z.looseObject({ stage: id }).transform(({ stage, ...fields }, context) => {
  const drafts = Object.entries(fields).flatMap(([name, sent]) => {
    const entry = entryOfDraftField(name)
    const read = tag.safeParse(sent)
    return entry !== undefined && read.success ? [{ entry, tag: read.data }] : []
  })
  if (drafts.length === 0) context.addIssue({ code: 'custom', path: [''], message: 'award-no-draft-chosen' })
  return { stage, drafts }
})
