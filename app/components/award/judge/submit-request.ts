import type { FormProblem } from '../../../access/form-answer.ts'

export type SubmitAnswer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly problems: readonly FormProblem[] }
  /** No answer came: nobody here knows whether the server has it. */
  | { readonly kind: 'lost' }

/** Longer than a server that is alive takes. */
const PATIENCE_MS = 20_000

/** Submits a sheet, and says what the server has said of it; never throws. */
export async function submitSheet(address: string, fields: Readonly<Record<string, string>>): Promise<SubmitAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...fields, intent: 'submit' }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return { kind: 'taken' }
    if (response.type === 'opaqueredirect' || response.status === 403) return whole('award-signed-out')
    if (response.status >= 500) return { kind: 'lost' }
    const { problems } = (await response.json()) as { readonly problems?: readonly FormProblem[] }
    return problems && problems.length > 0 ? { kind: 'refused', problems } : whole('award-not-submitted')
  } catch {
    return { kind: 'lost' }
  }
}

const whole = (code: string): SubmitAnswer => ({ kind: 'refused', problems: [{ field: '', code }] })
