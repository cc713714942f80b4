import { z } from 'zod'
import { LANGUAGES } from '../../i18n/languages.ts'
import { emailField } from '../accounts/email.ts'
import { nameField } from '../accounts/own-account.ts'
import { tableText } from './office-forms.ts'

const list = z.string().default('').transform(tableText)
const language = z.enum(LANGUAGES)
const linkId = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
const personId = linkId

/** A list of judges, looked at before anybody is invited. */
export const judgeListForm = z.object({ list, language })
export const inviteListForm = z.object({ list, language, digest: z.string().regex(/^[0-9a-f]{64}$/, 'unreadable') })

/** Judges for whom cards are made, each a box of its own. */
export const sheetForm = z
  .object({})
  .catchall(z.unknown())
  .transform((boxes) => ({
    judges: Object.keys(boxes).flatMap((name) => (name.startsWith('judge.') ? [name.slice('judge.'.length)] : [])),
  }))

export const observerForm = z.object({ email: emailField, name: nameField, language })
export const observerRemovalForm = z.object({ person: personId })
/** An invitation, by the name under which the administrators' pages know it as well. */
export const invitationForm = z.object({ id: linkId })
