import { useId } from 'react'
import type { Json } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import { CLAIMANT_KINDS, EVIDENCE_GRADES, SOURCE_KINDS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { choiceWords, entryWords, fieldName } from './entry-words.ts'
import { NEW_SOURCE, type DraftProblems, type EvidenceDraft, type EvidenceKey } from './evidence-draft.ts'
import { TypedInput, TypedSelect } from './typed-inputs.tsx'
import { listAt, textAt } from './use-facts.ts'
import styles from './forms.module.css'

interface EvidenceDraftFieldsProps {
  readonly facts: Json
  readonly draft: EvidenceDraft
  readonly problems: DraftProblems
  readonly onChange: (part: Partial<EvidenceDraft>) => void
}

/** The fields of new evidence: its source first, a new one where the case has none for it. */
export function EvidenceDraftFields({ facts, draft, problems, onChange }: EvidenceDraftFieldsProps) {
  const say = useEditorWords()
  const speech = useSpeech()
  const group = useId()
  const { language } = speech
  const name = (...at: Path) => fieldName(at, language)
  const both = (label: string): [string, string] => [say('chinese', { label }), say('englishOf', { label })]
  const [locatorZh, locatorEn] = both(name('evidence', 0, 'locator'))
  const [whoZh, whoEn] = both(name('evidence', 0, 'claimedBy'))
  const shared = (key: EvidenceKey, label: string) => {
    const problem = problems[key]
    return {
      id: `${group}-${key}`,
      label,
      value: draft[key],
      problem: problem && say(problem.word, problem.values),
      onType: (typed: string) => onChange({ [key]: typed }),
    }
  }
  const text = (key: EvidenceKey, label: string, hint?: string) => <TypedInput {...shared(key, label)} hint={hint} />
  const choice = (key: EvidenceKey, label: string, options: readonly (readonly [string, string])[]) => (
    <TypedSelect {...shared(key, label)} options={options} />
  )
  const words = (path: Path, values: readonly string[]) =>
    values.map((value): [string, string] => [value, choiceWords(path, value, speech)])
  const sources = listAt(facts, ['sources']).map((entry, index): [string, string] => [
    textAt(entry, ['id']),
    `${entryWords(['sources', index], entry, speech).name} (${textAt(entry, ['id'])})`,
  ])
  return (
    <>
      {choice('source', name('evidence', 0, 'source'), [...sources, [NEW_SOURCE, say('sourceNew')]])}
      {draft.source === NEW_SOURCE ? (
        <div className={styles['both']}>
          {text('title', name('sources', 0, 'title'))}
          {text('publisher', name('sources', 0, 'publisher'))}
          {choice('sourceKind', name('sources', 0, 'kind'), words(['sources', 0, 'kind'], SOURCE_KINDS))}
          {text('url', name('sources', 0, 'url'))}
          {text('date', name('sources', 0, 'date'), say('dateHint'))}
          {text('sourceId', say('newId', { label: name('sources') }), say('idByItself'))}
        </div>
      ) : null}
      <div className={styles['both']}>
        {text('locatorZh', locatorZh)}
        {text('locatorEn', locatorEn)}
        {text('whoZh', whoZh)}
        {text('whoEn', whoEn)}
        {choice(
          'kind',
          `${name('evidence', 0, 'claimedBy')} · ${name('evidence', 0, 'claimedBy', 'kind')}`,
          words(['evidence', 0, 'claimedBy', 'kind'], CLAIMANT_KINDS),
        )}
        {choice('grade', name('evidence', 0, 'grade'), words(['evidence', 0, 'grade'], EVIDENCE_GRADES))}
        {text('id', say('newId', { label: name('evidence') }), say('idByItself'))}
      </div>
    </>
  )
}
