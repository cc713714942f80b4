import type { LocalText } from '#scoring/facts.ts'

/** From page to page of a long list. */
export const PAGES = {
  pages: { 'zh-CN': '翻页', en: 'Pages' },
  previous: { 'zh-CN': '上一页', en: 'Previous' },
  next: { 'zh-CN': '下一页', en: 'Next' },
  position: { 'zh-CN': '第 {page} 页，共 {pages} 页', en: 'page {page} of {pages}' },
} as const satisfies Readonly<Record<string, LocalText>>
