import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadCases } from '#cases/load.server.ts'
import { lineOf, makeCase, makeCaseText } from '#test/make/case.ts'

let library: string
beforeEach(async () => {
  library = await mkdtemp(path.join(tmpdir(), 'library-'))
})
afterEach(() => rm(library, { recursive: true }))

async function put(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.join(library, folder), { recursive: true })
  await writeFile(path.join(library, folder, file), content)
}

const translation = (digest: string) => `---
format: 1
id: find-people
translates: ${digest}
---
## Problem and target group

Lost people.

## What was done

Notices.

## Results

Found [22,859](fact:reunited).

## Limits and open questions

Costs.
`

const codes = async () =>
  (await loadCases(library)).map((entry) => [
    entry.slug,
    entry.ok,
    ...(entry.ok ? entry.warnings : entry.problems).map((found) => found.code),
  ])

describe('loading a library', () => {
  test('a broken case leaves the others alone', async () => {
    await put('find-people', 'case.md', makeCase())
    await put('broken', 'case.md', '---\nformat: [\n---\n')
    await put('empty', 'notes.txt', '')
    await put('other-name', 'case.md', makeCase())
    await put('Odd_Name', 'case.md', makeCase())
    await put('.hidden', 'case.md', makeCase())
    await put('.', 'README.md', 'not a case')
    await symlink(path.join(library, 'find-people'), path.join(library, 'link'))
    await mkdir(path.join(library, 'linked-file'))
    await symlink(path.join(library, 'find-people', 'case.md'), path.join(library, 'linked-file', 'case.md'))
    expect(await codes()).toEqual([
      ['Odd_Name', false, 'folder-odd'],
      ['broken', false, 'yaml-syntax'],
      ['empty', false, 'file-unreadable'],
      ['find-people', true],
      ['link', false, 'folder-odd'],
      ['linked-file', false, 'file-unreadable'],
      ['other-name', false, 'folder-name'],
    ])
  })

  test('gives bytes, translation and attachments', async () => {
    const bytes = makeCase()
    await put('find-people', 'case.md', bytes)
    await put('find-people', 'en.md', translation(createHash('sha256').update(bytes).digest('hex')))
    await put('find-people', 'photo.png', 'x')
    const [loaded] = await loadCases(library)
    expect(loaded).toMatchObject({ ok: true, warnings: [{ code: 'file-unused' }], attachments: ['photo.png'] })
    if (!loaded?.ok) throw new Error('the case must load')
    expect(new Uint8Array(loaded.bytes)).toEqual(bytes)
    expect(loaded.translation?.parsed.sections.map((section) => section.heading)).toContain('Results')
  })

  test('an outdated translation is kept with a warning, a broken one is left out', async () => {
    await put('find-people', 'case.md', makeCase())
    await put('find-people', 'en.md', translation('a'.repeat(64)))
    expect(await codes()).toEqual([['find-people', true, 'translation-outdated']])
    await put('find-people', 'en.md', translation('a'.repeat(64)).replace('22,859', '22,895'))
    const [loaded] = await loadCases(library)
    expect(loaded).toMatchObject({ ok: true, warnings: [{ code: 'prose-contradicts-fact', severity: 'error' }] })
    expect(loaded).not.toHaveProperty('translation')
  })

  test('a folder that is not there is the caller’s mistake', async () => {
    await expect(loadCases(path.join(library, 'nowhere'))).rejects.toThrow('ENOENT')
  })
})

describe('npm run check', () => {
  const check = async (...words: string[]) => {
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'app/commands/check.ts', ...words])
    return run.then(
      ({ stdout }) => ({ code: 0, lines: stdout.trim().split('\n') }),
      (error: { code: number; stdout: string }) => ({ code: error.code, lines: error.stdout.trim().split('\n') }),
    )
  }

  test('names the line and the rule, and fails', { timeout: 30_000 }, async () => {
    const broken = makeCaseText([['value: 1711', 'value: 1712']])
    await put('find-people', 'case.md', broken)
    const { code, lines } = await check('--lang', 'en', library)
    expect(code).toBe(1)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain(`case.md:${lineOf(broken, 'parts:')}:`)
    expect(lines[0]).toContain('  error  breakdown-sum  outcomes[0].breakdown.parts: The parts add up to 22860')
    expect(lines[1]).toBe('1 cases checked, 1 broken: 1 errors, 0 warnings')
  })

  test('passes with warnings, in Chinese, for a single file of any name', { timeout: 30_000 }, async () => {
    await put('drafts', 'draft.md', makeCaseText([['[12.5%](fact:success-rate)', '未知']]))
    const { code, lines } = await check('--lang', 'zh-CN', path.join(library, 'drafts', 'draft.md'))
    expect(code).toBe(0)
    expect(lines[0]).toContain('warning  unused-fact')
    expect(lines[0]).toContain('没有在正文出现')
    expect(lines[1]).toBe('检查了 1 个案例，0 个不能使用：错误 0 处，警告 1 处')
  })
})
