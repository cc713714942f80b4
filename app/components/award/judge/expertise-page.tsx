import { JUDGE } from '../../../content/award/judge.ts'
import { categoryBox } from '../../../forms/award/expertise.ts'
import { useWords } from '../../accounts/use-words.ts'
import { IssueBoxes } from '../issue-boxes.tsx'
import styles from '../office/office.module.css'
import { JudgeHead, NothingToJudge } from './judge-nav.tsx'
import type { ExpertiseView } from './judge-view.ts'

interface ExpertisePageProps {
  readonly view: ExpertiseView
  /** The judge has just declared interests and comes on to this. */
  readonly isFirst: boolean
  readonly saved: boolean
}

/** What a judge knows well: plans of readings prefer it. */
export function ExpertisePage({ view, isFirst, saved }: ExpertisePageProps) {
  const say = useWords(JUDGE)
  const { home, categories, expertise, issues } = view
  return (
    <>
      <JudgeHead home={home} />
      <h1>{say('expertise')}</h1>
      <NothingToJudge home={home} />
      {saved ? (
        <p className="notice" role="status">
          {say('expertiseSaved')}
        </p>
      ) : null}
      {home.why !== null ? null : (
        <>
          {isFirst ? <p>{say('expertiseFirst')}</p> : null}
          <p>{say('expertiseLead')}</p>
          <form method="post">
            <fieldset className={styles['choices']}>
              <legend>{say('expertiseCategories')}</legend>
              {categories.map(({ id, title }) => (
                <label key={id}>
                  <input type="checkbox" name={categoryBox(id)} defaultChecked={expertise.includes(id)} />
                  <span>{title}</span>
                </label>
              ))}
            </fieldset>
            <IssueBoxes legend={say('expertiseIssues')} chosen={issues} />
            <button>{say(isFirst ? 'expertiseSaveFirst' : 'expertiseSave')}</button>
          </form>
        </>
      )}
    </>
  )
}
