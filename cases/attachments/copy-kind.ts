import { attachmentKind, latin } from './attachment-kind.ts'

/** What a copy of a source may be: as the browser prints or saves a page. */
export const COPY_KINDS = ['pdf', 'png', 'jpeg', 'html', 'mhtml', 'text'] as const
export type CopyKind = (typeof COPY_KINDS)[number]

export const COPY_ENDINGS: Readonly<Record<CopyKind, string>> = {
  pdf: 'pdf',
  png: 'png',
  jpeg: 'jpg',
  html: 'html',
  mhtml: 'mhtml',
  text: 'txt',
}

const HEAD_BYTES = 4096

/** What a copy is, by its bytes; undefined for what is none of these. Nothing in it is looked at or ever shown. */
export function copyKind(bytes: Uint8Array): CopyKind | undefined {
  const kind = attachmentKind(bytes)
  if (kind === 'pdf' || kind === 'png' || kind === 'jpeg') return kind
  if (kind !== undefined || bytes.length === 0) return undefined
  const head = latin(bytes, 0, HEAD_BYTES)
  // No text in any encoding that pages are in has a zero byte, and every archive and program has.
  if (bytes.includes(0)) return undefined
  if (/^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart\/related/i.test(head)) return 'mhtml'
  return /<(?:!doctype html|html|head|body)\b/i.test(head) ? 'html' : 'text'
}
