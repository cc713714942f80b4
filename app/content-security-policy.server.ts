import { createHash } from 'node:crypto'

/**
 * The policy of one rendered page: only our own files, and exactly the inline scripts that stand in these bytes.
 * A hash, unlike a nonce, stays true when the page is served from the cache.
 * @param further hashes of scripts that follow behind
 * @param styleNonce what style sheets that a script writes carry; for pages that no cache keeps
 */
export function contentSecurityPolicy(html: string, further: readonly string[] = [], styleNonce?: string): string {
  const hashes = new Set([...[...inlineScripts(html)].map(scriptHash), ...further])
  return [
    "default-src 'none'",
    `script-src 'self' ${[...hashes].join(' ')}`.trimEnd(),
    styleNonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** What stands for a script in a policy. */
export function scriptHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

const SCRIPT = '<script'
const SCRIPT_END = '</script>'

/** What stands in the scripts of a page. Jumps from tag to tag: a pattern would look at each character of the data. */
function* inlineScripts(html: string): Generator<string> {
  for (let tag = html.indexOf(SCRIPT); tag !== -1; tag = html.indexOf(SCRIPT, tag)) {
    const start = html.indexOf('>', tag) + 1
    const end = html.indexOf(SCRIPT_END, start)
    if (start === 0 || end === -1) return
    if (!/\ssrc=/.test(html.slice(tag, start))) yield html.slice(start, end)
    tag = end + SCRIPT_END.length
  }
}
