import { isMapping, type JsonMap } from '#cases/edit/json.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATOR_STATES, INDICATORS, JUDGED_INDICATORS, SEARCH_SCOPES, type Indicator } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { EvidenceField } from './evidence-field.tsx'
import { Field, LocalField, SelectField } from './fields.tsx'
import { InText } from './in-text.tsx'
import { textAt, useFacts, valueAt } from './use-facts.ts'
import styles from './forms.module.css'

/** The 14 indicators, each with the written anchors beside its level. */
export function IndicatorForms() {
  const say = useEditorWords()
  return (
    <section aria-labelledby="form-indicators">
      <h2 id="form-indicators">{say('sectionIndicators')}</h2>
      {INDICATORS.map((id) => (
        <IndicatorForm key={id} id={id} />
      ))}
    </section>
  )
}

/** Levels that a state fixes by itself. */
const FIXED_LEVELS: Readonly<Record<string, JsonMap>> = {
  unknown: { min: 0, max: 3 },
  'searched-none': { min: 0, max: 0 },
}

function IndicatorForm({ id }: { readonly id: Indicator }) {
  const say = useEditorWords()
  const { t, language } = useSpeech()
  const facts = useFacts()
  const path = ['indicators', id]
  const { name, asks, anchors } = INDICATOR_TEXTS[id]
  const state = textAt(facts.data, [...path, 'state'])
  const [min, max] = [Number(textAt(facts.data, [...path, 'level', 'min'])), Number(textAt(facts.data, [...path, 'level', 'max']))] // prettier-ignore

  const chooseState = (chosen: string) => {
    const old = valueAt(facts.data, path)
    const level = FIXED_LEVELS[chosen]
    facts.edit([
      { do: 'set', path, value: { ...(isMapping(old) ? old : {}), state: chosen, ...(level ? { level } : {}) } },
    ])
  }
  // The other end goes along where it would be passed.
  const chooseLevel = (end: 'min' | 'max') => (chosen: string) => {
    const value = Number(chosen)
    const level = end === 'min' ? { min: value, max: Math.max(value, max) } : { min: Math.min(value, min), max: value }
    facts.edit([{ do: 'set', path: [...path, 'level'], value: level }])
  }
  const levels = anchors.map((anchor, level) => ({ value: String(level), words: `${level} · ${anchor[language]}` }))
  return (
    <details className={styles['entry']} data-indicator={id}>
      <summary>
        {id} {name[language]}{' '}
        <span className="soft">
          {min === max ? min : `${min}–${max}`} · {t(`state.${state}` as 'state.unknown')}
        </span>
      </summary>
      <p>{asks[language]}</p>
      <SelectField
        path={[...path, 'state']}
        label={say('state')}
        options={INDICATOR_STATES.map((value) => ({ value, words: t(`state.${value}`) }))}
        onChoose={chooseState}
      />
      <ol start={0} className={styles['anchors']} aria-label={say('level')}>
        {anchors.map((anchor, level) => (
          <li key={level} className={level >= min && level <= max ? styles['within'] : undefined}>
            {anchor[language]}
          </li>
        ))}
      </ol>
      <div className={styles['both']}>
        <SelectField
          path={[...path, 'level', 'min']}
          label={say('levelMin')}
          options={levels}
          onChoose={chooseLevel('min')}
        />
        <SelectField
          path={[...path, 'level', 'max']}
          label={say('levelMax')}
          options={levels}
          onChoose={chooseLevel('max')}
        />
      </div>
      <EvidenceField path={[...path, 'evidence']} label={say('evidence')} />
      {state === 'searched-none' ? (
        <div className={styles['both']}>
          <Field path={[...path, 'search', 'date']} label={say('searchDate')} kind="date" isRequired />
          <SelectField
            path={[...path, 'search', 'scope']}
            label={say('searchScope')}
            options={SEARCH_SCOPES.map((value) => ({ value, words: value }))}
          />
          <Field path={[...path, 'search', 'query']} label={say('searchQuery')} isRequired />
        </div>
      ) : null}
      {state === 'confirmed' ? (
        <>
          <div className={styles['both']}>
            <Field path={[...path, 'confirmed', 'by']} label={say('confirmedBy')} isRequired />
            <Field path={[...path, 'confirmed', 'date']} label={say('confirmedDate')} kind="date" isRequired />
          </div>
          {JUDGED_INDICATORS.some((judged) => judged === id) ? (
            <p>
              {say('codingsInText')} <InText path={path} />
            </p>
          ) : null}
        </>
      ) : null}
      <LocalField path={[...path, 'note']} label={say('note')} kind="lines" isRequired={false} />
    </details>
  )
}
