import { describe, expect, test } from 'vitest'
import { factorsView } from '#app/services/factors-page.server.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { makeLibrary } from '#test/make/library.ts'

const boxes = {
  id: 'boxes',
  label: { 'zh-CN': '减排', en: 'Emissions avoided' },
  unit: 'tCO2e',
  side: 'environment',
  sign: 'benefit',
  kind: 'outcome',
  observations: [{ asOf: '2023-12', basis: { kind: 'annual', year: '2023' }, value: 100, evidence: ['start'] }],
  valuation: { chain: ['carbon-price'] },
}
const { cases } = makeLibrary([{ id: 'lake' }, { id: 'river', matter: { outcomes: [boxes] } }])
const view = (query: string) => factorsView(cases, new URLSearchParams(query), 'en')

describe('the factor page', () => {
  test('shows every factor without conditions, and counts that add up', () => {
    const { factors, total, topics, classes, verifieds } = view('')
    expect(factors.map(({ id }) => id)).toEqual(FACTORS.map(({ id }) => id))
    for (const choices of [topics, classes, verifieds]) {
      expect((choices as readonly { count: number }[]).reduce((sum, { count }) => sum + count, 0)).toBe(total)
    }
  })

  test('narrows by each condition, and says beforehand how many a choice would leave', () => {
    const social = view('topic=social&verified=no')
    expect(social.factors.length).toBeGreaterThan(0)
    expect(social.factors.every(({ topic, verified }) => topic === 'social' && !verified)).toBe(true)
    expect(view('verified=no').topics.find(({ value }) => value === 'social')?.count).toBe(social.factors.length)
    expect(view('class=1b').factors.every(({ classChoice }) => classChoice === '1b')).toBe(true)
  })

  test('finds words in both languages, whatever their width and case', () => {
    const ids = (query: string) => view(query).factors.map(({ id }) => id)
    expect(ids('q=ＥＰＡ')).toEqual(ids('q=epa'))
    expect(ids('q=甲烷')).toContain('scc.epa-ch4-2.0.2020')
    expect(ids('q=zzzz')).toEqual([])
  })

  test('leaves out conditions it does not know, and names them', () => {
    const { filter, factors, total } = view('topic=moon&class=1c')
    expect(filter.leftOut).toEqual(['topic=moon', 'class=1c'])
    expect(factors).toHaveLength(total)
  })

  test('names the cases that use a factor, under both carbon prices', () => {
    const users = view('').factors.filter(({ usedBy }) => usedBy.length > 0)
    // Emissions of 2023: the market mean of that year, and the two points of the EPA path around it.
    expect(users.map(({ id }) => id).sort()).toEqual(['cea.2023', 'scc.epa-2.0.2020', 'scc.epa-2.0.2025'])
    expect(users.every(({ usedBy }) => usedBy.length === 1 && usedBy[0]?.id === 'river')).toBe(true)
  })
})
