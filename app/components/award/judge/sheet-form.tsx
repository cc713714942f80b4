import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type FormEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { FormAnswer, FormProblem } from '../../../access/form-answer.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { scoreField, YES_FIELD, type SheetFields } from '../../../forms/award/sheet-fields.ts'
import { Field, FormProblems, ProblemText } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { OfTwoWindows } from '../kept/two-versions.tsx'
import { CriterionField } from './criterion-field.tsx'
import { focusOn, keyedScore } from './keyboard.ts'
import styles from './judge.module.css'
import { LeftOut } from './left-out.tsx'
import { sheetSession } from './sheet-session.ts'
import { SheetStatus, useSheetFields, type FailedSubmission } from './sheet-status.tsx'
import { submitSheet } from './submit-request.ts'
import type { SheetView } from './sheet-view.ts'

const EVIDENCE_LIST = 'evidence-list'

/** Fields of the form that are no answers. */
const BESIDE = ['intent', 'tag', 'revision', 'reason', 'incomplete']

/** Typed fields of answers, of what a refused form sends back. */
export const answersTyped = (typed: FormAnswer['typed']): SheetFields =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !BESIDE.includes(name)))

/**
 * The sheet, as a form that works by itself; where scripts run each change is kept as it is made, and the keyboard is
 * enough.
 */
