/** What a file is, by how its bytes begin; what it is called says nothing. */
export const ATTACHMENT_KINDS = ['png', 'jpeg', 'webp', 'gif', 'pdf'] as const
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number]

export const MEDIA_TYPES: Readonly<Record<AttachmentKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
}

export const isPicture = (kind: AttachmentKind): boolean => kind !== 'pdf'

/** The kind of a file by its first bytes; undefined for everything that is not taken. */
export function attachmentKind(bytes: Uint8Array): AttachmentKind | undefined {
  if (beginsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (beginsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return 'webp'
  if (['GIF87a', 'GIF89a'].includes(latin(bytes, 0, 6))) return 'gif'
  return latin(bytes, 0, 5) === '%PDF-' ? 'pdf' : undefined
}

/** What a refused file seems to be, in the word people know it by; undefined where that can't be told. */
export function foreignKind(bytes: Uint8Array): string | undefined {
  if (beginsWith(bytes, [0x50, 0x4b, 3, 4])) return 'ZIP'
  if (beginsWith(bytes, [0x4d, 0x5a])) return 'EXE'
  if (latin(bytes, 0, 2) === 'BM') return 'BMP'
  if (['II*\0', 'MM\0*'].includes(latin(bytes, 0, 4))) return 'TIFF'
  if (latin(bytes, 4, 8) === 'ftyp') return /^(?:hei|hev|mif|msf)/.test(latin(bytes, 8, 11)) ? 'HEIC' : 'AVIF/MP4'
  const text = latin(bytes, 0, 1024).toLowerCase()
  if (text.includes('<svg')) return 'SVG'
  if (/<!doctype html|<html|<script|<head|<body/.test(text)) return 'HTML'
  return text.includes('<?xml') ? 'XML' : undefined
}

/** Bytes as characters of one byte each. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))
}

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)
