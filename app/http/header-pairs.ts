import type { OutgoingHttpHeaders } from 'node:http'

/** Headers as names and values in turn: what node sends without looking through an object once more. */
export function headerPairs(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (value === undefined) return []
    return Array.isArray(value) ? value.flatMap((each) => [name, each]) : [name, String(value)]
  })
}
