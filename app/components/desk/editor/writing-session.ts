/**
 * One window in which a case is written: passes each change on to this device, to the server and to the worker that
 * parses and scores, and says what is true of each. No part of it waits for another while somebody types.
 */
import type { JsonMap } from '#cases/edit/json.ts'
import type { EvidenceFinding } from '#cases/evidence/evidence-findings.ts'
import type { Problem } from '#cases/problem.ts'
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import { listDeviceCopies, putDeviceCopy, removeDeviceCopy, type FoundCopy } from './device-copy.ts'
import { sendKeep, type WriterHere } from './keep-request.ts'
import { keepingAfter, keepingFrom, mustSend, type Keeping, type KeepingEvent } from './keeping.ts'
import { afterPicture, atRest } from './later.ts'
import { latestPreview, type LatestPreview } from './latest-preview.ts'
import type { FirstNeeds } from './first-needs.ts'
import type { KnownShare, ScoresView } from './preview.ts'
import type { WrittenProblem } from './problem-words.ts'
import { matterOf, readable } from './readable-facts.ts'
import type { TextChange } from './text-change.ts'

export interface SessionStart {
  readonly caseId: string
  readonly personId: string
  readonly keepAddress: string
  readonly text: string
  readonly english: string | undefined
  readonly tag: number
  readonly savedAt: string
  readonly baseText: string | undefined
  readonly scoring: PreviewOptions
  readonly writers: readonly WriterHere[]
}

export interface SessionView {
  readonly keeping: Keeping
  readonly writers: readonly WriterHere[]
  /** Of the latest text that was looked at. */
  readonly problems: readonly WrittenProblem[]
  /** Of its evidence; absent as long as none of its texts could be read. */
  readonly evidence: readonly EvidenceFinding[] | undefined
  /** Of the last text without errors; `isCurrent` where that is the text as it stands. */
  readonly scores: ScoresView | undefined
  readonly isCurrent: boolean
  /** How much of the index is known of the last text whose facts have their shape. */
  readonly known: KnownShare | undefined
  /** What keeps the latest text from being scored; absent where it has no errors, or cannot be read. */
  readonly needs: FirstNeeds | undefined
  /** What the last look took in the worker. */
  readonly previewMilliseconds: number | undefined
  /** The facts as they were last readable, and why they are not now. */
  readonly facts: JsonMap | undefined
  readonly unreadable: readonly Problem[]
  /** Texts that this device has and the server has not. */
  readonly found: readonly FoundCopy[]
  /** Whether this device could keep the text. */
  readonly onDevice: boolean
}

/** Both texts of a case. */
export interface Texts {
  readonly text: string
  readonly english: string | undefined
}

/** Where the text of this window stands. */
export interface TextPlace {
  readonly text: () => string
  readonly replace: (text: string) => void
  readonly undo: () => void
}

export interface WritingSession {
  readonly caseId: string
  readonly view: () => SessionView
  readonly subscribe: (listener: () => void) => () => void
  /** Connects the place where the text stands. */
  readonly attach: (editor: TextPlace) => void
  /** The text has changed; cheap where it is said how. */
  readonly changed: (change?: TextChange) => void
  readonly text: () => string
  readonly replace: (text: string) => void
  /** Takes the last change of the text back. */
  readonly undo: () => void
  readonly english: () => string | undefined
  readonly changeEnglish: (english: string) => void
  /** A field whose typing is not in the text yet: it is put there before the text is saved or left. */
  readonly awaits: (commit: () => void) => () => void
  /**
   * Makes a revision: sends what is not saved yet, then asks with its tag; nothing else is sent meanwhile.
   * @returns the answer; nothing where the server does not have the latest text
   */
  readonly save: <Answer>(
    ask: (tag: number) => Promise<Answer>,
  ) => Promise<{ answer: Answer; asked: Texts } | undefined>
  /** Puts a text of the server in this window. What was typed since it was asked for, `asked`, stays. */
  readonly replaced: (copy: Texts & { readonly tag: number; readonly savedAt: string }, asked?: Texts) => Promise<void>
  readonly goOn: () => void
  readonly takeFound: (copy: FoundCopy) => void
  readonly dropFound: (copy: FoundCopy) => void
  readonly start: () => () => void
}

/** Pauses in typing after which something is done with the text, and how long it waits for one at the most. */
const SEND = [400, 800] as const
const DEVICE = [150, 500] as const
const FACTS = [250, 1500] as const
/** How long after the picture of a letter the page says that something was typed. */
const TELL_MS = 30
const RETRY_MS = [2_000, 5_000, 10_000]
const PRESENCE_MS = 60_000

