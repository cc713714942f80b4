/**
 * Breaks a long label into lines so that the bars keep their room. Han characters and their punctuation count double.
 * The lines put together are the label again, spaces included, so that the table can print it whole.
 *
 * @param width in Latin characters
 * @example wrapLabel('Emissions avoided by rail', 18) // => ['Emissions avoided ', 'by rail']
 */
export function wrapLabel(label: string, width: number): string | string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const part of label.match(/[\p{Script=Han}，。、；：（）]\s*|[^\p{Script=Han}，。、；：（）\s]+\s*|\s+/gu) ??
    []) {
    const wide = /[\p{Script=Han}，。、；：（）]/u.test(part)
    const length = part.trimEnd().length * (wide ? 2 : 1)
    // A line never begins with a sign that closes or goes on.
    if (line !== '' && used + length > width && !/^[，。、；：）·]/u.test(part)) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += part
    used += length + (part.length - part.trimEnd().length)
  }
  if (line !== '') lines.push(line)
  return lines.length > 1 ? lines : label
}
