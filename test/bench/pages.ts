import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PageShape } from './bare-page.tsx'
import { median, type Measured } from './comparison.ts'
import type { Load, LoadResult } from './load.ts'
import { writeGeneratedLibrary } from './generated-library.ts'
import { freePort, startWorker, untilReady, type Worker } from './processes.ts'

/** The six largest cases of the shipped library. */
const SIX = 'qingshan-plan~xiaomi-esg~xiangcun-tepaiyuan~douyin-xunren~mayi-senlin~youxi-jia'
const PAGES = ['/cases/qingshan-plan', '/cases', '/', `/compare?c=${SIX}`]
/** A library large enough to weigh on the picture of all of it. */
const GENERATED_CASES = 2000
const PAGES_OF_MANY = ['/map']
const TURNS = 7
/** Turns that only warm both up: it takes seconds until all the code of a page is compiled well. */
const WARM_UP_TURNS = 4
const COLD_SECONDS = 3
const WARM_SECONDS = 2
const CONNECTIONS = 50
const QUIET = { LOG_LEVEL: 'warn' }

/**
 * Pages for a reader who is not signed in. Cold: each request asks for another address, so the page is rendered, beside
 * a bare Remix page of its size under the same server. Warm: the page from memory, beside `http` sending its bytes.
 */
export async function pages(): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'shandu-bench-'))
  const generated = join(folder, 'generated')
  const client = startWorker(1, 'test/bench/load.ts')
  try {
    writeGeneratedLibrary(generated, GENERATED_CASES)
    return [
      ...(await pagesOf('cases/library', PAGES, join(folder, 'shipped.db'), client)),
      ...(await pagesOf(generated, PAGES_OF_MANY, join(folder, 'generated.db'), client)),
    ]
  } finally {
    client.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The pages of a site with the cases of a folder. */
async function pagesOf(cases: string, paths: readonly string[], file: string, client: Worker): Promise<Measured[]> {
  const port = await freePort()
  const site = startWorker(0, 'app/server.ts', [], {
    ...QUIET,
    PORT: String(port),
    DATABASE_URL: `sqlite:${file}`,
    CASES_DIR: cases,
  })
  try {
    await untilReady(port)
    const results: Measured[] = []
    for (const path of paths) results.push(await cold(path, port, site, client), await warm(path, port, site, client))
    return results
  } finally {
    site.stop()
  }
}

async function cold(path: string, port: number, site: Worker, client: Worker): Promise<Measured> {
  const shape = await shapeOf(`http://127.0.0.1:${port}${path}`)
  const bare = startWorker(0, 'test/bench/bare-server.ts', [JSON.stringify(shape)], QUIET)
  const { port: barePort, bytes } = await bare.next<{ port: number; bytes: number }>()
  const load = { encoding: 'identity', connections: CONNECTIONS, seconds: COLD_SECONDS } as const
  const turns = await inTurns(
    client,
    [{ ...load, port, path, fresh: true }, site],
    [{ ...load, port: barePort, path: '/', fresh: true }, bare],
  )
  bare.stop()
  return {
    name: `${nameOf(path)}, cold`,
    ...turns.rates,
    yardstickName: 'a bare Remix page, the same server',
    unit: 'requests/s',
    target: { atLeast: 0.8 },
    note: `${kilobytes(shape.bytes)} and ${shape.elements.toLocaleString('en')} elements, ${kilobytes(shape.dataBytes)} of them loader data; the bare page ${kilobytes(bytes)}. ${turns.note}`,
  }
}

async function warm(path: string, port: number, site: Worker, client: Worker): Promise<Measured> {
  const plain = startWorker(0, 'test/bench/plain-server.ts', [`http://127.0.0.1:${port}${path}`])
  const { port: plainPort, bytes } = await plain.next<{ port: number; bytes: number }>()
  const load = { encoding: 'gzip', fresh: false, path, connections: CONNECTIONS, seconds: WARM_SECONDS } as const
  const turns = await inTurns(client, [{ ...load, port }, site], [{ ...load, port: plainPort }, plain])
  plain.stop()
  return {
    name: `${nameOf(path)}, warm`,
    ...turns.rates,
    yardstickName: 'plain `http`, the same bytes',
    unit: 'requests/s',
    target: { atLeast: 0.5 },
    note: `${kilobytes(bytes)} compressed. ${turns.note}`,
  }
}

type Side = readonly [Load, Worker]

async function inTurns(client: Worker, ours: Side, yardstick: Side) {
  const sides = { ours, yardstick }
  const rates = { ours: [] as number[], yardstick: [] as number[] }
  const microseconds = { ours: [] as number[], yardstick: [] as number[] }
  let busiest = 0
  for (let turn = -WARM_UP_TURNS; turn < TURNS; turn += 1) {
    for (const side of ['ours', 'yardstick'] as const) {
      const [load, server] = sides[side]
      const before = cpuSeconds(server)
      client.send(load)
      const { requests, seconds, busy } = await client.next<LoadResult>()
      if (turn < 0) continue
      rates[side].push(requests / seconds)
      busiest = Math.max(busiest, busy)
      const after = cpuSeconds(server)
      if (before !== undefined && after !== undefined) microseconds[side].push((1e6 * (after - before)) / requests)
    }
  }
  const [own = 0, other = 0] = [microseconds.ours, microseconds.yardstick].map((each) => each.length > 0 ? median(each) : 0) // prettier-ignore
  const cpu = own > 0 ? `Processor time a request ${Math.round(own)} and ${Math.round(other)} µs, ratio ${(other / own).toFixed(2)}; ` : '' // prettier-ignore
  return { rates, note: `${cpu}the load generator was busy at most ${Math.round(100 * busiest)} %` }
}

/** Processor time a process has used, all its threads, where the system tells. */
function cpuSeconds({ pid }: Worker): number | undefined {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return undefined
  // Fields after the name in brackets; user and system time are in hundredths of a second on every Linux node runs on.
  const fields = readFileSync(file, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function nameOf(path: string): string {
  if (path.endsWith(SIX)) return '`/compare` with the six largest cases'
  return PAGES_OF_MANY.includes(path) ? `\`${path}\` with ${GENERATED_CASES.toLocaleString('en')} cases` : `\`${path}\``
}

async function shapeOf(address: string): Promise<PageShape> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'identity', 'accept-language': 'zh-CN' } })
  const html = await answer.text()
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => script,
  )
  return {
    bytes: Buffer.byteLength(html),
    dataBytes: scripts.filter((script) => script.includes('streamController.enqueue')).reduce((sum, script) => sum + Buffer.byteLength(script), 0), // prettier-ignore
    elements: html.match(/<[a-z]/g)?.length ?? 0,
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
