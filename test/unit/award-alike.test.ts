import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alikePairs, type Compared } from '#app/services/award/alike/alike-pairs.ts'
import { gramsOf } from '#app/services/award/alike/grams.ts'
import { markShared } from '#app/services/award/alike/marked.ts'

const project = (key: string, title: string, organisation = `示例单位${key}`, summary = ''): Compared => ({
  key,
  titles: [title],
  organisation,
  text: `${title}\n${summary}`,
})

/** Other projects, so that it is known which words are everywhere. */
const OTHERS = [
  '乡村教师培训计划',
  '城市垃圾分类行动',
  '沙漠植树二十年',
  '残障人士就业支持',
  '老年食堂进社区',
  '流域水质志愿监测',
  '低碳工厂改造',
  '手语课堂',
].map((title, index) => project(`o${index}`, title))

const SUMMARY =
  '项目在三个县的十二所村小开设科学实验课，每年培训教师六十名，为学校配齐实验箱与图书，并请大学生志愿者在暑期带领学生观察本地的河流与植物。'

describe('grams', () => {
  test('are the same in traditional and simplified, wide and narrow, capital and small', () => {
    expect(gramsOf('鄉村　ＥＳＧ 計劃')).toEqual(gramsOf('乡村 esg 计划'))
    expect(gramsOf('乡村计划')).toEqual(new Set(['乡村', '村计', '计划']))
  })
})

describe('pairs that look alike', () => {
  test('are found by their titles in either script, by title and organisation, and by their texts', async () => {
    const own = [
      project('a', '山村科学课堂', '示例基金会', SUMMARY),
      project('b', '山村科學課堂', '另一家示例公司'),
      project('c', '山村科学课堂（第二期）', '示例基金会'),
      project('d', '走近河流：孩子们的暑期', '示例大学', SUMMARY.replace('三个县', '四个县')),
      ...OTHERS,
    ]
    const pairs = await alikePairs(own, [])
    expect(pairs.map(({ one, other }) => `${one} ${other}`).sort()).toEqual(['a b', 'a c', 'a d', 'b c'])
    const [first] = pairs.filter(({ other }) => other === 'b')
    expect(first).toMatchObject({ title: 1, text: null })
    expect(pairs.find(({ other }) => other === 'd')!.text).toBeGreaterThan(0.8)
  })

  test('are none of words that stand everywhere', async () => {
    const own = Array.from({ length: 30 }, (_, index) => project(`E${index}`, `示例项目${index}`, `示例单位${index}`))
    expect(await alikePairs(own, [])).toEqual([])
  })

  test('a pair that is left out is not in the list, and what is only compared with is never on the left', async () => {
    const [own, others] = [[project('a', '山村科学课堂')], [project('x', '山村科学课堂'), project('y', '山村科学课堂')]]
    const pairs = await alikePairs(own, [...others, ...OTHERS], (one, other) => one !== 'a' || other !== 'x')
    expect(pairs.map(({ one, other }) => [one, other])).toEqual([['a', 'y']])
  })

  test('are the same pairs whatever order the entries came in', async () => {
    const titles = fc.array(fc.constantFrom(...'山村科学课堂实验河流植物教师'), { minLength: 2, maxLength: 8 })
    const given = fc.uniqueArray(
      titles.map((characters) => characters.join('')),
      { minLength: 2, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(given, async (names) => {
        const own = names.map((name, index) => project(`E${index}`, name))
        const told = (pairs: Awaited<ReturnType<typeof alikePairs>>) =>
          pairs.map(({ one, other, title }) => `${[one, other].sort().join(' ')} ${title.toFixed(9)}`).sort()
        expect(told(await alikePairs(own.toReversed(), []))).toEqual(told(await alikePairs(own, [])))
      }),
      { numRuns: 50 },
    )
  })

  test('an entry is most like its own copy among a thousand', async () => {
    const words = '水林城乡光风山海路桥灯书田河湖草木星云石'.split('')
    const titles = Array.from(
      { length: 1000 },
      (_, index) =>
      [0, 1, 2, 3, 4, 5].map((place) => words[(index * (place + 3) + place * place + (index >> place)) % words.length]).join(''), // prettier-ignore
    )
    const own = titles.map((title, index) => project(`E${index}`, title, `单位${title}`, `${title}的简介`.repeat(3)))
    const copy = project('copy', titles[417]!, `单位${titles[417]!}`, `${titles[417]!}的简介`.repeat(3))
    const [first] = await alikePairs([copy], own)
    expect(titles[Number(first!.other.slice(1))]).toBe(titles[417])
  })
})

describe('shared words', () => {
  test('are marked where four characters in a row stand in the other text, and nothing is lost', () => {
    expect(markShared('在山村科学课堂里', '山村科學課堂（二）')).toEqual([
      { text: '在', isShared: false },
      { text: '山村科学课堂', isShared: true },
      { text: '里', isShared: false },
    ])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, other) => {
        expect(markShared(text, other).map((part) => part.text).join('')).toBe(text) // prettier-ignore
      }),
    )
  })
})
