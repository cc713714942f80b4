import type { ReactNode } from 'react'
import type { AwardRules, Words } from '#scoring/award/rules.ts'
import type { Refusal } from '#scoring/result.ts'
import type { FormAnswer } from '../../../../access/form-answer.ts'
import { OFFICE } from '../../../../content/award/office.ts'
import { RULE_PROBLEMS, SETUP } from '../../../../content/award/office-setup.ts'
import { RULES } from '../../../../content/award/rules.ts'
import { RULES_PARTS, type RulesPart } from '../../../../forms/award/rules-fields.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { formatInZone } from '../../../../i18n/zoned-time.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { AskFirst } from '../../ask-first.tsx'
import { OfficeHead, type OfficeName } from '../../award-head.tsx'
import { RulesInWords } from '../../rules-in-words.tsx'
import words from '../../rules.module.css'
import { useAlikeWords, type AlikeValues } from '../alike-values.ts'
import { CriterionFields } from './criteria-part.tsx'
import { PartForm } from './part-form.tsx'
import styles from './rules-editor.module.css'
import { CallFields, FeedbackFields } from './entrant-parts.tsx'
import { PublicHolidays } from './public-holidays.tsx'
import { AboutFields, CategoryFields, GateFields, GroupFields, NoticeFields } from './short-parts.tsx'
import { StageFields } from './stages-part.tsx'

/** What rules can be sealed with and is seldom meant, with the name of what it is about. */
export type RulesWarning =
  | { readonly code: 'unused-criterion'; readonly criterion: string }
  | { readonly code: 'before-call-ends'; readonly stage: string }
  | { readonly code: 'few-in-secret'; readonly stage: string; readonly group: string; readonly judges: number; readonly fewest: number } // prettier-ignore
  | { readonly code: 'alike-values'; readonly alike: AlikeValues }

export interface RulesPageView {
  readonly award: OfficeName
  /** The draft, how often it was saved, every field of its forms, and its digest if it were sealed now. */
  readonly rules: AwardRules
  readonly tag: number
  readonly fields: Readonly<Record<string, string>>
  /** What each part is known by as it stands. */
  readonly seen: Readonly<Record<RulesPart, string>>
  readonly digest: string
  /** What keeps it from being sealed. */
  readonly problems: readonly Refusal[]
  /** What does not, and is seldom meant. */
  readonly warnings: readonly RulesWarning[]
  /** The rules in force; null before the first sealing. */
  readonly sealed: { readonly version: number; readonly digest: string; readonly sealedAt: string } | null
  /** Whether new rules can still be sealed. */
  readonly canChange: boolean
  /** Years whose public holidays can be taken into the draft, and years of its timetable that nobody knows yet. */
  readonly holidays: { readonly known: readonly number[]; readonly unknown: readonly number[] }
  /** The part that was saved a moment ago. */
  readonly saved: RulesPart | null
}

interface RulesPageProps {
  readonly view: RulesPageView
  readonly answer: FormAnswer | undefined
  /** What the weights that were saved a moment ago add up to, where that is not 100. */
  readonly sum?: number | null
}

/** The draft of the rules, part by part, and sealing it. */
export function RulesPage({ view, answer, sum = null }: RulesPageProps) {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const sayOffice = useWords(OFFICE)
  const { sealed, saved } = view
  return (
    <>
      <OfficeHead award={view.award} mayRun />
      <h1>{say('rulesTitle')}</h1>
      {saved !== null && !answer ? (
        <p className="notice" role="status">
          {say(`part.${saved}`)} · {sayOffice('done')}
          {sum === null ? null : ` ${say('weightsRescaled', { sum: formatExact(language, sum) })}`}
        </p>
      ) : null}
      <p className="lead">{say(sealed === null ? 'draftLead' : 'laterLead')}</p>
      {sealed === null ? null : <InForce view={view} sealed={sealed} />}
      {view.canChange ? <Parts view={view} answer={answer} /> : null}
      {view.canChange ? <Sealing view={view} answer={answer} /> : null}
      {view.sealed?.digest === view.digest ? null : (
        <details>
          <summary>{say('draftWords')}</summary>
          <RulesInWords rules={view.rules} />
        </details>
      )}
    </>
  )
}

function InForce({
  view,
  sealed,
}: {
  readonly view: RulesPageView
  readonly sealed: NonNullable<RulesPageView['sealed']>
}) {
  // prettier-ignore
  const say = useWords(SETUP)
  const sayRules = useWords(RULES)
  const { language } = useSpeech()
  return (
    <>
      <h2>{say('inForce')}</h2>
      <p>
        {sayRules('sealed', {
          version: sealed.version,
          at: formatInZone(language, sealed.sealedAt, view.rules.timeZone),
        })}
        <SentenceGap />
        <a href={`/awards/${view.award.id}`}>{say('inForceRead')}</a>
      </p>
      <p>
        <code className={words['digest']}>{sealed.digest}</code>
      </p>
      {view.canChange ? <p>{say(sealed.digest === view.digest ? 'asDraft' : 'changed')}</p> : null}
    </>
  )
}

