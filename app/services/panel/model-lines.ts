import type { Estimate } from '#scoring/panel/model/crossed-model.ts'
import type { PanelAnalysis } from './analysis.ts'
import type { PanelSpeech } from './panel-speech.ts'

const PARTS = ['entry', 'judge', 'criterion', 'entryJudge', 'residual'] as const

type Section = readonly string[]

/** Variances of the model, or why there is none. */
export function modelLines(
  { model, level }: PanelAnalysis,
  { say, because, points, interval, percent, table }: PanelSpeech,
): Section[] {
  if (!model.ok) return [[say('model'), because(model.why)]]
  const { variances, varianceIntervals } = model.value
  const total = PARTS.reduce((sum, part) => sum + (variances[part] ?? 0), 0)
  const rows = PARTS.flatMap((part) => {
    const variance = variances[part]
    if (variance === null) return []
    const found = varianceIntervals[part]
    const between = !found
      ? say('model.noInterval')
      : variance === 0
        ? say('model.zero', { high: points(found.high) })
        : interval(found.low, found.high)
    return [[say(`model.${part}`), points(variance), percent(variance / total), between]]
  })
  const head = [say('model.part'), say('model.variance'), say('model.share'), say('model.interval', { level: percent(level) })] // prettier-ignore
  return [[say('model'), ...table([head, ...rows])]]
}

/** The ranking, best first, with the raw figures beside it. */
export function entryLines({ ranking, level }: PanelAnalysis, speech: PanelSpeech): Section[] {
  const { say, because, points, interval, percent, table } = speech
  if (!ranking.model.ok) return [[say('entries'), because(ranking.model.why)]]
  const { entries, ranks } = ranking.model.value
  const top = ranks.ok ? ranks.value.top : 1
  const chances = new Map(ranks.ok ? ranks.value.entries.map((chance) => [chance.name, chance]) : [])
  const head = [
    ...(['rank', 'entry', 'score', 'error'] as const).map((word) => say(`entries.${word}`)),
    say('model.interval', { level: percent(level) }),
    say('entries.ranks'),
    say('entries.first'),
    ...(top > 1 ? [say('entries.top', { places: top })] : []),
    ...(['rawMean', 'rawRank', 'count'] as const).map((word) => say(`entries.${word}`)),
  ]
  const rows = entries
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ name, rank, score, rawMean, rawRank, scores }) => {
      const chance = chances.get(name)
      return [
        String(rank),
        name,
        points(score.value),
        points(score.standardError),
        interval(score.low, score.high),
        chance ? `${chance.rankLow}–${chance.rankHigh}` : '—',
        chance ? percent(chance.first) : '—',
        ...(top > 1 ? [chance ? percent(chance.top) : '—'] : []),
        points(rawMean),
        String(rawRank),
        String(scores),
      ]
    })
  const by = say(ranking.by === 'scores' ? 'entries.byScores' : 'entries.bySheets')
  return [[say('entries'), by, '', ...table([head, ...rows], 2), ...(ranks.ok ? [] : ['', because(ranks.why)])]]
}

/** How strict judges are and how they use the scale; how easy criteria are. Nothing where there is no model. */
export function judgeLines({ model, level }: PanelAnalysis, speech: PanelSpeech): Section[] {
  if (!model.ok) return []
  const { say, points, interval, percent, coefficient, table, inOrder } = speech
  const { judges, criteria } = model.value
  const between = say('model.interval', { level: percent(level) })
  const effect = ({ value, standardError, low, high }: Estimate) => [points(value), points(standardError), interval(low, high)] // prettier-ignore
  const ofJudges = table([
    [say('judges.judge'), say('judges.severity'), say('entries.error'), between, say('judges.slope'), between, say('judges.use'), say('entries.count')], // prettier-ignore
    ...inOrder(judges).map(({ name, effect: severity, use, scores }) => [
      name,
      ...effect(severity),
      ...(use.slope
        ? [coefficient(use.slope.value), `${coefficient(use.slope.low)} … ${coefficient(use.slope.high)}`]
        : ['—', '—']),
      say(`judges.${use.tellsApart}`),
      String(scores),
    ]),
  ])
  const ofCriteria = table([
    [say('criteria.criterion'), say('criteria.effect'), say('entries.error'), between],
    ...inOrder(criteria).map(({ name, effect: ease }) => [name, ...effect(ease)]),
  ])
  return [
    [say('judges'), ...ofJudges, '', say('judges.meaning')],
    ...(criteria.length > 0 ? [[say('criteria'), ...ofCriteria]] : []),
  ]
}
