import { useSpeech } from '../i18n/translate.ts'

/** Between a sentence and what follows it in the same line: Chinese punctuation brings its own room, English has a space. */
export function SentenceGap() {
  return useSpeech().language === 'en' ? ' ' : null
}
