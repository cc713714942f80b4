import { keptFields, keptPrefix } from '../../../forms/desk/kept-fields.ts'
import { forgetSaved } from './saving-note.ts'

/** The fields with which this case was begun are in its text now; those of another stay where they are kept. */
export const forgetBegun = (personId: string, caseId: string): Promise<void> =>
  forgetSaved(keptPrefix(personId, '/desk/new'), ({ text }) =>
    keptFields(text).some(({ name, value }) => name === 'slug' && value.trim() === caseId),
  )
