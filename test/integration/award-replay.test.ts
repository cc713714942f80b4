import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { awardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START, chainedText } from '#scoring/award/chain.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import { rehearsalEvents } from '#scoring/award/rehearsal/rehearsal-events.ts'
import { isAwardName } from '#app/access/roles.ts'
import { freezeAward, makeFinal, publishNotice } from '#app/services/award/result/freeze.server.ts'
import { awardPackage, packageOf } from '#app/services/award/replay/package.server.ts'
import {
  ENTRIES_FILE,
  EVENTS_FILE,
  HEAD_FILE,
  packageFiles,
  RESULT_FILE,
  rulesFile,
  type PackagedEntry,
  type PackageHead,
} from '#app/services/award/replay/package-format.ts'
import { rehearsalId } from '#app/services/award/rehearsal/rehearsal-names.ts'
import { rehearse } from '#app/services/award/rehearsal/rehearse.server.ts'
import { replayView } from '#app/services/award/replay/replay-view.ts'
import { replayPackage, type Replay } from '#app/services/award/replay/replay.server.ts'
import { writeZip } from '#app/services/award/write-zip.ts'
import { readZip } from '#app/services/desk/import/read-zip.server.ts'
import { makePerson, NOW } from '#test/make/accounts.ts'
import { words } from '#test/make/award.ts'
import { visitBy } from '#test/make/installation.ts'
import { AWARD, judgingRules, makeAward, makeEntry, openStage, visitAs } from '#test/make/judging.ts'
import { describeOnBothEngines } from './engines.ts'

const run = promisify(execFile)
const ID = rehearsalId(AWARD)
const RULES = judgingRules({
  categories: ['main', 'other'].map((id) => ({ id, title: words(id), places: 2, reserves: 1 })),
  stages: [openStage({ reads: 3, scoring: { rule: 'corrected', trimmedFrom: 5, digits: 2, ties: [] } })],
})

type Texts = Map<string, string>

async function unpacked(bytes: Uint8Array): Promise<Texts> {
  const zip = await readZip(bytes, { entries: 100, entryBytes: 1e8, totalBytes: 1e8 }, () => true)
  if (!zip.ok) throw new Error('expected an archive')
  return new Map(zip.value.map(({ path, bytes: content }) => [path, new TextDecoder().decode(content)]))
}

const packed = (texts: Texts): Uint8Array => writeZip([...texts].map(([name, text]) => ({ name, text })))

/** What somebody can do who knows the format: all digests of files made anew. */
function resealed(texts: Texts): Texts {
  const head = JSON.parse(texts.get(HEAD_FILE)!) as PackageHead
  const files = Object.fromEntries(
    [...texts].flatMap(([name, text]) => (name === HEAD_FILE ? [] : [[name, sha256(text)]])),
  )
  const events = JSON.parse(texts.get(EVENTS_FILE)!) as LoggedEvent[]
  const last = events.at(-1)!
  const anew = { ...head, files, head: { sequence: last.sequence, hash: last.hash } }
  return new Map([...texts, [HEAD_FILE, canonicalJson(anew)]])
}

/** The whole chain hashed anew, as only somebody can who also swaps the published seal. */
function rehashed(award: string, events: readonly LoggedEvent[]): LoggedEvent[] {
  let previousHash = events[0]!.previousHash
  return events.map((event, index) => {
    const told = { ...event, sequence: index + 1, previousHash }
    previousHash = sha256(chainedText(award, told))
    return { ...told, hash: previousHash }
  })
}

async function replay(texts: Texts, seal?: string): Promise<Replay> {
  const replayed = await replayPackage(packed(texts), seal)
  if (!replayed.ok) throw new Error(replayed.code)
  return replayed.replay
}

const broken = ({ checks }: Replay) =>
  Object.fromEntries(checks.flatMap(({ check, holds, code }) => (holds === false ? [[check, code]] : [])))

