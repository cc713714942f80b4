import { isPicture, type AttachmentKind } from './attachment-kind.ts'

const ENDINGS: Readonly<Record<AttachmentKind, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  gif: 'gif',
  pdf: 'pdf',
}
const LONGEST_STEM = 60
/** Names that no file may have on Windows, where an exported library may end up. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/**
 * The name of an attachment in its case: small Latin letters, digits and hyphens, the ending of what it is, and unlike
 * all names that are taken, also where a disk does not tell capitals.
 * @param name as the file was called where it came from; folders in it count for nothing
 * @example attachmentName('../Fig 1 (new).PNG', 'png', []) // => 'fig-1-new.png'
 * @example attachmentName('湖.jpeg', 'jpeg', ['picture.jpg']) // => 'picture-2.jpg'
 */
export function attachmentName(name: string, kind: AttachmentKind, taken: readonly string[]): string {
  const own = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const stem = own
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_STEM)
    .replace(/^-+|-+$/g, '')
  const usable = stem === '' || RESERVED.test(stem) ? (isPicture(kind) ? 'picture' : 'document') : stem
  const known = new Set(taken.map((path) => path.toLowerCase()))
  for (let number = 1; ; number++) {
    const candidate = `${usable}${number === 1 ? '' : `-${number}`}.${ENDINGS[kind]}`
    if (!known.has(candidate)) return candidate
  }
}
