import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { UNIT_NAMES } from '#scoring/units.ts'
import { OUTCOME_KINDS, QUALIFIERS, SIDES, SIGNS } from '#scoring/vocabulary.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { useEditorWords } from '../editor-words.ts'
import { choiceWords, fieldName } from '../forms/entry-words.ts'
import { EvidenceDraftFields } from '../forms/evidence-draft-fields.tsx'
import { withIds, type DraftProblem } from '../forms/evidence-draft.ts'
import { evidenceWords } from '../forms/evidence-words.ts'
import { focusFirstWrong } from '../forms/first-wrong.ts'
import formStyles from '../forms/forms.module.css'
import { TypedInput, TypedSelect } from '../forms/typed-inputs.tsx'
import { listAt, textAt } from '../forms/use-facts.ts'
import { useWritingSession } from '../use-session.ts'
import { withFigure, withLink } from './add-figure.ts'
import { draftOf, figureProblems, isFine, NEW_EVIDENCE, type FigureDraft, type FigureProblems } from './figure-draft.ts'
import styles from './figure-dialog.module.css'
import { placedIn, type FigureGuess } from './figure-guess.ts'
import { SentenceGap } from '../../../sentence-gap.tsx'

const BASES = ['cumulative', 'annual', 'stock'] as const
const NOTHING_WRONG: FigureProblems = { figure: {}, evidence: {} }

interface FigureDialogProps {
  readonly guess: FigureGuess
  /** What was typed about the same figure before and never added. */
  readonly kept: FigureDraft | undefined
  /** Gets what is typed, and nothing once it was added. */
  readonly onKeep: (draft: FigureDraft | undefined) => void
  readonly onClose: () => void
}

