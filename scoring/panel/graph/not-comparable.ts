import { unscorable } from '../../result.ts'
import type { Component } from './components.ts'

/**
 * The refusal to compare across parts of a plan that no reading links: `not-comparable` with the number of parts and
 * their members, the entries of a part joined by commas and the parts by slashes (judges for a part without entries).
 */
export function notComparable(parts: readonly Component[]): ReturnType<typeof unscorable> {
  const named = parts.map(({ entries, judges }) => (entries.length > 0 ? entries : judges).join(', ')).join(' / ')
  return unscorable('not-comparable', { components: parts.length, named })
}
