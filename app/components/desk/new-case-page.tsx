import { LEAST_CHARACTERS } from '#cases/prose.ts'
import { SOCIAL_ISSUES } from '#scoring/vocabulary.ts'
import type { FormAnswer } from '../../access/form-answer.ts'
import { NEW_CASE } from '../../content/desk/desk.ts'
import { IMPORT } from '../../content/desk/import.ts'
import { KEPT_NEW_CASE } from '../../content/desk/kept.ts'
import { INDUSTRIES } from '../../forms/case-filter.ts'
import { useSpeech, type MessageKey } from '../../i18n/translate.ts'
import { Field, FormProblems } from '../accounts/field.tsx'
import form from '../accounts/form.module.css'
import { Select } from '../accounts/select.tsx'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import { DeskNav } from './desk-nav.tsx'
import { KeptOffer, KeptStatus } from './kept-form.tsx'

/** Before anything is chosen: what stands first in a list would be taken by oversight. */
const NOTHING = ['', '—'] as const

interface NewCasePageProps {
  readonly personId: string
  readonly answer: FormAnswer | undefined
}

/** Nine fields, and a draft of a new case is there. */
export function NewCasePage({ personId, answer }: NewCasePageProps) {
  const say = useWords(NEW_CASE)
  const sayImport = useWords(IMPORT)
  const { t } = useSpeech()
  const problems = answer?.problems
  const field = (name: 'titleZh' | 'titleEn' | 'organisationZh' | 'organisationEn' | 'summaryZh' | 'summaryEn', maxLength = 200) => (
    <Field
      name={name}
      label={say(name)}
      problems={problems}
      value={answer?.typed[name]}
      lang={name.endsWith('Zh') ? 'zh-CN' : 'en'}
      maxLength={maxLength}
      required
    />
  ) // prettier-ignore
  return (
    <>
      <DeskNav />
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <KeptOffer words={KEPT_NEW_CASE} />
      <p>
        {sayImport('importNew')}
        <SentenceGap />
        <a href="/desk/new/import">{sayImport('importNewLink')}</a>
      </p>
      <section aria-labelledby="afterwards">
        <h2 id="afterwards">{say('afterwards')}</h2>
        <p>{say('afterwardsLead')}</p>
        <ul>
          <li>{say('takesSource')}</li>
          <li>{say('takesEvidence')}</li>
          <li>{say('takesText', { least: LEAST_CHARACTERS })}</li>
          <li>{say('takesLimits')}</li>
        </ul>
        <p className="soft">{say('takesNothingElse')}</p>
      </section>
      <form method="post" className={form['form']} data-kept-as="new-case" data-kept-for={personId}>
        <FormProblems problems={problems} />
        {field('titleZh')}
        {field('titleEn')}
        <Field
          name="slug"
          label={say('slug')}
          hint={say('slugHint')}
          problems={problems}
          value={answer?.typed['slug']}
          maxLength={80}
          autoComplete="off"
          required
        />
        {field('organisationZh')}
        {field('organisationEn')}
        <Select
          name="industry"
          label={say('industry')}
          problems={problems}
          value={answer?.typed['industry']}
          options={[NOTHING, ...INDUSTRIES.map((letter) => [letter, t(`industry.${letter}` as MessageKey)] as const)]}
        />
        <Select
          name="socialIssue"
          label={say('socialIssue')}
          problems={problems}
          value={answer?.typed['socialIssue']}
          options={[NOTHING, ...SOCIAL_ISSUES.map((issue) => [issue, t(`issue.${issue}`)] as const)]}
        />
        {field('summaryZh', 1000)}
        {field('summaryEn', 1000)}
        <KeptStatus words={KEPT_NEW_CASE} />
        <button>{say('begin')}</button>
      </form>
    </>
  )
}
