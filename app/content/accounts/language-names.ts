import type { Language } from '../../i18n/languages.ts'

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' }
