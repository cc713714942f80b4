import { scored, unscorable, type Scored } from '../result.ts'
import { canonicalJson } from './canonical-json.ts'
import type { LoggedEvent } from './event.ts'

/** What stands before the first event of an award. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256 of a text in UTF-8, in hexadecimal; handed in, since nothing here may reach for a machine's own. */
export type Digest = (text: string) => string

/**
 * The text whose digest is the hash of an event: everything that is kept of it, with the award it belongs to and the
 * hash of the one before, so that no event can be changed, moved, left out or lent to another award unseen.
 */
export function chainedText(award: string, logged: Omit<LoggedEvent, 'hash'>): string {
  const { sequence, at, by, trueBy, event, previousHash } = logged
  return canonicalJson({ award, sequence, at, by, trueBy, event, previousHash })
}

/**
 * Goes through the events of an award from the first and says where the chain breaks.
 *
 * @returns the hash and number of the last event; `sequence-broken` where an event has not the next number,
 *   `link-broken` where it does not point to the one before, `hash-broken` where it is not what was hashed; each with
 *   the `sequence` expected at that place
 */
export function verifyChain(
  award: string,
  events: readonly LoggedEvent[],
  digest: Digest,
): Scored<{ readonly sequence: number; readonly hash: string }> {
  let hash = CHAIN_START
  let sequence = 0
  for (const logged of events) {
    sequence += 1
    if (logged.sequence !== sequence) return unscorable('sequence-broken', { sequence, found: logged.sequence })
    if (logged.previousHash !== hash) return unscorable('link-broken', { sequence })
    if (digest(chainedText(award, logged)) !== logged.hash) return unscorable('hash-broken', { sequence })
    hash = logged.hash
  }
  return scored({ sequence, hash })
}
