/**
 * One window in which a sheet is filled in: passes each change on to this device and to the server, and says what is
 * true of each. What is submitted is always what stands in the window.
 */
import type { SheetFields } from '../../../forms/award/sheet-fields.ts'
import { fieldsOfText, sameFields, sheetText } from '../../../forms/award/sheet-text.ts'
import { listDeviceCopies, putDeviceCopy, removeDeviceCopy, type FoundCopy } from '../../desk/editor/device-copy.ts'
import { sendKeep } from '../../desk/editor/keep-request.ts'
import { keepingAfter, keepingFrom, mustSend, type Keeping, type KeepingEvent } from '../../desk/editor/keeping.ts'
import { atRest } from '../../desk/editor/later.ts'

export interface SheetStart {
  readonly keepAddress: string
  /** Under which this device keeps drafts of the sheet. */
  readonly deviceKey: string
  /** As the server has them. */
  readonly fields: SheetFields
  readonly revision: number
  readonly tag: number
  readonly savedAt: string
}

/** Fields that this device has and the server has not. */
export interface FoundFields {
  readonly copy: FoundCopy
  readonly fields: SheetFields
}

export interface SheetState {
  /** Whether scripts run: until then what stands in the form is not known here. */
  readonly isAwake: boolean
  readonly fields: SheetFields
  readonly keeping: Keeping
  /** What another window has kept since. */
  readonly theirs: SheetFields | undefined
  /** The newest first. */
  readonly found: readonly FoundFields[]
  readonly onDevice: boolean
}

export interface SheetSession {
  readonly state: () => SheetState
  readonly subscribe: (listener: () => void) => () => void
  readonly set: (name: string, value: string) => void
  /** Takes over what stands in the form already, typed before this ran. */
  readonly adopt: (fields: SheetFields) => void
  readonly takeMine: () => void
  readonly takeTheirs: () => void
  readonly takeFound: () => void
  readonly dropFound: () => void
  /** Sends what is not kept yet. Gives the tag, or nothing where the server does not have what stands here. */
  readonly flush: () => Promise<number | undefined>
  /** What stands here was submitted and no answer came: the server may have it. */
  readonly mayHaveArrived: () => void
  /** Asks the server again what it has. */
  readonly recheck: () => void
  /** The sheet was submitted: nothing of it stays on this device. */
  readonly finished: () => Promise<void>
  readonly start: () => () => void
}

/** Pauses in typing after which something is done with the sheet, and how long it waits for one at the most. */
const SEND = [400, 800] as const
const DEVICE = [150, 500] as const
const RETRY_MS = [2_000, 5_000, 10_000]

