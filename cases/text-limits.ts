/**
 * How much text a case may hold. Markdown parsers take time that grows with the square of a block's length where
 * brackets and asterisks are piled up on purpose; these limits keep the worst text at seconds and are far above a real one.
 */
export const TEXT_LIMIT = 100_000
export const BLOCK_LIMIT = 10_000

/** A text beyond its limits: `too-large` as a whole, or the offset of the first block (no blank line inside) beyond its own. */
export function oversize(body: string): { readonly size: number; readonly blockAt?: number } | undefined {
  if (body.length > TEXT_LIMIT) return { size: body.length }
  if (body.length <= BLOCK_LIMIT) return undefined
  let start = 0
  for (const blank of body.matchAll(/\n[ \t\r]*(?=\n)/g)) {
    if (blank.index - start > BLOCK_LIMIT) return { size: blank.index - start, blockAt: start }
    start = blank.index + blank[0].length + 1
  }
  return body.length - start > BLOCK_LIMIT ? { size: body.length - start, blockAt: start } : undefined
}