/** A package that was made from a made-up history alone. */
function madePackage() {
  const made = rehearsalEvents(
    RULES,
    {
      rulesDigest: sha256(canonicalJson(RULES)),
      entries: Array.from({ length: 8 }, (_, index) => ({
        entry: `E00${index}`,
        category: index % 2 === 0 ? 'main' : 'other',
        organisation: `示例${index}`,
        attributes: {},
        digest: 'd',
      })),
      judges: Array.from({ length: 6 }, (_, index) => ({ judge: `J${index}`, group: 'experts' })),
    },
    1,
  )
  if (!made.ok) throw new Error(made.why.code)
  const told = made.value.map((event, index) => ({
    ...{ sequence: index + 1, at: NOW, by: 'p1', trueBy: 'p1', event },
    ...{ previousHash: CHAIN_START, hash: '' },
  }))
  const result = awardResult(RULES, made.value)
  if (!result.ok) throw new Error(result.why.code)
  const entries = Array.from({ length: 8 }, (_, index) => ({ entry: `E00${index}`, title: words(`示例项目${index}`), organisation: `示例${index}` })) // prettier-ignore
  const parts = { award: ID, title: RULES.title, rehearsal: false, rules: [RULES], entries, result: result.value }
  return packageFiles({ ...parts, events: rehashed(ID, told) })
}

