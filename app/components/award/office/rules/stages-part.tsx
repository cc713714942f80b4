import { SCORE_RULES, STAGE_KINDS, type AwardRules } from '#scoring/award/rules.ts'
import { RULES } from '../../../../content/award/rules.ts'
import { SETUP } from '../../../../content/award/office-setup.ts'
import { SPARE } from '../../../../forms/award/rules-fields.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useWords } from '../../../accounts/use-words.ts'
import { rowPlaces, useFormValues } from './form-values.ts'
import { RowId, RuleBox, RuleBoxes, RuleInput, RuleSelect } from './rule-field.tsx'
import styles from './rules-editor.module.css'

/** The stages with their calendar and how they are decided, each folded away. */
export function StageFields({ rules }: { readonly rules: AwardRules }) {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const { values, problems } = useFormValues()
  return (
    <>
      <p className="small soft">{say('rowsHint')}</p>
      {rowPlaces(values, 'stage', SPARE.stage).map((place) => {
        const prefix = `stage.${place}`
        const title = values[`${prefix}.${language === 'en' ? 'en' : 'zh'}`]
        return (
          <details
            key={place}
            className={styles['one']}
            open={problems.some(({ field }) => field.startsWith(`${prefix}.`))}
          >
            <summary>{title || say('newStage')}</summary>
            <RowId name={`${prefix}.id`} />
            <When prefix={prefix} />
            <Who prefix={prefix} rules={rules} />
            <Score prefix={prefix} rules={rules} place={place} />
          </details>
        )
      })}
    </>
  )
}

interface Prefixed {
  readonly prefix: string
}

function When({ prefix }: Prefixed) {
  const say = useWords(SETUP)
  const sayRules = useWords(RULES)
  return (
    <div className={styles['fields']}>
      <RuleInput name={`${prefix}.zh`} label={say('titleZh')} lang="zh-CN" />
      <RuleInput name={`${prefix}.en`} label={say('titleEn')} lang="en" />
      <RuleSelect
        name={`${prefix}.kind`}
        label={say('kind')}
        options={STAGE_KINDS.map((kind) => [kind, sayRules(`kind.${kind}`)] as const)}
      />
      <RuleInput name={`${prefix}.opens`} label={say('opens')} type="datetime-local" />
      <RuleInput name={`${prefix}.closes`} label={say('closes')} type="datetime-local" />
      <RuleInput name={`${prefix}.order`} label={say('order')} inputMode="numeric" />
    </div>
  )
}

function Who({ prefix, rules }: Prefixed & { readonly rules: AwardRules }) {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const scores = (['after-own', 'after-stage', 'never'] as const).map((one) => [one, say(`scores.${one}`)] as const)
  return (
    <>
      <RuleBoxes
        legend={say('groups')}
        boxes={rules.groups.map(({ id, title }) => ({ name: `${prefix}.group.${id}`, label: title[language] }))}
      />
      <RuleBoxes
        legend={say('criteria')}
        boxes={rules.criteria.map(({ id, title }) => ({ name: `${prefix}.criterion.${id}`, label: title[language] }))}
      />
      <div className={styles['fields']}>
        <RuleInput name={`${prefix}.reads`} label={say('reads')} inputMode="numeric" />
        <RuleInput name={`${prefix}.cap`} label={say('cap')} inputMode="numeric" />
        <RuleInput name={`${prefix}.quorum`} label={say('quorum')} inputMode="decimal" otherwise="0" />
        <RuleInput name={`${prefix}.choices`} label={say('choices')} inputMode="numeric" />
        <RuleSelect name={`${prefix}.blindScores`} label={say('blindScores')} options={scores} />
      </div>
      <RuleBox name={`${prefix}.blindEntrants`} label={say('blindEntrants')} />
      <RuleBox name={`${prefix}.blindJudges`} label={say('blindJudges')} />
      <RuleBox name={`${prefix}.calibrateFirst`} label={say('calibrateFirst')} />
      <RuleBox name={`${prefix}.ownFeedback`} label={say('ownFeedback')} />
    </>
  )
}

function Score({ prefix, rules, place }: Prefixed & { readonly rules: AwardRules; readonly place: number }) {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const ties = [
    ['', say('tieNone')] as const,
    ...rules.criteria.map(({ id, title }) => [`criterion:${id}`, say('tieCriterion', { name: title[language] })] as const), // prettier-ignore
    ...rules.groups.map(({ id, title }) => [`group:${id}`, say('tieGroup', { name: title[language] })] as const),
    ...rules.stages.slice(0, place).map(({ id, title }) => [`earlier-stage:${id}`, say('tieStage', { name: title[language] })] as const), // prettier-ignore
  ]
  return (
    <div className={styles['fields']}>
      <RuleSelect
        name={`${prefix}.rule`}
        label={say('rule')}
        options={SCORE_RULES.map((rule) => [rule, say(`rule.${rule}`)] as const)}
      />
      <RuleInput name={`${prefix}.trimmedFrom`} label={say('trimmedFrom')} inputMode="numeric" otherwise="5" />
      <RuleInput name={`${prefix}.digits`} label={say('digits')} inputMode="numeric" />
      {Array.from({ length: SPARE.tie }, (_, tie) => (
        <RuleSelect key={tie} name={`${prefix}.tie.${tie}`} label={say('tie', { place: tie + 1 })} options={ties} />
      ))}
      <RuleSelect
        name={`${prefix}.advance`}
        label={say('advance')}
        options={(['first', 'passed', 'all'] as const).map((by) => [by, say(`advance.${by}`)] as const)}
      />
      <RuleInput name={`${prefix}.advanceEntries`} label={say('advanceEntries')} inputMode="numeric" />
      <RuleInput name={`${prefix}.advanceShare`} label={say('advanceShare')} inputMode="decimal" />
    </div>
  )
}
