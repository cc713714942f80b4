import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'

/** A file or an image as an answer; the server adds an entity tag and `nosniff`. */
export function fileAnswer(body: string | Uint8Array, type: string, name: string, attached = false): Response {
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${attached ? 'attachment' : 'inline'}; filename="${name}"`,
      'Cache-Control': 'public, no-cache',
    },
  })
}

/** A file for who is signed in, which nobody in between may keep. */
export function privateFileAnswer(body: string | Uint8Array, type: string, name: string): Response {
  const answer = fileAnswer(body, type, name, true)
  answer.headers.set('Cache-Control', 'private, no-store')
  return answer
}

/** For addresses of files: there is no page to say it on, so the 404 says it in plain words of the reader's language. */
export function noSuchFile(request: Request): Response {
  const t = translator(dictionaryOf(requestLanguage(request)))
  return new Response(`${t('error.not-found.title')}\n${t('error.not-found.what')}\n`, {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
