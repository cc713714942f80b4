import { RULES } from '../../../../content/award/rules.ts'
import { SETUP } from '../../../../content/award/office-setup.ts'
import { CAP_ATTRIBUTES, SPARE } from '../../../../forms/award/rules-fields.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Listing } from '../../../accounts/listing.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { SentenceGap } from '../../../sentence-gap.tsx'
import { rowPlaces, useFormValues } from './form-values.ts'
import { RowId, RuleArea, RuleBox, RuleCell, RuleInput } from './rule-field.tsx'
import styles from './rules-editor.module.css'

/** The parts of the rules that are a few fields or one table. */

export function AboutFields() {
  const say = useWords(SETUP)
  return (
    <>
      <RuleInput name="titleZh" label={say('titleZh')} lang="zh-CN" />
      <RuleInput name="titleEn" label={say('titleEn')} lang="en" />
      <RuleInput name="timeZone" label={say('timeZone')} hint={say('timeZoneHint')} />
    </>
  )
}

/** What a row is called in the labels of its fields. */
function useRowName(): (prefix: string) => string {
  const say = useWords(SETUP)
  const { language } = useSpeech()
  const { values } = useFormValues()
  return (prefix) => values[`${prefix}.${language === 'en' ? 'en' : 'zh'}`] || say('newRow')
}

export function CategoryFields() {
  const say = useWords(SETUP)
  const rowName = useRowName()
  const { values } = useFormValues()
  return (
    <>
      <p className="small soft">{say('rowsHint')}</p>
      <div className={styles['narrow']}>
        <Listing heads={[say('order'), say('nameZh'), say('nameEn'), say('places'), say('reserves')]}>
          {rowPlaces(values, 'category', SPARE.category).map((place) => {
            const prefix = `category.${place}`
            const row = rowName(prefix)
            return (
              <tr key={place}>
                <RuleCell row={row} name={`${prefix}.order`} head={say('order')} inputMode="numeric">
                  <RowId name={`${prefix}.id`} />
                </RuleCell>
                <RuleCell row={row} name={`${prefix}.zh`} head={say('nameZh')} lang="zh-CN" />
                <RuleCell row={row} name={`${prefix}.en`} head={say('nameEn')} lang="en" />
                <RuleCell row={row} name={`${prefix}.places`} head={say('places')} inputMode="numeric" />
                <RuleCell row={row} name={`${prefix}.reserves`} head={say('reserves')} inputMode="numeric" />
              </tr>
            )
          })}
        </Listing>
      </div>
    </>
  )
}

export function GroupFields() {
  const say = useWords(SETUP)
  const rowName = useRowName()
  const { values } = useFormValues()
  return (
    <>
      <p className="small soft">
        {say('rowsHint')}
        <SentenceGap />
        {say('weightsHint')}
      </p>
      <Listing heads={[say('nameZh'), say('nameEn'), say('weight')]}>
        {rowPlaces(values, 'group', SPARE.group).map((place) => {
          const prefix = `group.${place}`
          return (
            <tr key={place}>
              <NameCells prefix={prefix} row={rowName(prefix)} />
              <RuleCell row={rowName(prefix)} name={`${prefix}.weight`} head={say('weight')} inputMode="decimal" />
            </tr>
          )
        })}
      </Listing>
    </>
  )
}

/** What a row was kept as, and its names. */
function NameCells({ prefix, row }: { readonly prefix: string; readonly row: string }) {
  const say = useWords(SETUP)
  return (
    <>
      <RuleCell row={row} name={`${prefix}.zh`} head={say('nameZh')} lang="zh-CN">
        <RowId name={`${prefix}.id`} />
      </RuleCell>
      <RuleCell row={row} name={`${prefix}.en`} head={say('nameEn')} lang="en" />
    </>
  )
}

export function GateFields() {
  const say = useWords(SETUP)
  const sayRules = useWords(RULES)
  const rowName = useRowName()
  const { values } = useFormValues()
  const attributes = [['', say('noCap')] as const, ...CAP_ATTRIBUTES.map((one) => [one, sayRules(`attribute.${one}`)] as const)] // prettier-ignore
  return (
    <>
      <RuleBox name="noDoubleWinning" label={say('noDouble')} />
      <h3>{say('caps')}</h3>
      <Listing heads={[say('attribute'), say('most')]}>
        {CAP_ATTRIBUTES.map((_, place) => (
          <tr key={place}>
            <RuleCell row={place + 1} name={`cap.${place}.attribute`} head={say('attribute')} options={attributes} />
            <RuleCell row={place + 1} name={`cap.${place}.most`} head={say('most')} inputMode="numeric" />
          </tr>
        ))}
      </Listing>
      <h3>{say('vetoes')}</h3>
      <p className="small soft">{say('rowsHint')}</p>
      <Listing heads={[say('nameZh'), say('nameEn')]}>
        {rowPlaces(values, 'veto', SPARE.veto).map((place) => (
          <tr key={place}>
            <NameCells prefix={`veto.${place}`} row={rowName(`veto.${place}`)} />
          </tr>
        ))}
      </Listing>
    </>
  )
}

export function NoticeFields() {
  const say = useWords(SETUP)
  return (
    <>
      <div className={styles['fields']}>
        <RuleInput name="workingDays" label={say('workingDays')} inputMode="numeric" />
      </div>
      <RuleBox name="objectionsNeedName" label={say('objectionsNeedName')} />
      <RuleBox name="listsEntries" label={say('listsEntries')} />
      <RuleArea name="holidays" label={say('holidays')} hint={say('datesHint')} />
      <RuleArea name="workedDays" label={say('workedDays')} hint={say('datesHint')} />
    </>
  )
}
