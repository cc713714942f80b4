import { findAward, type Award } from '#db/repositories/award/award.ts'
import { findEntry, findEntryRevision, listEntries, listEntryContents, type Entry, type EntryRevision } from '#db/repositories/award/entry.ts' // prettier-ignore
import { findJudge, listJudges } from '#db/repositories/award/judge.ts'
import { findPaperSheet, listPaperSheets, type PaperSheet, type PaperTyping } from '#db/repositories/award/paper.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import type { EntryRead } from '../../../components/award/judge/sheet-view.ts'
import type { PaperListView, PaperSheetView, PaperTask, PrintedSheet, PrintView } from '../../../components/award/office/paper/paper-view.ts' // prettier-ignore
import { differencesOf, type Difference } from '../../../forms/award/compare-typings.ts'
import { printAddress, type readPaperAsked } from '../../../forms/award/paper.ts'
import { fieldsOfAnswers, type SheetAnswers } from '../../../forms/award/sheet-fields.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { asksScores, askedCriteria } from '../judging/judged-entry.server.ts'
import { nameOf } from '../office/award-name.ts'
import { officeName } from '../office/office-name.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { criteriaIn, shownContent } from '../judging/sheet-page.server.ts'
import { objectionShown } from './own-paper.server.ts'
import { answersTyped, demandTypist, typingsOf, type OnDesk } from './paper-desk.server.ts'
import { isWaiting } from './print.server.ts'
import { isUnsettled } from './typing.server.ts'

interface Opened {
  readonly award: Award
  readonly rules: AwardRules
}

async function opened(db: Db, id: string): Promise<Opened | undefined> {
  const [award, sealed] = [await findAward(db, id), await newestRules(db, id)]
  return award && sealed && { award, rules: sealed.rules }
}

/**
 * The sheets on paper of an award and how far each is; nothing of what is on them.
 * @throws ForbiddenError
 */
export async function paperList(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  asked: ReturnType<typeof readPaperAsked>,
  language: Language,
): Promise<PaperListView | undefined> {
  await demandTypist(db, visitor, id)
  const found = await opened(db, id)
  if (!found) return undefined
  const { award, rules } = found
  const sheets = await listPaperSheets(db, id)
  const judges = (await listJudges(db, id)).filter(({ removedAt }) => removedAt === undefined)
  const names = new Map((await listJudges(db, id)).map((judge) => [judge.id, judge.name || judge.id]))
  const entries = new Map((await listEntries(db, id)).map((entry) => [entry.id, entry]))
  const titles = new Map(rules.stages.map((stage) => [stage.id, stage.title[language]]))
  const shown = {
    open: sheets.filter((sheet) => isWaiting(sheet) || isObjected(sheet)),
    all: sheets,
    objected: sheets.filter(isObjected),
  }
  const orderedStage = rules.stages.find((stage) => stage.id === asked.ordered)
  const toPrint = orderedStage ? sheets.filter((sheet) => sheet.stage === orderedStage.id && isWaiting(sheet)) : []
  return {
    award: await officeName(db, award, now),
    isOpen: award.state === 'open',
    timeZone: rules.timeZone,
    stages: rules.stages.filter(asksScores).map(({ id: stage, title, closesAt }) => ({ id: stage, title: title[language], closesAt })), // prettier-ignore
    judges: judges.map((judge) => ({
      id: judge.id,
      name: judge.name || judge.id,
      group: rules.groups.find((group) => group.id === judge.group)?.title[language] ?? judge.group,
    })),
    show: asked.show,
    counts: { open: shown.open.length, all: sheets.length, objected: shown.objected.length },
    rows: shown[asked.show].map((sheet) => ({
      number: sheet.number,
      stage: titles.get(sheet.stage) ?? sheet.stage,
      judge: names.get(sheet.judge) ?? sheet.judge,
      entry: sheet.entry,
      title: entries.get(sheet.entry)?.title[language] ?? '',
      state: sheet.state,
      isObjected: isObjected(sheet),
    })),
    notFound: asked.typed === '' ? null : asked.typed,
    ordered:
      toPrint.length === 0 ? null : { sheets: toPrint.length, address: printAddress(id, { stage: orderedStage!.id }) },
  }
}

