import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { isMapping } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'
import type { EditorView } from './editor-view.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { StyleNonce } from '../../../style-nonce.ts'
import { EditorWordsContext, sayer, type SayWord } from './editor-words.ts'
import { FactsForms } from './forms/facts-forms.tsx'
import { FoundCopies } from './found-copies.tsx'
import { placeOfPath } from './place-of-path.ts'
import { PlainForm } from './plain-form.tsx'
import { ProblemList } from './problem-list.tsx'
import { SavePanel } from './save-panel.tsx'
import { ScoresPanel } from './scores-panel.tsx'
import { StatusLine } from './status-line.tsx'
import type { TextEditor } from './text-editor.ts'
import { TextPage } from './text-page.tsx'
import styles from './editor-page.module.css'
import { SessionContext } from './use-session.ts'
import { EnglishText } from './english-text.tsx'
import { writingSession } from './writing-session.ts'

interface EditorPageProps {
  readonly view: EditorView
  /** The revision that a form without scripts has just made. */
  readonly savedNumber: number | undefined
}

type Shown = 'text' | 'forms' | 'english'

/** The editor: one text, seen as text or as forms, with what it comes to beside it. */
export function EditorPage({ view, savedNumber }: EditorPageProps) {
  const { language } = useSpeech()
  const nonce = useContext(StyleNonce)
  const say = sayer(view.words)
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<TextEditor>()
  const [isAwake, setAwake] = useState(false)
  const [shown, setShown] = useState<Shown>('text')
  const address = `/desk/cases/${view.caseId}`
  const title = useMemo(() => titleOf(view.text, language), [view, language])
  const session = useMemo(
    () => writingSession({ ...view,
        english: view.english,
        baseText: view.base === undefined ? undefined : (view.baseText ?? view.text), keepAddress: `${address}/keep` }), // prettier-ignore
    [view, address],
  )

  useEffect(() => {
    let isGone = false
    let stop: (() => void) | undefined
    let unsubscribe: (() => void) | undefined
    void import('./text-editor.ts').then(({ createTextEditor }) => {
      const parent = host.current
      if (isGone || !parent) return
      const made = createTextEditor({
        parent,
        text: view.text,
        language,
        // Scripts may read it, style sheets may not.
        nonce: parent.nonce ?? '',
        label: view.words.textLabel,
        phrases: view.phrases,
        facts: () => session.view().facts,
        onChange: session.changed,
      })
      editor.current = made
      session.attach(made)
      let problems = session.view().problems
      unsubscribe = session.subscribe(() => {
        const now = session.view().problems
        if (now !== problems) made.showProblems((problems = now))
      })
      stop = session.start()
      setAwake(true)
    })
    return () => {
      isGone = true
      unsubscribe?.()
      stop?.()
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [session, view, language])

  const goTo = (line: number, column: number) => {
    setShown('text')
    // Shown first: what is hidden cannot be scrolled to.
    requestAnimationFrame(() => editor.current?.goTo(line, column))
  }
  const goToPath = (path: Path) => {
    const place = placeOfPath(session.text(), path)
    goTo(place?.line ?? 1, place?.column ?? 1)
  }

  return (
    <EditorWordsContext.Provider value={view.words}>
      <SessionContext.Provider value={session}>
        <EditorHead view={view} say={say} title={title} />
        {isAwake ? <StatusLine /> : null}
        {isAwake ? <FoundCopies /> : null}
        <div className={styles['desk']}>
          <div className={styles['writing']}>
            {isAwake ? <ViewSwitch shown={shown} onShow={setShown} say={say} /> : null}
            <div
              ref={host}
              nonce={nonce}
              suppressHydrationWarning
              hidden={!isAwake || shown !== 'text'}
              className={styles['editor']}
              data-editor=""
            />
            {isAwake ? null : <PlainForm view={view} address={address} savedNumber={savedNumber} />}
            {shown === 'forms' ? <FactsForms onGoToPath={goToPath} onGoTo={goTo} /> : null}
            {shown === 'english' ? <EnglishText caseId={view.caseId} /> : null}
          </div>
          {isAwake ? <Results address={address} savedNumber={savedNumber} onGoTo={goTo} say={say} /> : null}
        </div>
      </SessionContext.Provider>
    </EditorWordsContext.Provider>
  )
}

/** Beside the text where there is room, folded below it where there is not. */
function Results({
  address,
  savedNumber,
  onGoTo,
  say,
}: {
  readonly address: string
  readonly savedNumber: number | undefined
  readonly onGoTo: (line: number, column: number) => void
  readonly say: SayWord
}) {
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 64rem)').matches)
  useEffect(() => {
    const wide = matchMedia('(min-width: 64rem)')
    const unfold = () => setOpen((open) => open || wide.matches)
    wide.addEventListener('change', unfold)
    return () => wide.removeEventListener('change', unfold)
  }, [])
  return (
    <div className={styles['results']}>
      <details className={styles['fold']} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say('results')}</summary>
        <ProblemList onGoTo={onGoTo} />
        <ScoresPanel />
        <TextPage address={`${address}/keep`} />
      </details>
      <SavePanel address={`${address}/keep`} savedNumber={savedNumber} />
    </div>
  )
}

function EditorHead({
  view,
  say,
  title,
}: {
  readonly view: EditorView
  readonly say: SayWord
  readonly title: string
}) {
  const { base, headNumber, caseId } = view
  return (
    <header className={styles['head']}>
      <h1>{title === '' ? caseId : title}</h1>
      <p className="soft">
        {title === '' ? null : `${caseId} · `}
        {base === undefined ? say('baseNone') : say('baseIs', { number: base })}
        {headNumber === undefined ? null : (
          <>
            {' · '}
            <a href={`/cases/${caseId}`}>{say('seePage')}</a>
            {' · '}
            <a href={`/cases/${caseId}/history`}>{say('history')}</a> ·{' '}
            <a href={`/desk/cases/${caseId}/review`}>{say('review')}</a>
          </>
        )}
      </p>
      {headNumber !== undefined && base !== undefined && headNumber > base ? (
        <p className="notice">{say('headMoved', { number: headNumber })}</p>
      ) : null}
    </header>
  )
}

function ViewSwitch({
  shown,
  onShow,
  say,
}: {
  readonly shown: Shown
  readonly onShow: (view: Shown) => void
  readonly say: SayWord
}) {
  return (
    <div role="group" aria-label={say('views')} className={styles['switch']}>
      {(['text', 'forms', 'english'] as const).map((view) => (
        <button key={view} type="button" aria-pressed={shown === view} onClick={() => onShow(view)}>
          {say(view)}
        </button>
      ))}
    </div>
  )
}

/** What the case is called in the text it was opened with. */
function titleOf(text: string, language: 'zh-CN' | 'en'): string {
  const facts = frontMatterValue(text)
  const title = facts.ok ? facts.value['title'] : undefined
  const words = isMapping(title) ? title[language] : undefined
  return typeof words === 'string' ? words : ''
}
