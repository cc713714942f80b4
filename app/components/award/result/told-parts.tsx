import { OBJECTIONS } from '../../../content/award/objections.ts'
import { PUBLIC_RESULT } from '../../../content/award/public-result.ts'
import { RESULT } from '../../../content/award/result.ts'
import { RULES } from '../../../content/award/rules.ts'
import { formatRate, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone } from '../../../i18n/zoned-time.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { NoticesPart } from '../objections/notices-part.tsx'
import { useStageWords } from '../stage-words.ts'
import type { Certainty, PublicResultView, ToldStage } from './result-view.ts'
import styles from './result.module.css'
import { useResultNames } from './use-result-names.ts'

/** How an award was judged, for a reader who was not there. */
export function HowPart({ view }: { readonly view: PublicResultView }) {
  const say = useWords(PUBLIC_RESULT)
  const { language } = useSpeech()
  const { award, rules, stages, objections } = view
  return (
    <section aria-labelledby="how">
      <h2 id="how">{say('how')}</h2>
      <p>
        {say('howWhat', {
          version: rules.version,
          at: formatInZone(language, rules.sealedAt, objections.timeZone),
        })}
        <SentenceGap />
        <a href={`/awards/${award.id}`}>{say('rulesLink')}</a>
      </p>
      {stages.map((stage) => (
        <StageTold key={stage.id} stage={stage} />
      ))}
      <p className="small soft">{say('unnamed')}</p>
    </section>
  )
}

function StageTold({ stage }: { readonly stage: ToldStage }) {
  const say = useWords(PUBLIC_RESULT)
  const sayRules = useWords(RULES)
  const sayResult = useWords(RESULT)
  const words = useStageWords()
  const { t, language } = useSpeech()
  const { title, kind, choices, groups, criteria, entries, judges, given, instead, isLast } = stage
  const isScored = kind === 'rubric' || kind === 'live'
  return (
    <>
      <h3>{title[language]}</h3>
      <p>{sayRules(`kindWhat.${kind}`, { choices: choices ?? '' })}</p>
      <dl className="facts">
        <dt>{sayRules('who')}</dt>
        <dd>
          {groups
            .map(({ title: group, share }) =>
              groups.length === 1
                ? group[language]
                : sayRules('groupWeight', { group: group[language], weight: formatRate(language, share) }),
            )
            .join(t('common.list'))}
        </dd>
        <dt>{say('took')}</dt>
        <dd>
          {judges === null
            ? say('tookBallot', { entries })
            : say(isScored ? 'tookSheets' : 'tookVotes', { judges, entries, given })}
        </dd>
        {criteria.length === 0 ? null : (
          <>
            <dt>{sayRules('criteria')}</dt>
            <dd>
              {criteria.map((one) => say('scale', { ...one, title: one.title[language] })).join(t('common.list'))}
            </dd>
          </>
        )}
        {isScored ? (
          <>
            <dt>{sayRules('score')}</dt>
            <dd>
              {words.score(stage)}
              {instead.map(({ why, of }, index) => {
                const what = sayResult(`instead.${why}`)
                const named = of.map((title) => title[language]).join(t('common.list'))
                return <p key={index}>{named === '' ? what : sayResult('insteadOf', { of: named, what })}</p>
              })}
            </dd>
          </>
        ) : null}
        <dt>{sayRules(isLast ? 'advanceLast' : 'advance')}</dt>
        <dd>{words.advance(stage, isLast)}</dd>
      </dl>
    </>
  )
}

/** How far the scores themselves tell winners from others. */
export function CertainPart({ view }: { readonly view: PublicResultView }) {
  const say = useWords(PUBLIC_RESULT)
  const { language } = useSpeech()
  const { categories, level } = view
  return (
    <section aria-labelledby="certain">
      <h2 id="certain">{say('certain')}</h2>
      <p>{say('certainWhat')}</p>
      {categories.map(({ selection, title, certainty }) => (
        <div key={selection.category}>
          {categories.length > 1 ? <h3>{title[language]}</h3> : null}
          {certainty === null ? <p>{say('votes')}</p> : <Certain certainty={certainty} level={level} />}
        </div>
      ))}
    </section>
  )
}

const LEFT_OUT = ['judges', 'criteria', 'rules'] as const

function Certain({ certainty, level }: { readonly certainty: Certainty; readonly level: number }) {
  const say = useWords(PUBLIC_RESULT)
  const names = useResultNames()
  const { language } = useSpeech()
  const { places, isContested, why, unclear } = certainty
  if (!isContested) return <p>{say('lineNone')}</p>
  const at = { places, level: formatShare(language, level) }
  return (
    <ul>
      <li>
        {why !== null
          ? say('lineUnknown', { why: names.why(why) })
          : unclear.length === 0
            ? say('lineClear', at)
            : say('lineOpen', { ...at, entries: names.entries(unclear) })}
      </li>
      {LEFT_OUT.filter((name) => certainty[name].of > 1).map((name) => {
        const { of, moved } = certainty[name]
        return <li key={name}>{say(`${moved === 0 ? 'firm' : 'moves'}.${name}`, { of, moved, places })}</li>
      })}
    </ul>
  )
}

/** How anybody can find out whether the published result follows from what happened. */
export function CheckPart({ view }: { readonly view: PublicResultView }) {
  const say = useWords(PUBLIC_RESULT)
  const sayResult = useWords(RESULT)
  const sayObjections = useWords(OBJECTIONS)
  const { notice, rules, objections } = view
  const digests = [
    [sayObjections('hashTitle'), notice.hash, sayObjections('hashWhat')],
    [sayResult('publicDigest'), notice.digest, ''],
    [say('rulesDigest'), rules.digest, ''],
  ] as const
  return (
    <section aria-labelledby="check">
      <h2 id="check">{say('check')}</h2>
      <p>{say('checkWhat')}</p>
      {digests.map(([title, digest, what]) => (
        <p key={title}>
          {title}
          <br />
          <code className={styles['digest']}>{digest}</code>
          {what === '' ? null : (
            <>
              <br />
              <span className="small soft">{what}</span>
            </>
          )}
        </p>
      ))}
      <NoticesPart notices={objections.notices} timeZone={objections.timeZone} />
      <ol>
        <li>{say('checkPackage')}</li>
        <li>
          {say('checkReplay')}
          <SentenceGap />
          <a href="/replay">{sayResult('replay')}</a>
        </li>
        <li>
          {say('checkOwn')}
          <SentenceGap />
          <code>npm run award:replay -- package.zip</code>
        </li>
      </ol>
      <p>{say('checkLimits')}</p>
    </section>
  )
}
