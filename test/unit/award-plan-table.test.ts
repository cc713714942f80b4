import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlanTable, type PlanTableFrom } from '#app/services/award/planning/plan-table.ts'

const judge = (id: string, given: Partial<PlanTableFrom['judges'][number]> = {}): PlanTableFrom['judges'][number] => ({
  id,
  name: `示例评委${id}`,
  email: `${id}@example.org`,
  group: 'experts',
  cap: undefined,
  removedAt: undefined,
  ...given,
})

const FROM: PlanTableFrom = {
  stage: { groups: ['experts'], cap: null },
  whole: true,
  known: new Set(['E001', 'E002', 'E003', 'E009']),
  entries: new Set(['E001', 'E002', 'E003']),
  judges: [judge('a'), judge('b'), judge('c')],
  standing: [
    { entry: 'E001', judge: 'a' },
    { entry: 'E002', judge: 'a' },
    { entry: 'E002', judge: 'b' },
  ],
  begun: [{ entry: 'E002', judge: 'b' }],
  isRecused: () => false,
  hasHeard: () => false,
  bare: new Set(),
}
const read = (lines: readonly string[], given: Partial<PlanTableFrom> = {}) =>
  readPlanTable(['entry,judge', ...lines].join('\n'), { ...FROM, ...given })
const faults = (lines: readonly string[], given: Partial<PlanTableFrom> = {}) =>
  read(lines, given).problems.map(({ line, code }) => [line, code])

describe('a table of readings', () => {
  test('adds what is new, takes back what is missing, and keeps what was begun', () => {
    const table = read(['E001,a', 'E003,c'])
    expect(table.problems).toEqual([])
    expect(table.added).toEqual([{ entry: 'E003', judge: 'c' }])
    expect(table.ended).toEqual([{ entry: 'E002', judge: 'a' }])
    expect(table.kept).toEqual([{ entry: 'E002', judge: 'b' }])
    expect(table.same).toBe(1)
  })

  test('takes nothing back where it only adds', () => {
    const table = read(['E003,c'], { whole: false })
    expect(table).toMatchObject({ added: [{ entry: 'E003', judge: 'c' }], ended: [], kept: [], same: 0 })
  })

  test('leaves a removed judge what is theirs, and gives them nothing', () => {
    const judges = [judge('a', { removedAt: '2026-01-01' }), judge('b'), judge('c')]
    expect(read(['E002,b'], { judges }).ended).toEqual([])
    expect(faults(['E002,b', 'E003,a'], { judges })).toEqual([[3, 'judge-removed']])
  })

  test('knows judges by id, by a name that nobody shares and by address, and entries by their number', () => {
    expect(read(['E003, 示例评委c '], { whole: false }).added).toEqual([{ entry: 'E003', judge: 'c' }])
    expect(read(['E003,C@EXAMPLE.org'], { whole: false }).added).toEqual([{ entry: 'E003', judge: 'c' }])
    const twins = [judge('a', { name: '示例甲' }), judge('b', { name: '示例甲' }), judge('c')]
    expect(faults(['E003,示例甲', 'E003,示例乙', 'E777,c', ',c', 'E003,'], { judges: twins, whole: false })).toEqual([
      [2, 'judge-several'],
      [3, 'judge-unknown'],
      [4, 'entry-unknown'],
      [5, 'cell-missing'],
      [6, 'cell-missing'],
    ])
  })

  test('refuses with the line what may not be: conflict, another group, an entry that is out, no blind copy, twice', () => {
    const given = {
      judges: [judge('a'), judge('b', { group: 'public' }), judge('c')],
      isRecused: ({ entry, judge: who }: { entry: string; judge: string }) => entry === 'E001' && who === 'c',
      bare: new Set(['E003']),
      whole: false,
    }
    const lines = ['E001,c', 'E001,b', 'E009,c', 'E003,a', 'E002,c', 'E002,c']
    expect(faults(lines, given)).toEqual([
      [2, 'conflict'],
      [3, 'judge-group'],
      [4, 'entry-out'],
      [5, 'redacted-missing'],
      [7, 'twice'],
    ])
  })

  test('holds what its judge may no longer read for not given out, unless it was begun', () => {
    const given = { isRecused: ({ entry, judge: who }: { entry: string; judge: string }) => entry === 'E002' || who === 'c' } // prettier-ignore
    expect(faults(['E001,a', 'E002,a', 'E002,b'], given)).toEqual([[3, 'conflict']])
    expect(read(['E001,a', 'E002,b'], given)).toMatchObject({ added: [], ended: [], kept: [], same: 2, problems: [] })
    expect(read(['E001,a'], given)).toMatchObject({ ended: [], kept: [{ entry: 'E002', judge: 'b' }] })
    // Nor does it count for how much a judge has.
    const judges = [judge('a', { cap: 2 }), judge('b'), judge('c')]
    expect(faults(['E003,a'], { ...given, judges, whole: false })).toEqual([])
    expect(faults(['E003,a'], { judges, whole: false })).toEqual([[2, 'over-cap']])
  })

  test('refuses the lines that go beyond what a judge reads at most, counted as it would be afterwards', () => {
    const capped = { judges: [judge('a', { cap: 2 }), judge('b'), judge('c')] }
    expect(faults(['E001,a', 'E002,a', 'E003,a'], capped)).toEqual([[4, 'over-cap']])
    // One is taken back for it.
    expect(faults(['E001,a', 'E003,a'], capped)).toEqual([])
    expect(faults(['E001,b', 'E003,b'], { stage: { groups: ['experts'], cap: 2 }, whole: false })).toEqual([[3, 'over-cap']]) // prettier-ignore
    // What stands above a limit already is not the table's fault.
    expect(faults(['E001,a', 'E002,a'], { judges: [judge('a', { cap: 1 }), judge('b'), judge('c')] })).toEqual([])
  })

  test('needs a head with both columns; others are for reading only', () => {
    const text = '项目编号;评委编号;姓名;评委组\nE003;c;谁;哪组'
    expect(readPlanTable(text, { ...FROM, whole: false }).added).toEqual([{ entry: 'E003', judge: 'c' }])
    const codes = (whole: string) => readPlanTable(whole, FROM).problems.map(({ code }) => code)
    expect(codes('E003,c\nE001,a')).toEqual(['column-unknown'])
    expect(codes('entry\nE001')).toEqual(['column-missing'])
    expect(codes('entry,entry,judge\nE001,E001,a')).toEqual(['column-twice'])
    expect(codes('entry,judge')).toEqual(['no-rows'])
    expect(codes('')).toEqual(['no-rows'])
    expect(codes('entry,judge\n"E001,a')).toEqual(['broken-quotes'])
  })

  test('whatever is in it, what would stand afterwards is what the table says and what was begun', () => {
    const pair = fc.record({ entry: fc.constantFrom('E001', 'E002', 'E003'), judge: fc.constantFrom('a', 'b', 'c') })
    fc.assert(
      fc.property(fc.uniqueArray(pair, { minLength: 1, selector: ({ entry, judge: who }) => entry + who }), (pairs) => {
        const key = ({ entry, judge: who }: { entry: string; judge: string }) => `${entry},${who}`
        const { added, ended, problems } = read(pairs.map(key))
        expect(problems).toEqual([])
        const after = new Set([...FROM.standing.map(key), ...added.map(key)])
        for (const reading of ended) after.delete(key(reading))
        expect([...after].sort()).toEqual([...new Set([...pairs.map(key), ...FROM.begun.map(key)])].sort())
      }),
    )
  })
})