describeOnBothEngines('the package of an award', (engine) => {
  let db: Db
  let office: Awaited<ReturnType<typeof visitAs>>
  beforeEach(async () => {
    ;({ db } = await engine.open())
    const person = await makePerson(db, { roles: ['award-office'] })
    office = await visitAs(db, person, NOW)
    await makeAward(db, RULES)
    for (const id of ['E001', 'E002', 'E003', 'E004', 'E005', 'E006']) await makeEntry(db, id)
    expect(await rehearse(db, office, { award: AWARD, seed: 5 })).toEqual({ ok: true, id: ID })
  })

  test('holds, has winners, gives the same bytes twice, and names nobody: no account, no words, nothing of a real entry', async () => {
    const [first, second] = [await awardPackage(db, office, ID), await awardPackage(db, office, ID)]
    if (!first.ok || !second.ok) throw new Error('expected a package')
    expect(Buffer.from(second.package.bytes).equals(first.package.bytes)).toBe(true)
    const replayed = await replayPackage(first.package.bytes, first.package.seal)
    if (!replayed.ok) throw new Error(replayed.code)
    const { holds, result, head, seal: found, checks } = replayed.replay
    expect(checks.map(({ holds: each }) => each)).toEqual([true, true, true, true, true, true, true, null, null, true])
    expect(holds).toBe(true)
    expect(found).toBe(first.package.seal)
    expect(head).toMatchObject({ award: ID, rehearsal: true, rulesVersion: 1, resultDigest: replayed.replay.resultDigest }) // prettier-ignore
    const texts = await unpacked(first.package.bytes)
    expect(canonicalJson(result)).toBe(texts.get(RESULT_FILE))
    expect([...texts.values()].join('\n')).not.toMatch(/@|示例项目 E|示例单位 E/)
    expect(result!.selection.find(({ category }) => category === 'main')!.winners.length).toBeGreaterThan(0)
  })

  test('keeps the digest of its result through notice and end, and the announced one is held to it', async () => {
    const before = (await packageOf(db, ID, NOW))!
    const frozen = await freezeAward(db, office, { award: ID })
    expect(frozen).toEqual({ ok: true })
    expect(await makeFinal(db, office, { award: ID })).toMatchObject({ ok: false, code: 'award-closed' })
    expect(await publishNotice(db, office, { award: ID })).toEqual({ ok: true })
    expect(await publishNotice(db, office, { award: ID })).toMatchObject({ ok: false, code: 'notice-same' })
    // Nobody has to wait for the days of a rehearsal; this one ends as an award would, whose calendar it is held to below.
    const later = visitBy(office.visitor, '2026-11-27T16:00:00.000Z')
    expect(await makeFinal(db, later, { award: ID })).toEqual({ ok: true })
    const after = (await packageOf(db, ID, NOW))!
    const [one, other] = [await unpacked(before.bytes), await unpacked(after.bytes)]
    expect(other.get(RESULT_FILE)).toBe(one.get(RESULT_FILE))
    const held = await replay(other)
    expect(held.checks.map(({ holds }) => holds)).toEqual([true, true, true, true, true, true, true, true, null, null])
    const told = JSON.parse(other.get(EVENTS_FILE)!) as LoggedEvent[]
    const wrong = rehashed(ID, told.map((logged) => (logged.event.kind === 'notice' ? { ...logged, event: { ...logged.event, resultDigest: 'b'.repeat(64) } } : logged))) // prettier-ignore
    expect(broken(await replay(resealed(new Map([...other, [EVENTS_FILE, canonicalJson(wrong)]]))))).toMatchObject({ announced: 'announced-differs' }) // prettier-ignore
    const names = JSON.parse(other.get(ENTRIES_FILE)!) as PackagedEntry[]
    const renamed = names.with(0, { ...names[0]!, title: words('别的项目') })
    expect(broken(await replay(resealed(new Map([...other, [ENTRIES_FILE, canonicalJson(renamed)]]))))).toEqual({ names: 'names-differ' }) // prettier-ignore
    const more = rehashed(ID, told.map((logged) => (logged.event.kind === 'stage.close' ? { ...logged, event: { ...logged.event, goesOn: [] } } : logged))) // prettier-ignore
    expect(broken(await replay(resealed(new Map([...other, [EVENTS_FILE, canonicalJson(more)]]))))).toMatchObject({ settled: 'goes-on-differs' }) // prettier-ignore
    // The same history of an award that keeps its calendar, and then of one that was made final a day too early.
    const kept = new Map([
      ...other,
      [HEAD_FILE, other.get(HEAD_FILE)!.replace('"rehearsal":true', '"rehearsal":false')],
    ])
    expect(broken(await replay(resealed(kept)))).toEqual({})
    const early = rehashed(ID, told.map((logged) => (logged.event.kind === 'final' ? { ...logged, at: '2026-11-27T15:59:59.000Z' } : logged))) // prettier-ignore
    expect(broken(await replay(resealed(new Map([...kept, [EVENTS_FILE, canonicalJson(early)]]))))).toEqual({ calendar: 'final-early' }) // prettier-ignore
  })
})

test('a rehearsal has a name that an award can have, wherever the name of its award is cut', () => {
  for (let length = 1; length < 60; length += 1) {
    const name = `${'a'.repeat(length)}-${'b'.repeat(59 - length)}`.replace(/-$/, '')
    expect([name, isAwardName(rehearsalId(name))]).toEqual([name, true])
  }
})

