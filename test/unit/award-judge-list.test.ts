import { faultValues } from '#app/forms/award/column-word.ts'
import { ENTRY_COLUMNS } from '#app/forms/award/entry-columns.ts'
import { JUDGE_COLUMNS } from '#app/forms/award/judge-list.ts'
import { PLAN_COLUMNS } from '#app/forms/award/plan-table.ts'
import type { Language } from '#app/i18n/languages.ts'
import { describe, expect, test } from 'vitest'
import { readJudgeTable } from '#app/services/award/judges/judge-table.ts'
import { awardRules, words } from '#test/make/award.ts'

const rules = awardRules({
  groups: [
    { id: 'experts', title: words('专家'), weight: 0.7 },
    { id: 'public', title: words('公众'), weight: 0.3 },
  ],
})
const read = (text: string, given = rules) => readJudgeTable(text, given, 'zh-CN')
const faults = (text: string) => read(text).problems.map(({ code, line }) => `${line ?? '-'} ${code}`)

describe('a list of judges', () => {
  test('is read as it is pasted, in the order that the page says, by comma, tab, semicolon or full-width comma', () => {
    const one = { name: '示例甲', email: 'a@example.org', group: 'experts', organisations: ['示例单位'], role: 'judge' }
    for (const sign of [',', '\t', ';', '，']) {
      const { rows, problems } = read(['示例甲', 'a@example.org', '专家', '示例单位'].join(sign))
      expect(problems).toEqual([])
      expect(rows).toMatchObject([{ ...one, line: 1 }])
    }
  })

  test('with a head has its columns in any order and either language', () => {
    const text = 'E-Mail,评委组,姓名,role,语言,上限\nb@example.org,public,示例乙,chair,en,7'
    expect(read(text).rows).toMatchObject([
      { line: 2, name: '示例乙', email: 'b@example.org', group: 'public', role: 'chair', language: 'en', cap: 7 },
    ])
  })

  test('holds several organisations in one cell', () => {
    const [row] = read('name,email,group,organisation\n示例甲,a@example.org,experts,示例一；示例二、示例三').rows
    expect(row!.organisations).toEqual(['示例一', '示例二', '示例三'])
  })

  test('needs no group where the rules have one', () => {
    const single = awardRules({ groups: [{ id: 'experts', title: words('专家'), weight: 1 }] })
    expect(read('示例甲,a@example.org', single).rows).toMatchObject([{ group: 'experts' }])
    expect(faults('示例甲,a@example.org')).toEqual(['1 group-missing'])
  })

  test('names every problem with its line, and takes none of the lines that have one', () => {
    const text = [
      '示例甲,a@example.org,experts',
      ',b@example.org,experts',
      '示例丙,not an address,experts',
      '示例丁,A@example.org,experts',
      '示例戊,e@example.org,nobody',
      '示例己,f@example.org,experts,,unheard of',
      '示例庚,g@example.org,experts,,,one more',
    ].join('\n')
    expect(faults(text)).toEqual([
      '2 cell-missing',
      '3 email-form',
      '4 email-twice',
      '5 group-unknown',
      '6 category-unknown',
      '7 cells-too-many',
    ])
    expect(read(text).rows.map(({ line }) => line)).toEqual([1])
  })

  test('is refused as a whole where its head is wrong, too long or broken', () => {
    expect(faults('name,group\n示例甲,experts')).toEqual(['1 column-missing'])
    expect(faults('name,email,colour\n示例甲,a@example.org,red')).toEqual(['1 column-unknown'])
    expect(faults('name,email,姓名\n示例甲,a@example.org,x')).toEqual(['1 column-twice'])
    expect(faults('name,email')).toEqual(['1 no-rows'])
    const many = Array.from({ length: 501 }, (_, index) => `示例${index},j${index}@example.org,experts`)
    expect(faults(many.join('\n'))).toEqual(['- too-many-rows'])
    expect(faults('"示例甲,a@example.org')).toEqual(['1 broken-quotes'])
  })
})

describe('what is wrong with a table', () => {
  const missing = { code: 'cell-missing', values: { column: 'organisation' } }

  test('names the column as the reader’s language does', () => {
    const said = (language: Language) => faultValues(ENTRY_COLUMNS, missing, language, '、')
    expect([said('zh-CN'), said('en')]).toEqual([{ column: '单位' }, { column: 'organisation' }])
  })

  test('leaves what somebody wrote into the head, and lists the heads they can write', () => {
    const unknown = { code: 'column-unknown', values: { column: 'name' } }
    expect(faultValues(PLAN_COLUMNS, unknown, 'zh-CN', '、')).toEqual({
      column: 'name',
      expected: '项目编号、评委编号',
    })
    const twice = { code: 'column-twice', values: { column: 'name' } }
    expect(faultValues(JUDGE_COLUMNS, twice, 'zh-CN', '、')).toEqual({ column: 'name' })
  })
})
