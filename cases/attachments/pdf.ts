import { latin } from './attachment-kind.ts'

const TAIL_BYTES = 1024
const STRETCH = 64 * 1024
/** Names of what runs or starts something (ISO 32000-1, 12.6.4). Shorter names would turn up in compressed data by chance. */
const PROGRAM = /\/(?:JavaScript|Launch|RichMedia)(?![A-Za-z0-9])/
const HEX_IN_NAME = /#([0-9A-Fa-f]{2})/g

/**
 * Why a file that begins like a PDF is not taken; undefined where it is. Programs in compressed parts are not seen:
 * a PDF is therefore only ever downloaded, never opened inside a page.
 */
export function whyNotPdf(bytes: Uint8Array): 'not-whole' | 'program' | undefined {
  if (!latin(bytes, Math.max(0, bytes.length - TAIL_BYTES), bytes.length).includes('%%EOF')) return 'not-whole'
  for (let at = 0; at < bytes.length; at += STRETCH - 64) {
    const piece = latin(bytes, at, at + STRETCH)
    if (PROGRAM.test(piece)) return 'program'
    const plain = piece.includes('#') ? piece.replace(HEX_IN_NAME, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : piece // prettier-ignore
    if (plain !== piece && PROGRAM.test(plain)) return 'program'
  }
  return undefined
}