describe('a package that was tampered with', () => {
  const { files, seal } = madePackage()
  const texts: Texts = new Map(files.map(({ name, text }) => [name, text]))
  const events = JSON.parse(texts.get(EVENTS_FILE)!) as LoggedEvent[]
  const withEvents = (changed: readonly LoggedEvent[]): Texts =>
    new Map([...texts, [EVENTS_FILE, canonicalJson(changed)]])
  const aSheet = () => events.findIndex(({ event }) => event.kind === 'sheet')
  const changedScore = (): LoggedEvent[] => {
    const place = aSheet()
    const logged = events[place]!
    if (logged.event.kind !== 'sheet') throw new Error('expected a sheet')
    const [criterion, score] = Object.entries(logged.event.scores)[0]!
    const scores = { ...logged.event.scores, [criterion]: score === 5 ? 4 : score + 1 }
    return events.with(place, { ...logged, event: { ...logged.event, scores } })
  }

  test('holds as it was made', async () => {
    expect((await replay(texts, seal)).holds).toBe(true)
  })

  test('a changed score is found, also where the digests of the files were made anew', async () => {
    const tampered = withEvents(changedScore())
    expect(broken(await replay(tampered))).toMatchObject({ files: 'file-changed', chain: 'hash-broken', result: 'result-differs' }) // prettier-ignore
    const anew = await replay(resealed(tampered), seal)
    expect(broken(anew)).toMatchObject({ chain: 'hash-broken', result: 'result-differs', seal: 'other-seal' })
    const chain = replayView(anew).checks.find(({ check }) => check === 'chain')!
    expect(chain.detail).toEqual({ sequence: aSheet() + 1 })
    const { event, sequence, at } = events[aSheet()]!
    if (event.kind !== 'sheet') throw new Error('expected a sheet')
    // The page says what stands there, and not its number alone.
    expect(chain.event).toEqual({ sequence, at, kind: 'sheet', stage: event.stage, entry: event.entry, judge: event.judge }) // prettier-ignore
    expect(replayView(anew).checks.filter((check) => check.holds).map((check) => check.event)).not.toContainEqual(expect.anything()) // prettier-ignore
  })

  test('a changed score is found in the result and the seal also where the whole chain was hashed anew', async () => {
    const anew = resealed(withEvents(rehashed(ID, changedScore())))
    expect(broken(await replay(anew, seal))).toEqual({ result: 'result-differs', seal: 'other-seal' })
  })

  test('swapped as a whole, with a result that fits, only the published seal tells', async () => {
    const changed = rehashed(ID, changedScore())
    const wrong = await replay(resealed(withEvents(changed)))
    const text = canonicalJson(wrong.result)
    const head = JSON.parse(texts.get(HEAD_FILE)!) as PackageHead
    const withResult = new Map([...withEvents(changed), [RESULT_FILE, text], [HEAD_FILE, canonicalJson({ ...head, resultDigest: sha256(text) })]]) // prettier-ignore
    expect((await replay(resealed(withResult))).holds).toBe(true)
    expect(broken(await replay(resealed(withResult), seal))).toEqual({ seal: 'other-seal' })
    expect(broken(await replay(resealed(withResult), head.resultDigest))).toEqual({ seal: 'other-seal' })
    expect((await replay(texts, head.resultDigest)).holds).toBe(true)
  })

  test('events that were reordered, left out or added are found', async () => {
    const place = aSheet()
    const reordered = events.with(place, events[place + 1]!).with(place + 1, events[place]!)
    const left = events.toSpliced(place, 1)
    const added = events.toSpliced(place, 0, events[place]!)
    for (const changed of [reordered, left, added]) {
      expect(broken(await replay(resealed(withEvents(changed))))).toMatchObject({ chain: 'sequence-broken' })
    }
    const cut = events.slice(0, -1)
    expect(broken(await replay(withEvents(cut)))).toMatchObject({ files: 'file-changed', chain: 'head-broken' })
  })

  test('rules other than the sealed ones are found', async () => {
    const rules = JSON.parse(texts.get(rulesFile(1))!) as typeof RULES
    const easier = { ...rules, categories: rules.categories.map((each) => ({ ...each, places: 3 })) }
    const swapped = resealed(new Map([...texts, [rulesFile(1), canonicalJson(easier)]]))
    expect(broken(await replay(swapped))).toMatchObject({ rules: 'rules-changed' })
  })

  describe('with other names', () => {
    const { resultDigest } = JSON.parse(texts.get(HEAD_FILE)!) as PackageHead
    const entries = JSON.parse(texts.get(ENTRIES_FILE)!) as PackagedEntry[]
    const withEntries = (changed: readonly PackagedEntry[]): Texts =>
      resealed(new Map([...texts, [ENTRIES_FILE, canonicalJson(changed)]]))
    const [first] = entries

    test.each([
      ['an organisation', [{ ...first!, organisation: '别的单位' }, ...entries.slice(1)], 'organisation-differs'],
      ['an entry left out', entries.slice(1), 'entry-missing'],
      ['an entry twice', [...entries, first!], 'entry-added'],
      ['an entry more', [...entries, { ...first!, entry: 'E999' }], 'entry-added'],
      ['no names at all', [{ entry: 'E000' } as PackagedEntry], 'unreadable'],
    ])('is found out also by who has the digest of the result alone: %s', async (_, changed, code) => {
      expect(broken(await replay(withEntries(changed), resultDigest))).toEqual({ names: code })
    })

    test('of the award is found out too', async () => {
      const head = JSON.parse(texts.get(HEAD_FILE)!) as PackageHead
      const renamed = new Map([...texts, [HEAD_FILE, canonicalJson({ ...head, title: words('别的奖') })]])
      expect(broken(await replay(renamed, resultDigest))).toEqual({ names: 'title-differs' })
    })

    test('of works is told only by the seal, and who gave the digest of the result is told so', async () => {
      const renamed = withEntries([{ ...first!, title: words('别的项目') }, ...entries.slice(1)])
      const byResult = await replay(renamed, resultDigest)
      expect(byResult).toMatchObject({ holds: true, published: 'result' })
      expect(replayView(byResult).published).toBe('result')
      const bySeal = await replay(renamed, seal)
      expect(bySeal.published).toBeNull()
      expect(broken(bySeal)).toEqual({ seal: 'other-seal' })
      expect((await replay(texts, seal)).published).toBe('package')
      expect((await replay(texts)).published).toBeNull()
    })
  })

  describe('of any size', () => {
    const head = JSON.parse(texts.get(HEAD_FILE)!) as PackageHead
    const long = '长'.repeat(100_000)

    test('shows a page no more than it can bear, and says how much is left out', async () => {
      const sound = await replay(texts)
      const [category] = sound.result!.selection
      const winners = Array.from({ length: 10 }, (_, index) => `E00${index}`)
      const selection = Array.from({ length: 300 }, (_, index) => ({ ...category!, category: `c${index}`, winners }))
      const view = replayView({
        ...sound,
        head: { ...head, title: words(long) },
        entries: sound.entries.map((entry) => ({ ...entry, title: words(long), organisation: long })),
        rules: { ...RULES, categories: selection.map(({ category: id }) => ({ ...RULES.categories[0]!, id, title: words(long) })) }, // prettier-ignore
        result: { ...sound.result!, selection },
      })
      expect(view.title.en).toHaveLength(400)
      expect(view.categories).toHaveLength(200)
      expect(view.categories.flatMap((each) => each.winners)).toHaveLength(1000)
      expect(view.notListed).toEqual({ categories: 100, winners: 2000 })
      const names = view.categories.flatMap((each) => [each.title.en, ...each.winners.flatMap(({ title, organisation }) => [title.en, organisation])]) // prettier-ignore
      expect(Math.max(...names.map((name) => name.length))).toBe(400)
      expect(replayView(sound).notListed).toEqual({ categories: 0, winners: 0 })
    })

    test('names what does not hold in few characters, and only in texts and numbers', async () => {
      const added = await replay(new Map([...texts, ['a'.repeat(300), 'x']]))
      expect(broken(added)).toEqual({ files: 'file-added' })
      expect(String(replayView(added).checks[0]!.detail['name'])).toHaveLength(200)
      const odd = { ...head, head: { sequence: { toString: 1 }, hash: 'x' } }
      const view = replayView(await replay(new Map([...texts, [HEAD_FILE, JSON.stringify(odd)]])))
      expect(view.checks.find(({ check }) => check === 'chain')!.detail).toEqual({ sequence: '' })
      const title = { ...RULES, categories: RULES.categories.map((each) => ({ ...each, title: { en: { deep: 1 } } })) }
      const untitled = replayView(await replay(new Map([...texts, [rulesFile(1), JSON.stringify(title)]])))
      expect(untitled.categories.map((each) => each.title)).toEqual([words('main'), words('other')])
    })

    test.each([
      ['more than a megabyte of head', { ...head, title: words('a'.repeat(600_000)) }],
      ['a name that no award can have', { ...head, award: 'a'.repeat(5_000) }],
    ])('is no package with %s', async (_, forged) => {
      const forgedPackage = packed(new Map([...texts, [HEAD_FILE, canonicalJson(forged)]]))
      expect(await replayPackage(forgedPackage)).toEqual({ ok: false, code: 'no-package' })
    })
  })

  test.each([
    ['no archive', new TextEncoder().encode('no archive at all')],
    ['an archive of something else', writeZip([{ name: 'a.txt', text: 'a' }])],
    ['a head that is no object', writeZip([{ name: HEAD_FILE, text: 'null' }])],
    ['a head without its parts', writeZip([{ name: HEAD_FILE, text: '{"format":1}' }])],
  ])('is told from %s', async (_, bytes) => {
    expect(await replayPackage(bytes)).toEqual({ ok: false, code: 'no-package' })
  })

  test('with events of any shape is a finding and never an error', async () => {
    const shapes: unknown[] = [
      'x',
      null,
      {},
      [null],
      [1],
      [{ event: {} }],
      [{ ...events[0]!, event: { kind: 'sheet' } }],
    ]
    for (const shape of [
      ...shapes,
      events.map((event) => ({ ...event, event: { ...event.event, scores: 3, entry: 7 } })),
    ]) {
      const found = await replay(resealed2(shape))
      expect(found.holds).toBe(false)
    }
    function resealed2(shape: unknown): Texts {
      return new Map([...texts, [EVENTS_FILE, JSON.stringify(shape)]])
    }
  })
})

