import type { LeftOut } from '#scoring/panel/ranks/leave-one-out.ts'
import type { RankedEntry } from '#scoring/panel/ranks/shared-ranks.ts'
import type { TopChange } from '#scoring/panel/ranks/top-places.ts'
import type { Scored } from '#scoring/result.ts'
import type { PanelAnalysis } from './analysis.ts'
import { footnotes } from './footnotes.ts'
import type { PanelSpeech } from './panel-speech.ts'
import type { FlipPair } from './stability.ts'

/** Who is first under other rules, without a judge or a criterion, and under other weights. */
export function stabilityLines({ stability, places, read }: PanelAnalysis, speech: PanelSpeech): string[] {
  const { say, because, names } = speech
  if (!stability.ok) return [because(stability.why)]
  const { rules, withoutJudge, withoutCriterion, flipWeights } = stability.value
  const some = (entries: readonly string[]) => (entries.length > 0 ? names(entries) : say('stability.nobody'))
  const ofRules = rules.ok
    ? [
        ...changeTable(
          say('stability.rule'),
          rules.value.rules.map(({ rule, result }) => ({ name: say(`stability.${rule as 'model'}`), result })),
          places,
          speech,
        ),
        '',
        say('stability.always', { places, entries: some(rules.value.always) }),
        say('stability.sometimes', { places, entries: some(rules.value.sometimes) }),
      ]
    : [because(rules.why)]
  const leftOut = (title: string, left: Scored<LeftOut>) =>
    left.ok
      ? changeTable(title, speech.inOrder(left.value.without), places, speech)
      : [say('stability.refused', { title, reason: because(left.why) })]
  return [
    ...ofRules,
    '',
    ...leftOut(say('stability.withoutJudge'), withoutJudge),
    ...(read.criteria.length > 0 ? ['', ...leftOut(say('stability.withoutCriterion'), withoutCriterion)] : []),
    ...(read.criteria.length > 0 ? ['', ...(flipWeights ? flipLines(flipWeights, speech) : [say('flip.none')])] : []),
  ]
}

type Changed = TopChange & { readonly ranking: readonly RankedEntry[]; readonly unranked?: readonly string[] }

function changeTable(
  title: string,
  rows: readonly { readonly name: string; readonly result: Scored<Changed> }[],
  places: number,
  speech: PanelSpeech,
): string[] {
  const { say, names, table } = speech
  const notes = footnotes(speech)
  const change = ({ enters, leaves, unranked = [] }: Changed) =>
    (['enters', 'leaves', 'unranked'] as const)
      .flatMap((word) => {
        const entries = { enters, leaves, unranked }[word]
        return entries.length > 0 ? [say(`stability.${word}`, { entries: names(entries) })] : []
      })
      .join(say('stability.and')) || say('stability.same')
  const lines = table([
    [title, say('stability.first'), say('stability.change', { places })],
    ...rows.map(({ name, result }) => [
      name,
      notes.cell(result, ({ ranking }) => names(ranking.filter(({ rank }) => rank === 1).map(({ entry }) => entry))),
      result.ok ? change(result.value) : '',
    ]),
  ])
  return [...lines, ...notes.lines()]
}

function flipLines(pairs: readonly FlipPair[], speech: PanelSpeech): string[] {
  const { say, points, percent, table } = speech
  const notes = footnotes(speech)
  const rows = pairs.map(({ first, second, flip }) => {
    const smallest = flip.ok ? flip.value.smallest : flip
    return [
      `${first} / ${second}`,
      notes.cell(flip, ({ lead }) => points(lead)),
      notes.cell(smallest, ({ moved }) => percent(moved)),
      smallest.ok
        ? Object.entries(smallest.value.weights).map(([name, share]) => `${name} ${percent(share)}`).join(', ') // prettier-ignore
        : '',
    ]
  })
  const head = (['pair', 'lead', 'moved', 'to'] as const).map((word) => say(`flip.${word}`))
  return [say('flip.title'), ...table([head, ...rows]), ...notes.lines()]
}
