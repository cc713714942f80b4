import { SHEET } from '../../../content/award/judge-sheet.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone } from '../../../i18n/zoned-time.ts'
import { useWords } from '../../accounts/use-words.ts'
import { sentences } from '../sentences.ts'
import type { SheetView } from './sheet-view.ts'

/** What the chair has changed on a sheet after an objection, with what its judge had given. */
export function CorrectedPart({ view }: { readonly view: SheetView }) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  const { corrected, criteria, stage } = view
  if (corrected === null) return null
  const { at, objection, reason, given } = corrected
  return (
    <div className="notice" data-corrected="">
      <p>
        {sentences(language, [
          say('corrected', { at: formatInZone(language, at, stage.timeZone), id: objection ?? '–' }),
          say('correctedWhy', { reason: reason || say('reasonErased') }),
        ])}
      </p>
      <p>{say('youGave')}</p>
      <ul>
        {criteria.map(({ id, title }, place) => {
          const score = given[place] ?? null
          return (
            <li key={id}>
              {title}
              {language === 'en' ? ': ' : '：'}
              <span className="num">{score === null ? say('notAnswered') : formatExact(language, score)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
