import { expect, test } from 'vitest'
import { quantityText } from '#app/components/quantity-text.ts'
import { en } from '#app/i18n/en.ts'
import type { Language } from '#app/i18n/languages.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'

const speechIn = (language: Language) => ({ language, t: translator(language === 'en' ? en : zhCn) })

test.each([
  [600_000_000, 'mu', '6亿亩', '600 million mu (1/15 ha)'],
  [12_000, 'user', '1.2万名用户', '12,000 users'],
  [22_859, 't', '22,859 吨', '22,859 t'],
  [98, 'percent', '98%', '98%'],
] as const)('%d %s stands beside its unit as each language writes it', (value, unit, chinese, english) => {
  expect(quantityText(value, unit, 'exact', speechIn('zh-CN'))).toBe(chinese)
  expect(quantityText(value, unit, 'exact', speechIn('en'))).toBe(english)
})
