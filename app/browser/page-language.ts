import type { Language } from '../i18n/languages.ts'

/** In which the server has written this page. */
export const pageLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'zh-CN')
