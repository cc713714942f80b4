import type { Words } from '#scoring/award/rules.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import styles from './objections.module.css'

/** What the office has answered, in the reader's language where it has. */
export function AnswerText({ answer }: { readonly answer: Words }) {
  const { language } = useSpeech()
  const other = language === 'en' ? 'zh-CN' : 'en'
  const isOwn = answer[language] !== ''
  return (
    <span className={styles['said']} lang={isOwn ? undefined : other}>
      {isOwn ? answer[language] : answer[other]}
    </span>
  )
}
