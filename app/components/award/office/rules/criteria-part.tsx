import type { AwardRules } from '#scoring/award/rules.ts'
import { SETUP } from '../../../../content/award/office-setup.ts'
import { SPARE } from '../../../../forms/award/rules-fields.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { rowPlaces, useFormValues } from './form-values.ts'
import { RowId, RuleBoxes, RuleCell, RuleInput } from './rule-field.tsx'
import styles from './rules-editor.module.css'

/** The criteria with their levels, each folded away. */
export function CriterionFields({ rules }: { readonly rules: AwardRules }) {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const { values, problems } = useFormValues()
  return (
    <>
      <p className="small soft">
        {say('rowsHint')}
        <SentenceGap />
        {say('weightsHint')}
      </p>
      {rowPlaces(values, 'criterion', SPARE.criterion).map((place) => {
        const prefix = `criterion.${place}`
        const title = values[`${prefix}.${language === 'en' ? 'en' : 'zh'}`]
        const weight = values[`${prefix}.weight`]
        return (
          <details
            key={place}
            className={styles['one']}
            open={problems.some(({ field }) => field.startsWith(`${prefix}.`))}
          >
            <summary>
              {title || say('newCriterion')} {weight ? <span className="soft num">{weight} %</span> : null}
            </summary>
            <RowId name={`${prefix}.id`} />
            <div className={styles['fields']}>
              <RuleInput name={`${prefix}.zh`} label={say('titleZh')} lang="zh-CN" />
              <RuleInput name={`${prefix}.en`} label={say('titleEn')} lang="en" />
              <RuleInput name={`${prefix}.weight`} label={say('weight')} inputMode="decimal" />
              <RuleInput name={`${prefix}.evidenceFrom`} label={say('evidenceFrom')} inputMode="decimal" />
              <RuleInput name={`${prefix}.order`} label={say('order')} inputMode="numeric" />
            </div>
            <RuleBoxes
              legend={say('forCategories')}
              boxes={rules.categories.map(({ id, title: words }) => ({ name: `${prefix}.for.${id}`, label: words[language] }))} // prettier-ignore
            />
            <Levels prefix={prefix} of={title || say('newCriterion')} />
          </details>
        )
      })}
    </>
  )
}

function Levels({ prefix, of }: { readonly prefix: string; readonly of: string }) {
  const say = useWords(SETUP)
  const { values } = useFormValues()
  const isNew = values[`${prefix}.id`] === undefined
  return (
    <div className={styles['levels']}>
      <Listing caption={say('levels')} heads={[say('score'), say('anchorZh'), say('anchorEn')]}>
        {rowPlaces(values, `${prefix}.level`, isNew ? 5 : SPARE.level).map((place) => {
          const level = `${prefix}.level.${place}`
          const row = `${of} ${place + 1}`
          return (
            <tr key={place}>
              <RuleCell row={row} name={`${level}.score`} head={say('score')} inputMode="decimal" />
              <RuleCell row={row} name={`${level}.zh`} head={say('anchorZh')} lang="zh-CN" />
              <RuleCell row={row} name={`${level}.en`} head={say('anchorEn')} lang="en" />
            </tr>
          )
        })}
      </Listing>
    </div>
  )
}
