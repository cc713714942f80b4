import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import ROUTES from '#app/routes.ts'

/** Every file git tracks or would track, so that a new file is held to the rules before it is committed. */
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'cases', 'scoring', 'db'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && existsSync(file))

interface Import {
  readonly from: string
  readonly to: string
  /** Erased at compile time: free to cross into server files, but not to break the layers. */
  readonly typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8')
  return [...source.matchAll(IMPORT)].map((match) => {
    const target = (match[3] ?? match[4]) as string
    const bare = target.replace(/\?url$/, '')
    const to = bare.startsWith('#')
      ? bare.slice(1)
      : bare.startsWith('.')
        ? normalize(join(dirname(file), bare))
        : `npm:${bare}`
    return { from: file, to, typeOnly: match[2] !== undefined }
  })
}

const all = files.flatMap(importsOf)
const inside = all.filter(({ to }) => !to.startsWith('npm:') && !to.startsWith('node:') && /\.tsx?$/.test(to))

/** The browser may get these, so nothing below may reach a database, a file or a setting. */
const SHIPPED = /^app\/(?:browser|charts|components|forms|i18n|search)\//
const SERVER_ONLY = /\.server\.tsx?$|^db\/|^app\/(?:services|commands|http)\//
const NUMERICAL_PACKAGES = ['npm:pure-rand/generator/xoroshiro128plus', 'npm:ml-matrix']

const layer = (file: string): string => file.split('/')[0] as string
const said = ({ from, to }: Import) => `${from} -> ${to}`

describe('who may import whom', () => {
  test('the files were found', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(inside.length).toBeGreaterThan(200)
  })

  test('scoring imports scoring and numerical packages on a short list', () => {
    const wrong = all.filter(
      ({ from, to }) => layer(from) === 'scoring' && layer(to) !== 'scoring' && !NUMERICAL_PACKAGES.includes(to),
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('cases import cases and scoring', () => {
    const wrong = inside.filter(({ from, to }) => layer(from) === 'cases' && !['cases', 'scoring'].includes(layer(to)))
    expect(wrong.map(said)).toEqual([])
  })

  test('db imports db, and of scoring only types', () => {
    const wrong = inside.filter(
      ({ from, to, typeOnly }) => layer(from) === 'db' && layer(to) !== 'db' && !(layer(to) === 'scoring' && typeOnly),
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('what ships to the browser imports neither db, services, commands nor server files', () => {
    const wrong = inside.filter(
      ({ from, to, typeOnly }) =>
        SHIPPED.test(from) && !/\.server\.tsx?$/.test(from) && SERVER_ONLY.test(to) && !typeOnly,
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('routes import app only, and nothing imports a route', () => {
    const fromRoutes = inside.filter(({ from, to }) => from.startsWith('app/routes/') && layer(to) !== 'app')
    expect(fromRoutes.map(said)).toEqual([])
    const sql = all.filter(
      ({ from, to }) => from.startsWith('app/routes/') && /^npm:(?:kysely|better-sqlite3|pg)\b/.test(to),
    )
    expect(sql.map(said)).toEqual([])
    const toRoutes = inside.filter(({ to }) => to.startsWith('app/routes/'))
    expect(toRoutes.map(said)).toEqual([])
  })

  test('search knows texts and nothing of cases, databases or pages', () => {
    const wrong = inside.filter(({ from, to }) => from.startsWith('app/search/') && !to.startsWith('app/search/'))
    expect(wrong.map(said)).toEqual([])
  })

  test('nothing but the app imports the app', () => {
    expect(inside.filter(({ from, to }) => layer(to) === 'app' && layer(from) !== 'app').map(said)).toEqual([])
  })

  test('every route file is named in the list of addresses, and each address by one file', () => {
    const listed = ROUTES.map(({ file }) => `app/${file}`)
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed.toSorted()).toEqual(files.filter((file) => file.startsWith('app/routes/')).toSorted())
  })

  test('there are no cycles', () => {
    const edges = new Map<string, string[]>()
    for (const { from, to, typeOnly } of inside) if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), to])
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const walk = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
        return
      }
      state.set(file, 'open')
      for (const next of edges.get(file) ?? []) walk(next, [...path, file])
      state.set(file, 'done')
    }
    for (const file of files) walk(file, [])
    expect(cycles).toEqual([])
  })
})

describe('a calm house', () => {
  test('no folder of odds and ends, no barrel', () => {
    expect(files.filter((file) => /\/(?:utils?|helpers?|common|lib|misc)\//.test(file))).toEqual([])
    const barrels = files.filter((file) => {
      const lines = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/\*|\*)/.test(line))
      return /(?:^|\/)index\.tsx?$/.test(file) && lines.every((line) => /^\s*export\b.*\bfrom\b/.test(line))
    })
    expect(barrels).toEqual([])
  })

  test('scoring knows no clock and no chance of its own', () => {
    const wrong = files
      .filter((file) => layer(file) === 'scoring')
      .filter((file) => /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bDate\(/.test(readFileSync(file, 'utf8')))
    expect(wrong).toEqual([])
  })

  test('one file reads the settings; another only asks the terminal for its language and width', () => {
    const readers = files.filter((file) =>
      /\bprocess\.env\b(?!\[['"]NODE_ENV['"]\] \?\?=)/.test(readFileSync(file, 'utf8')),
    )
    expect(readers).toEqual(['app/commands/terminal-language.ts', 'app/env.server.ts'])
  })
})
