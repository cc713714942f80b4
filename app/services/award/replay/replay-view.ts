import type { LoggedEvent } from '#scoring/award/event.ts'
import type { CheckView, EventView, ReplayView } from '../../../components/award/result/replay-view.ts'
import type { CheckedPart, Replay } from './replay.server.ts'

/** A page shows no more than this of a package, whatever is in it. */
const LONGEST_NAME = 400
const LONGEST_DETAIL = 200
const MOST_CATEGORIES = 200
const MOST_WINNERS = 1000
const MOST_NOTICES = 20

/** What a page shows of a replay. Names in a package can be of any length and kind; only texts and numbers get through. */
export function replayView(replay: Replay): ReplayView {
  const { head, seal, published, holds, checks, events, entries, rules, result, resultDigest } = replay
  const titles = new Map(rules?.categories.map(({ id, title }) => [id, title]) ?? [])
  const named = new Map(entries.map((each) => [each.entry, each]))
  const selected = result?.selection ?? []
  let room = MOST_WINNERS
  const categories = selected.slice(0, MOST_CATEGORIES).map(({ category, winners, open }) => {
    const shown = winners.slice(0, room)
    room -= shown.length
    return {
      title: wordsOf(titles.get(category), category),
      winners: shown.map((entry) => ({
        title: wordsOf(named.get(entry)?.title, entry),
        organisation: clipped(named.get(entry)?.organisation ?? '', LONGEST_NAME),
      })),
      open,
    }
  })
  return {
    award: head.award,
    title: wordsOf(head.title, head.award),
    isRehearsal: head.rehearsal,
    rulesVersion: head.rulesVersion,
    events,
    seal,
    resultDigest: resultDigest ?? null,
    notices: replay.notices.slice(0, MOST_NOTICES).map(({ sequence, ...told }) => ({
      sequence,
      firstDay: clipped(told.firstDay, LONGEST_DETAIL),
      lastDay: clipped(told.lastDay, LONGEST_DETAIL),
      resultDigest: clipped(told.resultDigest, LONGEST_DETAIL),
      hash: clipped(told.hash, LONGEST_DETAIL),
    })),
    published,
    holds,
    checks: checks.map(checkView),
    categories,
    notListed: {
      categories: selected.length - categories.length,
      winners: selected.reduce((sum, { winners }) => sum + winners.length, 0) - (MOST_WINNERS - room),
    },
  }
}

function checkView({ detail, event, ...check }: CheckedPart): CheckView {
  const told = Object.entries(detail).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : clipped(value, LONGEST_DETAIL),
  ])
  return { ...check, detail: Object.fromEntries(told) as CheckView['detail'], event: event && eventView(event) }
}

function eventView({ sequence, at, event }: LoggedEvent): EventView {
  const told = event as Partial<Record<string, unknown>>
  const id = (name: string) => (typeof told[name] === 'string' ? clipped(told[name], LONGEST_DETAIL) : null)
  return {
    sequence,
    at: clipped(at, LONGEST_DETAIL),
    kind: clipped(event.kind, LONGEST_DETAIL),
    stage: id('stage'),
    entry: id('entry'),
    judge: id('judge'),
  }
}

function wordsOf(title: unknown, otherwise: unknown): ReplayView['title'] {
  const own = typeof title === 'object' && title !== null ? (title as Partial<Record<string, unknown>>) : {}
  const inLanguage = (text: unknown) => clipped(typeof text === 'string' ? text : otherwise, LONGEST_NAME)
  return { 'zh-CN': inLanguage(own['zh-CN']), en: inLanguage(own['en']) }
}

function clipped(text: unknown, longest: number): string {
  if (typeof text === 'number') return String(text)
  if (typeof text !== 'string') return ''
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}
