/**
 * One window of the yearly table: keeps what is entered on this device until it is saved, and offers what other windows
 * of the same person, closed since, have left here. The server has it once it is saved, and the page says so.
 */
import { clockTime } from '../components/desk/editor/clock-time.ts'
import {
  listDeviceCopies,
  putDeviceCopy,
  removeDeviceCopy,
  type FoundCopy,
} from '../components/desk/editor/device-copy.ts'
import { atRest } from '../components/desk/editor/later.ts'
import { keptFields, keptOnly, keptText } from '../forms/desk/kept-figures.ts'
import { showOffer } from './figures-offer.ts'
import { figuresInForm, takeOver } from './figures-in-form.ts'
import { holdOpen, openWindows } from './open-windows.ts'
import { pageLanguage } from './page-language.ts'

/** A pause in typing after which it is kept, and how long that waits for one at the most. */
const DEVICE = [150, 500] as const
/** Under which the page that saves says to the next one what it has saved. */
const SAVING = 'shandu-figures-saving'

interface Saving {
  readonly key: string
  readonly text: string
  /** What the page named as saved before. */
  readonly before: string
}

export function keepFigures(form: HTMLFormElement, status: HTMLElement, offer: HTMLElement): void {
  const prefix = `${form.dataset['keptFor']!}:figures:`
  const ownKey = prefix + Math.random().toString(36).slice(2)
  const saved = form.dataset['saved'] ?? ''
  let typed = 0
  let isKept = true
  let isSending = false
  let found: readonly FoundCopy[] = []
  const fields = () => figuresInForm(form)

  const say = (what: 'ready' | 'soon' | 'at' | 'nowhere', at = '') => {
    status.textContent = status.dataset[what]!.replace('{time}', at === '' ? '' : clockTime(pageLanguage(), at))
    if (what === 'nowhere') status.setAttribute('role', 'alert')
    else status.removeAttribute('role')
  }
  const keepSoon = atRest(...DEVICE, () => void keepHere())

  async function keepHere(): Promise<void> {
    const upTo = typed
    const now = fields()
    if (now.length === 0) {
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

  /** What the last page of this window kept and has saved is needed no longer. */
  async function forgetSaved(): Promise<void> {
    const noted = sessionStorage.getItem(SAVING)
    sessionStorage.removeItem(SAVING)
    if (noted === null || saved === '') return
    const { key, text, before } = JSON.parse(noted) as Saving
    if (before === saved || !key.startsWith(prefix)) return
    // What was typed while the answer was on its way is not in what was saved.
    if ((await listDeviceCopies(prefix)).some((copy) => copy.key === key && copy.text === text))
      await removeDeviceCopy(key)
  }

  async function start(): Promise<void> {
    await forgetSaved()
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
    say('soon')
    keepSoon.set()
  })
  form.addEventListener('submit', ({ submitter }) => {
    isSending = true
    void keepHere()
    if ((submitter as HTMLButtonElement | null)?.value !== 'save') return
    sessionStorage.setItem(
      SAVING,
      JSON.stringify({ key: ownKey, text: keptText(fields()), before: saved } satisfies Saving),
    )
  })
  offer.querySelector('[data-take]')!.addEventListener('click', () => takeOver(form, keptFields(found[0]!.text)))
  offer.querySelector('[data-drop]')!.addEventListener('click', () => {
    void removeDeviceCopy(found[0]!.key)
    found = found.slice(1)
    showFound()
  })
  addEventListener('pagehide', () => void keepHere())
  document.addEventListener('visibilitychange', () => void keepHere())
  addEventListener('beforeunload', (event) => {
    if (!isKept && !isSending && fields().length > 0) event.preventDefault()
    // Whoever stays has sent nothing.
    isSending = false
  })
  holdOpen(ownKey)
  void start()
}
