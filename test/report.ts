import { readFileSync } from 'node:fs'

/** A test file in the report that vitest writes as JSON. */
export interface ReportedFile {
  /** Its path, absolute. */
  readonly name: string
  readonly status: 'passed' | 'failed'
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
}

/** @returns undefined where there is no whole report: the run broke off */
export function readReport(path: string): readonly ReportedFile[] | undefined {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { testResults: ReportedFile[] }).testResults
  } catch {
    return undefined
  }
}

/** What failed in a file: its tests, or what stands around them. */
export function failuresOf({ status, assertionResults }: ReportedFile): readonly string[] {
  const tests = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName.trim())
  // A file that could not be loaded, or whose preparation failed, has no test that failed, and is a failure all the same.
  return tests.length === 0 && status === 'failed' ? ['outside of its tests'] : tests
}

/** So many files do not fail by chance at once. */
const MOST_BY_CHANCE = 4

/**
 * The files of a run that failed which are worth a second attempt: all of those that failed, where they are few. None
 * where the run failed by something that is no file's.
 */
export function worthAnotherAttempt(files: readonly ReportedFile[]): readonly ReportedFile[] {
  const failed = files.filter((file) => failuresOf(file).length > 0)
  return failed.length <= MOST_BY_CHANCE ? failed : []
}

/** How many tests of these files passed and failed. */
export function countTests(files: readonly ReportedFile[]): { readonly passed: number; readonly failed: number } {
  const passed = files.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === 'passed'))
  return { passed: passed.length, failed: files.flatMap(failuresOf).length }
}