const isObjected = ({ state, objectedAt, answeredAt }: PaperSheet): boolean =>
  state !== 'void' && objectedAt !== undefined && answeredAt === undefined

/** Most pages that are drawn at once: what a printer takes, and a browser. */
const MOST_PAGES = 400

/**
 * Sheets as they are printed: those of a stage that wait, in the order of judges and entries, or one alone.
 * @throws ForbiddenError
 */
export async function paperPrint(
  db: Db,
  { visitor }: AwardVisit,
  id: string,
  which: { readonly stage: string | null; readonly judge: string | null; readonly sheet: number | null },
  language: Language,
): Promise<PrintView | undefined> {
  await demandTypist(db, visitor, id)
  const found = await opened(db, id)
  if (!found) return undefined
  const { award, rules } = found
  const judges = await listJudges(db, id)
  const place = new Map(judges.map((judge, at) => [judge.id, at]))
  const contents = await listEntryContents(db, id)
  const entries = new Map((await listEntries(db, id)).map((entry) => [entry.id, entry]))
  const chosen = (await listPaperSheets(db, id))
    .filter((sheet) =>
      which.sheet === null ? isWaiting(sheet) : sheet.number === which.sheet && sheet.state !== 'void',
    ) // prettier-ignore
    .filter((sheet) => which.stage === null || sheet.stage === which.stage)
    .filter((sheet) => which.judge === null || sheet.judge === which.judge)
    .sort((one, other) => place.get(one.judge)! - place.get(other.judge)! || (one.entry < other.entry ? -1 : 1))
  const sheets = chosen.slice(0, MOST_PAGES).flatMap((sheet): PrintedSheet[] => {
    const stage = rules.stages.find((one) => one.id === sheet.stage)
    const entry = entries.get(sheet.entry)
    const revision = contents.get(sheet.entry)
    // What was revised since is printed anew, under another number.
    if (!stage || !entry || revision?.number !== sheet.entryRevision) return []
    return [
      {
        number: sheet.number,
        stage: stage.title[language],
        judge: judges[place.get(sheet.judge)!]!.name || sheet.judge,
        entry: printedEntry(rules, stage, entry, revision, language),
        revision: sheet.entryRevision,
        criteria: criteriaIn(askedCriteria({ rules }, stage, entry.category), language),
      },
    ]
  })
  return { award: nameOf(award), title: award.title[language], timeZone: rules.timeZone, sheets }
}

function printedEntry(
  rules: AwardRules,
  { blind }: Stage,
  entry: Entry,
  { content, redacted }: EntryRevision,
  language: Language,
): EntryRead {
  const shown = blind.entrants ? redacted : content
  return {
    ...(shown ? shownContent(shown, language, '') : { title: '', summary: '', links: [], evidence: [], source: '' }),
    // Paper opens no files.
    attachments: [],
    id: entry.id,
    category: rules.categories.find(({ id }) => id === entry.category)?.title[language] ?? entry.category,
    organisation: blind.entrants ? null : content.organisation,
    libraryCase: null,
  }
}

/**
 * One sheet for who has it in hand. What somebody else has typed is shown to nobody before both have.
 * @throws ForbiddenError
 */
