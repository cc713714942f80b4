import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { SayWord } from '#app/components/desk/editor/editor-words.ts'
import { previewer } from '#app/components/desk/editor/preview.ts'
import { isToFill, problemWords } from '#app/components/desk/editor/problem-words.ts'
import { EDITOR } from '#app/content/desk/editor.ts'
import { en } from '#app/i18n/en.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'

const libraryText = (id: string) => readFileSync(`cases/library/${id}/case.md`, 'utf8')

describe('what is not there yet', () => {
  const preview = previewer(undefined, { carbonPrice: 'cn-ets', seed: 1 })
  const said = (text: string, path: string, language: 'zh-CN' | 'en') => {
    const problem = preview(text).problems.find((one) => one.path === path)!
    const speech = { language, t: translator(language === 'en' ? en : zhCn) } as const
    const say: SayWord = (key, values = {}) => EDITOR[key as keyof typeof EDITOR][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])) // prettier-ignore
    return [isToFill(problem), problemWords(problem, speech, say)]
  }
  const base = libraryText('cunwu-pingtai')

  test('a choice that nobody has made says what can be chosen, in words and not as the format writes it', () => {
    const text = base.replace(/^status: .*$/m, 'status: ""')
    expect(said(text, 'status', 'en')).toEqual([true, expect.stringMatching(/^Not chosen yet\. Choose one of: active, .*not known/i)]) // prettier-ignore
    const [, words] = said(text, 'status', 'zh-CN')
    expect(words).toMatch(/^还没有选。可选：/)
    expect(words).not.toMatch(/[a-z]/)
  })

  test('a long list of choices is told in part, with how many more there are', () => {
    const text = base.replace(/^( +)unit: \S+$/m, '$1unit: ""')
    const path = preview(text).problems.find(({ code }) => code === 'not-chosen')!.path
    expect(said(text, path, 'en')[1]).toMatch(/and \d+ more\.$/)
  })

  test('a field that is missing is called by its name', () => {
    const text = base.replace(/^ {4}publisher: .*\n/m, '')
    const path = preview(text).problems[0]!.path
    expect(said(text, path, 'zh-CN')).toEqual([true, '还没有“发布方”。'])
    expect(said(text, path, 'en')).toEqual([true, 'Publisher: not given yet.'])
  })

  test('keys of the format stand in no sentence of the forms', () => {
    const text = base.replace(/^( +)notPriced:\n(?:\1 +.*\n)+/m, '')
    const { path } = preview(text).problems.find(({ code }) => code === 'valuation-or-not-priced')!
    for (const language of ['zh-CN', 'en'] as const)
      expect(said(text, path, language)[1]).not.toMatch(/notPriced|（|\(/)
  })

  test('a word that the format does not know is a mistake all the same', () => {
    const text = base.replace(/^status: .*$/m, 'status: sleeping')
    expect(said(text, 'status', 'en')).toEqual([false, expect.stringContaining('sleeping')])
  })
})
