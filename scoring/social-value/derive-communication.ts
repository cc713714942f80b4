import type { AccountFact, AssetFact, NewsLogFact } from '../facts.ts'
import type { AssetKind, Level } from '../vocabulary.ts'
import { evidenced, exactly, propose, type Proposal } from './proposal.ts'

const NEWS_WINDOW_MONTHS = 24
const LARGE_FOLLOWERS = 100_000
const LARGE_READS = 100_000_000
const NOTABLE_READS = 1_000_000

const ASSET_LEVEL: Readonly<Record<AssetKind, 1 | 2 | 3>> = {
  name: 1,
  logo: 2,
  page: 2,
  account: 2,
  'registered-mark': 3,
  site: 3,
  'mini-program': 3,
}
const ASSET_CODE = { 1: 'own-name', 2: 'own-logo-page-or-account', 3: 'own-mark-site-or-program' } as const

/** C1: the strongest mark of its own that the project has. */
export function proposeIdentity(facts: readonly AssetFact[]): Proposal | null {
  const assets = evidenced(facts)
  if (assets.length === 0) return null
  const best = Math.max(...assets.map((asset) => ASSET_LEVEL[asset.kind])) as 1 | 2 | 3
  const used = assets.filter((asset) => ASSET_LEVEL[asset.kind] === best)
  return propose(exactly(best), ASSET_CODE[best], { assets: used.length }, used)
}

/**
 * C2: distinct domains of a logged search. Only a search of the live web over 24 months gives a level (of several,
 * the one that found most); any other log that found something proves some news and no more.
 */
export function proposeWebNews(log: readonly NewsLogFact[]): Proposal | null {
  const full = log.filter((entry) => entry.scope === 'live-web' && entry.windowMonths === NEWS_WINDOW_MONTHS)
  if (full.length > 0) {
    const domains = Math.max(...full.map((entry) => entry.distinctDomains))
    return propose(exactly(newsLevel(domains)), 'news-domains', { domains, windowMonths: NEWS_WINDOW_MONTHS }, [])
  }
  const domains = Math.max(0, ...log.map((entry) => entry.distinctDomains))
  return domains === 0 ? null : propose({ min: 1, max: 3 }, 'news-floor', { domains }, [])
}

function newsLevel(domains: number): Level {
  if (domains >= 100) return 3
  if (domains >= 10) return 2
  return domains >= 1 ? 1 : 0
}

/**
 * C3: accounts of the project's own, their followers and reads. Third-party posts alone leave open whether it has an
 * account, and an account without figures leaves open how far it reaches.
 */
export function proposeSocialMedia(facts: readonly AccountFact[]): Proposal | null {
  const accounts = evidenced(facts)
  if (accounts.length === 0) return null
  const own = accounts.filter((account) => account.own)
  const followers = total(own.map((account) => account.followers))
  const reads = total(own.map((account) => account.reads))
  const readsOfAll = total(accounts.map((account) => account.reads))
  if (own.length === 0) {
    return readsOfAll >= NOTABLE_READS
      ? propose({ min: 2, max: 3 }, 'third-party-reads', { reads: readsOfAll }, accounts)
      : propose({ min: 1, max: 3 }, 'third-party-posts', { accounts: accounts.length }, accounts)
  }
  if (followers >= LARGE_FOLLOWERS || reads >= LARGE_READS) {
    return propose(exactly(3), 'own-account-large', { followers, reads }, own)
  }
  const complete = own.every((account) => account.followers !== undefined && account.reads !== undefined)
  if (complete) return propose(exactly(2), 'own-account-small', { followers, reads }, own)
  return propose({ min: 2, max: 3 }, 'own-account', { accounts: own.length }, own)
}

function total(numbers: readonly (number | undefined)[]): number {
  return numbers.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}
