import { appendFileSync } from 'node:fs'
import type { Reporter } from 'vitest/reporters'

/** Where errors are written down that belong to no test; there is no such file where there were none. */
export const UNHANDLED_ERRORS = 'test/reports/unhandled-errors.txt'

/** A reporter of vitest: the report of tests does not say that there were such errors, and no second attempt mends them. */
export default class UnhandledErrors implements Reporter {
  onTestRunEnd(_files: unknown, errors: readonly { readonly message: string }[]): void {
    for (const { message } of errors) appendFileSync(UNHANDLED_ERRORS, `${message}\n`)
  }
}