export function SheetForm({ view, answer }: { readonly view: SheetView; readonly answer: FormAnswer | undefined }) {
  const say = useWords(SHEET)
  const titles = useSheetFields(view.criteria)
  const form = useRef<HTMLFormElement>(null)
  const { address } = view
  const isSheetAnswer = answer !== undefined && answer.typed['intent'] !== 'recuse'
  const session = useMemo(
    () =>
      sheetSession({
        keepAddress: `${address}/keep`,
        deviceKey: `${view.personId}:${address}`,
        fields: view.fields,
        revision: view.revision,
        tag: view.tag,
        savedAt: view.savedAt ?? '',
      }),
    // A form is made anew for another sheet (`key`).
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  const state = useSyncExternalStore(session.subscribe, session.state, session.state)
  const { isAwake } = state
  // Until this runs, what a refused form has sent back stands in it.
  const fields = isSheetAnswer && !isAwake ? answersTyped(answer.typed) : state.fields
  const [problems, setProblems] = useState<readonly FormProblem[]>(isSheetAnswer ? answer.problems : [])
  const [isSending, setSending] = useState(false)
  const [failed, setFailed] = useState<FailedSubmission | null>(null)

  useEffect(() => {
    // What was typed before the page was awake.
    if (form.current) session.adopt(answersIn(form.current))
    return session.start()
  }, [session])

  async function submit(event: FormEvent<HTMLFormElement>) {
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    event.preventDefault()
    if (isSending) return
    setSending(true)
    setFailed(null)
    const data = new FormData(event.currentTarget)
    const tag = await session.flush()
    if (tag === undefined || button?.value === 'keep') {
      if (button?.value !== 'keep') setFailed('not-sent')
      setSending(false)
      return
    }
    const sent = Object.fromEntries([...data].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    const done = await submitSheet(`${address}/keep`, { ...sent, ...session.state().fields, tag: String(tag) })
    if (done.kind === 'taken') {
      await session.finished()
      location.assign(`${address}?submitted`)
      return
    }
    if (done.kind === 'lost') {
      session.mayHaveArrived()
      setFailed('unsure')
      setSending(false)
      return
    }
    const has = (what: string) => done.problems.some(({ code, field }) => code === what || field === what)
    // It has arrived before, though no answer did, and this is a change of it, which the page has yet to ask a reason for.
    if (has('reason') && !view.needsReason) {
      location.assign(`${address}?change`)
      return
    }
    setSending(false)
    // Another window was quicker: what it has kept is shown beside this.
    if (has('award-stale')) {
      session.recheck()
      setFailed('not-sent')
      return
    }
    setProblems(done.problems)
    focusOn(form.current, done.problems[0]?.field ?? '')
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    const keyed = keyedScore(event.nativeEvent, view.criteria)
    if (!keyed) return
    event.preventDefault()
    // Drawn before the focus moves, which goes to the level that is chosen.
    if ('value' in keyed) flushSync(() => session.set(scoreField(keyed.criterion), keyed.value))
    focusOn(form.current, keyed.focus)
  }

  return (
    // The keys work on what is in focus inside the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form method="post" ref={form} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} action={address}>
      <input type="hidden" name="tag" value={view.tag} />
      <input type="hidden" name="revision" value={view.revision} />
      <Stale view={view} />
      <SheetStatus
        session={session}
        criteria={view.criteria}
        fields={fields}
        failed={failed}
        timeZone={view.stage.timeZone}
      />
      <FormProblems problems={problems} />
      {!isAwake && isSheetAnswer && problems.some(({ code }) => code === 'award-stale') ? (
        <div className="notice">
          <OfTwoWindows sides={[answersTyped(answer.typed), view.fields]} fields={titles} />
        </div>
      ) : null}
      {view.stage.asks === 'scores' ? (
        <>
          <details className={`small ${styles['keys']}`}>
            <summary>{say('keysTitle')}</summary>
            <ul>
              {(['keysDigits', 'keysArrows', 'keysNote', 'keysClear'] as const).map((key) => (
                <li key={key}>{say(key)}</li>
              ))}
            </ul>
          </details>
          <datalist id={EVIDENCE_LIST}>
            {view.entry.evidence.map(({ id, label }) => (
              <option key={id} value={`${id} ${label}`} />
            ))}
          </datalist>
          {view.criteria.map((criterion) => (
            <CriterionField
              key={criterion.id}
              criterion={criterion}
              fields={fields}
              problems={problems}
              evidenceListId={EVIDENCE_LIST}
              onChange={session.set}
            />
          ))}
          <LeftOut criteria={view.criteria} fields={fields} problems={problems} />
        </>
      ) : (
        <YesOrNo fields={fields} problems={problems} onChange={session.set} />
      )}
      {view.needsReason ? (
        <Field
          name="reason"
          label={say('reason')}
          value={answer?.typed['reason'] ?? (isStale(view) ? say('reasonRevised') : undefined)}
          problems={problems}
          maxLength={1000}
        />
      ) : null}
      {view.calibration !== null ? (
        <p className="small soft">{say('calibrationFinishWhat')}</p>
      ) : view.stage.asks === 'scores' ? (
        <p className="small soft">{say('submitWhat', { minutes: view.changeMinutes })}</p>
      ) : (
        <p className="small soft">{say('voteWhat')}</p>
      )}
      {view.reasonsTold && view.stage.asks === 'scores' ? <p className="small soft">{say('reasonsTold')}</p> : null}
      <p className={styles['actions']}>
        <button name="intent" value="submit" disabled={isSending}>
          {say(view.calibration !== null ? 'calibrationFinish' : view.submitted ? 'submitChange' : 'submit')}
        </button>
        <button name="intent" value="keep" className="quiet">
          {say('keep')}
        </button>
      </p>
    </form>
  )
}

const isStale = ({ submitted, revision }: SheetView): boolean => submitted !== null && submitted.revision < revision

/** That the entry is another one than the sheet was written beside. */
function Stale({ view }: { readonly view: SheetView }) {
  const say = useWords(SHEET)
  const { submitted, revision, fieldsRevision, savedAt } = view
  if (isStale(view)) return <p className="notice">{say('stale', { old: submitted!.revision, new: revision })}</p>
  if (savedAt === null || fieldsRevision >= revision) return null
  return <p className="notice">{say('staleDraft', { old: fieldsRevision, new: revision })}</p>
}

interface YesOrNoProps {
  readonly fields: SheetFields
  readonly problems: readonly FormProblem[]
  readonly onChange: (name: string, value: string) => void
}

function YesOrNo({ fields, problems, onChange }: YesOrNoProps) {
  const say = useWords(SHEET)
  const problem = problems.find(({ field }) => field === YES_FIELD)
  return (
    <fieldset className={styles['criterion']}>
      <legend>{say('yesTitle')}</legend>
      {problem ? (
        <span className={styles['problem']} role="alert">
          <ProblemText problem={problem} />
        </span>
      ) : null}
      <div className={styles['levels']}>
        {(['yes', 'no'] as const).map((value) => (
          <label key={value} className={styles['level']}>
            <input
              type="radio"
              name={YES_FIELD}
              value={value}
              checked={fields[YES_FIELD] === value}
              onChange={() => onChange(YES_FIELD, value)}
            />
            <span>{say(`answer.${value}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function answersIn(form: HTMLFormElement): SheetFields {
  const pairs = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return answersTyped(Object.fromEntries(pairs.filter(([, value]) => value !== '')))
}
