import { useId } from 'react'
import { factorById } from '#scoring/net-value/factors/library.ts'
import type { Path } from '#cases/problem.ts'
import { useSpeech, type MessageKey, type Speech } from '../../../../i18n/translate.ts'
import { useEditorWords, type SayWord } from '../editor-words.ts'
import { described, Labelled } from './fields.tsx'
import { chainSoFar, fittingFactors } from './fitting-factors.ts'
import { listAt, problemsUnder, settingOf, textAt, useFacts } from './use-facts.ts'
import styles from './forms.module.css'

/** From the unit of the outcome to money, factor by factor: only those are offered that take what the last one gives. */
export function ChainField({ path, label }: { readonly path: Path; readonly label: string }) {
  const facts = useFacts()
  const say = useEditorWords()
  const speech = useSpeech()
  const id = useId()
  const unit = textAt(facts.data, [...path.slice(0, -2), 'unit'])
  const chain = listAt(facts.data, path).map(String)
  const now = chainSoFar(unit, chain)
  const fitting = now.unit === undefined || now.isPriced ? [] : fittingFactors(now.unit)
  const set = (change: (there: readonly string[]) => readonly string[]) =>
    facts.edit(path, (here, data) => [settingOf(data, here, [...change(listAt(data, here).map(String))])])
  const unitWords = (name: string) => speech.t(`unit.${name}` as MessageKey)
  return (
    <Labelled id={id} label={label} path={path}>
      <ol className={styles['chain']}>
        <li className="soft">{say('chainFrom', { unit: unitWords(unit) })}</li>
        {chain.map((factor, index) => (
          <li key={`${index}-${factor}`}>
            {factorWords(factor, say, speech)}{' '}
            {index === chain.length - 1 ? (
              <button
                type="button"
                className="quiet"
                disabled={!facts.isReadable}
                aria-label={say('linkedRemove', { id: factor })}
                onClick={() => set((there) => there.slice(0, -1))}
              >
                ×
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {now.isPriced && now.unit !== undefined ? (
        <p id={id} className="small soft">
          {say('chainDone')}
        </p>
      ) : (
        <>
          <select
            id={id}
            value=""
            disabled={!facts.isReadable || fitting.length === 0}
            {...described(id, problemsUnder(facts.problems, path).length > 0, undefined)}
            onChange={({ target }) => set((there) => [...there, target.value])}
          >
            <option value="">{say(fitting.length === 0 ? 'chainNoFit' : 'chainAdd')}</option>
            {fitting.map((factor) => (
              <option key={factor} value={factor}>
                {factorWords(factor, say, speech)}
              </option>
            ))}
          </select>
        </>
      )}
    </Labelled>
  )
}

function factorWords(id: string, say: SayWord, { t, language }: Speech): string {
  const factor = factorById(id)
  if (!factor) return id === 'carbon-price' ? say('carbonPrice') : id
  const unit = (name: string) => t(`unit.${name}` as MessageKey)
  return `${factor.indicator[language]} (${unit(factor.unitFrom)} → ${unit(factor.unitTo)})`
}
