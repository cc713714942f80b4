import { findAward, type Award } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listJudges as listAllJudges } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { standingNames } from '../../../components/award/result/standing-text.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { listEntries as shownEntries } from '../entries/entries.server.ts'
import { listJudges } from '../judges/judges.server.ts'
import { awardProgress } from '../planning/progress.server.ts'
import { whyNotShownTo, type NotShown } from '../result/result-readers.server.ts'
import { judgeNumbers, shownSheets } from '../result/shown-sheets.ts'
import { publiclyNamed } from '../result/public-names.ts'
import { publicResult } from '../result/public-result.server.ts'
import { currentResult } from '../result/result.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { watcherOf, type Watcher } from '../watcher.server.ts'
import { withoutNames } from '../without-names.ts'
import { tableSpeech, type OfficeTable, type TableSpeech } from './office-table.ts'
import { progressTable } from './progress-table.ts'
import { publicTable } from './public-table.ts'
import { resultTable, type TitledEntries } from './result-table.ts'
import { sheetsTable } from './sheets-table.ts'

export const OFFICE_TABLES = ['result', 'sheets', 'progress'] as const
export type OfficeTableName = (typeof OFFICE_TABLES)[number]

export type TableAnswer =
  { readonly ok: true; readonly table: OfficeTable } | { readonly ok: false; readonly why: NotShown | 'not-opened' }

/**
 * A table for who runs or watches an award: result and sheets for who is shown scores, as on the page of the result.
 * @throws ForbiddenError
 */
export async function officeTable(
  db: Db,
  visit: AwardVisit,
  id: string,
  name: OfficeTableName,
  language: Language,
): Promise<TableAnswer> {
  const watcher = await watcherOf(db, visit.visitor, id)
  const award = await findAward(db, id)
  if (!award || award.rulesVersion === 0) return { ok: false, why: 'not-opened' }
  const speech = tableSpeech(language)
  if (name === 'progress') return { ok: true, table: await progressOf(db, visit, id, speech) }
  const why = whyNotShownTo(watcher, award)
  if (why) return { ok: false, why }
  if (name === 'result') {
    const entries = await entriesFor(db, visit, watcher, id)
    const table = await resultOf(db, visit, id, { speech, entries, isBlind: watcher.isBlind })
    return table ? { ok: true, table } : { ok: false, why: 'not-opened' }
  }
  const entries = await entriesFor(db, visit, watcher, id)
  return { ok: true, table: await sheetsOf(db, watcher, award, entries, speech) }
}

/** The result as it was published; undefined before the public notice. */
export async function publicResultTable(
  db: Db,
  visit: AwardVisit,
  id: string,
  language: Language,
): Promise<OfficeTable | undefined> {
  const award = await awardOf(db, visit.visitor, id)
  const standing = award && (await standingOf(db, id))
  const published = standing && (await publicResult(db, standing, visit.now))
  if (!published) return undefined
  const { rules } = standing.sealed
  const named = publiclyNamed(published.result)
  const entries = new Map((await listEntries(db, id)).filter((entry) => named.has(entry.id)).map((entry) => [entry.id, entry])) // prettier-ignore
  const speech = tableSpeech(language)
  return publicTable(rules, published.result, entries, namesOf(rules, entries, speech), speech)
}

interface ResultGiven {
  readonly speech: TableSpeech
  readonly entries: TitledEntries
  readonly isBlind: boolean
}

async function resultOf(
  db: Db,
  { now }: AwardVisit,
  id: string,
  { speech, entries, isBlind }: ResultGiven,
): Promise<OfficeTable | undefined> {
  const standing = await standingOf(db, id)
  const computed = await currentResult(db, id, now)
  if (!standing || !computed) return undefined
  const { rules } = standing.sealed
  const { result: whole } = computed
  const result = isBlind ? { ...whole, selection: withoutNames(whole.selection) } : whole
  return resultTable(rules, result, entries, namesOf(rules, entries, speech), speech)
}

/** Entries as who asks may know them: the copies without names where entrants are hidden from them. */
async function entriesFor(db: Db, visit: AwardVisit, { isBlind }: Watcher, id: string): Promise<TitledEntries> {
  const entries = isBlind ? await shownEntries(db, visit.visitor, id) : await listEntries(db, id)
  return new Map(entries.map((entry) => [entry.id, entry]))
}

function namesOf(rules: AwardRules, entries: TitledEntries, { title, language }: TableSpeech) {
  const titled = (list: readonly { readonly id: string; readonly title: AwardRules['title'] }[]) => (id: string) =>
    title(list.find((one) => one.id === id)?.title) || id
  return standingNames(language, {
    entry: (entry) => title(entries.get(entry)?.title) || entry,
    category: titled(rules.categories),
    ground: titled(rules.gates.vetoGrounds),
  })
}

async function progressOf(db: Db, visit: AwardVisit, id: string, speech: TableSpeech): Promise<OfficeTable> {
  const { rules } = (await standingOf(db, id))!.sealed
  const progress = (await awardProgress(db, visit.visitor, id)) ?? []
  const judges = new Map((await listJudges(db, visit, id)).map((judge) => [judge.id, judge.name]))
  const entries = new Map((await shownEntries(db, visit.visitor, id)).map((entry) => [entry.id, entry.title]))
  const named = {
    judge: (judge: string) => judges.get(judge) || judge,
    entry: (entry: string) => speech.title(entries.get(entry)) || entry,
  }
  return progressTable(rules, progress, named, visit.now, speech)
}

async function sheetsOf(
  db: Db,
  watcher: Watcher,
  award: Award,
  entries: TitledEntries,
  speech: TableSpeech,
): Promise<OfficeTable> {
  const { sealed, state } = (await standingOf(db, award.id))!
  const judges = await listAllJudges(db, award.id)
  const shown = shownSheets(watcher, sealed.rules)
  const numbers = judgeNumbers(judges)
  const names = new Map(judges.map(({ id, name }) => [id, name]))
  return sheetsTable(
    sealed.rules,
    state,
    entries,
    {
      ...shown,
      judge: (judge, stage) =>
        shown.names(stage) ? names.get(judge) || judge : speech.say('numbered', { number: numbers.get(judge) ?? '' }),
    },
    speech,
  )
}
