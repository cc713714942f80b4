import { sha256 } from '#db/digest.server.ts'
import { AWARD_METHOD, KNOWN_METHODS, knownMethods, type AwardMethods } from '#scoring/award/award-methods.ts'
import { awardResult, type AwardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { verifyChain } from '#scoring/award/chain.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import { brokenSeals } from '#scoring/award/lot-seals.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { settlesAnything, unfollowedEvents } from '#scoring/award/unfollowed-events.ts'
import { untimelyEvents } from '#scoring/award/untimely-events.ts'
import { isAwardName } from '../../../access/roles.ts'
import { readZip } from '../../desk/import/read-zip.server.ts'
import { ENTRIES_FILE, EVENTS_FILE, HEAD_FILE, namesDigest, RESULT_FILE, resultText, rulesFile, WORDS_FILE, wordsIn, type PackagedEntry, type PackageHead } from './package-format.ts' // prettier-ignore

const MEGABYTE = 1024 * 1024

/** Of `award.json`, which names some twenty files. */
const MOST_HEAD_BYTES = MEGABYTE

const LIMITS = { entries: 200, entryBytes: 48 * MEGABYTE, totalBytes: 96 * MEGABYTE }

/** What a package is held to, in this order. */
export const REPLAY_CHECKS = [
  'files',
  'chain',
  'rules',
  'names',
  'words',
  'result',
  'settled',
  'announced',
  'calendar',
  'seal',
] as const
export type ReplayCheck = (typeof REPLAY_CHECKS)[number]

export interface CheckedPart {
  readonly check: ReplayCheck
  /** null: there was nothing to hold it to. */
  readonly holds: boolean | null
  /** What is wrong, in the first place where it is. */
  readonly code: string | null
  readonly detail: Readonly<Record<string, string | number>>
  /** Where that place is an event: what stands there. */
  readonly event: LoggedEvent | null
}

/** What a printed notice is compared with. */
export interface ReplayedNotice {
  readonly sequence: number
  readonly firstDay: string
  readonly lastDay: string
  readonly resultDigest: string
  /** Of the notice in the chain: what happened before it, and the names it was published with. */
  readonly hash: string
}

export interface Replay {
  readonly head: PackageHead
  readonly seal: string
  /** What the published digest is that of; null where none was given, or it is that of neither. */
  readonly published: 'package' | 'result' | 'notice' | null
  /** Every check holds, or had nothing to hold to. */
  readonly holds: boolean
  readonly checks: readonly CheckedPart[]
  readonly events: number
  readonly entries: readonly PackagedEntry[]
  /** Of the last rules in the package; undefined where they can't be read. */
  readonly rules: AwardRules | undefined
  /** What the notices in the package printed, the newest first. */
  readonly notices: readonly ReplayedNotice[]
  /** As computed here; undefined where the events give none. */
  readonly result: AwardResult | undefined
  readonly resultDigest: string | undefined
}

export type Replayed =
  { readonly ok: true; readonly replay: Replay } | { readonly ok: false; readonly code: 'no-package' | 'other-format' }

/**
 * Verifies a package and computes its result anew, from its bytes alone.
 * @param published what somebody has of it: the digest of the result or that of the notice, both as a public notice
 *   prints them, or the seal of the package
 */
export async function replayPackage(bytes: Uint8Array, published?: string): Promise<Replayed> {
  const zip = await readZip(bytes, LIMITS, () => true)
  if (!zip.ok) return { ok: false, code: 'no-package' }
  const files = new Map(zip.value.map(({ path, bytes: content }) => [path, content]))
  const headBytes = files.get(HEAD_FILE)
  const head = headBytes && headBytes.length <= MOST_HEAD_BYTES && (parsed(headBytes) as PackageHead | undefined)
  if (!head || typeof head !== 'object') return { ok: false, code: 'no-package' }
  if (head.format !== 1) return { ok: false, code: 'other-format' }
  if (!isHead(head)) return { ok: false, code: 'no-package' }
  return { ok: true, replay: replayOf(head, sha256(headBytes!), files, published) }
}

function isHead({ award, title, files, head, rulesVersion, methods, resultDigest, rehearsal }: PackageHead): boolean {
  const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  return (
    typeof award === 'string' &&
    isAwardName(award) &&
    isRecord(title) &&
    typeof title['zh-CN'] === 'string' &&
    typeof title.en === 'string' &&
    isRecord(files) &&
    isRecord(head) &&
    isRecord(methods) &&
    Number.isSafeInteger(rulesVersion) &&
    typeof resultDigest === 'string' &&
    typeof rehearsal === 'boolean'
  )
}

function parsed(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

type Files = ReadonlyMap<string, Uint8Array>
type Finding = Pick<CheckedPart, 'code' | 'detail'>

const fault = (code: string, detail: CheckedPart['detail'] = {}): Finding => ({ code, detail })

function replayOf(head: PackageHead, seal: string, files: Files, published: string | undefined): Replay {
  const events = eventsIn(files)
  const told = events ?? []
  const rules = rulesIn(head, files)
  const computed = guarded(() => computedResult(rules.at(-1), told, knownMethods(head.methods)))
  const result = 'stages' in computed ? computed : undefined
  const digest = result && sha256(resultText(result))
  const known = published?.toLowerCase()
  const notices = noticesIn(told)
  const whose = known === undefined ? null : whoseDigest(known, seal, digest, notices)
  const isNoted = told.some(({ event }) => event.kind === 'notice' || event.kind === 'final')
  const found: Record<ReplayCheck, Finding | null | 'nothing'> = {
    files: changedFile(head, files),
    chain: guarded(() => brokenChain(head, events)),
    rules: guarded(() => changedRules(head, rules, told)),
    names: guarded(() => otherNames(head, rules.at(-1), files, told)),
    words: guarded(() => changedWords(files, told)),
    result: differentResult(head, files, computed),
    settled: guarded(() => unsettled(head, rules, told)),
    announced: isNoted ? guarded(() => otherAnnounced(head, rules, told)) : 'nothing',
    calendar: guarded(() => untimely(head, rules, told)),
    seal: published === undefined ? 'nothing' : whose === null ? fault('other-seal') : null,
  }
  const checks = REPLAY_CHECKS.map((check): CheckedPart => {
    const finding = found[check]
    if (finding === 'nothing') return { check, holds: null, code: null, detail: {}, event: null }
    const { code = null, detail = {} } = finding ?? {}
    return { check, holds: finding === null, code, detail, event: eventAt(told, detail) }
  })
  return {
    head,
    seal,
    published: whose,
    holds: checks.every(({ holds }) => holds !== false),
    checks,
    events: told.length,
    entries: entriesIn(files),
    notices,
    rules: rules.at(-1),
    result,
    resultDigest: digest,
  }
}

/** The event that a finding points to, by its number in the chain or by its place in the history. */
function eventAt(events: readonly LoggedEvent[], { sequence, event }: CheckedPart['detail']): LoggedEvent | null {
  const at = typeof sequence === 'number' ? sequence : event
  return typeof at === 'number' ? (events[at - 1] ?? null) : null
}

function whoseDigest(
  known: string,
  seal: string,
  result: string | undefined,
  notices: readonly ReplayedNotice[],
): Replay['published'] {
  if (known === seal) return 'package'
  if (notices.some(({ hash }) => hash === known)) return 'notice'
  return known === result ? 'result' : null
}

/** The newest first; of events that were written by hand only what has the shape of a notice. */
function noticesIn(events: readonly LoggedEvent[]): ReplayedNotice[] {
  return events
    .flatMap(({ sequence, hash, event }) => {
      if (event.kind !== 'notice') return []
      const { firstDay, lastDay, resultDigest } = event
      const isNotice = [firstDay, lastDay, resultDigest].every((text) => typeof text === 'string')
      return isNotice ? [{ sequence, firstDay, lastDay, resultDigest, hash }] : []
    })
    .toReversed()
}

/** What somebody wrote by hand can be of any shape: where it can't be gone through, that is a finding too. */
function guarded<T>(work: () => T): T | Finding {
  try {
    return work()
  } catch {
    return fault('unreadable')
  }
}

function changedFile(head: PackageHead, files: Files): Finding | null {
  for (const [name, digest] of Object.entries(head.files)) {
    const bytes = files.get(name)
    if (!bytes) return fault('file-missing', { name })
    if (sha256(bytes) !== digest) return fault('file-changed', { name })
  }
  const more = [...files.keys()].find((name) => name !== HEAD_FILE && !Object.hasOwn(head.files, name))
  return more === undefined ? null : fault('file-added', { name: more })
}

function brokenChain(head: PackageHead, events: readonly LoggedEvent[] | undefined): Finding | null {
  if (!events) return fault('unreadable')
  const chain = verifyChain(head.award, events, sha256)
  if (!chain.ok) return fault(chain.why.code, chain.why.detail)
  const { sequence, hash } = chain.value
  const isHead = sequence === head.head.sequence && hash === head.head.hash
  return isHead ? null : fault('head-broken', { sequence: head.head.sequence })
}

/** The events, where each has the parts of one; what they say is looked at by the checks. */
function eventsIn(files: Files): readonly LoggedEvent[] | undefined {
  const events = parsed(files.get(EVENTS_FILE))
  const isLogged = (each: LoggedEvent | null) =>
    typeof each === 'object' &&
    Number.isSafeInteger(each?.sequence) &&
    typeof each?.hash === 'string' &&
    typeof each.event === 'object' &&
    typeof each.event?.kind === 'string'
  return Array.isArray(events) && events.every(isLogged) ? (events as LoggedEvent[]) : undefined
}

/** Every version, as far as they can be read one after another. */
function rulesIn(head: PackageHead, files: Files): readonly AwardRules[] {
  const found: AwardRules[] = []
  for (let version = 1; version <= head.rulesVersion; version += 1) {
    const rules = parsed(files.get(rulesFile(version))) as AwardRules | undefined
    if (!rules) break
    found.push(rules)
  }
  return found
}

function changedRules(head: PackageHead, rules: readonly AwardRules[], events: readonly LoggedEvent[]): Finding | null {
  const sealed = events.flatMap(({ event }) => (event.kind === 'rules' ? [event] : []))
  if (rules.length !== head.rulesVersion || sealed.length !== rules.length) {
    return fault('rules-missing', { found: rules.length, sealed: sealed.length })
  }
  for (const [index, { version, digest }] of sealed.entries()) {
    if (version !== index + 1 || sha256(canonicalJson(rules[index])) !== digest) {
      return fault('rules-changed', { version: index + 1 })
    }
  }
  const [problem] = rulesProblems(rules.at(-1)!)
  return problem ? fault('rules-broken', { problem: problem.code }) : null
}

/** The names beside the events have to be those in the events and the rules, as far as these name anything. */
function otherNames(
  head: PackageHead,
  rules: AwardRules | undefined,
  files: Files,
  events: readonly LoggedEvent[],
): Finding | null {
  const listed = parsed(files.get(ENTRIES_FILE))
  const entries = entriesIn(files)
  if (!Array.isArray(listed) || listed.length !== entries.length) return fault('unreadable')
  const entered = new Map(
    events.flatMap(({ event }) => (event.kind === 'entry' ? [[event.entry, event.organisation] as const] : [])),
  )
  const named = new Set<string>()
  for (const { entry, organisation } of entries) {
    if (!entered.has(entry) || named.has(entry)) return fault('entry-added', { entry })
    if (entered.get(entry) !== organisation) return fault('organisation-differs', { entry })
    named.add(entry)
  }
  const missing = [...entered.keys()].find((entry) => !named.has(entry))
  if (missing !== undefined) return fault('entry-missing', { entry: missing })
  const names = namesDigest(entries)
  const other = events.find(({ event }) => event.kind === 'notice' && event.namesDigest !== undefined && event.namesDigest !== names) // prettier-ignore
  if (other) return fault('names-differ', { sequence: other.sequence })
  return canonicalJson(head.title) === canonicalJson(rules?.title ?? null) ? null : fault('title-differs')
}

function changedWords(files: Files, events: readonly LoggedEvent[]): Finding | null {
  const words = parsed(files.get(WORDS_FILE))
  return canonicalJson(words ?? null) === canonicalJson(wordsIn(events)) ? null : fault('words-changed')
}

function computedResult(
  rules: AwardRules | undefined,
  events: readonly LoggedEvent[],
  methods: AwardMethods = AWARD_METHOD,
): AwardResult | Finding {
  if (!rules) return fault('rules-missing')
  const result = awardResult(
    rules,
    events.map(({ event }) => event),
    undefined,
    methods,
  )
  return result.ok ? result.value : fault(result.why.code, result.why.detail)
}

function differentResult(head: PackageHead, files: Files, computed: AwardResult | Finding): Finding | null {
  if ('code' in computed) return computed
  const text = resultText(computed)
  const bytes = files.get(RESULT_FILE)
  if (bytes && Buffer.from(text).equals(bytes) && sha256(text) === head.resultDigest) return null
  return isKnownMethod(head) ? fault('result-differs') : fault('methods-differ')
}

/** With methods of another version nothing can be said of what was computed. */
const isKnownMethod = ({ methods }: PackageHead): boolean => knownMethods(methods) !== undefined

/** Lots have to follow from their seeds, and who goes on from what was given before a stage was closed. */
function unsettled(
  head: PackageHead,
  rules: readonly AwardRules[],
  logged: readonly LoggedEvent[],
): Finding | null | 'nothing' {
  const events = logged.map(({ event }) => event)
  if (!settlesAnything(events)) return 'nothing'
  const [opened] = brokenSeals(events, sha256)
  if (opened !== undefined) return fault('lots-unsealed', { sequence: logged[opened - 1]!.sequence })
  const [first] = unfollowedEvents(rules, events)
  if (!first) return null
  if (!isKnownMethod(head)) return fault('methods-differ')
  const { sequence } = logged[first.event - 1]!
  if (first.code === 'lots-differ') return fault('lots-differ', { sequence, stage: first.stage })
  const told = (ids: readonly string[]) => (ids.length === 0 ? '–' : ids.join(', '))
  return fault('goes-on-differs', { sequence, stage: first.stage, more: told(first.more), fewer: told(first.fewer) })
}

/** What a notice or the end announced has to follow from what had happened before it. */
function otherAnnounced(
  head: PackageHead,
  rules: readonly AwardRules[],
  events: readonly LoggedEvent[],
): Finding | null {
  for (const [index, { sequence, event }] of events.entries()) {
    if (event.kind !== 'notice' && event.kind !== 'final') continue
    const before = events.slice(0, index)
    const version = before.filter((each) => each.event.kind === 'rules').length
    const under = (methods: AwardMethods) => computedResult(rules[version - 1], before, methods)
    // A notice may be older than the methods of the package.
    const isAnnounced = (methods: AwardMethods) => {
      const computed = under(methods)
      return 'stages' in computed && sha256(resultText(computed)) === event.resultDigest
    }
    if (KNOWN_METHODS.some(isAnnounced)) continue
    const computed = under(AWARD_METHOD)
    if ('code' in computed) return computed
    return isKnownMethod(head) ? fault('announced-differs', { sequence }) : fault('methods-differ')
  }
  return null
}

/** Whoever rehearses does in an hour what takes the jury months. */
function untimely(
  { rehearsal }: PackageHead,
  rules: readonly AwardRules[],
  events: readonly LoggedEvent[],
): Finding | null | 'nothing' {
  if (rehearsal) return 'nothing'
  const [first] = untimelyEvents(rules, events)
  return first ? fault(first.code, { sequence: first.sequence }) : null
}

function entriesIn(files: Files): readonly PackagedEntry[] {
  const entries = parsed(files.get(ENTRIES_FILE))
  if (!Array.isArray(entries)) return []
  return entries.filter(
    (each: PackagedEntry) =>
      typeof each?.entry === 'string' &&
      typeof each.organisation === 'string' &&
      typeof each.title?.['zh-CN'] === 'string' &&
      typeof each.title.en === 'string',
  )
}