export function writingSession(start: SessionStart): WritingSession {
  const prefix = `${start.personId}:${start.caseId}:`
  const ownKey = prefix + Math.random().toString(36).slice(2)
  const listeners = new Set<() => void>()
  let editor: TextPlace = { text: () => start.text, replace: () => undefined, undo: () => undefined }
  let english = start.english
  let previews: LatestPreview | undefined
  const awaited = new Set<() => void>()
  /** While a revision is being made no text is sent. */
  let isHeld = false
  let failures = 0
  /** Sent without an answer: the server may have it all the same. */
  let unanswered: Texts | undefined
  let view: SessionView = {
    keeping: keepingFrom(start.tag, start.savedAt),
    writers: start.writers,
    problems: [],
    evidence: undefined,
    scores: undefined,
    isCurrent: false,
    known: undefined,
    needs: undefined,
    previewMilliseconds: undefined,
    // Read once the text stands and can be written in.
    facts: undefined,
    unreadable: [],
    found: [],
    onDevice: true,
  }
  const tell = () => {
    tellSoon.clear()
    for (const listener of listeners) listener()
  }
  const put = (next: Partial<SessionView>) => {
    view = { ...view, ...next }
    tell()
  }
  const happened = (event: KeepingEvent) => put({ keeping: keepingAfter(view.keeping, event) })

  // Mostly the new scores come first and tell of the typing too: one drawing for both.
  const tellSoon = afterPicture(TELL_MS, tell)
  const sendSoon = atRest(...SEND, () => void send())
  const deviceSoon = atRest(...DEVICE, () => void keepHere())
  const factsSoon = atRest(...FACTS, () => {
    const text = editor.text()
    // What was typed below the facts has left them as they were.
    if (matterOf(text) !== lastMatter) readFacts(text)
  })
  /** The facts as they stood in the text when they were last read. */
  let lastMatter: string | undefined
  const readFacts = (text: string) => {
    lastMatter = matterOf(text)
    put(readable(text, view.facts))
  }
  const retryLater = (wait: number) => setTimeout(() => void send(), wait)

  async function keepHere(): Promise<void> {
    const { typed, confirmed, tag } = view.keeping
    if (typed === confirmed) return
    const kept = await putDeviceCopy(ownKey, { text: editor.text(), english, tag, at: new Date().toISOString() })
    if (kept !== view.onDevice) put({ onDevice: kept })
    // Confirmed while it was being put here.
    if (view.keeping.confirmed >= typed) await removeDeviceCopy(ownKey)
  }

  async function send(): Promise<void> {
    if (isHeld || !mustSend(view.keeping)) return
    const { tag } = view.keeping
    happened({ type: 'sent' })
    const sent = { text: editor.text(), english }
    const answer = await sendKeep(start.keepAddress, { tag, ...sent })
    if (answer.kind === 'kept') {
      failures = 0
      happened({ type: 'kept', tag: answer.tag, savedAt: answer.savedAt })
      put({ writers: answer.writers })
      if (mustSend(view.keeping)) sendSoon.set()
      else await removeDeviceCopy(ownKey)
    } else if (answer.kind === 'stale') {
      const isOwn = [sent, unanswered].some((text) => text?.text === answer.theirs.text && text.english === answer.theirs.english) // prettier-ignore
      happened(isOwn ? { type: 'answer-was-lost', tag: answer.theirs.tag } : { type: 'stale', theirs: answer.theirs })
      if (isOwn) sendSoon.set()
    } else if (answer.kind === 'failed') {
      unanswered = sent
      happened({ type: 'failed', trouble: answer.trouble })
      const isFinal = answer.trouble === 'too-large' || answer.trouble === 'gone'
      if (!isFinal) retryLater(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!)
    }
  }

  const commitAwaited = () => {
    for (const commit of [...awaited]) commit()
  }

  async function flush(): Promise<boolean> {
    for (let tries = 0; tries < 100; tries++) {
      const { keeping } = view
      if (keeping.other || (keeping.trouble && keeping.sending === undefined && tries > 0)) return false
      if (keeping.typed === keeping.confirmed) return true
      if (keeping.sending === undefined) await send()
      else await new Promise((done) => setTimeout(done, 50))
    }
    return false
  }

  /** A text of the server with what was typed here while it was on its way. */
  async function withTyping(asked: Texts, copy: Texts): Promise<Texts> {
    const isUntouched = () => editor.text() === asked.text && english === asked.english
    if (isUntouched()) return copy
    const { mergeTyping } = await import('./merge-typing.ts')
    return mergeTyping(asked, { text: editor.text(), english }, copy)
  }

  /** Stands between a key and its letter: all that is more than noting it is done later. */
  const typed = () => {
    view = { ...view, keeping: keepingAfter(view.keeping, { type: 'typed', at: new Date().toISOString() }) }
    tellSoon.set()
    deviceSoon.set()
    sendSoon.set()
  }
  const changed = (change?: TextChange) => {
    typed()
    previews?.changed(change)
    factsSoon.set()
  }

  return {
    caseId: start.caseId,
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    attach: (attached) => (editor = attached),
    changed,
    text: () => editor.text(),
    replace: (text) => {
      editor.replace(text)
      // A form shows its own change at once.
      readFacts(text)
    },
    undo: () => {
      editor.undo()
      readFacts(editor.text())
    },
    english: () => english,
    changeEnglish(next) {
      english = next
      typed()
      tell()
    },
    awaits(commit) {
      awaited.add(commit)
      return () => awaited.delete(commit)
    },
    async save(ask) {
      commitAwaited()
      if (!(await flush())) return undefined
      isHeld = true
      const asked = { text: editor.text(), english }
      try {
        return { answer: await ask(view.keeping.tag), asked }
      } finally {
        isHeld = false
        if (mustSend(view.keeping)) sendSoon.set()
      }
    },
    async replaced(copy, asked) {
      commitAwaited()
      const next = asked === undefined ? copy : await withTyping(asked, copy)
      english = next.english
      editor.replace(next.text)
      happened({ type: 'replaced', tag: copy.tag, savedAt: copy.savedAt })
      readFacts(next.text)
      if (asked !== undefined) previews?.from(copy.text)
      if (next.text !== copy.text || next.english !== copy.english) typed()
      else await removeDeviceCopy(ownKey)
    },
    goOn() {
      happened({ type: 'goes-on' })
      sendSoon.set()
    },
    takeFound(copy) {
      english = copy.english
      editor.replace(copy.text)
      if (copy.english !== start.english) typed()
      put({ found: view.found.filter(({ key }) => key !== copy.key) })
      readFacts(copy.text)
      // Its own place stays until this window has put it down itself.
      void keepHere().then(() => removeDeviceCopy(copy.key))
    },
    dropFound(copy) {
      put({ found: view.found.filter(({ key }) => key !== copy.key) })
      void removeDeviceCopy(copy.key)
    },
    start() {
      previews = latestPreview(
        start.baseText,
        start.scoring,
        () => editor.text(),
        (answer, isLatest) => {
          const { news, hasScores, milliseconds } = answer
          // What says the same stays the same object: then nothing is drawn again for it.
          put({
            problems: news.problems ?? view.problems,
            scores: news.scores ?? view.scores,
            known: news.known ?? view.known,
            needs: 'needs' in news ? news.needs : view.needs,
            previewMilliseconds: milliseconds,
            isCurrent: isLatest && hasScores,
          })
        },
        (evidence) => put({ evidence: evidence ?? view.evidence }),
      )
      factsSoon.set()
      void listDeviceCopies(prefix).then(async (copies) => {
        const differing = copies.filter((copy) => copy.text !== start.text || copy.english !== start.english)
        for (const { key } of copies.filter((copy) => !differing.includes(copy))) await removeDeviceCopy(key)
        put({ found: differing.filter(({ key }) => key !== ownKey) })
      })
      const atOnce = () => {
        commitAwaited()
        void keepHere()
      }
      const online = () => void send()
      const presence = setInterval(() => void sendKeep(start.keepAddress, { seen: true }).then((answer) => {
        if (answer.kind === 'seen') put({ writers: answer.writers })
      }), PRESENCE_MS) // prettier-ignore
      addEventListener('pagehide', atOnce)
      addEventListener('online', online)
      document.addEventListener('visibilitychange', atOnce)
      return () => {
        // A window that is left goes on saving what it has.
        commitAwaited()
        void keepHere()
        void send()
        previews?.stop()
        clearInterval(presence)
        for (const later of [tellSoon, sendSoon, deviceSoon, factsSoon]) later.clear()
        removeEventListener('pagehide', atOnce)
        removeEventListener('online', online)
        document.removeEventListener('visibilitychange', atOnce)
      }
    },
  }
}
