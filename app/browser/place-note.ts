/** Narrower screens show a note at their lower edge; `evidence-note.module.css` says the same. */
const SHEET = '(max-width: 44rem)'
const GAP_PX = 16
const EDGE_PX = 12

/**
 * Puts an open note where it hides nothing of the sentence: in the margin beside the text where there is room, else
 * below or above the citation, and at the lower edge of a phone. In page coordinates, so that it moves with the text.
 */
export function placeNote(note: HTMLElement, link: HTMLElement): void {
  const cited = link.getBoundingClientRect()
  note.style.removeProperty('top')
  note.style.removeProperty('left')
  if (matchMedia(SHEET).matches) {
    const hidden = cited.bottom + GAP_PX - (innerHeight - note.offsetHeight)
    if (hidden > 0) scrollBy({ top: hidden })
    return
  }
  const { width, height } = note.getBoundingClientRect()
  const margin = link.closest('[data-note-margin]')?.getBoundingClientRect().right
  const beside = margin !== undefined && margin + GAP_PX + width + EDGE_PX <= document.documentElement.clientWidth
  const left = beside
    ? margin + GAP_PX
    : Math.max(EDGE_PX, Math.min(cited.left - GAP_PX, document.documentElement.clientWidth - width - EDGE_PX))
  const below = cited.bottom + GAP_PX / 2
  const wanted = beside ? cited.top : below
  const top =
    wanted + height + EDGE_PX <= innerHeight
      ? wanted
      : beside
        ? Math.max(EDGE_PX, innerHeight - height - EDGE_PX)
        : cited.top - height - GAP_PX / 2 > EDGE_PX
          ? cited.top - height - GAP_PX / 2
          : below
  note.style.left = `${left + scrollX}px`
  note.style.top = `${top + scrollY}px`
}
