import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { findCaseState } from '#db/repositories/case.ts'
import {
  countSentIn,
  findSentIn,
  findSentInSender,
  findShownReply,
  listSentIn,
  type SentIn,
  type SentInState,
} from '#db/repositories/desk/sent-in.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import { casePath } from '../../case-path.ts'
import type { SentInItemView, SentInListView } from '../../components/desk/sent-in/sent-in-view.ts'
import { decisionsLeft, SENT_IN_LISTS, type SentInList } from '../../forms/sent-in/moderation.ts'
import { languageOrDefault, type Language } from '../../i18n/languages.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { titleOfRevision } from '../desk/case-title.server.ts'
import type { DeskSite, DeskVisit } from '../desk/desk-visit.ts'
import { numberOf } from '../desk/revision-number.ts'
import type { Library } from '../library.server.ts'
import { placeAnchor } from './case-places.ts'

const A_PAGE = 50

const STATES: Readonly<Record<SentInList, readonly SentInState[]>> = {
  waiting: ['waiting'],
  accepted: ['accepted'],
  declined: ['declined'],
  spam: ['spam'],
  ended: ['taken-back', 'replaced'],
}

/** What was sent in, one state at a time, the newest first. */
export async function sentInList(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  shelf: Library,
  asked: { readonly state: SentInList; readonly page: number },
  language: Language,
): Promise<SentInListView> {
  demandRight(visitor, 'sent-in.decide')
  const { state, page } = asked
  const found = await listSentIn(db, { states: STATES[state], limit: A_PAGE + 1, offset: (page - 1) * A_PAGE })
  const lines = found.slice(0, A_PAGE)
  const names = await listPersonNames(db, [...new Set(lines.flatMap(({ answeredBy }) => answeredBy ?? []))])
  const counts = await countSentIn(db)
  const countOf = (list: SentInList) => STATES[list].reduce((sum, one) => sum + (counts.get(one) ?? 0), 0)
  return {
    state,
    counts: Object.fromEntries(SENT_IN_LISTS.map((list) => [list, countOf(list)])) as SentInListView['counts'],
    page,
    hasMore: found.length > A_PAGE,
    lines: lines.map(({ id, kind, caseId, placeWords, sentAt, answeredBy }) => ({
      id,
      kind,
      title: shelf.byId.get(caseId)?.case.title[language] ?? caseId,
      place: placeWords[language],
      sentAt,
      answeredBy: answeredBy === undefined ? null : (names.get(answeredBy) ?? ''),
    })),
  }
}

/** How many wait for an answer. */
export const countWaiting = async (db: Db): Promise<number> => (await countSentIn(db)).get('waiting') ?? 0

/** One of them; undefined where there is none. */
export async function sentInItem(
  { db, mail }: Pick<Installation, 'db' | 'mail'>,
  { visitor }: DeskVisit,
  shelf: Library,
  id: string,
  language: Language,
): Promise<SentInItemView | undefined> {
  demandRight(visitor, 'sent-in.decide')
  const sent = await findSentIn(db, { id })
  if (!sent) return undefined
  const { caseId, answeredBy, kind, state } = sent
  const [sender, names, title, shown, standing] = await Promise.all([
    findSentInSender(db, id),
    listPersonNames(db, answeredBy === undefined ? [] : [answeredBy]),
    titleOfRevision(db, { id: sent.revisionId, caseId }),
    kind === 'reply' ? findShownReply(db, caseId) : undefined,
    findCaseState(db, caseId),
  ])
  const address = casePath(shelf.addresses.slugOf(caseId))
  const mayAccept = kind === 'correction' || may(visitor, 'case.approve')
  const isShown = standing?.published !== undefined && standing.retiredAt === undefined
  return {
    ...wordsOf(sent, language),
    id,
    tag: sent.tag,
    caseId,
    address,
    title: title[language],
    placeAddress: `${address}${placeAnchor(sent.place)}`,
    language: languageOrDefault(sent.language),
    seenNumber: numberOf(sent.revisionId),
    shownNumber: isShown ? numberOf(standing.published!.revisionId) : null,
    sender: sender ? { name: sender.name, email: sender.email } : null,
    answerZh: sent.answer['zh-CN'],
    answerEn: sent.answer.en,
    verifiedBy: sent.verifiedBy,
    note: sent.note,
    answeredBy: answeredBy === undefined ? null : (names.get(answeredBy) ?? ''),
    endedAt: sent.endedAt ?? null,
    hasMail: mail !== undefined,
    replaces: shown !== undefined && shown.id !== id,
    mayAccept,
    decisions: decisionsLeft(kind, state).filter((decision) => mayAccept || decision !== 'accepted'),
    isOver: state === 'taken-back' || state === 'replaced',
  }
}

function wordsOf(sent: SentIn, language: Language) {
  const { kind, text, right, source, organisation, speakerFunction, sentAt, state, answeredAt, correctedByNumber } =
    sent
  const outcome = { state, answeredAt: answeredAt ?? null, revision: correctedByNumber ?? null }
  return {
    kind,
    text,
    right,
    source,
    organisation,
    speakerFunction,
    sentAt,
    place: sent.placeWords[language],
    ...outcome,
  }
}
