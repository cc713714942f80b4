/** Where on the screen a section's heading has to be for the section to count as the one being read. */
const READING_LINE = 0.3

/** Marks in a list of contents the section that is being read, and keeps it in sight where the list itself scrolls. */
export function markCurrentSection(nav: HTMLElement): void {
  const sections = [...nav.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].flatMap((link) => {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return place ? [{ link, place }] : []
  })
  let current: HTMLAnchorElement | undefined
  const mark = () => {
    const line = innerHeight * READING_LINE
    const next = sections.findLast(({ place }) => place.getBoundingClientRect().top <= line)?.link
    if (next === current) return
    current?.removeAttribute('aria-current')
    next?.setAttribute('aria-current', 'location')
    current = next
    if (next) keepInSight(nav, next)
  }
  // Called whenever a heading crosses the reading line, and never between.
  const watch = new IntersectionObserver(mark, { rootMargin: `0px 0px -${100 - 100 * READING_LINE}% 0px` })
  for (const { place } of sections) watch.observe(place)
}

/** Scrolls the list alone, not the page. */
function keepInSight(nav: HTMLElement, link: HTMLElement): void {
  const list = nav.getBoundingClientRect()
  const item = link.getBoundingClientRect()
  if (item.top < list.top) nav.scrollTop -= list.top - item.top
  else if (item.bottom > list.bottom) nav.scrollTop += item.bottom - list.bottom
}
