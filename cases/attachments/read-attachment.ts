import { attachmentKind, foreignKind, latin, type AttachmentKind } from './attachment-kind.ts'
import { cleanGif } from './clean-gif.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'
import { LARGEST_FILE_BYTES, LONGEST_SIDE_PIXELS, MOST_PIXELS } from './limits.ts'
import { whyNotPdf } from './pdf.ts'
import type { CleanPicture, PictureSize } from './picture.ts'

/** Why a file is not taken. */
export type AttachmentRefusal =
  | { readonly why: 'empty' | 'too-large' | 'not-whole' | 'second-file' | 'program' }
  /** `found` is what it seems to be instead, where that can be told. */
  | { readonly why: 'wrong-kind'; readonly found?: string }
  | { readonly why: 'too-many-pixels'; readonly width: number; readonly height: number }

export type ReadAttachment =
  | { readonly ok: true; readonly kind: AttachmentKind; readonly bytes: Uint8Array }
  | ({ readonly ok: false } & AttachmentRefusal)

const CLEAN: Readonly<Record<Exclude<AttachmentKind, 'pdf'>, (bytes: Uint8Array) => CleanPicture | undefined>> = {
  png: cleanPng,
  jpeg: cleanJpeg,
  gif: cleanGif,
  webp: cleanWebp,
}

/**
 * Takes a picture or a PDF for what its bytes are, or says why not. A picture comes back without camera notes, places,
 * comments and anything behind its end, its pixels untouched; a PDF as it is.
 */
export function readAttachment(bytes: Uint8Array): ReadAttachment {
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  if (bytes.length > LARGEST_FILE_BYTES) return { ok: false, why: 'too-large' }
  const kind = attachmentKind(bytes)
  if (!kind) {
    const found = foreignKind(bytes)
    return { ok: false, why: 'wrong-kind', ...(found === undefined ? {} : { found }) }
  }
  if (kind === 'pdf') {
    const why = whyNotPdf(bytes)
    return why === undefined ? { ok: true, kind, bytes } : { ok: false, why }
  }
  const picture = CLEAN[kind](bytes)
  if (!picture) return { ok: false, why: 'not-whole' }
  const { width, height } = picture
  if (!(width > 0 && height > 0)) return { ok: false, why: 'not-whole' }
  if (width > LONGEST_SIDE_PIXELS || height > LONGEST_SIDE_PIXELS || width * height > MOST_PIXELS) {
    return { ok: false, why: 'too-many-pixels', width, height }
  }
  if (picture.left.some(isAnotherFile)) return { ok: false, why: 'second-file' }
  return { ok: true, kind, bytes: picture.bytes }
}

/** How large a picture is shown; undefined for what is no whole picture. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const kind = attachmentKind(bytes)
  const picture = kind && kind !== 'pdf' ? CLEAN[kind](bytes) : undefined
  if (!picture) return undefined
  const { width, height, isTurned } = picture
  return isTurned ? { width: height, height: width } : { width, height }
}

const MARKUP = /<(?:script|html|svg|iframe|body|\?php|!doctype)/i
const ZIP = 'PK\u0003\u0004'
const STRETCH = 64 * 1024

/** Whether something that is no part of a picture is a page, a program or an archive that somebody has hidden in it. */
function isAnotherFile(part: Uint8Array): boolean {
  // Pieces overlap, so that nothing is missed where two of them meet.
  for (let at = 0; at < part.length; at += STRETCH - 16) {
    const piece = latin(part, at, at + STRETCH)
    if (piece.includes(ZIP) || piece.includes('%PDF-') || MARKUP.test(piece)) return true
  }
  return false
}
