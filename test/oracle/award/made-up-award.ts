import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { sha256 } from '#db/digest.server.ts'
import { awardResult, type AwardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START, chainedText } from '#scoring/award/chain.ts'
import { drawLots, waitingForLots } from '#scoring/award/draw-lots.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { rehearsalEvents } from '#scoring/award/rehearsal/rehearsal-events.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { packageFiles, resultDigest } from '#app/services/award/replay/package-format.ts'
import { writeZip } from '#app/services/award/write-zip.ts'
import { awardRules, stage, words } from '#test/make/award.ts'

// Writes the package that `test/unit/award-sealed-package.test.ts` replays, and prints what it is sealed with:
// npx tsx test/oracle/award/made-up-award.ts
// Only for a change of figures that has a new name in AWARD_METHOD: with the old name it would break every digest that
// was published under it.

const ID = 'made-up-award'
const AT = '2026-11-22T02:00:00.000Z'

const RULES: AwardRules = awardRules({
  title: { 'zh-CN': '虚构示例奖（数据全部为编造）', en: 'Made-up award (all of it invented)' },
  categories: ['main', 'other'].map((id) => ({ id, title: words(id), places: 2, reserves: 1 })),
  groups: [
    { id: 'experts', title: words('experts'), weight: 0.7 },
    { id: 'public', title: words('public'), weight: 0.3 },
  ],
  gates: { noDoubleWinning: true, caps: [{ attribute: 'region', most: 2 }], vetoGrounds: [] },
  stages: [
    stage({ id: 'screen', kind: 'screen', criteria: [], quorum: 0.5, advance: { by: 'passed', share: 0.3 } }),
    stage({ reads: 3, quorum: 0.5, advance: { by: 'first', entries: 4 }, scoring: { rule: 'corrected', digits: 2 } }),
    stage({ id: 'final', kind: 'live', groups: ['experts', 'public'], scoring: { rule: 'trimmed', digits: 1 } }),
  ],
})

const ENTRIES = Array.from({ length: 10 }, (_, index) => ({
  entry: `E${String(index + 1).padStart(2, '0')}`,
  title: { 'zh-CN': `虚构项目${index + 1}`, en: `Made-up project ${index + 1}` },
  organisation: `虚构单位${index + 1}`,
  category: index % 2 === 0 ? 'main' : 'other',
  attributes: { region: ['北', '南', '东'][index % 3]! },
}))

function resultOf(events: readonly AwardEvent[]): AwardResult {
  const result = awardResult(RULES, events)
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

function history(): readonly AwardEvent[] {
  const given = {
    rulesDigest: sha256(canonicalJson(RULES)),
    entries: ENTRIES.map(({ title: _, ...entry }) => ({ ...entry, digest: sha256(entry.entry) })),
    judges: Array.from({ length: 8 }, (_, index) => ({
      judge: `J${index + 1}`,
      group: index < 5 ? 'experts' : 'public',
    })),
  }
  const made = rehearsalEvents(RULES, given, 3)
  if (!made.ok) throw new Error(JSON.stringify(made.why))
  const events: AwardEvent[] = [...made.value, { kind: 'freeze' }]
  const waiting = waitingForLots(resultOf(events).selection)
  if (waiting.length > 0) events.push({ kind: 'lots', stage: 'final', seed: 5, order: drawLots(waiting, 5) })
  const digest = resultDigest(resultOf(events))
  return [
    ...events,
    { kind: 'notice', resultDigest: digest, firstDay: '2026-11-23', lastDay: '2026-11-27' },
    { kind: 'final', resultDigest: digest },
  ]
}

function chained(events: readonly AwardEvent[]): LoggedEvent[] {
  let previousHash = CHAIN_START
  return events.map((event, index) => {
    const told = { sequence: index + 1, at: AT, by: 'system', trueBy: 'system', event, previousHash }
    previousHash = sha256(chainedText(ID, told))
    return { ...told, hash: previousHash }
  })
}

const events = history()
const result = resultOf(events)
const { files, seal } = packageFiles({
  ...{ award: ID, title: RULES.title, rehearsal: true, rules: [RULES], events: chained(events), result },
  entries: ENTRIES.map(({ entry, title, organisation }) => ({ entry, title, organisation })),
})
await writeFile(new URL('made-up-award.zip.gz', import.meta.url), gzipSync(writeZip(files), { level: 9 }))
console.log({ seal, resultDigest: resultDigest(result), winners: result.selection.map(({ winners }) => winners) })
