import { z } from 'zod'
import { isAwardName } from '../../access/roles.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { emailField } from '../accounts/email.ts'
import { oneLine } from '../accounts/one-line.ts'
import { nameField } from '../accounts/own-account.ts'
import { severalLines } from '../several-lines.ts'
import { RULES_PARTS, type RulesPart } from './rules-fields.ts'

const line = (longest: number) => oneLine('missing').pipe(z.string().max(longest, 'too-long'))
const needed = (longest: number) => line(longest).pipe(z.string().min(1, 'missing'))
const reason = oneLine('reason-short').pipe(z.string().min(10, 'reason-short').max(500, 'reason-short'))
const tag = z.string().regex(/^\d{1,9}$/, 'unreadable').transform(Number) // prettier-ignore
const anId = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
export const newAwardForm = z.object({
  award: z
    .string('missing')
    .transform((text) => text.normalize('NFKC').trim().toLowerCase())
    .refine(isAwardName, 'award-form')
    // Stands for the page on which an award is set up.
    .refine((text) => text !== 'new', 'award-exists'),
  titleZh: needed(200),
  titleEn: needed(200),
  template: anId,
})

const digest = z.string().regex(/^[0-9a-f]{64}$/, 'unreadable')

/** Any fields, beside what the part was known by when it was shown. */
export const rulesPartForm = z
  .object({ seen: digest })
  .catchall(z.union([z.string().max(8_000, 'too-long'), z.array(z.string().max(8_000, 'too-long'))]))

/** A first sealing says no reason; whether one is needed is asked where it is sealed. */
export const sealForm = z.object({ tag, reason: oneLine('reason-short').default('').pipe(z.string().max(500, 'reason-short')) }) // prettier-ignore

export const isRulesPart = (text: string): text is RulesPart => RULES_PARTS.some((part) => part === text)

/** Chosen cases, each a box of its own, and the category they go into. */
export const libraryForm = z
  .object({ into: anId })
  .catchall(z.unknown())
  .transform(({ into, ...boxes }) => ({
    category: into,
    cases: Object.keys(boxes).flatMap((name) => (name.startsWith('case.') ? [name.slice('case.'.length)] : [])),
  }))

/** A table as text. What no page can send back unchanged is settled here, so that its digest stays. */
export function tableText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]+/gu, ' ')
    .replace(/^\n+/, '')
}
export const MOST_TABLE_BYTES = 1024 * 1024
/** The same table as a form sends it back, where a Chinese character takes nine signs. */
export const MOST_SENT_BACK_BYTES = 4 * MOST_TABLE_BYTES
const table = z.string().default('').transform(tableText)
export const previewForm = z.object({ csv: table })
export const importForm = z.object({ csv: table, digest })

/** Files that judges of the copy without names may open, each a box of its own. */
function withCleared<Fields extends object>(fields: Fields): Fields & { readonly cleared: readonly string[] } {
  return { ...fields, cleared: Object.keys(fields).flatMap((name) => (name.startsWith('clear.') ? [name.slice('clear.'.length)] : [])) } // prettier-ignore
}

export const entryForm = z
  .object({
    tag,
    category: anId,
    titleZh: needed(500),
    titleEn: line(500),
    organisation: needed(500),
    summaryZh: severalLines,
    summaryEn: severalLines,
    region: line(200),
    ownership: line(200),
    industry: line(200),
    source: line(500),
    redactedTitle: line(500),
    redactedSummary: severalLines,
  })
  .catchall(z.unknown())
  .transform(withCleared)
  .refine(({ redactedTitle, redactedSummary }) => redactedTitle !== '' || redactedSummary === '', {
    path: ['redactedTitle'],
    message: 'missing',
  })

export const reasonForm = z.object({ reason })

/** What the office says of a judge. */
const judgeFacts = {
  group: anId,
  organisations: severalLines.transform((text) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
  cap: z
    .string()
    .default('')
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(/^(?:[1-9]\d{0,4})?$/, 'award-whole'))
    .transform((text) => (text === '' ? undefined : Number(text))),
}

function withExpertise<Fields extends object>(fields: Fields): Fields & { readonly expertise: readonly string[] } {
  const expertise = Object.keys(fields).flatMap((name) => (name.startsWith('knows.') ? [name.slice('knows.'.length)] : [])) // prettier-ignore
  return { ...fields, expertise }
}

export const judgeForm = z.object(judgeFacts).catchall(z.unknown()).transform(withExpertise)
export const inviteForm = z
  .object({
    email: emailField,
    name: nameField,
    language: z.enum(LANGUAGES),
    role: z.enum(['judge', 'chair'], 'missing'),
    ...judgeFacts,
  })
  .catchall(z.unknown())
  .transform(withExpertise)

export const conflictForm = z.object({
  conflictEntry: anId,
  kind: z.enum(['employer', 'partner', 'author', 'entrant', 'family', 'money', 'rival', 'other'], 'missing'),
  words: z.string().default('').pipe(line(500)),
})
export const liftForm = z.object({ judge: anId, entry: anId, liftReason: reason })

const seed = z.string().regex(/^\d{1,9}$/, 'unreadable').transform(Number) // prettier-ignore
export const confirmPlanForm = z.object({ stage: anId, seed, digest })
export const giveForm = z.object({ stage: anId, entry: anId, judge: anId })
/** A reading where it decides something, and how many were asked for, so that the page shows the same again. */
export const secondForm = z.object({ stage: anId, entry: anId, judge: anId, budget: z.string().regex(/^\d{1,3}$/, 'unreadable') }) // prettier-ignore
export const substituteForm = z.object({ to: anId, digest, reason })
export const endForm = z.object({
  stage: anId,
  reading: z
    .string('missing')
    .regex(/^[\w-]{1,60} [\w-]{1,60}$/, 'missing')
    .transform((text) => text.split(' ') as [string, string])
    .transform(([entry, judge]) => ({ entry, judge })),
})
export const closeStageForm = z.object({ stage: anId })
