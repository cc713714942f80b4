import { describe, expect, test } from 'vitest'
import { countTests, failuresOf, readReport, worthAnotherAttempt, type ReportedFile } from '#test/report.ts'

const file = (name: string, ...statuses: string[]): ReportedFile => ({
  name,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, place) => ({ fullName: ` ${name} ${place}`, status })),
})
/** One whose preparation failed: none of its tests did. */
const unprepared: ReportedFile = { ...file('unprepared', 'skipped'), status: 'failed' }

describe('a report of tests', () => {
  test('counts what passed and failed, and a file that failed without its tests as one', () => {
    const files = [file('a', 'passed', 'failed', 'skipped'), file('b', 'passed'), unprepared, { ...unprepared, assertionResults: [] }] // prettier-ignore
    expect(countTests(files)).toEqual({ passed: 2, failed: 3 })
    expect(failuresOf(files[0]!)).toEqual(['a 1'])
    expect(failuresOf(unprepared)).toEqual(['outside of its tests'])
  })

  test('names the files that are tried again: those that failed, and none where more than four did', () => {
    const failed = ['a', 'b', 'c'].map((name) => file(name, 'failed', 'passed'))
    const four = [...failed, unprepared, file('sound', 'passed')]
    expect(worthAnotherAttempt(four).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'unprepared'])
    expect(worthAnotherAttempt([...four, file('fifth', 'failed')])).toEqual([])
    expect(worthAnotherAttempt([file('sound', 'passed')])).toEqual([])
  })

  test('that is not there or not whole is none', () => {
    expect(readReport('test/reports/no-such-report.json')).toBeUndefined()
    expect(readReport('test/README.md')).toBeUndefined()
  })
})
