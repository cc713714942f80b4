import { useId, useState } from 'react'
import type { Path } from '#cases/problem.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { problemWords } from '../problem-words.ts'
import { evidenceWords, foundEvidence } from './evidence-words.ts'
import { NewEvidence } from './new-evidence.tsx'
import { listAt, problemsUnder, settingOf, textAt, useFacts } from './use-facts.ts'
import { wholeFieldMark } from './wanted-field.ts'
import styles from './forms.module.css'

const MOST_FOUND = 8

/** Which evidence stands behind something: what is linked, the rest of the case's evidence to pick from, or new evidence. */
export function EvidenceField({ path, label }: { readonly path: Path; readonly label: string }) {
  const facts = useFacts()
  const say = useEditorWords()
  const speech = useSpeech()
  const { language } = speech
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const linked = listAt(facts.data, path).filter((item): item is string => typeof item === 'string')
  const all = listAt(facts.data, ['evidence'])
  const byId = new Map(all.map((entry) => [textAt(entry, ['id']), entry]))
  const set = (change: (there: readonly string[]) => readonly string[]) =>
    facts.edit(path, (here, now) => [settingOf(now, here, [...change(listAt(now, here).map(String))])])
  const found = isOpen ? foundEvidence(facts.data, words, language).filter((one) => !linked.includes(one.id)) : []
  const problems = problemsUnder(facts.problems, path)
  return (
    <div className={styles['field']} role="group" aria-labelledby={`${id}-label`} {...wholeFieldMark(path)}>
      <span id={`${id}-label`} className={styles['name']}>
        {label}
      </span>
      {problems.length > 0 ? (
        <span className={styles['problem']}>{problems.map((one) => problemWords(one, speech, say)).join(' ')}</span>
      ) : null}
      <ul className={styles['linked']}>
        {linked.map((one) => (
          <li key={one}>
            <span>
              {one} <span className="soft small">{evidenceWords(facts.data, byId.get(one), language)}</span>
            </span>{' '}
            <button
              type="button"
              className="quiet"
              disabled={!facts.isReadable}
              aria-label={say('linkedRemove', { id: one })}
              onClick={() => set((there) => there.filter((other) => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
        {linked.length === 0 ? <li className="soft">{say('linkedNone')}</li> : null}
      </ul>
      <details
        className={styles['picker']}
        open={isOpen}
        onToggle={({ currentTarget, target }) => (currentTarget === target ? setOpen(currentTarget.open) : undefined)}
      >
        <summary>{say('linkedAdd')}</summary>
        {isOpen ? (
          <>
            <label htmlFor={id}>{say('linkedSearch')}</label>
            <input id={id} type="search" value={words} onChange={({ target }) => setWords(target.value)} />
            <ul className={styles['found']}>
              {found.slice(0, MOST_FOUND).map((one) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className={styles['link']}
                    disabled={!facts.isReadable}
                    onClick={() => {
                      set((there) => [...there, one.id])
                      setWords('')
                    }}
                  >
                    {one.id}
                  </button>{' '}
                  <span className="small soft">{one.words}</span>
                </li>
              ))}
              {found.length === 0 ? <li className="soft">{say('linkedNoneFound')}</li> : null}
              {found.length > MOST_FOUND ? (
                <li className="soft">{say('linkedMore', { n: found.length - MOST_FOUND })}</li>
              ) : null}
            </ul>
            <NewEvidence path={path} onDone={() => setOpen(false)} />
          </>
        ) : null}
      </details>
    </div>
  )
}
