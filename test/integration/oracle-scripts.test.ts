import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const FOLDER = 'test/oracle/panel'

interface Oracle {
  readonly script: string
  readonly program: string
  readonly words: readonly string[]
  readonly stored: string
  readonly packages: readonly string[]
  /** How far numbers may lie apart, in themselves or, below one, absolutely. */
  readonly tolerance: number
}

/** Each script says in its head by which line it was run and, where that is coarse, to what its numbers hold; it loads its packages by name. */
const oracles = readdirSync(FOLDER)
  .filter((name) => /\.(?:py|R)$/.test(name))
  .map((script): Oracle => {
    const source = readFileSync(`${FOLDER}/${script}`, 'utf8')
    const [, program, words, stored] = /^#? +(python3|Rscript) (.+) > (.+)$/m.exec(source) ?? []
    if (program === undefined) throw new Error(`${script} does not say how it is run.`)
    const loads = program === 'python3' ? /^(?:import (\w+)|from (\w+)[\w.]* import)/gm : /\blibrary\((\w+)\)/g
    const packages = [...new Set([...source.matchAll(loads)].map(([, name, other]) => (name ?? other)!))]
    const tolerance = Number(/^#? +Holds to (\S+)/m.exec(source)?.[1] ?? 1e-6)
    return { script, program, words: words!.split(' '), stored: stored!, packages, tolerance }
  })

async function present({ program, packages }: Oracle): Promise<boolean> {
  const line =
    program === 'python3'
      ? ['-c', packages.map((name) => `import ${name}`).join('\n')]
      : ['-e', ['TRUE', ...packages.map((name) => `loadNamespace("${name}")`)].join(';')]
  return run(program, line).then(
    () => true,
    () => false,
  )
}

const here = await Promise.all(oracles.map(present))

/** The same shape, words and, up to the last digits of another version of R, numpy or their linear algebra, the same numbers. */
function expectAlike(found: unknown, stored: unknown, tolerance: number, at: string): void {
  if (typeof stored === 'number' && typeof found === 'number') {
    expect(Math.abs(found - stored), at).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(stored)))
  } else if (typeof stored === 'object' && stored !== null && typeof found === 'object' && found !== null) {
    expect(Object.keys(found), at).toEqual(Object.keys(stored))
    for (const [name, value] of Object.entries(stored)) {
      expectAlike((found as Record<string, unknown>)[name], value, tolerance, `${at}.${name}`)
    }
  } else expect(found, at).toBe(stored)
}

describe('stored expectations are what their scripts print', () => {
  test('every stored file has a script', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
    const made = oracles.map(({ stored }) => stored.replace(`${FOLDER}/`, ''))
    // Penicillin and technology achievement are published data; the connected panel was computed elsewhere, by R and numpy.
    const given = ['penicillin.json', 'judges-connected.json', 'technology-achievement.json']
    expect(files.filter((name) => !given.includes(name)).toSorted()).toEqual(made.toSorted())
  })

  oracles.forEach((oracle, index) => {
    const { script, program, words, stored, tolerance } = oracle
    // Only where R or Python and the packages are installed: nothing of the product needs them.
    test.runIf(here[index])(script, { timeout: 600_000 }, async () => {
      const { stdout } = await run(program, words, { maxBuffer: 2 ** 28 })
      expectAlike(JSON.parse(stdout), JSON.parse(readFileSync(stored, 'utf8')), tolerance, script)
    })
  })
})
