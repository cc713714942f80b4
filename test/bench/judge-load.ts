/**
 * Simulated judges in a process of their own: each fills in sheets as the page's script does, one save after the other,
 * every third one submitted. Reads a JSON line `JudgeLoad`, writes one `JudgeLoadResult`; what the server has said it
 * kept is remembered from one line to the next.
 */
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { percentile } from './comparison.ts'

export interface JudgeLoad {
  readonly port: number
  /** Under which each judge sends, of the sheets they fill in by turns. */
  readonly judges: readonly { readonly cookie: string; readonly addresses: readonly string[] }[]
  readonly seconds: number
  /** Between the saves of one judge. */
  readonly everyMs: number
  /** Takes everything with a 204: nothing is remembered of it. */
  readonly isBare: boolean
}

/** The last thing that the server has said it has. */
export interface Acknowledged {
  readonly tag: number
  readonly note: string
}

export interface JudgeLoadResult {
  /** That were acknowledged: the times are of these alone, since a failure can be quick. */
  readonly saves: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly slowestMs: number
  /** By what came in place of an answer: a status, or the code of a broken line. */
  readonly errors: Readonly<Record<string, number>>
  /** Share of the time in which this process itself was busy. */
  readonly busy: number
  /** By judge and address, since the process began. */
  readonly acknowledged: readonly (readonly [judge: number, address: string, Acknowledged])[]
}

const SUBMITTED_EVERY = 3
const known = new Map<string, Acknowledged>()
/** How often each judge has sent something, to each of the two servers. */
const sentOf = new Map<string, number>()
let typed = 0

async function run({ port, judges, seconds, everyMs, isBare }: JudgeLoad): Promise<JudgeLoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: judges.length })
  const times: number[] = []
  const errors: Record<string, number> = {}
  const started = performance.now()
  const cpu = process.cpuUsage()
  const until = started + 1000 * seconds
  const judge = async (number: number) => {
    const { cookie, addresses } = judges[number]!
    // All of them begin within one round, evenly.
    let next = started + (everyMs * number) / judges.length
    for (;;) {
      // What would begin after the end is not waited for: a turn lasts as long as it says.
      if (next >= until) return
      await wait(Math.max(0, next - performance.now()))
      if (performance.now() >= until) return
      next += everyMs
      const own = `${number} ${isBare}`
      const count = sentOf.get(own) ?? 0
      sentOf.set(own, count + 1)
      const address = addresses[count % addresses.length]!
      const key = `${number} ${address}`
      const round = Math.floor(count / addresses.length) + 1
      const { body, note } = bodyOf(known.get(key)?.tag ?? 0, round % SUBMITTED_EVERY === 0)
      const sent = performance.now()
      const answer = await post(agent, port, address, cookie, body)
      if (answer.status === (isBare ? 204 : 200)) {
        times.push(performance.now() - sent)
        if (!isBare) known.set(key, { tag: (JSON.parse(answer.body) as { tag: number }).tag, note })
      } else errors[answer.status] = (errors[answer.status] ?? 0) + 1
    }
  }
  await Promise.all(judges.map((_, number) => judge(number)))
  agent.destroy()
  const passed = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return {
    saves: times.length,
    seconds: passed,
    p50Ms: percentile(times, 50),
    p99Ms: percentile(times, 99),
    slowestMs: Math.max(...times),
    errors,
    busy: (user + system) / 1e6 / passed,
    acknowledged: isBare ? [] : [...known].map(([key, last]) => [Number(key.split(' ')[0]), key.split(' ')[1]!, last]),
  }
}

/** As the script of a sheet sends it: scores, a reason of some sentences, and where it is shown. */
function bodyOf(tag: number, isSubmitted: boolean): { readonly body: string; readonly note: string } {
  typed += 1
  const note =
    `${typed} ${'The entry says how many people it has reached, and how that was counted. '.repeat(4)}`.trim()
  const fields = {
    'score.need': String(1 + (typed % 5)),
    'score.effect': '3',
    'note.need': note,
    'evidence.need': 'p. 4',
  }
  const sent = isSubmitted
    ? { intent: 'submit', tag: String(tag), revision: '1', ...fields, incomplete: 'yes', reason: 'on second thoughts' }
    : { intent: 'keep', tag, text: JSON.stringify({ revision: '1', ...fields }) }
  return { body: JSON.stringify(sent), note }
}

interface Answered {
  readonly status: number | string
  readonly body: string
}

function post(agent: Agent, port: number, path: string, cookie: string, body: string): Promise<Answered> {
  return new Promise((resolve) => {
    const headers = {
      cookie,
      origin: `http://localhost:${port}`,
      host: `localhost:${port}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
      answer.on('error', (error) => resolve({ status: error.message, body: '' }))
    })
    asked.on('error', (error: NodeJS.ErrnoException) => resolve({ status: error.code ?? error.message, body: '' }))
    asked.end(body)
  })
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await run(JSON.parse(line) as JudgeLoad))}\n`)
}