describe('npm run award:replay', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'award-replay-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const replayed = async (...args: string[]) => {
    const env = { ...process.env, LC_ALL: 'en_US.UTF-8', DATABASE_URL: 'sqlite:/nowhere/at/all.db' }
    try {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', 'app/commands/award-replay.ts', ...args], { env }) // prettier-ignore
      return { code: 0, out: stdout }
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
      return { code, out: stdout + stderr }
    }
  }

  test('recomputes a package without a database and ends with 1 where it does not hold', async () => {
    const { files, seal } = madePackage()
    const [sound, tampered, out] = ['sound.zip', 'tampered.zip', 'result.json'].map((name) => join(folder, name))
    await writeFile(sound!, writeZip(files))
    await writeFile(
      tampered!,
      writeZip(files.map((file) => (file.name === RESULT_FILE ? { ...file, text: file.text.replace('"won"', '"lost"') } : file))), // prettier-ignore
    )

    const good = await replayed(sound!, '--seal', seal, '--out', out!)
    expect(good.out).toContain(seal)
    expect(good.out).toContain('Everything holds')
    expect(good.code).toBe(0)
    expect(await readFile(out!, 'utf8')).toBe(files.find(({ name }) => name === RESULT_FILE)!.text)

    const { resultDigest } = JSON.parse(files.find(({ name }) => name === HEAD_FILE)!.text) as PackageHead
    expect(good.out).not.toContain('not the names of works')
    expect((await replayed(sound!, '--seal', resultDigest)).out).toContain('not the names of works')

    const bad = await replayed(tampered!)
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('result.json is not what its digest says')
    expect(bad.out).toContain('the events give another result')
    expect(await replayed(join(folder, 'nothing.zip'))).toMatchObject({ code: 1 })
    expect((await replayed(sound!, '--seal', 'x')).out).toContain('64 hexadecimal')
    expect((await replayed(sound!, '--lang', 'zh-CN')).out).toContain('全部相符')
  })
})
