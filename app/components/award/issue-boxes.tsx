import { SOCIAL_ISSUES } from '#scoring/vocabulary.ts'
import { issueBox } from '../../forms/award/expertise.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './office/office.module.css'

/** The social issues of the library, those ticked that somebody knows well. */
export function IssueBoxes({ legend, chosen }: { readonly legend: string; readonly chosen: readonly string[] }) {
  const { t } = useSpeech()
  return (
    <fieldset className={styles['choices']}>
      <legend>{legend}</legend>
      {SOCIAL_ISSUES.map((issue) => (
        <label key={issue}>
          <input type="checkbox" name={issueBox(issue)} defaultChecked={chosen.includes(issue)} />
          <span>{t(`issue.${issue}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
