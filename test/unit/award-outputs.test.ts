import { describe, expect, test } from 'vitest'
import { awardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { COLUMNS, TABLE_COLUMNS } from '#app/content/award/columns.ts'
import { EVENTS } from '#app/content/award/events.ts'
import { EXPORTS } from '#app/content/award/exports.ts'
import { REPLAY } from '#app/content/award/replay.ts'
import { standingNames, standingText } from '#app/components/award/result/standing-text.ts'
import { csv } from '#app/services/csv.ts'
import { REPLAY_CHECKS } from '#app/services/award/replay/replay.server.ts'
import { awardRules, judged, stage } from '#test/make/award.ts'

const TABLE = {
  E01: { J1: 5, J2: 4, J3: 4 },
  E02: { J1: 4, J2: 3, J3: 4 },
  E03: { J1: 3, J2: 2, J3: 3 },
}

describe('how far the computation of a result is', () => {
  const rules = awardRules({ stages: [stage(), stage({ id: 'second' })] })

  test('is told from nothing to whole, never less than before, and several times in each stage', () => {
    const told: number[] = []
    awardResult(rules, judged(TABLE), (share) => told.push(share))
    expect(told.length).toBeGreaterThan(10)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    expect(told[0]).toBeGreaterThan(0)
    expect(told.at(-1)).toBeLessThanOrEqual(1)
  })

  test('changes no byte of the result', () => {
    const bytes = (hear?: (share: number) => void) => canonicalJson(awardResult(rules, judged(TABLE), hear))
    expect(bytes(() => undefined)).toBe(bytes())
  })
})

describe('the tables that leave the office', () => {
  test('have units in the heads of their figures, in both languages', () => {
    const figures = ['score', 'raw', 'corrected', 'low', 'high', 'first', 'top', 'finished', 'expected', 'stale', 'setAside', 'mean', 'due', 'submitted', 'drafts', 'criterion', 'lastSaved'] as const // prettier-ignore
    for (const figure of figures) {
      expect(EXPORTS[`head.${figure}`]['zh-CN']).toMatch(/（.+）/)
      expect(EXPORTS[`head.${figure}`].en).toMatch(/\(.+\)/)
    }
  })

  test('say of every column what it holds, and no column is explained that no table has', () => {
    const used = new Set<string>([...Object.values(TABLE_COLUMNS).flat(), 'criterion'])
    expect([...used].toSorted()).toEqual(Object.keys(COLUMNS).toSorted())
  })

  test('open in Excel with Chinese, and what begins like a formula is text, white space before it or not', () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '示例']
    const text = csv([['head'], ...cells.map((cell) => [cell])])
    expect(text.charCodeAt(0)).toBe(0xfeff)
    const lines = text.slice(1).split('\r\n').slice(1, -1)
    expect(lines.filter((line) => /^"?[=+\-@\t＝]/.test(line))).toEqual([])
    expect(lines.at(-1)).toBe('示例')
    // A figure stays a figure, also below zero.
    expect(csv([['head'], [-1]])).toBe('\ufeffhead\r\n-1\r\n')
  })
})

describe('why an entry does not win', () => {
  const standing = { code: 'capped', attribute: 'region', value: '示例地区', most: 2 } as const
  const named = standingNames('en', { entry: (id) => id, category: (id) => id, ground: (id) => id })

  test('names those who hold the cap, where that may be told', () => {
    const holders = () => ['E01', 'E02']
    expect(standingText(standing, { ...named, holders })).toBe('over the cap: 示例地区 has at most 2, and E01, E02 hold them') // prettier-ignore
    expect(standingText(standing, named)).toBe('over the cap: 示例地区 has 2 winners already')
  })
})

describe('the page of replays', () => {
  test('says of every step what it checks, what that proves and what not, in both languages', () => {
    for (const check of REPLAY_CHECKS) {
      for (const word of [`what.${check}`, `proves.${check}`, `not.${check}`, `check.${check}`] as const) {
        expect(REPLAY[word]['zh-CN'].length).toBeGreaterThan(1)
        expect(REPLAY[word].en.length).toBeGreaterThan(1)
      }
    }
  })

  test('has words for every kind of event of a history', () => {
    for (const { kind } of judged(TABLE)) expect(EVENTS[kind].en).not.toBe('')
  })
})
