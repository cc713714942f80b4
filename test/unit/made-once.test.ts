import { expect, test } from 'vitest'
import { en } from '#app/i18n/en.ts'
import { saidOnce, translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { madeOnce } from '#app/made-once.ts'

test('a thing is made once of each object, also where nothing comes of it', () => {
  const asked: object[] = []
  const make = madeOnce((thing: { readonly n: number }) => {
    asked.push(thing)
    return thing.n > 1 ? thing.n : undefined
  })
  const [one, two] = [{ n: 1 }, { n: 2 }]
  expect([one, two, one, two, { n: 2 }].map(make)).toEqual([undefined, 2, undefined, 2, 2])
  expect(asked).toEqual([one, two, { n: 2 }])
})

test('what is said of a view is said once in each language, and in no other', () => {
  const chinese = { language: 'zh-CN', t: translator(zhCn) } as const
  const english = { language: 'en', t: translator(en) } as const
  const said = saidOnce((_: object, { t, language }) => [language, t('site.name')])
  const view = {}
  expect(said(view, chinese)).toEqual(['zh-CN', zhCn['site.name']])
  expect(said(view, english)).toEqual(['en', en['site.name']])
  expect(said(view, chinese)).toBe(said(view, chinese))
  expect(said({}, chinese)).not.toBe(said(view, chinese))
})
