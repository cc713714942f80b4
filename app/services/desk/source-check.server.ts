import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import {
  deleteSourceChecks,
  listSourceChecks,
  saveSourceCheck,
  type CheckOutcome,
  type SourceCheck,
} from '#db/repositories/desk/source-check.ts'
import type { Db } from '#db/schema.ts'
import type { Library } from '../library.server.ts'
import { askAddress, type Answer, type AskOptions } from './ask-address.server.ts'
import { headCases } from './head-cases.server.ts'
import { sourceRegister } from './source-register.ts'

/** Hosts asked at a time. */
const HOSTS = 4

export interface CheckOptions extends AskOptions {
  /** Between two questions to one host. */
  readonly pauseMs: number
  /** What was asked since then is not asked again. ISO 8601, UTC. */
  readonly notSince: string | undefined
  readonly most: number
  /** The time. ISO 8601, UTC. */
  readonly now: () => string
  readonly onChecked?: (check: SourceCheck) => void
}

export interface CheckReport {
  readonly asked: Readonly<Record<CheckOutcome, number>>
  /** Addresses that were asked lately enough. */
  readonly skipped: number
}

/**
 * Asks the addresses of the register whether they still lead somewhere, the ones asked longest ago first: a few hosts at
 * a time, one question at a time to each, with a pause. What came of it is kept at once, so that it can be stopped; of
 * addresses that no case names any more it is forgotten.
 */
export async function checkSources(db: Db, shelf: Pick<Library, 'byId'>, options: CheckOptions): Promise<CheckReport> {
  const known = new Map((await listSourceChecks(db)).map((check) => [check.address, check.checkedAt]))
  const register = sourceRegister(await headCases(db, shelf))
  const addresses = register.flatMap((source) => source.addresses)
  const { notSince } = options
  const isDue = (key: string) => notSince === undefined || (known.get(key) ?? '') < notSince
  const due = addresses
    .filter(({ key }) => isDue(key))
    .sort((left, right) => ((known.get(left.key) ?? '') < (known.get(right.key) ?? '') ? -1 : 1))
    .slice(0, options.most)
  const asked: Record<CheckOutcome, number> = { reachable: 0, moved: 0, gone: 0, unsure: 0 }
  const limit = pLimit(HOSTS)
  const askHost = async (urls: readonly { readonly key: string; readonly url: string }[]) => {
    for (const [place, { key, url }] of urls.entries()) {
      if (place > 0) await pause(options.pauseMs)
      const check = { address: key, asked: url, ...(await answerOf(url, options)), checkedAt: options.now() }
      await saveSourceCheck(db, check)
      asked[check.outcome]++
      options.onChecked?.(check)
    }
  }
  const hosts = new Map<string, { readonly key: string; readonly url: string }[]>()
  for (const address of due) {
    const { host } = new URL(address.url)
    hosts.set(host, [...(hosts.get(host) ?? []), address])
  }
  await Promise.all([...hosts.values()].map((urls) => limit(askHost, urls)))
  const named = new Set(addresses.map(({ key }) => key))
  await deleteSourceChecks(db, [...known.keys()].filter((key) => !named.has(key))) // prettier-ignore
  return { asked, skipped: addresses.length - due.length }
}

/** One address that nobody can ask must not keep the others from being asked, now and at every later run. */
async function answerOf(url: string, options: AskOptions): Promise<Answer> {
  try {
    return await askAddress(url, options)
  } catch {
    return { outcome: 'unsure', detail: 'no-answer', movedTo: undefined }
  }
}
