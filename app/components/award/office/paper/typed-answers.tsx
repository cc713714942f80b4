import { PAPER } from '../../../../content/award/paper.ts'
import { evidenceField, noteField, scoreField, type SheetFields } from '../../../../forms/award/sheet-fields.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import type { CriterionView } from '../../judge/sheet-view.ts'

interface TypedAnswersProps {
  readonly criteria: readonly CriterionView[]
  readonly fields: SheetFields
}

/** What a sheet on paper says, with the anchor of each score: a wrong figure is seen by its words. */
export function TypedAnswers({ criteria, fields }: TypedAnswersProps) {
  const say = useWords(PAPER)
  const { language } = useSpeech()
  const colon = language === 'en' ? ': ' : '：'
  return (
    <Listing heads={[say('where'), say('score'), say('note')]}>
      {criteria.map(({ id, title, levels }) => {
        const score = fields[scoreField(id)] ?? ''
        const note = fields[noteField(id)] ?? ''
        const place = fields[evidenceField(id)] ?? ''
        return (
          <tr key={id}>
            <td>{title}</td>
            <td data-head={say('score')}>
              {score === '' ? (
                <span className="soft">{say('empty')}</span>
              ) : (
                <>
                  <strong className="num">{score}</strong>{' '}
                  {levels.find((level) => String(level.score) === score)?.anchor}
                </>
              )}
            </td>
            <td data-head={say('note')}>
              {note === '' && place === '' ? <span className="soft">{say('empty')}</span> : note}
              {place === '' ? null : (
                <span className="small soft">
                  {note === '' ? '' : ' · '}
                  {say('evidence')}
                  {colon}
                  {place}
                </span>
              )}
            </td>
          </tr>
        )
      })}
    </Listing>
  )
}
