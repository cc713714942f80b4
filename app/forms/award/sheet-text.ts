import type { SheetFields } from './sheet-fields.ts'

/** One spelling of the same fields, so that they can be compared; empty ones are left out. */
export function sheetText(fields: SheetFields, revision: number): string {
  const filled = Object.entries(fields).filter(([, value]) => value.trim() !== '')
  const sorted = filled.sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify({ revision: String(revision), ...Object.fromEntries(sorted) })
}

export const sameFields = (one: SheetFields, other: SheetFields): boolean => sheetText(one, 0) === sheetText(other, 0)

export function fieldsOfText(text: string): SheetFields {
  const { revision: _, ...fields } = JSON.parse(text) as Record<string, string>
  return fields
}
