/**
 * One window of a form: keeps what is entered on this device until it is saved, and offers what other windows of the same
 * person, closed since, have left here. The server has it once it is saved, and the page says so.
 */
import { clockTime } from '../components/desk/editor/clock-time.ts'
import {
  listDeviceCopies,
  putDeviceCopy,
  removeDeviceCopy,
  type FoundCopy,
} from '../components/desk/editor/device-copy.ts'
import { atRest } from '../components/desk/editor/later.ts'
import { forgetSaved, noteSaving, savedHere, type SavingNote } from '../components/desk/editor/saving-note.ts'
import { keptFields, keptOnly, keptPrefix, keptText, type KeptField } from '../forms/desk/kept-fields.ts'
import { showOffer } from './kept-offer.ts'
import { holdOpen, openWindows } from './open-windows.ts'
import { pageLanguage } from './page-language.ts'

/** A pause in typing after which it is kept, and how long that waits for one at the most. */
const DEVICE = [150, 500] as const

export interface KeptForm {
  readonly address: Parameters<typeof keptPrefix>[1]
  /** What was entered; nothing where nothing was. */
  readonly fields: (form: HTMLFormElement) => readonly KeptField[]
  /** @returns whether it stands in the form now, or was sent with it for the server to show */
  readonly putBack: (form: HTMLFormElement, kept: readonly KeptField[]) => 'here' | 'sent'
  /** Whether a form sent with this button is saved. */
  readonly saves: (button: HTMLButtonElement | null) => boolean
  /** What this page says was saved before. */
  readonly saved: string
  /** Whether this page says that what the last one noted was saved. */
  readonly isSaved: (noted: SavingNote) => boolean
}

export function keepForm(form: HTMLFormElement, status: HTMLElement, offer: HTMLElement, about: KeptForm): void {
  const prefix = keptPrefix(form.dataset['keptFor']!, about.address)
  const ownKey = prefix + Math.random().toString(36).slice(2)
  let typed = 0
  let isTouched = false
  let isKept = true
  let isSending = false
  let found: readonly FoundCopy[] = []
  const fields = () => about.fields(form)

  const say = (what: 'ready' | 'soon' | 'at' | 'nowhere', at = '') => {
    status.textContent = status.dataset[what]!.replace('{time}', at === '' ? '' : clockTime(pageLanguage(), at))
    if (what === 'nowhere') status.setAttribute('role', 'alert')
    else status.removeAttribute('role')
  }
  /** Whoever goes back to a form that was saved finds it filled in again, by the browser and perhaps not all of it. */
  const isSavedHere = (now: readonly KeptField[]) => keptOnly(now, keptFields(savedHere(prefix) ?? '')).length === 0
  const keepSoon = atRest(...DEVICE, () => void keepHere())

  async function keepHere(): Promise<void> {
    const upTo = typed
    const now = fields()
    if (now.length === 0 || (!isTouched && isSavedHere(now))) {
      await removeDeviceCopy(ownKey)
      isKept = true
      if (typed === upTo) say('ready')
      return
    }
    const at = new Date().toISOString()
    isKept = await putDeviceCopy(ownKey, { text: keptText(now), english: undefined, tag: 0, at })
    if (typed === upTo) say(isKept ? 'at' : 'nowhere', at)
  }

  const showFound = () => {
    const [copy] = found
    showOffer(offer, form, copy && { at: copy.at, fields: keptOnly(keptFields(copy.text), fields()) })
  }

  async function putBack(): Promise<void> {
    const copy = found[0]!
    // What was sent is compared by the page that answers: it may have no place for some of it.
    if (about.putBack(form, keptFields(copy.text)) === 'sent') return
    typed++
    isTouched = true
    await keepHere()
    if (isKept) await removeDeviceCopy(copy.key)
    found = found.slice(1)
    showFound()
  }

  async function start(): Promise<void> {
    await forgetSaved(prefix, about.isSaved)
    // What came back with the page, or was typed before this ran.
    await keepHere()
    const open = await openWindows()
    const here = fields()
    const left = (await listDeviceCopies(prefix)).filter(({ key }) => key !== ownKey && !open.has(key))
    found = left.filter(({ text }) => keptOnly(keptFields(text), here).length > 0)
    // What this window has as well, it keeps itself.
    if (isKept) for (const copy of left) if (!found.includes(copy)) await removeDeviceCopy(copy.key)
    showFound()
  }

  form.addEventListener('input', () => {
    typed++
    isTouched = true
    say('soon')
    keepSoon.set()
  })
  form.addEventListener('submit', ({ submitter }) => {
    isSending = true
    void keepHere()
    if (about.saves(submitter as HTMLButtonElement | null))
      noteSaving(prefix, { key: ownKey, text: keptText(fields()), before: about.saved })
  })
  offer.querySelector('[data-take]')!.addEventListener('click', () => void putBack())
  offer.querySelector('[data-drop]')!.addEventListener('click', () => {
    void removeDeviceCopy(found[0]!.key)
    found = found.slice(1)
    showFound()
  })
  addEventListener('pagehide', () => void keepHere())
  document.addEventListener('visibilitychange', () => void keepHere())
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    isTouched = false
    void keepHere()
  })
  addEventListener('beforeunload', (event) => {
    if (!isKept && !isSending && fields().length > 0) event.preventDefault()
    // Whoever stays has sent nothing.
    isSending = false
  })
  holdOpen(ownKey)
  void start()
}
