import { SHEET } from '../../../content/award/judge-sheet.ts'
import { formatExact, formatScoreExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { ScrollTable } from '../../scroll-table.tsx'
import type { SheetView } from './sheet-view.ts'

/** What others gave on the entry, where the rules let its judge see it. */
export function OthersTable({ view }: { readonly view: SheetView }) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  const { others, criteria } = view
  if (others === null) return null
  const number = (value: number | null, write: (language: 'zh-CN' | 'en', value: number) => string) =>
    value === null ? <span className="soft">{say('notAnswered')}</span> : write(language, value)
  return (
    <section aria-labelledby="others" data-others="">
      <h3 id="others">{say('others')}</h3>
      {others.votes === null ? null : (
        <p>
          {say('othersVotes', {
            yes: formatExact(language, others.votes.yes),
            no: formatExact(language, others.votes.no),
          })}
        </p>
      )}
      {others.votes === null && others.sheets.length === 0 ? <p className="soft">{say('othersNone')}</p> : null}
      {others.sheets.length === 0 ? null : (
        <ScrollTable title={say('others')}>
          <thead>
            <tr>
              <th scope="col">{say('othersWho')}</th>
              <th scope="col" className="num">
                {say('othersMean')}
              </th>
              {criteria.map(({ id, title }) => (
                <th key={id} scope="col" className="num">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {others.sheets.map(({ who, mean, scores }, place) => (
              <tr key={who ?? place}>
                <th scope="row">{who ?? say('othersOne', { number: place + 1 })}</th>
                <td className="num">{number(mean, formatScoreExact)}</td>
                {scores.map((score, column) => (
                  <td key={criteria[column]!.id} className="num">
                    {number(score, formatExact)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  )
}
