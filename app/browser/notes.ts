import { placeNote } from './place-note.ts'

/** Every link to a piece of evidence, in the text and in tables, but not the contents' link to the whole list. */
const CITATION = 'a[href^="#evidence-"]'

/**
 * Opens evidence beside the sentence that cites it: what stands in the list of evidence, copied to where the reader
 * is. Without this script, or in a browser without popovers, the link leads to the list, and the list leads back.
 */
export function startNotes(): void {
  if (!('popover' in HTMLElement.prototype)) return
  for (const link of document.querySelectorAll(CITATION)) link.setAttribute('aria-haspopup', 'dialog')

  let open: { readonly note: HTMLElement; readonly link: HTMLAnchorElement } | undefined
  // A press outside closes a note before its own link is clicked; that click then closes and does not open again.
  let pressedWhileOpen: HTMLAnchorElement | undefined
  addEventListener('pointerdown', ({ target }) => (pressedWhileOpen = citation(target) === open?.link ? open?.link : undefined), true) // prettier-ignore
  addEventListener('resize', () => open && placeNote(open.note, open.link))

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const inside = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-note-open]') : null
    if (inside) {
      // Its links lead on, and the close button closes.
      if ((event.target as Element).closest('button, a[href^="#"]')) inside.hidePopover()
      return
    }
    const link = citation(event.target)
    if (!link) return
    if (link === pressedWhileOpen) {
      pressedWhileOpen = undefined
      event.preventDefault()
      return
    }
    const note = noteFor(link)
    if (!note) return
    event.preventDefault()
    open = { note, link }
    show(note, link, () => {
      if (open?.note === note) open = undefined
    })
  })
}

function citation(target: EventTarget | null): HTMLAnchorElement | undefined {
  return target instanceof Element ? (target.closest<HTMLAnchorElement>(CITATION) ?? undefined) : undefined
}

/** The note of a citation, not yet in the page: the empty note that the page carries, filled from the list. */
function noteFor(link: HTMLAnchorElement): HTMLElement | undefined {
  const item = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  const empty = document.querySelector<HTMLElement>('[data-note]')
  if (!item || !empty || item.contains(link)) return undefined
  const note = empty.cloneNode(true) as HTMLElement
  note.hidden = false
  note.popover = 'auto'
  note.removeAttribute('data-note')
  note.setAttribute('data-note-open', '')
  const part = (name: string) => note.querySelector<HTMLElement>(`[data-note-part=${name}]`)!
  part('title').textContent = link.getAttribute('aria-label') ?? link.textContent
  part('title').id = 'open-note-title'
  part('body').id = 'open-note-body'
  part('body').append(...(item.cloneNode(true) as HTMLElement).childNodes)
  for (const back of part('body').querySelectorAll('[data-note-leave-out]')) back.remove()
  // On hover in the list; here there is room to say it.
  for (const tag of part('body').querySelectorAll<HTMLElement>('[data-note-spell-out]')) {
    tag.textContent = tag.title
    tag.removeAttribute('title')
  }
  part('list').setAttribute('href', link.hash)
  return note
}

function show(note: HTMLElement, link: HTMLAnchorElement, whenClosed: () => void): void {
  // Right after the sentence in the order of reading and of the Tab key, wherever it is drawn.
  const after = link.closest('sup') ?? link
  after.after(note)
  note.showPopover()
  placeNote(note, link)
  link.setAttribute('aria-expanded', 'true')
  note.focus({ preventScroll: true })
  note.addEventListener('beforetoggle', (event) => {
    if ((event as ToggleEvent).newState !== 'closed') return
    link.removeAttribute('aria-expanded')
    if (note.contains(document.activeElement)) link.focus({ preventScroll: true })
  })
  note.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState !== 'closed') return
    note.remove()
    whenClosed()
  })
}
