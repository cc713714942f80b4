import type { FormProblem } from '../../../access/form-answer.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { evidenceField, noteField, scoreField, type SheetFields } from '../../../forms/award/sheet-fields.ts'
import { sheetNeeds } from '../../../forms/award/sheet-needs.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import styles from './judge.module.css'
import type { CriterionView } from './sheet-view.ts'

interface LeftOutProps {
  readonly criteria: readonly CriterionView[]
  readonly fields: SheetFields
  readonly problems: readonly FormProblem[]
}

/** What the sheet lacks before it can be submitted, and the judge's word that what is missing is meant to be. */
export function LeftOut({ criteria, fields, problems }: LeftOutProps) {
  const say = useWords(SHEET)
  const { t } = useSpeech()
  const needs = sheetNeeds(criteria, answersOfFields(criteria, fields))
  const titles = (ids: readonly string[]) =>
    criteria.flatMap(({ id, title }) => (ids.includes(id) ? [title] : [])).join(t('common.list'))
  const missing = needs.filter(({ what }) => what === 'score').map(({ criterion }) => criterion)
  const unargued = needs.filter(({ what }) => what !== 'score').map(({ criterion }) => criterion)
  const wasAsked = problems.some(({ code }) => code === 'award-not-answered')
  return (
    <>
      {missing.length === 0 ? null : <p className="small">{say('missing', { list: titles(missing) })}</p>}
      {unargued.length === 0 ? null : <p className="small">{say('needs', { list: titles(unargued) })}</p>}
      {missing.length > 0 && (wasAsked || missing.length < criteria.length) ? (
        <p className={styles['tick']}>
          <label>
            <input type="checkbox" name="incomplete" value="yes" /> {say('incomplete')}
          </label>
        </p>
      ) : null}
    </>
  )
}

/** The answers that fields of a page stand for. */
export function answersOfFields(criteria: readonly CriterionView[], fields: SheetFields) {
  const of = (field: (id: string) => string) =>
    criteria.flatMap(({ id }): [string, string][] => {
      const value = fields[field(id)] ?? ''
      return value === '' ? [] : [[id, value]]
    })
  return {
    scores: Object.fromEntries(of(scoreField).map(([id, value]) => [id, Number(value)])),
    notes: Object.fromEntries(of(noteField)),
    evidence: Object.fromEntries(of(evidenceField)),
    yes: null,
  }
}
