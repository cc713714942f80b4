import { countObjections } from '#db/repositories/award/objection.ts'
import { findAward } from '#db/repositories/award/award.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visit } from '../../../access/visit.server.ts'
import { WHOLE_RESULT } from '../../../forms/award/objection.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { refused, type Refused } from '../../accounts/refused.ts'
import { newToken } from '../../accounts/token.server.ts'
import { fileObjection } from '../result/objections.server.ts'
import { standingOf } from '../events/standing.server.ts'

const GROUNDS: Readonly<Record<Language, string>> = {
  'zh-CN': '（演练编造的异议）我们认为这个项目的评分偏低，请复核第一项指标的得分。',
  en: '(Made up for the rehearsal.) We believe that this entry was scored too low. Please look at its first criterion again.',
}

/**
 * Files a made-up objection to the result of a rehearsal, by the way that everybody files one: the first about an entry,
 * the next about the whole result.
 * @returns `rehearsal-only` for a real award
 * @throws ForbiddenError
 */
export async function fileMadeUpObjection(
  installation: Pick<Installation, 'db' | 'key'>,
  visit: Pick<Visit, 'visitor' | 'client' | 'now'>,
  { award: id, language }: { readonly award: string; readonly language: Language },
): Promise<{ readonly ok: true; readonly id: string } | Refused> {
  const { db } = installation
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await findAward(db, id)
  if (award?.rehearsalOf === undefined) return refused('rehearsal-only')
  if (award.state !== 'notice') return refused('award-closed')
  const isFirst = (await countObjections(db, id)) === 0
  const standing = await standingOf(db, id)
  const [entry] = [...(standing?.state.entries.keys() ?? [])]
  return fileObjection(installation, visit, {
    award: id,
    language,
    form: newToken(),
    about: isFirst && entry !== undefined ? entry : WHOLE_RESULT,
    name: '示例异议人 Made-up objector',
    contact: '演练 rehearsal',
    grounds: GROUNDS[language],
  })
}
