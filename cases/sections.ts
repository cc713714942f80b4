/** The text of a case by headings. One pass over the lines; nothing is rendered. */

export interface Section {
  readonly heading: string
  /** 1-6; 0 for text before the first heading. */
  readonly level: number
  /** Id of the heading on a page. */
  readonly anchor: string
  /** What stands between this heading and the next of any level. */
  readonly markdown: string
  /** Line of the file on which the heading stands. */
  readonly line: number
  /** Offsets of `markdown` in the body. */
  readonly start: number
  readonly end: number
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*\r?$/
const CODE_FENCE = /^ {0,3}(```+|~~~+)/

/** Splits a text at its headings, leaving out an empty lead. */
export function splitSections(body: string, bodyLine: number): Section[] {
  const nextAnchor = anchorMaker()
  const sections: Section[] = []
  let open = { heading: '', level: 0, anchor: '', line: bodyLine, start: 0 }
  let fence: string | undefined
  const close = (end: number): void => {
    const markdown = body.slice(open.start, end)
    if (open.level > 0 || markdown.trim() !== '') sections.push({ ...open, markdown, end })
  }
  let line = bodyLine
  for (let start = 0; start < body.length; line++) {
    const newline = body.indexOf('\n', start)
    const end = newline === -1 ? body.length : newline
    const first = body.charCodeAt(start)
    // Most lines are text: only those that begin with a space, #, ` or ~ can be a heading or a fence.
    if (first === 0x23 || first === 0x20 || first === 0x60 || first === 0x7e) {
      const text = body.slice(start, end)
      const mark = CODE_FENCE.exec(text)?.[1]
      if (mark && fence === undefined) fence = mark
      else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined
      else if (fence === undefined) {
        const found = HEADING.exec(text)
        if (found) {
          close(start)
          const heading = found[2]!.trim()
          open = {
            heading,
            level: found[1]!.length,
            anchor: nextAnchor(heading),
            line,
            start: Math.min(end + 1, body.length),
          }
        }
      }
    }
    start = end + 1
  }
  close(body.length)
  return sections
}

/**
 * Gives headings ids in reading order, a repeated one with a number. The prefix keeps them apart from the ids a page
 * uses itself.
 * @example anchorMaker()('做法 One') // => 'text-做法-one'
 */
export function anchorMaker(): (heading: string) => string {
  const used = new Map<string, number>()
  return (heading) => {
    const words =
      heading
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    const anchor = `text-${words.join('-')}`
    const times = (used.get(anchor) ?? 0) + 1
    used.set(anchor, times)
    return times === 1 ? anchor : `${anchor}-${times}`
  }
}
