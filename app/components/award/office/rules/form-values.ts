import { createContext, useContext } from 'react'
import type { FormProblem } from '../../../../access/form-answer.ts'

/** What stands in the fields of a form: what was typed and sent back, or what is kept. */
export interface FormValues {
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly FormProblem[]
  /** What somebody else has saved meanwhile, where that is not what the form began with. */
  readonly others: Readonly<Record<string, string>> | null
}

export const FormValuesContext = createContext<FormValues>({ values: {}, problems: [], others: null })

export function useFormValues(): FormValues & { readonly problemOf: (name: string) => FormProblem | undefined } {
  const given = useContext(FormValuesContext)
  return { ...given, problemOf: (name) => given.problems.find(({ field }) => field === name) }
}

/** Places of the rows of a kind that hold something, and so many empty ones after them. */
export function rowPlaces(values: Readonly<Record<string, string>>, prefix: string, spare: number): readonly number[] {
  let next = 0
  for (const [name, value] of Object.entries(values)) {
    const place = name.startsWith(`${prefix}.`) ? /^(\d{1,3})\./.exec(name.slice(prefix.length + 1))?.[1] : undefined
    if (place !== undefined && value !== '') next = Math.max(next, Number(place) + 1)
  }
  return Array.from({ length: next + spare }, (_, place) => place)
}
