/**
 * Under which a device keeps what a person has entered at an address; each window adds a name of its own. What is kept of
 * a case has its id in that place, in which no slash can be.
 */
export const keptPrefix = (personId: string, address: '/desk/figures' | '/desk/new'): string =>
  `${personId}:${address}:`

/** What a device keeps of a form: the fields in which something was entered, with what a person reads of them. */
export interface KeptField {
  readonly name: string
  readonly value: string
  /** The title of its case where there are several; else empty. */
  readonly of: string
  readonly label: string
  /** As it stood there: of a choice its words. */
  readonly shown: string
}

export const keptText = (fields: readonly KeptField[]): string => JSON.stringify(fields)

/** @returns nothing of a text that is not one of these */
export function keptFields(text: string): readonly KeptField[] {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return []
  }
  return Array.isArray(read) ? read.filter(isKeptField) : []
}

function isKeptField(one: unknown): one is KeptField {
  const field = one as Readonly<Record<keyof KeptField, unknown>> | null
  return [field?.name, field?.value, field?.of, field?.label, field?.shown].every((part) => typeof part === 'string')
}

/** Those of which the form has something else, or nothing. */
export function keptOnly(kept: readonly KeptField[], inForm: readonly KeptField[]): readonly KeptField[] {
  const here = new Map(inForm.map(({ name, value }) => [name, value]))
  return kept.filter(({ name, value }) => (here.get(name) ?? '') !== value)
}
