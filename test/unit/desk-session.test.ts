import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeText, settingOf, valueAt } from '#app/components/desk/editor/forms/use-facts.ts'
import { keepingStatus } from '#app/components/desk/editor/keeping.ts'
import { writingSession, type WritingSession } from '#app/components/desk/editor/writing-session.ts'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { JsonMap } from '#cases/edit/json.ts'
import type { Path } from '#cases/problem.ts'

const START = '2026-11-21T08:00:00.000Z'
const TEXT = readFileSync('cases/library/cunwu-pingtai/case.md', 'utf8')

/** A server that keeps one text as the site does: compare and swap on its tag. */
let server: Server
let address: string
let kept: { text: string; tag: number }
/** Told of each text that is kept; the answer waits for what it gives back. */
let onKeep: (text: string) => Promise<void> | void

beforeEach(async () => {
  kept = { text: TEXT, tag: 1 }
  onKeep = () => undefined
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const { tag, text } = JSON.parse(body) as { tag: number; text: string }
      const isLatest = tag === kept.tag
      if (isLatest) kept = { text, tag: tag + 1 }
      const said = isLatest
        ? { tag: kept.tag, savedAt: START, writers: [] }
        : { done: { theirs: { ...kept, savedAt: START } } }
      void Promise.resolve(onKeep(text)).then(() =>
        response.writeHead(isLatest ? 200 : 409, { 'content-type': 'application/json' }).end(JSON.stringify(said)),
      )
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keep`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** A window with the text in it. */
function windowWith(text = TEXT): WritingSession {
  const session = writingSession({
    caseId: 'cunwu-pingtai', personId: 'p', keepAddress: address, text, english: undefined, tag: 1, savedAt: START,
    baseText: text, scoring: { carbonPrice: 'cn-ets', seed: 1 }, writers: [],
  }) // prettier-ignore
  let standing = text
  session.attach({
    text: () => standing,
    replace: (next) => {
      if (next === standing) return
      standing = next
      session.changed()
    },
    undo: () => undefined,
  })
  return session
}

const typeIn = (session: WritingSession, from: string, to: string) => session.replace(session.text().replace(from, to))
const factsOf = (session: WritingSession): JsonMap => {
  const facts = frontMatterValue(session.text())
  return facts.ok ? facts.value : {}
}
const setFrom = (session: WritingSession, shown: JsonMap, path: Path, value: string | number) =>
  changeText(session, shown, path, (here, now) => [settingOf(now, here, value)])

describe('forms and the text of a window', () => {
  test('two fields put in within one moment are both in the text, both in the facts, and both on the server', async () => {
    const session = windowWith()
    const shown = factsOf(session)
    setFrom(session, shown, ['title', 'en'], 'A platform for villages')
    setFrom(session, shown, ['indicators', 'M1', 'level', 'max'], 2)
    expect(valueAt(session.view().facts, ['title', 'en'])).toBe('A platform for villages')
    expect(valueAt(session.view().facts, ['indicators', 'M1', 'level', 'max'])).toBe(2)
    await session.save(async () => undefined)
    expect(kept.text).toBe(session.text())
    const [was, is] = [TEXT.split('\n'), kept.text.split('\n')]
    expect(is.filter((line, index) => line !== was[index])).toEqual(['  en: A platform for villages', '    level: {min: 1, max: 2}']) // prettier-ignore
  })

  test('what is typed while the server answers goes to it afterwards, in whatever order it answers', async () => {
    const session = windowWith()
    let release: (() => void) | undefined
    const held = new Promise<void>((done) => (release = done))
    onKeep = () => held
    setFrom(session, factsOf(session), ['title', 'en'], 'First')
    const saving = session.save(async () => undefined)
    await expect.poll(() => kept.text).toContain('  en: First\n')
    onKeep = () => undefined
    setFrom(session, factsOf(session), ['title', 'zh-CN'], '第二')
    release!()
    await saving
    expect(kept.text).toContain('  zh-CN: 第二\n  en: First\n')
    expect(keepingStatus(session.view().keeping).kind).toBe('saved')
  })

  test('a field whose typing is not in the text yet is put there before a revision is made', async () => {
    const session = windowWith()
    const release = session.awaits(() => {
      release()
      setFrom(session, factsOf(session), ['title', 'en'], 'Typed last')
    })
    const done = await session.save(() => Promise.resolve(kept.text))
    expect(done!.answer).toContain('  en: Typed last\n')
  })
})

describe('a revision that is being made', () => {
  test('what is typed meanwhile is sent to nobody until the answer is there, and stays', async () => {
    const session = windowWith()
    typeIn(session, '\nformat: 1', '\n# mine\nformat: 1')
    const done = await session.save(async (tag) => {
      typeIn(session, '# mine', '# mine, and more')
      // Longer than the pause after which it would have been sent.
      await new Promise((wait) => setTimeout(wait, 1200))
      expect(kept.text).toContain('# mine\n')
      // The site keeps what it saved under a new tag.
      kept = { ...kept, tag: tag + 1 }
      return kept
    })
    await session.replaced({ ...done!.answer, english: undefined, savedAt: START }, done!.asked)
    expect(session.text()).toContain('# mine, and more\n')
    expect(keepingStatus(session.view().keeping).kind).toBe('saving')
    await session.save(async () => undefined)
    expect(kept.text).toContain('# mine, and more\n')
    expect(session.view().keeping.other).toBeUndefined()
  })

  test('what others changed comes in beside what was typed meanwhile; of the same place what was typed stays', async () => {
    const session = windowWith()
    const ours = /^ {2}en: (.*)$/m.exec(TEXT)![1]!
    const done = await session.save(async (tag) => {
      setFrom(session, factsOf(session), ['title', 'en'], 'Typed meanwhile')
      const theirs = kept.text.replace(`  en: ${ours}`, '  en: Theirs').replace(/^asOf: .*$/m, 'asOf: 2026-11')
      kept = { text: theirs, tag: tag + 1 }
      return kept
    })
    await session.replaced({ ...done!.answer, english: undefined, savedAt: START }, done!.asked)
    expect(session.text()).toContain('  en: Typed meanwhile\n')
    expect(session.text()).toContain('\nasOf: 2026-11\n')
    expect(session.text().length).toBe(TEXT.replace(ours, 'Typed meanwhile').replace(/^asOf: .*$/m, 'asOf: 2026-11').length) // prettier-ignore
  })
})
