import type { Db } from '#db/schema.ts'
import type { Correction, Reply } from '#app/forms/sent-in/send-in.ts'
import type { Decision } from '#app/forms/sent-in/moderation.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { newToken, tokenHash } from '#app/services/accounts/token.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { sendCorrection, sendReply } from '#app/services/sent-in/send-in.server.ts'
import { findSentIn, type SentIn } from '#db/repositories/desk/sent-in.ts'
import { visitBy } from './installation.ts'

const NOBODY = visitBy(undefined)
export const A_CORRECTION: Correction & { readonly language: 'en' } = {
  form: 'f'.repeat(43),
  website: '',
  about: 'case',
  text: 'The number is not the one in the report.',
  right: '42',
  source: 'Annual report 2024, page 7',
  name: 'Mara Reader',
  email: 'mara@example.org',
  language: 'en',
}
export const A_REPLY: Reply & { readonly language: 'zh-CN' } = {
  form: 'g'.repeat(43),
  website: '',
  organisation: '示例公司',
  speakerFunction: '公共事务部',
  name: '陈静',
  email: 'chen@example.org',
  text: '第一段。\n\n第二段 <b>不是</b> **格式**。',
  language: 'zh-CN',
}

/** Somebody sends a correction of a case, as the form would. @returns the secret of its page */
export async function corrects(
  site: Installation,
  caseId: string,
  sent: Partial<typeof A_CORRECTION> = {},
  from = NOBODY,
) {
  const entry = (await readLibrary(site.db)).byId.get(caseId)!
  const place = { value: 'case', words: { 'zh-CN': '', en: '' } }
  const all = { ...A_CORRECTION, form: newToken(), ...sent, place }
  return receipt(await sendCorrection(site, from, entry, all))
}

/** An organisation sends its reply. */
export async function replies(site: Installation, caseId: string, sent: Partial<typeof A_REPLY> = {}, from = NOBODY) {
  const entry = (await readLibrary(site.db)).byId.get(caseId)!
  return receipt(await sendReply(site, from, entry, { ...A_REPLY, form: newToken(), ...sent }))
}

function receipt(answer: Awaited<ReturnType<typeof sendReply>>): string {
  if (!answer.ok) throw new Error(answer.code)
  return answer.secret
}

export async function sentBy(db: Db, secret: string): Promise<SentIn> {
  return (await findSentIn(db, { secretHash: tokenHash(secret) }))!
}

/** What a moderator fills in, for the rest as it stands. */
export function decision(tag: number, state: Decision['state'], filled: Partial<Decision> = {}): Decision {
  return { tag, state, answerZh: '', answerEn: '', revision: undefined, verifiedBy: '', note: '', ...filled }
}
