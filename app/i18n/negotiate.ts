import { DEFAULT_LANGUAGE, isLanguage, LANGUAGE_COOKIE, type Language } from './languages.ts'

/** Wishes already read: there are few, and they come with every request. */
const readWishes = new Map<string, Language | undefined>()
const MOST_READ = 1_000
const LONGEST_WISH = 400

function fromHeader(header: string): Language | undefined {
  const wish = header.slice(0, LONGEST_WISH)
  if (readWishes.has(wish)) return readWishes.get(wish)
  if (readWishes.size >= MOST_READ) readWishes.clear()
  const language = wishIn(wish)
  readWishes.set(wish, language)
  return language
}

/** The wish in an `Accept-Language` header, by its quality values; any Chinese is zh-CN, any English is en. */
function wishIn(header: string): Language | undefined {
  const wishes = header
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined)
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), order }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order)
  for (const { tag } of wishes) {
    if (/^zh\b/.test(tag)) return 'zh-CN'
    if (/^en\b/.test(tag)) return 'en'
  }
  return undefined
}

/** The language in a `Cookie` header, where a reader has chosen one. */
function fromCookie(header: string): Language | undefined {
  if (header === '') return undefined
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === LANGUAGE_COOKIE && isLanguage(value)) return value
  }
  return undefined
}

/**
 * The language of an answer: `?lang=` first, then the cookie, then the browser's wish, then zh-CN.
 * @example negotiateLanguage(null, '', 'fr, en;q=0.8') // => 'en'
 */
export function negotiateLanguage(query: string | null, cookie: string, acceptLanguage: string): Language {
  if (isLanguage(query)) return query
  return fromCookie(cookie) ?? fromHeader(acceptLanguage) ?? DEFAULT_LANGUAGE
}

/** The same for a fetch `Request`. */
export function requestLanguage(request: Request): Language {
  return negotiateLanguage(
    new URL(request.url).searchParams.get('lang'),
    request.headers.get('cookie') ?? '',
    request.headers.get('accept-language') ?? '',
  )
}

/** The cookie that keeps a choice made by `?lang=`; no personal data, one year. */
export function languageCookie(language: Language): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`
}
