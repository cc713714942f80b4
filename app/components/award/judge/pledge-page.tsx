import type { FormAnswer } from '../../../access/form-answer.ts'
import { JUDGE, PLEDGE } from '../../../content/award/judge.ts'
import { formatDate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone, zoneName } from '../../../i18n/zoned-time.ts'
import { FormProblems, ProblemText } from '../../accounts/field.tsx'
import formStyles from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { AwardMoment } from '../award-moment.tsx'
import { sentences } from '../sentences.ts'
import { JudgeHead, NothingToJudge } from './judge-nav.tsx'
import type { PledgeView } from './judge-view.ts'
import styles from './judge.module.css'

/** 评审承诺书: read and signed before anything opens. */
export function PledgePage({ view, answer }: { readonly view: PledgeView; readonly answer: FormAnswer | undefined }) {
  const say = useWords(JUDGE)
  const { language } = useSpeech()
  const { home, signedAt, paper } = view
  const problem = answer?.problems.find(({ field }) => field === 'agree')
  const mayCome = home.why === null
  return (
    <>
      <JudgeHead home={home} />
      <h1>{say('pledge')}</h1>
      <NothingToJudge home={home} />
      {signedAt === null && mayCome ? <p>{say('pledgeLead')}</p> : null}
      <ol className={styles['pledge']}>
        {PLEDGE[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {paper === null ? null : (
        <>
          <p>
            {sentences(language, [
              say('pledgePaper', { day: formatDate(language, paper.signedOn) }),
              say('pledgePaperRecorded', { at: formatInZone(language, paper.recordedAt, home.timeZone) }),
            ])}
          </p>
          <p className="small soft">{say('pledgePaperWrong')}</p>
        </>
      )}
      {signedAt === null || paper !== null ? null : (
        <p>
          {say('pledgeSignedAt')}
          <AwardMoment at={signedAt} timeZone={home.timeZone} /> {zoneName(language, home.timeZone, signedAt)}
        </p>
      )}
      {paper === null ? (
        <p className="small soft">
          {say(signedAt === null ? 'pledgeDigestNow' : 'pledgeDigest')}{' '}
          <code className={styles['digest']}>{view.digest}</code>
        </p>
      ) : null}
      {signedAt === null && mayCome ? (
        <form method="post">
          <FormProblems problems={answer?.problems} />
          <p>{say('pledgeWho', { name: view.name })}</p>
          {problem ? (
            <p id="agree-problem" className={formStyles['problem']}>
              <ProblemText problem={problem} />
            </p>
          ) : null}
          <p className={styles['tick']}>
            <label>
              <input
                type="checkbox"
                name="agree"
                value="yes"
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? 'agree-problem' : undefined}
              />{' '}
              {say('pledgeAgree')}
            </label>
          </p>
          <button>{say('pledgeSign')}</button>
        </form>
      ) : null}
    </>
  )
}
