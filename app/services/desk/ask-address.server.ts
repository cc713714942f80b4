import { lookup as resolve } from 'node:dns'
import { request as askPlain, type IncomingMessage } from 'node:http'
import { request as askSealed } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { addressKey } from '#cases/evidence/source-identity.ts'
import type { SourceCheck } from '#db/repositories/desk/source-check.ts'

export interface AskOptions {
  /** Also addresses inside the own network: for tests, and for a library about one's own pages. */
  readonly allowPrivate: boolean
  /** For each answer. */
  readonly timeoutMs: number
  /** Who asks, as the other side reads it. */
  readonly agent: string
}

export type Answer = Pick<SourceCheck, 'outcome' | 'detail' | 'movedTo'>

const MOST_REDIRECTS = 5
const GONE = [404, 410]
/** Statuses by which a server may only mean that it does not answer HEAD. */
const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Networks that are nobody's page: this machine, the own network, what a cloud tells its machines about themselves, and
 * what stands for another address.
 */
const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['168.63.129.16', 32], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) PRIVATE.addSubnet(network, bits, 'ipv4') // prettier-ignore
for (const [network, bits] of [
  ['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 32], ['2001:db8::', 32], ['2002::', 16],
  ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8],
] as const) PRIVATE.addSubnet(network, bits, 'ipv6') // prettier-ignore

/** Whether an address of the internet protocol is inside some private network and no public place. */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address)
  return version === 0 || PRIVATE.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Asks an address whether it still leads somewhere: HEAD first, GET where that is refused, and of no answer more than
 * its head. Redirects are followed one by one, and each place is looked at before it is asked.
 */
export async function askAddress(url: string, options: AskOptions): Promise<Answer> {
  let at = new URL(url)
  for (let step = 0; step <= MOST_REDIRECTS; step++) {
    const answer = await askOnce(at, options)
    if ('failed' in answer) return { outcome: 'unsure', detail: answer.failed, movedTo: undefined }
    const { status, location } = answer
    if (REDIRECTS.includes(status) && location !== undefined && URL.canParse(location, at.href)) {
      at = new URL(location, at)
      continue
    }
    return judged(status, addressKey(at.href) === addressKey(url) ? undefined : at.href)
  }
  return { outcome: 'unsure', detail: 'too-many-redirects', movedTo: undefined }
}

function judged(status: number, movedTo: string | undefined): Answer {
  const detail = String(status)
  if (GONE.includes(status)) return { outcome: 'gone', detail, movedTo }
  if (status < 200 || status > 299) return { outcome: 'unsure', detail, movedTo }
  return { outcome: movedTo === undefined ? 'reachable' : 'moved', detail, movedTo }
}

type Head = { readonly status: number; readonly location: string | undefined } | { readonly failed: string }

async function askOnce(url: URL, options: AskOptions): Promise<Head> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { failed: 'not-a-page' }
  // A name and password are for somebody else, and one that is written wrongly cannot be asked at all.
  if (url.username !== '' || url.password !== '') return { failed: 'not-a-page' }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!options.allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) return { failed: 'private-address' }
  const head = await send(url, 'HEAD', options)
  // Many servers refuse HEAD, or answer it with something else than GET.
  return !('failed' in head) && head.status < 400 ? head : send(url, 'GET', options)
}

function send(url: URL, method: 'HEAD' | 'GET', { allowPrivate, timeoutMs, agent }: AskOptions): Promise<Head> {
  return new Promise((settle) => {
    const ask = url.protocol === 'https:' ? askSealed : askPlain
    const asked = ask(url, {
      method,
      // Its own connection, closed after the head: nothing more of the answer is read.
      agent: false,
      lookup: allowPrivate ? resolve : publicOnly,
      headers: { 'user-agent': agent, accept: '*/*', 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' },
    })
    const done = (head: Head) => {
      clearTimeout(timer)
      settle(head)
      asked.destroy()
    }
    const timer = setTimeout(() => done({ failed: 'no-answer' }), timeoutMs)
    asked.on('response', ({ statusCode = 0, headers }: IncomingMessage) =>
      done({ status: statusCode, location: headers.location }),
    )
    asked.on('error', (error: NodeJS.ErrnoException) => done({ failed: failureOf(error) }))
    asked.end()
  })
}

/** Looks a name up for the connection itself, so that no second look-up can lead elsewhere. */
const publicOnly: LookupFunction = (host, options, answer) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '')
    if (addresses.some(({ address }) => isPrivateAddress(address))) return answer(new PrivateAddressError(), '')
    if (options.all) return answer(null, addresses)
    const { address, family } = addresses[0]!
    answer(null, address, family)
  })
}

class PrivateAddressError extends Error {
  readonly code = 'PRIVATE'
}

const FAILURES: Readonly<Record<string, string>> = {
  PRIVATE: 'private-address',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'broken-off',
  CERT_HAS_EXPIRED: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
}

const failureOf = ({ code = '' }: NodeJS.ErrnoException): string => FAILURES[code] ?? 'no-answer'