export async function paperSheetPage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  number: number,
  language: Language,
): Promise<PaperSheetView | undefined> {
  const { personId } = await demandTypist(db, visitor, id)
  const found = await opened(db, id)
  const sheet = found && (await findPaperSheet(db, id, number))
  const stage = sheet && found.rules.stages.find((one) => one.id === sheet.stage)
  const entry = sheet && (await findEntry(db, id, sheet.entry))
  const revision = sheet && (await findEntryRevision(db, id, sheet.entry, sheet.entryRevision))
  if (!found || !sheet || !stage || !entry || !revision) return undefined
  const { award, rules } = found
  const typings = await typingsOf(db, id, number)
  const asked = askedCriteria({ rules }, stage, entry.category)
  const [first, second, settled] = [typings.get('first'), typings.get('second'), typings.get('settled')]
  const areBoth = first !== undefined && second !== undefined
  const differences = areBoth ? differencesOf(asked, answersTyped(first), answersTyped(second)) : []
  const standing = settled ?? (areBoth && differences.length === 0 ? first : undefined)
  const { reason, objection } = await objectionShown(db, id, sheet, settled)
  return {
    award: await officeName(db, award, now),
    timeZone: rules.timeZone,
    number,
    tag: sheet.tag,
    revision: sheet.entryRevision,
    stage: stage.title[language],
    closesAt: stage.closesAt,
    judge: (await findJudge(db, id, { id: sheet.judge }))?.name ?? sheet.judge,
    entry: { id: entry.id, title: entry.title[language] },
    state: sheet.state,
    task:
      award.state === 'open' ? taskOf(sheet, typings, award.rehearsalOf === undefined ? personId : undefined) : 'none',
    criteria: criteriaIn(asked, language),
    steps: await stepsOf(db, sheet, typings),
    differences,
    fields: fieldsOfAnswers(standing ? answersTyped(standing) : areBoth ? agreed(first, differences) : NOTHING),
    stored: standing ? fieldsOfAnswers(answersTyped(standing)) : null,
    reason,
    objection,
    mayVoid: award.state === 'open' && isWaiting(sheet) && sheet.agreedAt === undefined,
  }
}

const NOTHING: SheetAnswers = { scores: {}, notes: {}, evidence: {}, yes: null }

/** @param personId who has typed waits for somebody else; undefined in a rehearsal, where one can be both */
function taskOf(sheet: PaperSheet, typings: OnDesk['typings'], personId: string | undefined): PaperTask {
  if (sheet.state === 'printed') return 'type'
  if (sheet.state === 'once') return typings.get('first')?.personId === personId ? 'wait' : 'type'
  if (sheet.state === 'proposed') return typings.get('settled')?.personId === personId ? 'wait' : 'confirm'
  return isUnsettled(sheet) ? 'settle' : 'none'
}

/** What both have typed alike; where they differ the paper decides and the field stays empty. */
function agreed(first: PaperTyping, differences: readonly Difference[]): SheetAnswers {
  const one = answersTyped(first)
  const differs = (criterion: string, what: string) =>
    differences.some((found) => found.criterion === criterion && found.what === what)
  const alike = <T>(values: Readonly<Record<string, T>>, what: string) =>
    Object.fromEntries(Object.entries(values).filter(([criterion]) => !differs(criterion, what)))
  return {
    scores: alike(one.scores, 'score'),
    notes: alike(one.notes, 'note'),
    evidence: alike(one.evidence, 'evidence'),
    yes: null,
  }
}

async function stepsOf(db: Db, sheet: PaperSheet, typings: OnDesk['typings']): Promise<PaperSheetView['steps']> {
  const turns = (['first', 'second', 'settled'] as const).flatMap((what) => {
    const typing = typings.get(what)
    return typing ? [{ what, by: typing.personId, at: typing.typedAt }] : []
  })
  const done = [{ what: 'printed' as const, by: sheet.printedBy ?? '', at: sheet.printedAt }, ...turns]
  const names = await listPersonNames(db, [...new Set(done.map(({ by }) => by))])
  return [
    ...done.map(({ what, by, at }) => ({ what, who: names.get(by) ?? '', at })),
    ...(sheet.agreedAt === undefined ? [] : [{ what: 'agreed' as const, who: '', at: sheet.agreedAt }]),
  ]
}
