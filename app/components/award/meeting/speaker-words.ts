import { MEETING } from '../../../content/award/meeting.ts'
import type { Language } from '../../../i18n/languages.ts'
import { said } from '../../accounts/use-words.ts'
import type { Speaker } from './meeting-view.ts'

/** Who gave or said something, in words. */
export function speakerWords(language: Language, who: Speaker): string {
  if (who.as === 'name') return who.name
  if (who.as === 'number') return said(MEETING, language, 'judgeNumber', { number: who.number })
  return said(MEETING, language, who.as)
}
