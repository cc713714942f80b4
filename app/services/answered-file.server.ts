import type { ErrorCode, FailureFacts } from '../errors.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { formatDate } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'

/**
 * The answer of an address of files. Remix would send what is thrown there as bare data: whoever follows an old link to
 * a picture gets a small page instead, in their language, with ways on.
 */
export async function answeredFile(language: Language, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Response) || (error.status !== 404 && error.status !== 410)) throw error
    return missingFilePage(language, error.status, (await error.json()) as FailureFacts)
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Without a style, which the policy of files would not let it load. */
function missingFilePage(language: Language, status: number, facts: FailureFacts): Response {
  const t = translator(dictionaryOf(language))
  const code: ErrorCode = facts.code ?? 'not-found'
  const { meant, withdrawnOn, withdrawnBecause } = facts
  const date = withdrawnOn === undefined ? '' : formatDate(language, withdrawnOn)
  const title = t(`error.${code}.title`)
  const paragraphs = [t(`error.${code}.what`, { date }), ...(withdrawnBecause === undefined ? [] : [withdrawnBecause])]
  const ways = [
    ...(meant === undefined ? [] : [{ address: meant.address, name: meant.title }]),
    { address: '/cases', name: t('home.allCases') },
    { address: '/', name: t('nav.home') },
  ]
  const body = [
    `<h1>${escaped(title)}</h1>`,
    ...paragraphs.map((words) => `<p>${escaped(words)}</p>`),
    `<ul>${ways.map(({ address, name }) => `<li><a href="${escaped(address)}">${escaped(name)}</a></li>`).join('')}</ul>`,
  ].join('')
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)} · ${escaped(t('site.name'))}</title>`
  return new Response(
    `<!DOCTYPE html><html lang="${language}"><head>${head}</head><body><main>${body}</main></body></html>\n`,
    { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' } },
  )
}
