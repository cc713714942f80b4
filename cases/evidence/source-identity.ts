/** Tells whether two entries of `sources`, of one case or of two, are the same document. */

/** What of a source says which document it is. */
export interface SourceName {
  readonly title: string
  readonly publisher: string
  readonly date?: string | undefined
  readonly url?: string | undefined
}

/** Parts of an address that say how somebody came there and nothing of what is there. */
const TRACKING = /^(?:utm_[a-z]+|fbclid|gclid|spm|share_token|weibo_id)$/i

/**
 * One spelling for all addresses of one page: without `http://` or `https://`, an anchor, a last slash and what was added
 * to follow the reader; the host in small letters. An anchor that begins with `/` or `!` is a page of its own and stays.
 * @returns the address as it is where it is none
 * @example addressKey('HTTPS://Example.org/a/?utm_source=x#top') // => 'example.org/a'
 */
export function addressKey(url: string): string {
  if (!URL.canParse(url)) return url
  const { host, pathname, searchParams, hash } = new URL(url)
  for (const name of [...searchParams.keys()]) if (TRACKING.test(name)) searchParams.delete(name)
  const query = searchParams.size === 0 ? '' : `?${searchParams}`
  return host + pathname.replace(/\/+$/, '') + query + (/^#[/!]/.test(hash) ? hash : '')
}

/**
 * By what entries are the same document: one key in common is enough. They share an address, or title, publisher and date;
 * where a date is missing the rest says too little, unless there is no address either.
 * @returns one or two keys; spaces, punctuation, width and case of a title make no difference
 */
export function sourceKeys({ title, publisher, date, url }: SourceName): readonly string[] {
  const words = `title ${plain(title)} ${plain(publisher)} ${date ?? ''}`
  if (url === undefined) return [words]
  const address = `url ${addressKey(url)}`
  return date === undefined ? [address] : [address, words]
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\s]+/gu, '')
