import type { Standing } from '#scoring/award/selection.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { standingText } from './standing-text.ts'
import { useResultNames } from './use-result-names.ts'

/** What became of an entry and why, in words. */
export function StandingWords({ standing }: { readonly standing: Standing }) {
  const { language } = useSpeech()
  const words = standingText(standing, { ...useResultNames(), language })
  return standing.code === 'won' || standing.code === 'moved-up' ? <strong>{words}</strong> : <>{words}</>
}
