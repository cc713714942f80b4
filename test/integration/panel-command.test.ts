import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import connected from '#test/oracle/panel/judges-connected.json'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'panel-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

interface Outcome {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function panel(language: string, ...words: string[]): Promise<Outcome> {
  return panelOn({ LANG: language }, ...words)
}

function panelOn(terminal: Readonly<Record<string, string>>, ...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const program = ['--import', 'tsx', 'app/commands/panel.ts', ...words]
    const env = { ...process.env, LC_ALL: '', LC_MESSAGES: '', COLUMNS: '', ...terminal }
    execFile(process.execPath, program, { env }, (error, output, errors) => {
      resolve({ code: error ? Number(error.code) : 0, output, errors })
    })
  })
}

test('the command prints the published panel in the language of the terminal, and as JSON what lme4 found', async () => {
  const scores = await file(
    'scores.csv',
    `entry,judge,score\n${connected.rows.map((row) => row.join(',')).join('\n')}\n`,
  )
  const english = await panel('en_GB.UTF-8', scores)
  expect(english).toMatchObject({ code: 0, errors: '' })
  // Best entry by lme4, second by its mean.
  expect(english.output).toMatch(/^1 {2,}E09 .* 2 {2,}3$/m)
  const chinese = await panel('zh_CN.UTF-8', scores)
  expect(chinese).toMatchObject({ code: 0, errors: '' })
  expect(chinese.output).toContain('谁能和谁比')
  const narrow = await panelOn({ LANG: 'en_GB.UTF-8', COLUMNS: '80' }, scores)
  expect(narrow.output.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(english.output.split('\n').filter((line) => line.length > 80)).not.toEqual([])

  const json = await panel('en', scores, '--json', '--seed', '5')
  const found = JSON.parse(json.output) as {
    seed: number
    model: { variances: Record<string, number>; ranks: { seed: number } }
  }
  expect(found.seed).toBe(5)
  expect(found.model.ranks.seed).toBe(5)
  for (const part of ['entry', 'judge', 'residual'] as const) {
    expect(found.model.variances[part]! / connected.REML[part]).toBeCloseTo(1, 3)
  }
  expect((await panel('zh_CN.UTF-8', scores, '--json', '--seed', '5')).output).toBe(json.output)
})

test('it weighs criteria, and takes a file as spreadsheets in Chinese write it', async () => {
  const rows = [1, 2, 3, 4].flatMap((entry) => [1, 2, 3].flatMap((judge) => ['x', 'y'].map((criterion) => `E${entry},J${judge},${criterion},${entry * (criterion === 'x' ? 2 : 1) + ((entry * judge) % 3)}`))) // prettier-ignore
  // 分数 is B7D6 CAFD in GB 2312.
  const old = Buffer.concat([Buffer.from('entry,judge,criterion,'), Buffer.from('b7d6cafd', 'hex'), Buffer.from(`\r\n${rows.join('\r\n')}\r\n`)]) // prettier-ignore
  const scores = await file('criteria.csv', old)
  const weights = await file('weights.csv', '\uFEFFcriterion,weight\nx,3\ny,1\n')
  const outcome = await panel('en', scores, '--criteria', weights)
  expect(outcome).toMatchObject({ code: 0, errors: expect.stringContaining('GB18030') })
  const european = await file('european.csv', 'sep=;\nentry;judge;score\nA;J;7,5\nA;K;8\nB;J;6,5\nB;K;9\n')
  expect(await panel('en', european)).toMatchObject({
    code: 0,
    errors: `${european}, line 3: The comma is read as a decimal point: 7,5 is 7.5.\n`,
  })
  expect(outcome.output).toMatch(/x 75%, y 25%/)
  expect(outcome.output).toContain('Without the criterion')
})

test('whoever reads only the first line gets no complaint', async () => {
  // More than a pipe holds.
  const lines = Array.from({ length: 900 }, (_, index) => `Entry ${index % 300},J${Math.floor(index / 300)},${(index * 37) % 101}`) // prettier-ignore
  const scores = await file('long.csv', `entry,judge,score\n${lines.join('\n')}\n`)
  const outcome = await new Promise<Outcome>((resolve) => {
    const line = `"${process.execPath}" --import tsx app/commands/panel.ts "${scores}" --json | head -1`
    execFile('sh', ['-c', line], (error, output, errors) => resolve({ code: error ? Number(error.code) : 0, output, errors })) // prettier-ignore
  })
  expect(outcome).toEqual({ code: 0, output: '{\n', errors: '' })
})

test('it exits with 1 and names file and line of each problem, twenty at most', async () => {
  const lines = Array.from({ length: 23 }, (_, index) => `E${index},J,bad`)
  const scores = await file('bad.csv', `entry,judge,score\n${lines.join('\n')}\n`)
  const english = await panel('en', scores)
  expect(english).toMatchObject({ code: 1, output: '' })
  expect(english.errors.trim().split('\n')).toHaveLength(21)
  expect(english.errors).toContain(`${scores}, line 2: score is no number: "bad".`)
  expect(english.errors).toContain('3 more problems')
  const chinese = await panel('zh_CN.UTF-8', scores)
  expect(chinese.errors).toContain(`${scores}，第 2 行：score 不是数字：“bad”。`)

  expect(await panel('en', folder)).toMatchObject({ code: 1, errors: expect.stringContaining('folder') })
  expect(await panel('en', join(folder, 'none.csv'))).toMatchObject({ code: 1, errors: expect.stringContaining('no such file') }) // prettier-ignore
  expect(await panel('en')).toMatchObject({ code: 1, errors: expect.stringContaining('Usage') })
  expect(await panel('en', scores, '--seed', 'x')).toMatchObject({ code: 1, errors: expect.stringContaining('--seed') })
  expect(await panel('en', scores, '--sead=1')).toMatchObject({ code: 1, errors: expect.stringContaining('Usage') })
  expect(await panel('en', await file('empty.csv', ''))).toMatchObject({ code: 1, errors: expect.stringMatching(/line 1: .*empty/) }) // prettier-ignore
})
