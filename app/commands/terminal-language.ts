import type { Language } from '../i18n/languages.ts'

/** The language of a terminal: what was asked for, else what the system speaks, else English. */
export function terminalLanguage(wish: string | undefined): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  return (wish ?? (LC_ALL || LC_MESSAGES || LANG || '')).toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** Places in a line of the terminal. A file or another program has no width, so that there no line is broken. */
export function terminalWidth(): number {
  return process.stdout.columns || Number(process.env['COLUMNS']) || Infinity
}
