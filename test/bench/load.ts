/**
 * A load generator of its own process: keep-alive connections on bare sockets, each with one request under way. It
 * parses no more of an answer than where it ends, so that the server is what is measured.
 * Reads a JSON line `{port, path, encoding, fresh, seconds, connections}` and writes one `{requests, seconds, busy}`.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

export interface Load {
  readonly port: number
  readonly path: string
  readonly encoding: 'identity' | 'gzip'
  /** Asks for another address each time, so that nothing is found in a cache. */
  readonly fresh: boolean
  readonly cookie?: string
  readonly seconds: number
  readonly connections: number
}

export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  /** Share of the time in which the generator itself was busy; near 1 it was what was measured. */
  readonly busy: number
}

/** Starts anew with each process, and is no address of an earlier one. */
let asked = process.pid * 1_000_000

function run(load: Load): Promise<LoadResult> {
  return new Promise((resolve, reject) => {
    let requests = 0
    let open = load.connections
    const started = performance.now()
    const cpu = process.cpuUsage()
    const until = started + 1000 * load.seconds
    const finish = () => {
      open -= 1
      if (open > 0) return
      const seconds = (performance.now() - started) / 1000
      const { user, system } = process.cpuUsage(cpu)
      resolve({ requests, seconds, busy: (user + system) / 1e6 / seconds })
    }
    const cookie = load.cookie === undefined ? '' : `Cookie: ${load.cookie}\r\n`
    const requestText = () => {
      asked += 1
      const path = load.fresh ? `${load.path}${load.path.includes('?') ? '&' : '?'}x=${asked}` : load.path
      return `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\nAccept-Encoding: ${load.encoding}\r\n${cookie}\r\n`
    }
    for (let index = 0; index < load.connections; index += 1) {
      const socket = connect(load.port, '127.0.0.1', () => socket.write(requestText()))
      const isComplete = answerReader()
      socket.setNoDelay(true)
      socket.on('data', (chunk) => {
        if (!isComplete(chunk)) return
        requests += 1
        if (performance.now() < until) socket.write(requestText())
        else {
          socket.destroy()
          finish()
        }
      })
      socket.on('error', reject)
    }
  })
}

/** Says of each chunk whether the answer ends with it. */
function answerReader(): (chunk: Buffer) => boolean {
  let head: Buffer = Buffer.alloc(0)
  let missing: number | 'chunked' | undefined
  let tail: Buffer = Buffer.alloc(0)
  return (chunk) => {
    let body = chunk
    if (missing === undefined) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end === -1) return false
      const lines = head.toString('latin1', 0, end)
      if (!lines.startsWith('HTTP/1.1 200')) throw new Error(`the server answered ${lines.slice(0, 40)}`)
      const length = /\r\ncontent-length: (\d+)/i.exec(lines)?.[1]
      missing = length === undefined ? 'chunked' : Number(length)
      body = head.subarray(end + 4)
      head = Buffer.alloc(0)
    }
    if (missing === 'chunked') {
      tail = Buffer.concat([tail, body]).subarray(-5)
      if (tail.toString('latin1') !== '0\r\n\r\n') return false
      tail = Buffer.alloc(0)
    } else {
      missing -= body.length
      if (missing > 0) return false
    }
    missing = undefined
    return true
  }
}

if (process.argv[1]?.endsWith('load.ts')) {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await run(JSON.parse(line) as Load))}\n`)
  }
}
