import { describe, expect, test } from 'vitest'
import { comparable } from '#scoring/award/comparable.ts'
import { alikeValues } from '#app/services/award/alike/alike-values.ts'

const CAPS = [{ attribute: 'region', most: 1 }]
const pairs = (...values: readonly string[]) =>
  alikeValues(CAPS, values.map((region) => ({ region }))).map(({ one, other }) => [one.value, other.value]) // prettier-ignore

describe('values that look like one', () => {
  test.each([
    ['广东', '广东省'],
    ['广东省', '广东'],
    ['宁夏', '宁夏回族自治区'],
    ['香港', '香港特別行政區'],
    ['廣東', '广东'],
    ['Guangdong', 'GUANGDONG Province'],
    ['民营', '民营企业'],
    ['互联网', '互联网行业'],
    ['制造', '制造业'],
    ['e-commerce', 'eCommerce'],
  ])('are %s and %s, which a cap counts as two', (one, other) => {
    expect(comparable(one)).not.toBe(comparable(other))
    expect(pairs(one, other).map((pair) => pair.toSorted())).toEqual([[one, other].toSorted()])
  })

  test.each([
    // One value for a cap as well.
    ['广东', ' 广 东 '],
    ['ESG', 'ｅｓｇ'],
    // Not the same place.
    ['吉林省', '吉林市'],
    ['广东', '广西'],
    // What is left of it is no name.
    ['农', '农业'],
    ['', '广东'],
  ])('are not %s and %s', (one, other) => {
    expect(pairs(one, other)).toEqual([])
  })

  test('are each told with how many entries have it, written as most of these write it', () => {
    const regions = ['广东', '广东省', '广 东', '广东', '广东省 ', '北京']
    expect(alikeValues(CAPS, [...regions.map((region) => ({ region })), {}])).toEqual([
      { attribute: 'region', most: 1, one: { value: '广东', entries: 3 }, other: { value: '广东省', entries: 2 } },
    ])
    expect(pairs('吉林', '吉林省', '吉林市')).toEqual([
      ['吉林', '吉林省'],
      ['吉林', '吉林市'],
    ])
  })

  test('are of the same attribute, and of one that a cap counts by', () => {
    expect(alikeValues(CAPS, [{ region: '广东', industry: '制造' }, { region: '北京', industry: '制造业' }, { industry: '广东省' }])).toEqual([]) // prettier-ignore
  })
})