export function sheetSession(start: SheetStart): SheetSession {
  const prefix = `${start.deviceKey}:`
  const ownKey = prefix + Math.random().toString(36).slice(2)
  const listeners = new Set<() => void>()
  let failures = 0
  let isOver = false
  /** Sent without an answer: the server may have it all the same. */
  let unanswered: string | undefined
  let state: SheetState = {
    isAwake: false,
    fields: start.fields,
    keeping: keepingFrom(start.tag, start.savedAt),
    theirs: undefined,
    found: [],
    onDevice: true,
  }
  const put = (next: Partial<SheetState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const happened = (event: KeepingEvent) => put({ keeping: keepingAfter(state.keeping, event) })
  const text = () => sheetText(state.fields, start.revision)

  const sendSoon = atRest(...SEND, () => void send())
  const deviceSoon = atRest(...DEVICE, () => void keepHere())

  async function keepHere(): Promise<void> {
    const { typed, confirmed, tag } = state.keeping
    if (typed === confirmed || isOver) return
    const kept = await putDeviceCopy(ownKey, { text: text(), english: undefined, tag, at: new Date().toISOString() })
    if (kept !== state.onDevice) put({ onDevice: kept })
    // Confirmed while it was being put here.
    if (state.keeping.confirmed >= typed || isOver) await removeDeviceCopy(ownKey)
  }

  async function send(): Promise<void> {
    if (isOver || !mustSend(state.keeping)) return
    const { tag } = state.keeping
    happened({ type: 'sent' })
    const sent = text()
    const answer = await sendKeep(start.keepAddress, { tag, text: sent, english: undefined })
    if (answer.kind === 'kept') {
      failures = 0
      happened({ type: 'kept', tag: answer.tag, savedAt: answer.savedAt })
      if (mustSend(state.keeping)) sendSoon.set()
      else await removeDeviceCopy(ownKey)
    } else if (answer.kind === 'stale') {
      const theirs = fieldsOfText(answer.theirs.text)
      const isOwn = [sent, unanswered].some((mine) => mine !== undefined && sameFields(fieldsOfText(mine), theirs))
      if (isOwn) {
        happened({ type: 'answer-was-lost', tag: answer.theirs.tag })
        sendSoon.set()
      } else {
        happened({ type: 'stale', theirs: answer.theirs })
        put({ theirs })
      }
    } else if (answer.kind === 'failed') {
      unanswered = sent
      happened({ type: 'failed', trouble: answer.trouble })
      const isFinal = answer.trouble === 'too-large' || answer.trouble === 'gone'
      if (!isFinal) setTimeout(() => void send(), RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!)
    }
  }

  const changed = () => {
    happened({ type: 'typed', at: new Date().toISOString() })
    deviceSoon.set()
    sendSoon.set()
  }

  const replace = (fields: SheetFields) => {
    put({ fields })
    changed()
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(name, value) {
      if ((state.fields[name] ?? '') === value) return
      replace({ ...state.fields, [name]: value })
    },
    adopt(fields) {
      if (!sameFields(fields, state.fields)) replace(fields)
    },
    takeMine() {
      happened({ type: 'goes-on' })
      put({ theirs: undefined })
      sendSoon.set()
    },
    takeTheirs() {
      const { theirs, keeping } = state
      if (!theirs || !keeping.other) return
      happened({ type: 'replaced', tag: keeping.other.tag, savedAt: keeping.other.savedAt })
      put({ fields: theirs, theirs: undefined })
      void removeDeviceCopy(ownKey)
    },
    takeFound() {
      const [newest, ...others] = state.found
      if (!newest) return
      put({ found: others })
      replace(newest.fields)
      // Its own place stays until this window has put it down itself.
      void keepHere().then(() => removeDeviceCopy(newest.copy.key))
    },
    dropFound() {
      const [newest, ...others] = state.found
      put({ found: others })
      if (newest) void removeDeviceCopy(newest.copy.key)
    },
    async flush() {
      for (let tries = 0; tries < 100; tries++) {
        const { keeping } = state
        if (keeping.other || (keeping.trouble && keeping.sending === undefined && tries > 0)) return undefined
        if (keeping.typed === keeping.confirmed) return keeping.tag
        if (keeping.sending === undefined) await send()
        else await new Promise((done) => setTimeout(done, 50))
      }
      return undefined
    },
    mayHaveArrived() {
      unanswered = text()
    },
    recheck: changed,
    async finished() {
      isOver = true
      await removeDeviceCopy(ownKey)
    },
    start() {
      put({ isAwake: true })
      void listDeviceCopies(prefix).then(async (copies) => {
        const others = copies.filter(({ key }) => key !== ownKey)
        const read = others.map((copy) => ({ copy, fields: fieldsOfText(copy.text) }))
        const isKnown = ({ fields }: FoundFields) => sameFields(fields, start.fields)
        put({ found: read.filter((one) => !isKnown(one)) })
        for (const { copy } of read.filter(isKnown)) await removeDeviceCopy(copy.key)
      })
      const atOnce = () => void keepHere()
      const online = () => void send()
      addEventListener('pagehide', atOnce)
      addEventListener('online', online)
      document.addEventListener('visibilitychange', atOnce)
      return () => {
        void keepHere()
        void send()
        for (const timer of [sendSoon, deviceSoon]) timer.clear()
        removeEventListener('pagehide', atOnce)
        removeEventListener('online', online)
        document.removeEventListener('visibilitychange', atOnce)
      }
    },
  }
}
