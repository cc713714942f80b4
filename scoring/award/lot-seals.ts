import type { Digest } from './chain.ts'
import type { AwardEvent } from './event.ts'

/** What is digested when a seed is sealed: the salt keeps anybody from finding the seed by trying them all. */
export const sealedText = (seed: number, salt: string): string => `${seed} ${salt}`

/**
 * The digest of the seed that lies sealed for the next lots.
 *
 * @param events of one award, from the first
 * @returns undefined where none lies sealed: before the rules, and in histories that are older than seals
 */
export function standingSeal(events: readonly AwardEvent[]): string | undefined {
  let standing: string | undefined
  for (const event of events) {
    if (event.kind === 'rules') standing = event.lotsSeal ?? standing
    if (event.kind === 'lots') standing = event.nextSeal
  }
  return standing
}

/**
 * Finds lots that were not drawn with the seed that lay sealed for them, and seals that took the place of one that was
 * not opened: either way somebody could have chosen among orders.
 *
 * @param events of one award, from the first
 * @param digest SHA-256
 * @returns numbers of the events from 1, in their order
 */
export function brokenSeals(events: readonly AwardEvent[], digest: Digest): number[] {
  let standing: string | undefined
  const broken: number[] = []
  for (const [index, event] of events.entries()) {
    if (event.kind === 'rules' && event.lotsSeal !== undefined) {
      if (standing !== undefined) broken.push(index + 1)
      standing = event.lotsSeal
    }
    if (event.kind !== 'lots') continue
    const { seed, salt, nextSeal } = event
    if (standing !== undefined && (salt === undefined || digest(sealedText(seed, salt)) !== standing)) {
      broken.push(index + 1)
    }
    standing = nextSeal
  }
  return broken
}
