import type { SentIn } from '#db/repositories/desk/sent-in.ts'
import type { SentInLine, ReplyView } from '../../components/case/sent-in-view.ts'
import type { Language } from '../../i18n/languages.ts'

/** What of it readers see: of a correction, once it was answered; of a reply, once it was shown. Spam and the rest: nothing. */
export const isPublic = ({ kind, state, answeredAt }: SentIn): boolean =>
  answeredAt !== undefined &&
  (kind === 'correction' ? ['accepted', 'declined'] : ['accepted', 'taken-back', 'replaced']).includes(state)

/** By case, what readers see of what was sent in. */
export function publicByCase(all: readonly SentIn[]): ReadonlyMap<string, readonly SentIn[]> {
  const byCase = new Map<string, SentIn[]>()
  for (const one of all.filter(isPublic)) byCase.set(one.caseId, [...(byCase.get(one.caseId) ?? []), one])
  return byCase
}

/** The organisation's reply that is shown with a case. */
export function replyView(sent: readonly SentIn[]): ReplyView | null {
  const reply = sent.find(({ kind, state }) => kind === 'reply' && state === 'accepted')
  if (!reply) return null
  const { organisation, speakerFunction, text, language, answeredAt } = reply
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '')
  return { organisation, speakerFunction, paragraphs, language, shownOn: answeredAt! }
}

/** What was sent in and answered, the newest answer first, without who sent it and without their words. */
export function sentInLines(sent: readonly SentIn[], language: Language): SentInLine[] {
  return sent
    .map((one): SentInLine => {
      const answer = inLanguage(one.answer, language)
      return {
        id: one.id,
        kind: one.kind,
        place: one.placeWords[language],
        outcome: one.state as SentInLine['outcome'],
        on: one.endedAt ?? one.answeredAt!,
        // What is said to an organisation is between it and us.
        answer: one.kind === 'reply' ? null : answer,
        revision: one.correctedByNumber ?? null,
      }
    })
    .toSorted((left, right) => (left.on === right.on ? 0 : left.on < right.on ? 1 : -1))
}

/** An answer in the reader's language, or in the other where it was given in that one alone. */
export function inLanguage(answer: SentIn['answer'], language: Language): { text: string; language: Language } | null {
  const other = language === 'en' ? 'zh-CN' : 'en'
  const given = answer[language] === '' ? other : language
  return answer[given] === '' ? null : { text: answer[given], language: given }
}