/** What a marked figure is, filled in as the words around it say; added with its evidence and linked in one step that can be taken back. */
export function FigureDialog({ guess, kept, onKeep, onClose }: FigureDialogProps) {
  const say = useEditorWords()
  const speech = useSpeech()
  const { language } = speech
  const session = useWritingSession()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const facts = session.view().facts ?? {}
  const [draft, setDraft] = useState<FigureDraft>(() => kept ?? draftOf(guess, facts))
  const [isOld, setOld] = useState(kept !== undefined)
  const [problems, setProblems] = useState(NOTHING_WRONG)
  const [wrong, setWrong] = useState<string>()
  const { figure } = draft
  const hasChoice = guess.existing.length > 0
  const put = (part: Partial<FigureDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    onKeep(next)
  }
  const putFigure = (part: Partial<FigureDraft['figure']>) => put({ figure: { ...figure, ...part } })
  const startAnew = () => {
    setDraft(draftOf(guess, facts))
    setProblems(NOTHING_WRONG)
    setOld(false)
    onKeep(undefined)
  }
  useEffect(() => {
    const { current } = dialog
    if (!current || current.open) return
    current.showModal()
    // The second of two steps; where there is something to choose, that comes first.
    if (!hasChoice) current.querySelector<HTMLElement>('[data-add]')?.focus()
  }, [hasChoice])

  const finish = (text: string) => {
    session.replace(text)
    onKeep(undefined)
    onClose()
  }
  const link = (target: string) => {
    const place = placedIn(session.text(), guess)
    if (place) finish(withLink(session.text(), place, target))
    else setWrong(say('figureGone'))
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    const text = session.text()
    const now = frontMatterValue(text)
    if (!now.ok) return setWrong(now.problems[0]!.message[language])
    const found = figureProblems(now.value, draft)
    setProblems(found)
    if (!isFine(found)) {
      setWrong(say('draftWrong'))
      return focusFirstWrong(dialog.current)
    }
    const place = placedIn(text, guess)
    if (!place) return setWrong(say('figureGone'))
    const added = draft.evidence === NEW_EVIDENCE ? withIds(now.value, draft.newEvidence) : undefined
    const whole = { ...figure, value: Number(draft.value), evidence: [added?.id ?? draft.evidence] }
    const made = withFigure(text, place, now.value, whole, added)
    if (made.ok) finish(made.value)
    else setWrong(made.problems[0]!.message[language])
  }

  const name = (...path: (string | number)[]) => fieldName(path, language)
  const said = (problem: DraftProblem | undefined) => problem && say(problem.word, problem.values)
  const select = (
    key: 'as' | 'unit' | 'qualifier' | 'basis' | 'side' | 'sign' | 'kind',
    label: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <TypedSelect
      id={`${title}-${key}`}
      label={label}
      value={figure[key]}
      problem={key === 'unit' ? said(problems.figure.unit) : undefined}
      options={options}
      onType={(chosen) => putFigure({ [key]: chosen })}
    />
  )
  const choices = (path: readonly (string | number)[], values: readonly string[]) =>
    values.map((one) => [one, choiceWords([...path], one, speech)] as const)
  const evidence = listAt(facts, ['evidence']).map((entry) => [textAt(entry, ['id']), `${textAt(entry, ['id'])} · ${evidenceWords(facts, entry, language)}`] as const) // prettier-ignore
  const isOutcome = figure.as === 'outcome'
  const label = name('outcomes', 0, 'label')
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={title} onClose={onClose} data-figure="">
      <h2 id={title}>{say('figureTitle', { figure: guess.written })}</h2>
      {isOld ? (
        <p className="notice">
          {say('figureKept')}
          <SentenceGap />
          <button type="button" className="quiet" onClick={startAnew}>
            {say('figureAnew')}
          </button>
        </p>
      ) : null}
      {hasChoice ? (
        <section>
          <p>{say('figureExisting')}</p>
          <ul className={styles['existing']}>
            {guess.existing.slice(0, 5).map(({ target, label: words }) => (
              <li key={target}>
                <button type="button" className="quiet" onClick={() => link(target)}>
                  {say('figureLink', { target })}
                </button>{' '}
                {words}
              </li>
            ))}
          </ul>
          <h3>{say('figureOrNew')}</h3>
        </section>
      ) : null}
      <form onSubmit={add} noValidate>
        <div className={formStyles['both']}>
          {select('as', say('figureAs'), [
            ['outcome', say('figureOutcome')],
            ['fact', say('figureFact')],
          ])}
          <TypedInput
            id={`${title}-id`}
            label={say('id')}
            value={figure.id}
            problem={said(problems.figure.id)}
            onType={(id) => putFigure({ id })}
          />
          <TypedInput
            id={`${title}-zh`}
            label={say('chinese', { label })}
            value={figure.label['zh-CN']}
            problem={said(problems.figure.labelZh)}
            lang="zh-CN"
            onType={(words) => putFigure({ label: { ...figure.label, 'zh-CN': words } })}
          />
          <TypedInput
            id={`${title}-en`}
            label={say('englishOf', { label })}
            value={figure.label.en}
            problem={said(problems.figure.labelEn)}
            lang="en"
            onType={(words) => putFigure({ label: { ...figure.label, en: words } })}
          />
          <TypedInput
            id={`${title}-value`}
            label={name('facts', 0, 'value')}
            value={draft.value}
            problem={said(problems.figure.value)}
            onType={(value) => put({ value })}
          />
          {select('unit', name('facts', 0, 'unit'), choices(['facts', 0, 'unit'], UNIT_NAMES))}
          {select('qualifier', name('facts', 0, 'qualifier'), choices(['facts', 0, 'qualifier'], QUALIFIERS))}
          {isOutcome
            ? select(
                'basis',
                name('outcomes', 0, 'observations', 0, 'basis'),
                choices(['outcomes', 0, 'observations', 0, 'basis', 'kind'], BASES),
              )
            : null}
          <TypedInput
            id={`${title}-date`}
            label={name('outcomes', 0, 'observations', 0, 'asOf')}
            value={figure.date}
            problem={said(problems.figure.date)}
            onType={(date) => putFigure({ date })}
          />
          {isOutcome ? select('side', name('outcomes', 0, 'side'), choices(['outcomes', 0, 'side'], SIDES)) : null}
          {isOutcome ? select('sign', name('outcomes', 0, 'sign'), choices(['outcomes', 0, 'sign'], SIGNS)) : null}
          {isOutcome
            ? select('kind', name('outcomes', 0, 'kind'), choices(['outcomes', 0, 'kind'], OUTCOME_KINDS))
            : null}
        </div>
        <TypedSelect
          id={`${title}-evidence`}
          label={name('outcomes', 0, 'evidence')}
          value={draft.evidence}
          problem={said(problems.figure.evidence)}
          options={[[NEW_EVIDENCE, say('figureEvidenceNew')], ...evidence]}
          onType={(chosen) => put({ evidence: chosen })}
        />
        {draft.evidence === NEW_EVIDENCE ? (
          <fieldset className={formStyles['part']}>
            <legend>{say('evidenceNew')}</legend>
            <EvidenceDraftFields
              facts={facts}
              draft={draft.newEvidence}
              problems={problems.evidence}
              onChange={(part) => put({ newEvidence: { ...draft.newEvidence, ...part } })}
            />
          </fieldset>
        ) : null}
        <p role="alert" className={formStyles['problem']}>
          {wrong}
        </p>
        <p className={styles['actions']}>
          <button type="submit" data-add="">
            {say('figureAdd')}
          </button>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            {say('figureCancel')}
          </button>
        </p>
        {isOutcome ? <p className="small soft">{say('figureLater')}</p> : null}
      </form>
    </dialog>
  )
}
