import type { FormProblem } from '../../access/form-answer.ts'
import type { ProblemCode } from '../../content/accounts/problems.ts'

/** Why something was not done, as the words of the forms name it. */
export interface Refused {
  readonly ok: false
  readonly code: ProblemCode
  readonly values?: Readonly<Record<string, string | number>>
}

export function refused(code: ProblemCode, values?: Refused['values']): Refused {
  return { ok: false, code, ...(values ? { values } : {}) }
}

/** Thrown inside a transaction, so that nothing of it stays. */
export class RefusedError extends Error {
  constructor(readonly refused: Refused) {
    super(refused.code)
  }
}

/** What the work gives, or why it was refused in the middle. */
export async function orRefused<T>(work: Promise<T>): Promise<T | Refused> {
  try {
    return await work
  } catch (error) {
    if (error instanceof RefusedError) return error.refused
    throw error
  }
}

/** As a page shows it. Too many attempts are the server's no, the rest is the form's. */
export function asProblems({ code, values }: Refused, field = ''): { problems: FormProblem[]; status: 422 | 429 } {
  const limited = code === 'too-many-attempts' || code === 'too-many-codes'
  return {
    problems: [{ field: limited ? '' : field, code, ...(values ? { values } : {}) }],
    status: limited ? 429 : 422,
  }
}
