import { lazy, Suspense, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Path, Place } from '#cases/problem.ts'
import type { EditorView } from './editor-view.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { StyleNonce } from '../../../style-nonce.ts'
import { EditorHead } from './editor-head.tsx'
import { EditorHintsContext, EditorWordsContext, sayer, type SayWord } from './editor-words.ts'
import type { MarkedText } from './figure/figure-selection.ts'
import type { UnfinishedFigure } from './figure/figure-tool.tsx'
import { fileSession } from './file-session.ts'
import { FilesPanel } from './files-panel.tsx'
import type { Wanted } from './forms/facts-forms.tsx'
import { isPicturePath } from '../files/files-view.ts'
import { forgetBegun } from './forget-begun.ts'
import { FoundCopies } from './found-copies.tsx'
import { placeOfPath } from './place-of-path.ts'
import { PlainForm } from './plain-form.tsx'
import { RemovedCopiesContext } from './removed-copies.ts'
import { Results } from './results.tsx'
import { StatusLine } from './status-line.tsx'
import type { TextEditor } from './text-editor.ts'
import styles from './editor-page.module.css'
import { SessionContext } from './use-session.ts'
import { EnglishText } from './english-text.tsx'
import { writingSession } from './writing-session.ts'

// Asked for at once, while the page is still being taken over by its scripts.
const textEditorModule = typeof document === 'undefined' ? undefined : import('./text-editor.ts')

// Fetched when the text stands: nobody waits for the forms to begin to write.
const formsModule = () => import('./forms/facts-forms.tsx')
const FactsForms = lazy(async () => ({ default: (await formsModule()).FactsForms }))

const FigureTool = lazy(async () => ({ default: (await import('./figure/figure-tool.tsx')).FigureTool }))

interface EditorPageProps {
  readonly view: EditorView
  /** The revision that a form without scripts has just made. */
  readonly savedNumber: number | undefined
}

const AFTER_OPENING_MS = 1000

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
  const [marked, setMarked] = useState<MarkedText>()
  const [asked, setAsked] = useState(0)
  const [unfinished, setUnfinished] = useState<UnfinishedFigure>()
  const [savedNow, setSavedNow] = useState<number>()
  const [wanted, setWanted] = useState<Wanted>()
  const address = `/desk/cases/${view.caseId}`
  const session = useMemo(
    () => writingSession({ ...view,
        english: view.english,
        baseText: view.base === undefined ? undefined : (view.baseText ?? view.text), keepAddress: `${address}/keep` }), // prettier-ignore
    [view, address],
  )

  const files = useMemo(() => fileSession(view.files), [view])
  const insertFile = useCallback((path: string) => {
    flushSync(() => setShown('text'))
    requestAnimationFrame(() => editor.current?.insertFile(path, isPicturePath(path)))
  }, [])
  /** From the text they are written into it as well; from the list they only lie there. */
  const addFiles = useCallback(
    async (given: readonly File[], write: boolean) => {
      for (const file of given) {
        const path = await files.add(file)
        if (write && path !== undefined) insertFile(path)
      }
    },
    [files, insertFile],
  )

  useEffect(() => {
    let isGone = false
    let stop: (() => void) | undefined
    let unsubscribe: (() => void) | undefined
    void textEditorModule?.then(({ createTextEditor }) => {
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
        onFiles: (given) => void addFiles(given, true),
        onMark: setMarked,
        onAskFigure: () => {
          setAsked((times) => times + 1)
          return true
        },
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
      // Where the page is left meanwhile it fails, and whoever opens the forms asks once more.
      setTimeout(() => formsModule().catch(() => undefined), AFTER_OPENING_MS)
    })
    return () => {
      isGone = true
      unsubscribe?.()
      stop?.()
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [session, view, language, addFiles])

  useEffect(() => {
    if (view.isBegun) void forgetBegun(view.personId, view.caseId)
  }, [view])

  const goTo = useCallback((line: number, column: number) => {
    const wasHidden = host.current?.hidden === true
    // Shown first: what is hidden takes no focus. The next key is for the text already.
    flushSync(() => setShown('text'))
    editor.current?.goTo(line, column)
    // What was hidden is measured at the next picture, and can be scrolled only then.
    if (wasHidden) requestAnimationFrame(() => editor.current?.showCursor())
  }, [])
  const goToPath = useCallback(
    (path: Path) => {
      const place = placeOfPath(session.text(), path)
      goTo(place?.line ?? 1, place?.column ?? 1)
    },
    [session, goTo],
  )
  /** Its field where the forms are open and can be written in. */
  const goToField = useCallback(
    (path: Path, known?: Place) => {
      const place = known ?? placeOfPath(session.text(), path) ?? { line: 1, column: 1 }
      if (shown === 'forms' && session.view().unreadable.length === 0) setWanted({ path, place })
      else goTo(place.line, place.column)
    },
    [session, goTo, shown],
  )
  const onSaved = useCallback(
    (number: number) => {
      setSavedNow(number)
      void files.refresh()
    },
    [files],
  )
  const onFieldShown = useCallback(() => setWanted(undefined), [])

  return (
    <EditorWordsContext.Provider value={view.words}>
      <SessionContext.Provider value={session}>
        <EditorHead view={view} savedNow={savedNow} />
        {isAwake ? <StatusLine /> : null}
        {isAwake ? <FoundCopies /> : null}
        <div className={styles['desk']}>
          <div className={styles['writing']}>
            {isAwake ? (
              <ViewSwitch shown={shown} onShow={setShown} say={say}>
                {shown === 'text' && (marked || asked > 0) ? (
                  <Suspense>
                    <FigureTool marked={marked} asked={asked} unfinished={unfinished} onUnfinished={setUnfinished} />
                  </Suspense>
                ) : null}
              </ViewSwitch>
            ) : null}
            <div
              ref={host}
              nonce={nonce}
              suppressHydrationWarning
              hidden={!isAwake || shown !== 'text'}
              className={styles['editor']}
              data-editor=""
            />
            {isAwake ? null : <PlainForm view={view} address={address} savedNumber={savedNumber} />}
            {shown === 'forms' ? (
              <EditorHintsContext.Provider value={view.hints}>
                <RemovedCopiesContext.Provider value={view.removedCopies}>
                  <Suspense fallback={<p className="soft">{say('formsWait')}</p>}>
                    <FactsForms wanted={wanted} onShown={onFieldShown} onGoToPath={goToPath} onGoTo={goTo} />
                  </Suspense>
                </RemovedCopiesContext.Provider>
              </EditorHintsContext.Provider>
            ) : null}
            {shown === 'english' ? <EnglishText caseId={view.caseId} /> : null}
            {isAwake ? (
              <FilesPanel files={files} onAdd={(given) => void addFiles(given, false)} onInsert={insertFile} />
            ) : null}
          </div>
          {isAwake ? (
            <Results
              address={address}
              savedNumber={savedNumber}
              onGoTo={goTo}
              onGoToField={goToField}
              onSaved={onSaved}
            />
          ) : null}
        </div>
      </SessionContext.Provider>
    </EditorWordsContext.Provider>
  )
}

function ViewSwitch({
  shown,
  onShow,
  say,
  children,
}: {
  readonly shown: Shown
  readonly onShow: (view: Shown) => void
  readonly say: SayWord
  readonly children: ReactNode
}) {
  return (
    <div className={styles['switch']}>
      <div role="group" aria-label={say('views')} className={styles['views']}>
        {(['text', 'forms', 'english'] as const).map((view) => (
          <button key={view} type="button" aria-pressed={shown === view} onClick={() => onShow(view)}>
            {say(view)}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
