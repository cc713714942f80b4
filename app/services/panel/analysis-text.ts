import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import type { Language } from '../../i18n/languages.ts'
import { wrapped } from '../terminal-table.ts'
import type { PanelAnalysis } from './analysis.ts'
import { agreementLines } from './agreement-lines.ts'
import { entryLines, judgeLines, modelLines } from './model-lines.ts'
import { panelSpeech, type PanelSpeech } from './panel-speech.ts'
import { stabilityLines } from './stability-lines.ts'

/**
 * The analysis as tables for a terminal, in the order in which a chair has to read: who can be compared comes first.
 *
 * @param width of the terminal in places; without one, as for a file, no line is broken
 */
export function panelText(
  analysis: PanelAnalysis,
  rows: readonly ScoreRow[],
  language: Language,
  width = Infinity,
): string {
  const [lowest, highest] = rows.reduce(
    ([low, high], { score }) => [Math.min(low, score), Math.max(high, score)],
    [Infinity, -Infinity],
  )
  const speech = panelSpeech(language, highest - lowest, width)
  const { say } = speech
  const sections: readonly (readonly string[])[] = [
    [say('read'), ...readLines(analysis, speech)],
    [say('linked'), ...linkLines(analysis, speech)],
    [say('agreement'), ...agreementLines(analysis, speech)],
    ...modelLines(analysis, speech),
    ...entryLines(analysis, speech),
    ...judgeLines(analysis, speech),
    [say('bands'), ...bandLines(analysis, speech)],
    [say('stability'), ...stabilityLines(analysis, speech)],
    [say('end', { seed: analysis.seed, methods: Object.values(analysis.methods).join(' ') })],
  ]
  return sections
    .map(([title, ...lines]) => (lines.length === 0 ? [title!] : [`## ${title}`, '', ...lines]))
    .map((lines) => lines.flatMap((line) => wrapped(line, width)).join('\n'))
    .join('\n\n')
}

function readLines({ read, weights }: PanelAnalysis, { say, names, percent, table }: PanelSpeech): string[] {
  const counted = (all: readonly string[]) => (all.length === 0 ? say('read.none') : `${all.length}: ${names(all)}`)
  return table([
    [say('read.entries'), counted(read.entries)],
    [say('read.judges'), counted(read.judges)],
    [say('read.criteria'), counted(read.criteria)],
    [say('read.scores'), String(read.scores)],
    [say('read.missing'), say('read.missingValue', { missing: read.missingCells, cells: read.cells })],
    [
      say('read.readings'),
      say('read.readingsValue', {
        readings: read.readings,
        anEntry: between(read.readingsAnEntry),
        aJudge: between(read.readingsAJudge),
      }),
    ],
    ...(read.criteria.length > 1 ? [[say('read.incomplete'), String(read.incompleteReadings)]] : []),
    [say('read.repeated'), String(read.repeatedReadings)],
    ...(weights
      ? [
          [
            say('read.weights'),
            Object.entries(weights)
              .map(([name, share]) => `${name} ${percent(share)}`)
              .join(', '),
          ],
        ]
      : []),
  ])
}

const between = ({ fewest, most }: { readonly fewest: number; readonly most: number }) =>
  fewest === most ? String(most) : `${fewest}–${most}`

/** Single points on which comparisons hang; more of them would bury the rest. */
const MOST_FRAGILE = 8

function linkLines({ identification }: PanelAnalysis, { say, names, coefficient, because }: PanelSpeech): string[] {
  const { components, weakestLink, fragileLinks } = identification
  if (components.length > 1) {
    return [
      say('linked.apart', { count: components.length }),
      ...components.map(({ entries, judges }, index) =>
        say('linked.group', { number: index + 1, entries: names(entries), judges: names(judges) }),
      ),
    ]
  }
  if (!weakestLink.ok) return [because(weakestLink.why)]
  const weakest = say('linked.weakest', {
    first: names(weakestLink.value.sides[0].entries),
    count: weakestLink.value.readings.length,
    efficiency: coefficient(weakestLink.value.efficiency),
  })
  const fragile = [
    ...fragileLinks.judges.map(({ judge, cutOff }) =>
      say('linked.fragileJudge', { judge, entries: names(cutOff.flat()) }),
    ),
    ...fragileLinks.readings.map(({ judge, entry, cutOff }) =>
      say('linked.fragileReading', { judge, entry, entries: names(cutOff.flat()) }),
    ),
  ]
  const rest = fragile.length - MOST_FRAGILE
  return [
    say('linked.one'),
    weakest,
    ...fragile.slice(0, MOST_FRAGILE),
    ...(rest > 0 ? [say('linked.more', { count: rest })] : []),
  ]
}

function bandLines({ bands }: PanelAnalysis, { say, names, because, percent, table }: PanelSpeech): string[] {
  if (!bands.ok) return [because(bands.why)]
  return [
    ...table([
      [say('bands.place'), say('bands.entries')],
      ...bands.value.bands.map(({ from, to, entries }) => [
        from === to ? String(from) : `${from}–${to}`,
        names(entries),
      ]),
    ]),
    '',
    say('bands.meaning', { level: percent(bands.value.level) }),
  ]
}
