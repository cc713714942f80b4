import { expect, test } from 'vitest'
import { publishRevisions } from '#db/repositories/case.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { findCaseStanding, findRevisionRecord, listHistory } from '#db/repositories/revision-history.ts'
import { saveRevisions } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { historyPage } from '#app/services/desk/history.server.ts'
import { findWorkingCopy, beginWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { restoreRevision } from '#app/services/desk/restore.server.ts'
import { visibleCase, visibleRevision } from '#app/services/desk/revision-access.server.ts'
import { revisionDocument } from '#app/services/desk/revision-page.server.ts'
import { registerDictionary } from '#app/i18n/dictionaries.ts'
import { en } from '#app/i18n/en.ts'
import { changesPage } from '#app/services/desk/changes.server.ts'
import { deriveCase } from '#app/services/library-derive.server.ts'
import { retire } from '#app/services/library-retire.server.ts'
import { erasePerson } from '#app/services/accounts/person-changes.server.ts'
import { byOf, makePerson, NOW, visitorOf } from '#test/make/accounts.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { counting } from '#test/make/counting.ts'
import { describeOnBothEngines } from './engines.ts'

registerDictionary('en', en)

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString()
const textOf = (english: string, matter: Readonly<Record<string, unknown>> = {}) =>
  makeCaseFile({ id: 'lake', matter: { title: { 'zh-CN': '湖', en: english }, ...matter } })
const UNKNOWN = Object.fromEntries(INDICATORS.map((id) => [id, { state: 'unknown', level: { min: 0, max: 3 } }]))

interface Saved {
  readonly title: string
  readonly author?: string
  readonly published?: boolean
  readonly matter?: Readonly<Record<string, unknown>>
}

/** Revisions of the case `lake`, one a day from 2 January 2026 on, computed, and published on the day where asked. */
async function saveAll(db: Db, revisions: readonly Saved[]): Promise<void> {
  for (const [place, { title, author = 'library', published = false, matter }] of revisions.entries()) {
    const files = [{ path: 'case.md', bytes: Buffer.from(textOf(title, matter)) }]
    const createdAt = day(place + 1)
    await changeLibrary(db, async (library) => {
      const [saved] = await saveRevisions(library, [{ caseId: 'lake', files, message: title, author, createdAt }])
      await saveDerived(library, [{ ...deriveCase('lake', files), revisionId: saved!.id, computedAt: createdAt }])
      if (published) await publishRevisions(library, [saved!.id], createdAt)
    })
  }
}

const history = (db: Db, visitor: Visitor | undefined, query = '') =>
  historyPage(db, visitor, 'lake', new URLSearchParams(query), 'en')
const numbers = ({ rows }: { rows: readonly { number: number }[] }) => rows.map(({ number }) => number)

describeOnBothEngines('the history of a case', (engine) => {
  const withRole = async (db: Db, role: 'researcher' | 'reviewer' | 'judge') =>
    visitorOf(db, (await makePerson(db, { name: role, roles: [role === 'judge' ? { role, scope: 'award:a' } : role] })).id) // prettier-ignore

  test('shows readers what they once saw, and researchers and reviewers everything', async () => {
    const { db } = await engine.open()
    await saveAll(db, [{ title: 'One', published: true }, { title: 'Two' }, { title: 'Three', published: true }, { title: 'Four' }]) // prettier-ignore
    const documentOf = async (visitor: Visitor | undefined, number: number) => {
      const bytes = await revisionDocument(db, visitor, 'lake', String(number))
      return bytes && Buffer.from(bytes).toString()
    }
    for (const visitor of [undefined, await withRole(db, 'judge')]) {
      expect(numbers(await history(db, visitor))).toEqual([3, 1])
      expect(await documentOf(visitor, 1)).toBe(textOf('One'))
      expect(await documentOf(visitor, 2)).toBeUndefined()
      expect(await documentOf(visitor, 4)).toBeUndefined()
      // Nor does anything say how many there are.
      expect(JSON.stringify(await history(db, visitor))).not.toMatch(/Two|Four/)
      expect((await history(db, visitor)).rows[0]).toMatchObject({ isCurrent: true, isNewest: true, previous: 1 })
    }
    for (const role of ['researcher', 'reviewer'] as const) {
      const visitor = await withRole(db, role)
      expect(numbers(await history(db, visitor))).toEqual([4, 3, 2, 1])
      expect(await documentOf(visitor, 2)).toBe(textOf('Two'))
      expect(await documentOf(visitor, 4)).toBe(textOf('Four'))
    }
  })

  test('is none for readers while nothing of a case was published, and none once it is withdrawn', async () => {
    const database = await engine.open()
    const { db } = database
    await saveAll(db, [{ title: 'Draft' }])
    const researcher = await withRole(db, 'researcher')
    expect(await visibleCase(db, undefined, 'lake')).toBeUndefined()
    expect(await visibleCase(db, researcher, 'lake')).toMatchObject({ headNumber: 1, publishedNumber: undefined })
    await changeLibrary(db, (library) => publishRevisions(library, ['lake@1'], day(2)))
    const standing = (await visibleCase(db, undefined, 'lake'))!
    expect(standing).toMatchObject({ publishedNumber: 1 })
    expect(await visibleRevision(db, undefined, standing, 1)).toMatchObject({ publishedAt: day(2) })
    await retire(database, ['lake'])
    expect(await visibleCase(db, undefined, 'lake')).toBeUndefined()
    expect(await revisionDocument(db, undefined, 'lake', '1')).toBeUndefined()
    expect(await revisionDocument(db, researcher, 'lake', '1')).toBeDefined()
    for (const odd of ['../lake', 'Lake', '', "lake' or 1=1"]) {
      expect(await visibleCase(db, researcher, odd)).toBeUndefined()
    }
    for (const odd of ['0', '01', '-1', '1.0', '1e3', '99999999999', 'x', '']) {
      expect(await revisionDocument(db, researcher, 'lake', odd)).toBeUndefined()
    }
  })

  test('says when a revision was first published and when another took its place', async () => {
    const { db } = await engine.open()
    await saveAll(db, [{ title: 'One', published: true }, { title: 'Two', published: true }, { title: 'Three' }])
    expect(await findRevisionRecord(db, 'lake', 1)).toMatchObject({ publishedAt: day(1), replacedAt: day(2) })
    expect(await findRevisionRecord(db, 'lake', 2)).toMatchObject({ publishedAt: day(2), replacedAt: undefined })
    expect(await findRevisionRecord(db, 'lake', 3)).toMatchObject({ publishedAt: undefined, replacedAt: undefined })
    // Shown once more, and replaced once more.
    await changeLibrary(db, (library) => publishRevisions(library, ['lake@1'], day(10)))
    expect(await findRevisionRecord(db, 'lake', 1)).toMatchObject({ publishedAt: day(1), replacedAt: undefined })
    expect(await findRevisionRecord(db, 'lake', 2)).toMatchObject({ publishedAt: day(2), replacedAt: day(10) })
    expect(await findCaseStanding(db, 'lake')).toEqual({
      caseId: 'lake', headNumber: 3, publishedNumber: 1, newestSeenNumber: 2, retiredAt: undefined,
    }) // prettier-ignore
  })

  test('names its writers to researchers only, and an erased one not at all', async () => {
    const { db } = await engine.open()
    const writer = await makePerson(db, { name: 'Ding Yi', roles: ['researcher'] })
    await saveAll(db, [
      { title: 'One', published: true },
      { title: 'Two', author: writer.id, published: true },
    ])
    const researcher = await withRole(db, 'researcher')
    expect((await history(db, researcher)).rows.map(({ author }) => author)).toEqual([
      { kind: 'person', name: 'Ding Yi' },
      { kind: 'folder' },
    ])
    expect((await history(db, undefined)).rows.map(({ author }) => author)).toEqual([null, null])
    const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    await erasePerson(
      db,
      admin,
      writer.id,
      { reason: 'asked for in writing on paper 12', email: writer.email },
      byOf(admin),
    )
    const after = await history(db, researcher)
    expect(after.rows[0]!.author).toEqual({ kind: 'erased' })
    expect(JSON.stringify(after)).not.toMatch(/Ding Yi/)
  })

  test('says by how much a revision grew against the one below it, and the index at that time', async () => {
    const { db } = await engine.open()
    await saveAll(db, [{ title: 'Lake', published: true }, { title: 'Lake of Ducks' }])
    const { rows } = await history(db, await withRole(db, 'researcher'))
    const bytes = Buffer.byteLength(textOf('Lake'))
    expect(rows[0]).toMatchObject({ size: { bytes: bytes + 9, change: 9, attachmentsChange: 0 }, previous: 1 })
    expect(rows[1]).toMatchObject({ size: { bytes, change: null }, previous: null })
    // Nothing is known of any indicator.
    expect(rows[0]!.index).toEqual({ lower: 0, upper: 100 })
  })

  test('of 1,000 revisions is read 50 at a time, each once, with as many queries as a short one takes', async () => {
    const { db } = await engine.open()
    const files = [{ path: 'case.md', bytes: Buffer.from(textOf('Lake')) }]
    const derived = deriveCase('lake', files)
    await changeLibrary(db, async (library) => {
      for (let number = 1; number <= 1000; number += 1) {
        const [saved] = await saveRevisions(library, [{ caseId: 'lake', files, message: `${number}`, author: 'library', createdAt: day(number) }]) // prettier-ignore
        await saveDerived(library, [{ ...derived, revisionId: saved!.id, computedAt: day(number) }])
      }
    })
    const researcher = await withRole(db, 'researcher')
    const watched = counting(db)
    const seen: number[] = []
    let pages = 0
    for (let query: string | undefined = ''; query !== undefined; pages += 1) {
      const page = await history(watched.db, researcher, query)
      expect(page.rows.length).toBeLessThanOrEqual(50)
      seen.push(...numbers(page))
      query = page.older?.split('?')[1]
    }
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, place) => 1000 - place))
    expect(pages).toBe(20)
    expect(watched.count() / pages).toBeLessThanOrEqual(6)
    // What an address asks for beyond the end is an empty page; what is no number is said and left out.
    expect((await history(db, researcher, 'before=1')).rows).toEqual([])
    expect((await history(db, researcher, 'before=x')).leftOut).toEqual([{ name: 'before', value: 'x' }])
    expect(await listHistory(db, 'lake', { seenOnly: true, limit: 10 })).toEqual([])
  })

  test('an old revision goes into a working copy, and what somebody has written there is lost only where they say so', async () => {
    const { db } = await engine.open()
    await saveAll(db, [{ title: 'One', published: true }, { title: 'Two' }])
    const visitor = await withRole(db, 'researcher')
    const visit = { visitor, by: byOf(visitor), now: NOW }
    const restore = (number: number, replaceTag?: number) => restoreRevision({ db }, visit, { caseId: 'lake', number, replaceTag }) // prettier-ignore
    const copy = () => findWorkingCopy(db, visitor.personId, 'lake')
    expect(await restore(3)).toEqual({ ok: false, why: 'not-there' })
    expect(await copy()).toBeUndefined()
    expect(await restore(1)).toEqual({ ok: true })
    // Begun from the newest, so that saving it changes what the newest says.
    expect(await copy()).toMatchObject({ text: textOf('One'), baseRevisionId: 'lake@2', tag: 1 })
    expect(await restore(2)).toEqual({ ok: false, why: 'copy-there', tag: 1, savedAt: NOW })
    expect(await restore(2, 7)).toEqual({ ok: false, why: 'copy-there', tag: 1, savedAt: NOW })
    expect(await copy()).toMatchObject({ text: textOf('One'), tag: 1 })
    expect(await restore(2, 1)).toEqual({ ok: true })
    expect(await copy()).toMatchObject({ text: textOf('Two'), tag: 2 })
    // A copy in which nothing was written is no loss.
    expect(await restore(1)).toEqual({ ok: true })
    expect(await copy()).toMatchObject({ text: textOf('One'), tag: 3 })
    const judge = await withRole(db, 'judge')
    await expect(restoreRevision({ db }, { ...visit, visitor: judge }, { caseId: 'lake', number: 1 })).rejects.toThrow()
    const other = await withRole(db, 'reviewer')
    await beginWorkingCopy(db, { personId: other.personId, caseId: 'lake', baseRevisionId: 'lake@2', text: 'x', english: undefined, savedAt: NOW }) // prettier-ignore
    expect(await copy()).toMatchObject({ text: textOf('One'), tag: 3 })
  })

  test('what changed between two revisions is for those who may see both, and its parts add up', async () => {
    const { db } = await engine.open()
    const confirmed = (min: number) => {
      const level = { min, max: 3 }
      const coding = { coder: 'library', date: '2026-01-02', level: { ...level }, evidence: ['start'] }
      const m3 = { state: 'confirmed', level, evidence: ['start'], confirmed: { by: 'library', date: '2026-01-02' }, codings: [coding] } // prettier-ignore
      return { indicators: { ...UNKNOWN, M3: m3 } }
    }
    await saveAll(db, [
      { title: 'One', published: true },
      { title: 'Two', matter: confirmed(1), published: true },
      { title: 'Three', matter: confirmed(2) },
    ])
    const researcher = await withRole(db, 'researcher')
    const changes = (visitor: Visitor | undefined, query: string) =>
      changesPage(db, visitor, 'lake', new URLSearchParams(query), 'en')
    // Left out: the newest that the reader may see, and the one before it.
    expect(await changes(undefined, '')).toMatchObject({ from: { number: 1 }, to: { number: 2 } })
    expect(await changes(researcher, '')).toMatchObject({ from: { number: 2 }, to: { number: 3 } })
    for (const query of ['from=1&to=3', 'from=3&to=1', 'to=3', 'from=9&to=1']) {
      await expect(changes(undefined, query)).rejects.toMatchObject({ status: 404 })
    }
    const { scores, facts } = await changes(researcher, 'from=1&to=3')
    if (!scores.change.ok) throw new Error('no scores')
    const { lower } = scores.change.value.index
    if (lower.kind !== 'scored' || !lower.parts.ok) throw new Error('no parts')
    expect(lower.change).toBeGreaterThan(0)
    const { data, evidence, method, factors } = lower.parts.value
    expect(data + evidence + method + factors).toBeCloseTo(lower.change, 9)
    expect([method, factors]).toEqual([0, 0])
    const words = facts?.map((fact) => fact.words.join(' › '))
    expect(words?.slice(0, 2)).toEqual(['Title › English', expect.stringMatching(/^Indicators › M3 .* › State$/)])
    expect(words?.slice(2).every((one) => /^Indicators › M3 .* › (?:Level|Evidence|Confirmed|Codings)$/.test(one))).toBe(true) // prettier-ignore
    expect(words).toHaveLength(6)
    // The other way round everything is the same with its sign turned.
    const back = (await changes(researcher, 'from=3&to=1')).scores.change
    expect(back.ok && back.value.index.lower).toMatchObject({ kind: 'scored', change: -lower.change })
    expect((await changes(researcher, 'from=%00&to=2')).leftOut).toHaveLength(1)
  })

  test('a revision that makes no case is compared by its facts and text, and says that it has no scores', async () => {
    const { db } = await engine.open()
    await saveAll(db, [
      { title: 'One', published: true },
      { title: 'Two', matter: { kind: 'novel' } },
    ])
    const researcher = await withRole(db, 'researcher')
    const view = await changesPage(db, researcher, 'lake', new URLSearchParams('from=1&to=2'), 'en')
    expect(view.scores.change).toMatchObject({ ok: false, why: { code: 'side-not-scorable' } })
    expect([view.from.ok, view.to.ok]).toEqual([true, false])
    expect(view.facts?.map(({ words }) => words.join(' › '))).toContain('Kind')
  })
})