function Parts({ view, answer }: RulesPageProps) {
  const say = useWords(SETUP)
  const fieldsOf: Readonly<Record<RulesPart, () => ReactNode>> = {
    about: () => <AboutFields />,
    categories: () => <CategoryFields />,
    groups: () => <GroupFields />,
    criteria: () => <CriterionFields rules={view.rules} />,
    stages: () => <StageFields rules={view.rules} />,
    gates: () => <GateFields />,
    notice: () => <NoticeFields />,
    call: () => <CallFields />,
    feedback: () => <FeedbackFields />,
  }
  return (
    <>
      <h2 className="no-print">{say('part')}</h2>
      {RULES_PARTS.map((part) => (
        <PartForm
          key={part}
          part={part}
          kept={view.fields}
          seen={view.seen[part]}
          answer={answer}
          isOpen={view.saved === part && !answer}
          otherWays={part === 'notice' ? <PublicHolidays years={view.holidays} /> : null}
        >
          {fieldsOf[part]()}
        </PartForm>
      ))}
    </>
  )
}

function Sealing({ view, answer }: RulesPageProps) {
  const say = useWords(SETUP)
  const own = answer?.typed['intent'] === 'seal' ? answer : undefined
  const isFirst = view.sealed === null
  if (view.sealed?.digest === view.digest) return null
  return (
    <>
      <h2 id="seal">{say('sealTitle')}</h2>
      {view.warnings.length > 0 ? <Warned view={view} /> : null}
      {view.problems.length > 0 ? (
        <Broken view={view} />
      ) : (
        <form method="post" className={styles['seal']} action="#seal">
          <FormProblems problems={own?.problems} />
          <p>{say('sealWhat')}</p>
          {isFirst ? null : <p>{say('sealAgainWhat')}</p>}
          <p>
            {say('digestNow')}
            <br />
            <code className={words['digest']}>{view.digest}</code>
          </p>
          <input type="hidden" name="intent" value="seal" />
          <input type="hidden" name="tag" value={view.tag} />
          {isFirst ? null : (
            <Area
              name="reason"
              label={say('sealReason')}
              value={own?.typed['reason']}
              problems={own?.problems}
              maxLength={500}
            />
          )}
          <AskFirst button={say(isFirst ? 'seal' : 'sealAgain')} isOpen={own !== undefined} />
        </form>
      )}
    </>
  )
}

function Warned({ view: { warnings, rules } }: { readonly view: RulesPageView }) {
  const say = useWords(SETUP)
  const sayAlike = useAlikeWords()
  const { language } = useSpeech()
  const named = (all: readonly { readonly id: string; readonly title: Words }[], id: string) =>
    all.find((one) => one.id === id)!.title[language]
  const text = (warning: RulesWarning): string => {
    if (warning.code === 'alike-values') return sayAlike(warning.alike)
    if (warning.code === 'unused-criterion') return say(`warning.${warning.code}`, { name: named(rules.criteria, warning.criterion) }) // prettier-ignore
    const name = named(rules.stages, warning.stage)
    if (warning.code === 'before-call-ends') return say(`warning.${warning.code}`, { name })
    const { judges, fewest } = warning
    return say(`warning.${warning.code}`, { name, group: named(rules.groups, warning.group), judges, fewest })
  }
  return (
    <div className="notice">
      <p>{say('warned')}</p>
      <ul>
        {warnings.map((warning, index) => (
          <li key={index}>{text(warning)}</li>
        ))}
      </ul>
    </div>
  )
}

function Broken({ view }: { readonly view: RulesPageView }) {
  const say = useWords(SETUP)
  const sayProblem = useWords(RULE_PROBLEMS)
  const { language } = useSpeech()
  const { rules } = view
  const named = [...rules.stages, ...rules.criteria, ...rules.categories, ...rules.groups]
  const text = ({ code, detail }: Refusal): string => {
    const id = detail['stage'] ?? detail['criterion'] ?? detail['category'] ?? detail['group'] ?? detail['attribute']
    const name = named.find((one) => one.id === id)?.title[language] ?? id ?? ''
    const group = rules.groups.find((one) => one.id === detail['group'])?.title[language] ?? ''
    const known = Object.keys(RULE_PROBLEMS).find((one) => one === code) as keyof typeof RULE_PROBLEMS | undefined
    return sayProblem(known ?? 'other', { ...detail, name, group, code })
  }
  return (
    <div className="notice">
      <p>{say('broken')}</p>
      <ul>
        {view.problems.map((problem, index) => (
          <li key={index}>{text(problem)}</li>
        ))}
      </ul>
    </div>
  )
}
