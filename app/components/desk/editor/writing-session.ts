/**
 * One window in which a case is written: passes each change on to this device, to the server and to the worker that
 * parses and scores, and says what is true of each. No part of it waits for another while somebody types.
 */
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { JsonMap } from '#cases/edit/json.ts'
import type { Problem } from '#cases/problem.ts'
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import { listDeviceCopies, putDeviceCopy, removeDeviceCopy, type FoundCopy } from './device-copy.ts'
import { sendKeep, type WriterHere } from './keep-request.ts'
import { keepingAfter, keepingFrom, mustSend, type Keeping, type KeepingEvent } from './keeping.ts'
import { latestPreview, type LatestPreview } from './latest-preview.ts'
import type { ScoresView } from './preview.ts'

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
  readonly problems: readonly Problem[]
  /** Of the last text without errors; `isCurrent` where that is the text as it stands. */
  readonly scores: ScoresView | undefined
  readonly isCurrent: boolean
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

export interface WritingSession {
  readonly view: () => SessionView
  readonly subscribe: (listener: () => void) => () => void
  /** Connects the place where the text stands. */
  readonly attach: (editor: { readonly text: () => string; readonly replace: (text: string) => void }) => void
  readonly changed: () => void
  readonly text: () => string
  readonly replace: (text: string) => void
  readonly english: () => string | undefined
  readonly changeEnglish: (english: string) => void
  /** Sends what is not saved yet and waits for the answer. */
  readonly flush: () => Promise<boolean>
  /** The text of the server has been put in this window. */
  readonly replaced: (copy: {
    readonly text: string
    readonly english: string | undefined
    readonly tag: number
    readonly savedAt: string
  }) => void
  readonly goOn: () => void
  readonly takeFound: (copy: FoundCopy) => void
  readonly dropFound: (copy: FoundCopy) => void
  readonly start: () => () => void
}

const SEND_AFTER_MS = 800
const DEVICE_AFTER_MS = 150
const FACTS_AFTER_MS = 250
const RETRY_MS = [2_000, 5_000, 10_000]
const PRESENCE_MS = 60_000

export function writingSession(start: SessionStart): WritingSession {
  const prefix = `${start.personId}:${start.caseId}:`
  const ownKey = prefix + Math.random().toString(36).slice(2)
  const listeners = new Set<() => void>()
  let editor = { text: () => start.text, replace: (_text: string): void => undefined }
  let english = start.english
  let previews: LatestPreview | undefined
  let failures = 0
  /** Sent without an answer: the server may have it all the same. */
  let unanswered: { readonly text: string; readonly english: string | undefined } | undefined
  let view: SessionView = {
    keeping: keepingFrom(start.tag, start.savedAt),
    writers: start.writers,
    problems: [],
    scores: undefined,
    isCurrent: false,
    previewMilliseconds: undefined,
    ...readable(start.text, undefined),
    found: [],
    onDevice: true,
  }
  const put = (next: Partial<SessionView>) => {
    view = { ...view, ...next }
    for (const listener of listeners) listener()
  }
  const happened = (event: KeepingEvent) => put({ keeping: keepingAfter(view.keeping, event) })

  const sendSoon = once(SEND_AFTER_MS, () => void send())
  const deviceSoon = once(DEVICE_AFTER_MS, () => void keepHere())
  const factsSoon = once(FACTS_AFTER_MS, () => put(readable(editor.text(), view.facts)))
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
    if (!mustSend(view.keeping)) return
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

  const changed = () => {
    happened({ type: 'typed', at: new Date().toISOString() })
    previews?.ask(view.keeping.typed)
    deviceSoon.set()
    sendSoon.set()
    factsSoon.set()
  }

  return {
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
      put(readable(text, view.facts))
    },
    english: () => english,
    changeEnglish(next) {
      english = next
      changed()
    },
    async flush() {
      for (let tries = 0; tries < 100; tries++) {
        const { keeping } = view
        if (keeping.other || (keeping.trouble && keeping.sending === undefined && tries > 0)) return false
        if (keeping.typed === keeping.confirmed) return true
        if (keeping.sending === undefined) await send()
        else await new Promise((done) => setTimeout(done, 50))
      }
      return false
    },
    replaced(copy) {
      english = copy.english
      editor.replace(copy.text)
      happened({ type: 'replaced', tag: copy.tag, savedAt: copy.savedAt })
      put(readable(copy.text, view.facts))
      void removeDeviceCopy(ownKey)
    },
    goOn() {
      happened({ type: 'goes-on' })
      sendSoon.set()
    },
    takeFound(copy) {
      english = copy.english
      editor.replace(copy.text)
      if (copy.english !== start.english) changed()
      put({ found: view.found.filter(({ key }) => key !== copy.key), ...readable(copy.text, view.facts) })
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
          const { problems, scores, milliseconds } = answer
          // What says the same stays the same object: then nothing is drawn again for it.
          put({
            problems: sameAs(view.problems, problems),
            previewMilliseconds: milliseconds,
            isCurrent: isLatest && scores !== undefined,
            ...(scores === undefined ? {} : { scores: sameAs(view.scores, scores) }),
          })
        },
      )
      previews.ask(0)
      void listDeviceCopies(prefix).then(async (copies) => {
        const differing = copies.filter((copy) => copy.text !== start.text || copy.english !== start.english)
        for (const { key } of copies.filter((copy) => !differing.includes(copy))) await removeDeviceCopy(key)
        put({ found: differing.filter(({ key }) => key !== ownKey) })
      })
      const atOnce = () => void keepHere()
      const online = () => void send()
      const presence = setInterval(() => void sendKeep(start.keepAddress, { seen: true }).then((answer) => {
        if (answer.kind === 'seen') put({ writers: answer.writers })
      }), PRESENCE_MS) // prettier-ignore
      addEventListener('pagehide', atOnce)
      addEventListener('online', online)
      document.addEventListener('visibilitychange', atOnce)
      return () => {
        previews?.stop()
        clearInterval(presence)
        for (const timer of [sendSoon, deviceSoon, factsSoon]) timer.clear()
        removeEventListener('pagehide', atOnce)
        removeEventListener('online', online)
        document.removeEventListener('visibilitychange', atOnce)
      }
    },
  }
}

const sameAs = <Value>(old: Value, next: Value): Value => (JSON.stringify(old) === JSON.stringify(next) ? old : next)

/** The facts of a text, or the last ones with what is wrong now. */
function readable(text: string, last: JsonMap | undefined): Pick<SessionView, 'facts' | 'unreadable'> {
  const facts = frontMatterValue(text)
  return facts.ok ? { facts: facts.value, unreadable: [] } : { facts: last, unreadable: facts.problems }
}

/** Something that is done a while after it was first asked for, however often it is asked for meanwhile. */
function once(afterMs: number, work: () => void): { readonly set: () => void; readonly clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    set: () => {
      timer ??= setTimeout(() => {
        timer = undefined
        work()
      }, afterMs)
    },
    clear: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
