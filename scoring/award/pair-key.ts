/** One text for two ids, which hold no control characters. */
export function pairKey(first: string, second: string): string {
  return `${first}\u0000${second}`
}
