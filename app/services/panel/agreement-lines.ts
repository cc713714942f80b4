import type { PanelAnalysis } from './analysis.ts'
import { footnotes } from './footnotes.ts'
import type { PanelSpeech } from './panel-speech.ts'

/** A table of coefficients for each group of linked entries, with the reasons of those that can't be given. */
export function agreementLines({ agreement, identification, read }: PanelAnalysis, speech: PanelSpeech): string[] {
  const { say, names, coefficient, table } = speech
  const notes = footnotes(speech)
  const head = (['of', 'alpha', 'ordinal', 'icc', 'iccMean', 'w'] as const).map((word) => say(`agreement.${word}`))
  const tables = agreement.map((measures, index) => {
    const { entries, judges } = identification.components[index]!
    const group = say('linked.group', { number: index + 1, entries: names(entries), judges: names(judges) })
    const between = ({ icc, lower, upper }: { icc: number; lower: number; upper: number }) =>
      `${coefficient(icc)} [${coefficient(lower)}, ${coefficient(upper)}]`
    const lines = table([
      head,
      ...measures.map(({ criterion, alpha, icc, w }) => [
        criterion ?? say(read.criteria.length > 1 ? 'agreement.sheets' : 'agreement.scores'),
        notes.cell(alpha.interval, (value) => coefficient(value.alpha)),
        notes.cell(alpha.ordinal, (value) => coefficient(value.alpha)),
        notes.cell(icc.ICC2, between),
        notes.cell(icc.ICC2k, between),
        notes.cell(w, (value) => coefficient(value.w)),
      ]),
    ])
    return [...(agreement.length > 1 ? [group] : []), ...lines, '']
  })
  return [...tables.flat(), ...notes.lines(), say('agreement.meaning')]
}
