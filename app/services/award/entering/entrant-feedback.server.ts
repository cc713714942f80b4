import type { Db } from '#db/schema.ts'
import type { AwardResult } from '#scoring/award/award-result.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { stageSheets, type GroupSheet } from '#scoring/award/stage-sheets.ts'
import { draftPath, type EntrantFeedbackView } from '../../../components/award/enter/enter-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { nameOf } from '../office/award-name.ts'
import { publicResult } from '../result/public-result.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { noteIn } from '../judging/sheet-content.ts'
import { wordsOf } from '../words.server.ts'
import { ownDraft, type DraftPlace, type OwnDraft } from './own-draft.server.ts'

/** Whether the rules release anything of an own entry now. */
export function mayReadFeedback({ award, rules: { feedback }, entry }: OwnDraft): boolean {
  if (!feedback || !entry || entry.state === 'withdrawn') return false
  return award.state === 'final' || (award.state === 'notice' && feedback.after === 'notice')
}

/**
 * What an entrant is told of how the own entry was judged: what the rules release, of the sheets that counted when the
 * result was published, in an order that says nothing of who wrote them.
 * @returns undefined where there is nothing to be told, or not yet
 * @throws ForbiddenError
 */
export async function entrantFeedback(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  language: Language,
): Promise<EntrantFeedbackView | undefined> {
  const own = await ownDraft(db, visit, place)
  const standing = own && mayReadFeedback(own) ? await standingOf(db, place.award) : undefined
  const published = standing && (await publicResult(db, standing, visit.now))
  if (!own?.entry || !published) return undefined
  const { award, entry } = own
  const then = { ...standing, ...published.then }
  const { feedback } = own.rules
  const means = feedback!.means
  const words = feedback!.words
  return {
    award: nameOf(award),
    address: draftPath(award.id, own.draft.id),
    entry: entry.id,
    title: entry.title[language],
    place: feedback!.place ? placeOf(published.result, own, entry.id, language) : null,
    stages: means || words ? await stagesOf(db, then, entry.id, { means, words }, language) : null,
    shows: { means, words },
    isMoved: published.isMoved,
  }
}

function placeOf(
  { stages }: AwardResult,
  { rules }: OwnDraft,
  entry: string,
  language: Language,
): EntrantFeedbackView['place'] {
  // The last stage that it reached says how far it came.
  for (const { outcome } of stages.toReversed()) {
    const ranked = outcome.categories.find(({ entries }) => entries.some((one) => one.entry === entry))
    const own = ranked?.entries.find((one) => one.entry === entry)
    if (!ranked || !own) continue
    const stage = rules.stages.find(({ id }) => id === outcome.stage)!.title[language]
    return { stage, rank: own.rank, of: ranked.entries.filter(({ rank }) => rank !== null).length }
  }
  return null
}

async function stagesOf(
  db: Db,
  { award, sealed: { rules }, state, events }: Standing,
  entry: string,
  shows: EntrantFeedbackView['shows'],
  language: Language,
): Promise<NonNullable<EntrantFeedbackView['stages']>> {
  const all = new Set(state.entries.keys())
  const judged = rules.stages.flatMap((stage) => {
    const sheets = stageSheets(rules, state, stage, all).filter((sheet) => sheet.entry === entry)
    return sheets.length === 0 ? [] : [{ stage, sheets }]
  })
  const reasons = shows.words ? await reasonsOf(db, award.id, events.map(({ event }) => event), entry) : undefined // prettier-ignore
  return judged.map(({ stage, sheets }) => ({
    id: stage.id,
    title: stage.title[language],
    sheets: sheets.length,
    criteria: rules.criteria
      .filter(({ id, categories }) => {
        const applies = categories === null || categories.includes(state.entries.get(entry)!.category)
        return applies && stage.criteria.includes(id)
      })
      .map(({ id, title, levels }) => ({
        id,
        title: title[language],
        mean: shows.means ? meanOf(sheets, id) : null,
        most: levels.at(-1)!.score,
        reasons: reasons === undefined ? [] : reasons(stage, sheets, id),
      })),
  }))
}

function meanOf(sheets: readonly GroupSheet[], criterion: string): number | null {
  const scores = sheets.flatMap(({ answers }) => (Object.hasOwn(answers, criterion) ? [answers[criterion]!] : []))
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
}

/** What judges wrote on the sheets that count, each in the order of its text. What was erased with its writer is gone. */
async function reasonsOf(db: Db, awardId: string, events: readonly AwardEvent[], entry: string) {
  const latest = new Map<string, Readonly<Record<string, string>>>()
  for (const event of events) {
    if (event.kind === 'sheet' && event.entry === entry) latest.set(`${event.stage} ${event.judge}`, event.notes)
  }
  const texts = await wordsOf(db, awardId, [...latest.values()].flatMap((notes) => Object.values(notes))) // prettier-ignore
  return ({ id }: Stage, sheets: readonly GroupSheet[], criterion: string): string[] =>
    sheets
      .flatMap(({ judge }) => texts.get(latest.get(`${id} ${judge}`)?.[criterion] ?? '') ?? [])
      .map((text) => noteIn(text))
      .filter((text) => text !== '')
      .toSorted()
}
