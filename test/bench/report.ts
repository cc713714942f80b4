import { arch, cpus, platform } from 'node:os'
import { isMet, median, percentile, ratioOf, type Measured } from './comparison.ts'

const figure = (value: number, unit: Measured['unit']): string =>
  unit === 'ms' ? value.toFixed(value < 100 ? 1 : 0) : Math.round(value).toLocaleString('en')

const targetOf = ({ target }: Measured): string =>
  !target ? 'none' : 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`

/** What a time was limited to, and whether it kept to it; nothing where there was no limit. */
function limitOf({ limit, ours, unit }: Measured): string[] {
  if (!limit) return []
  const reached = percentile(ours, limit.percentile)
  const verdict = reached <= limit.atMost ? 'met' : 'NOT MET'
  return [`p${limit.percentile} ${figure(reached, unit)} ${unit}, limit ${limit.atMost} ${unit}: ${verdict}`]
}

/** One measurement for a terminal. */
export function lineOf(measured: Measured): string {
  const { name, ours, yardstick, yardstickName, unit, note } = measured
  const ratio = ratioOf(measured)
  const verdict = { true: 'met', false: 'NOT MET', undefined: '' }[String(isMet(measured))] ?? ''
  const spread = `${ratio.lowest.toFixed(2)} to ${ratio.highest.toFixed(2)} in ${ours.length} pairs`
  return [
    `  ${name}`,
    `    ${figure(median(ours), unit)} ${unit}; ${yardstickName}: ${figure(median(yardstick), unit)} ${unit}`,
    `    ratio ${ratio.median.toFixed(2)} (${spread}), target ${targetOf(measured)} ${verdict}`,
    ...limitOf(measured).map((line) => `    ${line}`),
    ...(note ? [`    ${note}`] : []),
  ].join('\n')
}

/** What one bench gave, as it stands on the page of results. */
export interface Section {
  readonly title: string
  readonly text: string
}

/** When and where a bench ran, and what it measured. */
export function section(title: string, measured: readonly Measured[]): Section {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${platform()} ${arch()}, Node ${process.versions.node}`
  const lines = [
    `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine}.`,
    '',
    '| What | Ours | Yardstick | Ratio (lowest to highest pair) | Target |',
    '|---|---|---|---|---|',
    ...measured.map((each) => {
      const { ours, yardstick, unit, name, yardstickName } = each
      const ratio = ratioOf(each)
      const met = isMet(each)
      const verdict = met === undefined ? '' : met ? ', met' : ', **not met**'
      return `| ${name} | ${figure(median(ours), unit)} ${unit} | ${figure(median(yardstick), unit)} ${unit} (${yardstickName}) | ${ratio.median.toFixed(2)} (${ratio.lowest.toFixed(2)} to ${ratio.highest.toFixed(2)}, ${ours.length} pairs) | ${targetOf(each)}${verdict} |`
    }),
    '',
    ...measured.flatMap((each) => {
      const notes = [...limitOf(each), ...(each.note ? [each.note] : [])]
      return notes.length > 0 ? [`- ${each.name}: ${notes.join('; ')}.`] : []
    }),
  ]
  return { title, text: lines.join('\n').trim() }
}

/**
 * The page of results that stays in the repository: the sections just measured, and of the other titles what the page
 * held before.
 */
export function report(titles: readonly string[], measured: readonly Section[], former: string): string {
  const kept = former
    .split(/^## /m)
    .slice(1)
    .map((part) => ({ title: part.slice(0, part.indexOf('\n')), text: part.slice(part.indexOf('\n')).trim() }))
  const sections = titles.flatMap((title) => {
    const found = [...measured, ...kept].find((one) => one.title === title)
    return found ? [`## ${title}`, '', found.text, ''] : []
  })
  return [
    '# Results of the benches',
    '',
    'Written by `npm run bench`, or of one bench by its name. Ours and the yardstick run in turns; figures are medians,',
    'ratios are ours over the yardstick of each pair, their median, lowest and highest. What each bench does stands at the',
    'head of its file; why these, in `test/README.md`.',
    '',
    ...sections,
  ].join('\n')
}
