import { useEffect, useMemo, useRef, useSyncExternalStore, type FormEvent } from 'react'
import type { FormAnswer, FormProblem } from '../../../access/form-answer.ts'
import { ENTER } from '../../../content/award/enter.ts'
import { RULES } from '../../../content/award/rules.ts'
import { entryFields, FIELD_OF_NEED } from '../../../forms/award/entry-fields.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems, ProblemText } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { sheetSession } from '../judge/sheet-session.ts'
import { OfTwoWindows } from '../kept/two-versions.tsx'
import { DraftStatus, useEntryFields, useFieldName } from './draft-status.tsx'
import { EntryParts } from './entry-parts.tsx'
import type { DraftView } from './enter-view.ts'
import styles from './enter.module.css'

interface DraftFormProps {
  readonly view: DraftView
  readonly answer: FormAnswer | undefined
}

/** The form, which works by itself; where scripts run each change is kept as it is made. */
export function DraftForm({ view, answer }: DraftFormProps) {
  const say = useWords(ENTER)
  const sayRules = useWords(RULES)
  const entryTitles = useEntryFields()
  const { t } = useSpeech()
  const form = useRef<HTMLFormElement>(null)
  const tag = useRef<HTMLInputElement>(null)
  const isKept = useRef(false)
  // Not a state: a button that is drawn as disabled could not send the form any more.
  const isSending = useRef(false)
  const session = useMemo(
    () =>
      sheetSession({
        keepAddress: `${view.address}/keep`,
        deviceKey: `${view.personId}:${view.address}`,
        fields: view.fields,
        revision: 0,
        tag: view.tag,
        savedAt: view.savedAt,
      }),
    // A form is made anew for another draft (`key`).
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  const state = useSyncExternalStore(session.subscribe, session.state, session.state)
  // Until scripts run, what a refused form has sent back stands in it.
  const fields = answer && !state.isAwake ? answer.typed : state.fields
  const problems = answer?.problems ?? []

  useEffect(() => {
    // What was typed before the page was awake.
    if (form.current) session.adopt(typedIn(form.current))
    return session.start()
  }, [session])

  async function submit(event: FormEvent<HTMLFormElement>) {
    if (isKept.current) return
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    const button = (event.nativeEvent as SubmitEvent).submitter
    const kept = await session.flush()
    // A form that is just being asked whether it may be sent takes no second asking.
    await new Promise((done) => setTimeout(done))
    isSending.current = false
    // The status says what is in the way, and all of it is still here.
    if (kept === undefined || !form.current || !tag.current) return
    tag.current.value = String(kept)
    isKept.current = true
    form.current.requestSubmit(button)
    isKept.current = false
  }

  return (
    <form
      method="post"
      ref={form}
      action={view.address}
      encType="multipart/form-data"
      onSubmit={(event) => void submit(event)}
      className={styles['form']}
    >
      <input type="hidden" name="tag" defaultValue={view.tag} ref={tag} />
      {/* What Enter in a field does. */}
      <button name="intent" value="keep" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {say('save')}
      </button>
      <DraftStatus session={session} timeZone={view.timeZone} />
      <noscript>
        <p className="notice">{say('noScript')}</p>
      </noscript>
      <FormProblems problems={problems} />
      <Places problems={problems} />
      {!state.isAwake && answer && problems.some(({ code }) => code === 'entry-stale') ? (
        <div className="notice">
          <OfTwoWindows sides={[entryFields(answer.typed), view.fields]} fields={entryTitles} />
        </div>
      ) : null}
      <EntryParts
        view={view}
        fields={fields}
        problems={problems}
        required={new Set(view.call?.needs.map((need) => FIELD_OF_NEED[need]) ?? [])}
        onChange={session.set}
      />
      {view.missing.length > 0 ? (
        <p className="small soft">
          {say('needsNow', { list: view.missing.map((need) => sayRules(`need.${need}`)).join(t('common.list')) })}
        </p>
      ) : null}
      <p className="small soft">{say(view.state === 'soon' ? 'soonKept' : 'handInWhat')}</p>
      <p className={styles['actions']}>
        <button name="intent" value="hand-in">
          {say(view.receipt === null ? 'handIn' : 'handInAgain')}
        </button>
        <button name="intent" value="keep" className="quiet">
          {say('save')}
        </button>
        <a href={`${view.address}/preview`}>{say('preview')}</a>
      </p>
    </form>
  )
}

function typedIn(form: HTMLFormElement) {
  return entryFields(Object.fromEntries(new FormData(form)))
}

/** What is wrong, each with a way to its field: the form is long. */
function Places({ problems }: { readonly problems: readonly FormProblem[] }) {
  const say = useWords(ENTER)
  const nameOf = useFieldName()
  const placed = problems.filter(({ field }) => field !== '')
  if (placed.length === 0) return null
  return (
    <div className="notice" role="alert">
      <p>{say('notDone')}</p>
      <ul>
        {placed.map((problem) => (
          <li key={`${problem.field} ${problem.code} ${problem.values?.['name'] ?? ''}`}>
            <a href={`#${problem.field}`}>{nameOf(problem.field)}</a> <ProblemText problem={problem} />
          </li>
        ))}
      </ul>
    </div>
  )
}
