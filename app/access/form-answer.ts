import type { z } from 'zod'

/** Something wrong with a form: `field` is empty where it is about the whole of it; `code` is a key of the words. */
export interface FormProblem {
  readonly field: string
  readonly code: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** What a page gets back after its form was sent. */
export interface FormAnswer<Done = never> {
  readonly problems: readonly FormProblem[]
  /** What the person had typed, without secrets. */
  readonly typed: Readonly<Record<string, string>>
  /** What there is to show once: where the form was accepted and leads nowhere, or what a refused one needs again. */
  readonly done?: Done
}

/** Longer than anything that a form of a page is filled in with by hand. */
const LONGEST_ECHO = 8_000

/** Fields as they go back into the form they came from. */
export function typedFields(
  fields: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' && !secrets.includes(name) ? [[name, value.slice(0, LONGEST_ECHO)]] : [],
    ),
  )
}

const CODE = /^[a-z0-9-]+$/

/** The first problem of each field. A schema says a code as its message; a field that lacks one is `unreadable`. */
export function problemsOf(error: z.ZodError): FormProblem[] {
  const problems = new Map<string, FormProblem>()
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    if (problems.has(field)) continue
    const code = CODE.test(issue.message) ? issue.message : 'unreadable'
    const values = 'params' in issue ? (issue.params as FormProblem['values']) : undefined
    problems.set(field, { field, code, ...(values ? { values } : {}) })
  }
  return [...problems.values()]
}
