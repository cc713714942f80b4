import type { Socket } from 'node:net'
import { REFUSALS, WAYS_ON, type Refusal } from '../content/refusals.ts'
import { en } from '../i18n/en.ts'
import type { Language } from '../i18n/languages.ts'
import { zhCn } from '../i18n/zh-cn.ts'
import { securityHeaders } from './security-headers.ts'

/** What holds for each answer of a site, whatever was asked. */
export interface SiteFacts {
  /** Whether readers reach it over TLS. */
  readonly tls: boolean
  /** Whether its database was made for trying out, which every page says. */
  readonly isDemo: boolean
}

const DEMO_NOTICE: Readonly<Record<Language, string>> = { en: en['demo.notice'], 'zh-CN': zhCn['demo.notice'] }

/**
 * A whole small page for a request that is turned away before any page is made. Two languages where nothing is known of
 * the reader. It has no style, because nothing else has been looked at that could bring one.
 */
export function refusalPage(status: number, refusal: Refusal, languages: readonly Language[], isDemo: boolean): string {
  const parts = languages.map((language) => {
    const { title, what } = REFUSALS[refusal]
    const ways = WAYS_ON.map(({ address, name }) => `<li><a href="${address}">${name[language]}</a></li>`).join('')
    const notice = isDemo ? `<p>${DEMO_NOTICE[language]}</p>` : ''
    return `<div lang="${language}">${notice}<h1>${title[language]}</h1><p>${what[language]}</p><ul>${ways}</ul></div>`
  })
  const [first] = languages as [Language]
  const title = `${status} ${REFUSALS[refusal].title[first]} · 善度 Shandu`
  return `<!DOCTYPE html><html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main>${parts.join('')}</main></body></html>\n`
}

const UNREADABLE: Readonly<Record<string, { status: number; phrase: string; refusal: Refusal }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, phrase: 'Request Header Fields Too Large', refusal: 'too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, phrase: 'Request Timeout', refusal: 'too-slow' },
}

/** Node hands over what it could not read as a request: it is answered on the bare connection, which is then closed. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket, site: SiteFacts): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const { status, phrase, refusal } = UNREADABLE[error.code ?? ''] ?? { status: 400, phrase: 'Bad Request', refusal: 'no-address' } // prettier-ignore
  const page = refusalPage(status, refusal, ['zh-CN', 'en'], site.isDemo)
  const headers = {
    ...securityHeaders(site.tls),
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'cache-control': 'no-store',
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`)
  socket.end(`HTTP/1.1 ${status} ${phrase}\r\n${lines.join('\r\n')}\r\n\r\n${page}`)
}
