import type { StageEntry } from '#scoring/award/stage-outcome.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { readingsDue } from './readings-due.ts'

/** Readings finished of those that should be, and whether nobody is left who could bring them to what the rules ask for. */
export function ReadingsCount({ outcome }: { readonly outcome: StageEntry }) {
  const say = useWords(RESULT)
  const { language } = useSpeech()
  const { finished, least, unfinished } = outcome
  return (
    <>
      {formatExact(language, finished)}/{formatExact(language, readingsDue(outcome))}
      {least !== null && finished < least && unfinished.length === 0 ? (
        <span className="small soft"> {say('tooFewReadings', { least })}</span>
      ) : null}
    </>
  )
}
