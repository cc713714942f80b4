import { isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import { UNIT_NAMES } from '#scoring/units.ts'
import { OUTCOME_KINDS, QUALIFIERS, SIDES, SIGNS } from '#scoring/vocabulary.ts'
import { useSpeech, type MessageKey } from '../../../../i18n/translate.ts'
import { nameOf } from '../completions.ts'
import { useEditorWords } from '../editor-words.ts'
import { AddEntry } from './add-entry.tsx'
import { EvidenceField } from './evidence-field.tsx'
import { Field, LocalField, SelectField } from './fields.tsx'
import { InText } from './in-text.tsx'
import { listAt, textAt, useFacts, valueAt } from './use-facts.ts'
import styles from './forms.module.css'

const BASES = ['cumulative', 'annual', 'stock'] as const

/** What the project changed or made, each with its figures over time. */
export function OutcomeForms() {
  const say = useEditorWords()
  const { language } = useSpeech()
  const { data } = useFacts()
  return (
    <section aria-labelledby="form-outcomes">
      <h2 id="form-outcomes">{say('sectionOutcomes')}</h2>
      {listAt(data, ['outcomes']).map((outcome, index) => {
        const id = textAt(outcome, ['id'])
        return (
          <details key={`${index}-${id}`} className={styles['entry']} data-outcome={id}>
            <summary>
              {isMapping(outcome) ? nameOf(outcome, language) : ''} <span className="soft">{id}</span>
            </summary>
            <OutcomeForm index={index} />
          </details>
        )
      })}
      <AddEntry list="outcomes" label={say('addOutcome')} make={newOutcome} />
    </section>
  )
}

const EMPTY_TEXT = { 'zh-CN': '', en: '' }
const newOutcome = (id: string): JsonMap => ({
  id,
  label: EMPTY_TEXT,
  unit: 'person',
  side: 'social',
  sign: 'benefit',
  kind: 'outcome',
  observations: [],
  notPriced: { code: 'NO_QUANTITY', reason: EMPTY_TEXT },
})

function OutcomeForm({ index }: { readonly index: number }) {
  const say = useEditorWords()
  const { t } = useSpeech()
  const facts = useFacts()
  const path = ['outcomes', index]
  const observations = listAt(facts.data, [...path, 'observations'])
  const add = () => {
    const last = observations.at(-1)
    const isThere = valueAt(facts.data, [...path, 'observations']) !== undefined
    const value = nextObservation(last)
    facts.edit([isThere ? { do: 'insert', path: [...path, 'observations'], index: observations.length, value } : { do: 'set', path: [...path, 'observations'], value: [value] }]) // prettier-ignore
  }
  const words = (prefix: string, values: readonly string[]) =>
    values.map((value) => ({ value, words: t(`${prefix}.${value}` as MessageKey) }))
  return (
    <>
      <LocalField path={[...path, 'label']} label={say('label')} />
      <div className={styles['both']}>
        <SelectField
          path={[...path, 'unit']}
          label={say('unit')}
          options={UNIT_NAMES.map((value) => ({ value, words: value }))}
        />
        <SelectField
          path={[...path, 'kind']}
          label={say('kind')}
          options={OUTCOME_KINDS.map((value) => ({ value, words: value }))}
        />
        <SelectField path={[...path, 'side']} label={say('side')} options={words('side', SIDES)} />
        <SelectField path={[...path, 'sign']} label={say('sign')} options={words('sign', SIGNS)} />
      </div>
      <h3>{say('observations')}</h3>
      {observations.map((observation, place) => (
        <ObservationForm key={place} path={[...path, 'observations', place]} observation={observation} />
      ))}
      <p>
        <button type="button" disabled={!facts.isReadable} onClick={add}>
          {say('observationAdd')}
        </button>
      </p>
      <p>
        {say('valuationInText')}: <InText path={path} />
      </p>
    </>
  )
}

/** A new figure beside the older ones, never in place of one: with the basis of the newest. */
function nextObservation(last: Json | undefined): JsonMap {
  const basis = isMapping(last) && isMapping(last['basis']) ? last['basis'] : { kind: 'annual', year: '' }
  return { asOf: '', basis, value: 0, evidence: [] }
}

function ObservationForm({
  path,
  observation,
}: {
  readonly path: readonly (string | number)[]
  readonly observation: Json
}) {
  const say = useEditorWords()
  const facts = useFacts()
  const kind = textAt(observation, ['basis', 'kind'])
  const asOf = textAt(observation, ['asOf'])
  const chooseBasis = (chosen: string) => {
    const when = ['to', 'year', 'at'].map((key) => textAt(observation, ['basis', key])).find((text) => text !== '') ?? asOf // prettier-ignore
    const basis = chosen === 'cumulative' ? { kind: chosen, to: when } : chosen === 'annual' ? { kind: chosen, year: when } : { kind: chosen, at: when } // prettier-ignore
    facts.edit([{ do: 'set', path: [...path, 'basis'], value: basis }])
  }
  return (
    <fieldset className={styles['observation']}>
      <legend>{say('observation', { asOf })}</legend>
      <div className={styles['both']}>
        <Field path={[...path, 'value']} label={say('value')} kind="number" isRequired />
        <SelectField
          path={[...path, 'qualifier']}
          label={say('qualifier')}
          options={QUALIFIERS.map((value) => ({ value, words: value }))}
        />
        <Field path={[...path, 'asOf']} label={say('asOf')} kind="date" isRequired />
        <SelectField
          path={[...path, 'basis', 'kind']}
          label={say('basis')}
          options={BASES.map((value) => ({ value, words: value }))}
          onChoose={chooseBasis}
        />
        {kind === 'cumulative' ? (
          <>
            <Field path={[...path, 'basis', 'from']} label={say('basisFrom')} kind="date" />
            <Field path={[...path, 'basis', 'to']} label={say('basisTo')} kind="date" isRequired />
          </>
        ) : null}
        {kind === 'annual' ? (
          <Field path={[...path, 'basis', 'year']} label={say('basisYear')} kind="date" isRequired />
        ) : null}
        {kind === 'stock' ? (
          <Field path={[...path, 'basis', 'at']} label={say('basisAt')} kind="date" isRequired />
        ) : null}
      </div>
      <EvidenceField path={[...path, 'evidence']} label={say('evidence')} />
      <p>
        <button type="button" disabled={!facts.isReadable} onClick={() => facts.edit([{ do: 'remove', path }])}>
          {say('observationRemove')}
        </button>
      </p>
    </fieldset>
  )
}
